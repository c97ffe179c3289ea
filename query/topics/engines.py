"""Which engine serves which model: the embedded model light for a few texts, in full for many."""

from collections.abc import Sequence

from query.embed import Embedder, Progress, Prompts, open_embedded, open_named
from query.topics.light import LightEmbedder
from query.topics.weights import EMBEDDED_NAME, HIDDEN, Rows

MANY = 2000  # texts from which on the large library has made up for the seconds that it takes to load


class EmbeddedModel:
    """The embedded model, opened by the first call; both its engines give the same vectors."""

    name = EMBEDDED_NAME
    dimension = HIDDEN
    prompts = Prompts(query="query: ", passage="query: ")

    def __init__(self) -> None:
        self._light: LightEmbedder | None = None

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return one row of length 1 for each text, each text read behind `prompt`."""
        if len(texts) >= MANY:
            return open_embedded().embed(texts, prompt, progress)
        if self._light is None:
            self._light = LightEmbedder()
        return self._light.embed(texts, prompt, progress)


def open_embedder(model: str | None = None) -> Embedder:
    """Return the embedded model, or the one that `model` names (a folder, or a model kept on this machine).

    Raises:
        QueryError: the model named is not on this machine.
    """
    return open_named(model) if model else EmbeddedModel()
