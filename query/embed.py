"""The door to sentence-transformers: what an embedder is, and the engines that need the large library."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from ontology.errors import QueryError
from query.topics.weights import (
    EMBEDDED_NAME,
    LONGEST,
    MARKS,
    PADDING,
    Rows,
    Weights,
    build_tokenizer,
    rarities,
    read_weights,
    weigh,
)

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

BATCH = 32
CHUNK = 256  # texts between two reports of progress
Progress = Callable[[int, int], None]  # texts done, texts in all


@dataclass(frozen=True, slots=True)
class Prompts:
    """The words that a model wants before a query and before a passage; empty where it wants none."""

    query: str
    passage: str


class Embedder(Protocol):
    """Anything that turns texts into vectors; `name` tells models apart whose vectors may not mix."""

    @property
    def name(self) -> str:
        """The model's name, the same for every engine that gives the same vectors."""

    @property
    def dimension(self) -> int:
        """The length of a row."""

    @property
    def prompts(self) -> Prompts:
        """The words that go before a query and before a passage."""

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return one float32 row of length 1 for each text, each text read behind `prompt`."""


class SentenceEmbedder:
    """A model of sentence-transformers."""

    def __init__(self, name: str, model: "SentenceTransformer", prompts: Prompts) -> None:
        """Take a model that has been loaded.

        Raises:
            QueryError: it does not give one vector for a text.
        """
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise QueryError(f"语义模型“{name}”不输出句向量；请换一个句向量模型，或改用内置模型")
        self.name = name
        self.dimension = dimension
        self.prompts = prompts
        self._model = model

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return one row of length 1 for each text, each text read behind `prompt`."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        order = sorted(range(len(texts)), key=lambda place: (len(texts[place]), texts[place]))
        for start in range(0, len(order), CHUNK):
            chunk = order[start : start + CHUNK]
            rows[chunk] = self._encode([texts[place].strip() for place in chunk], prompt)
            if progress:
                progress(start + len(chunk), len(texts))
        return rows

    def _encode(self, texts: list[str], prompt: str) -> Rows:
        found = self._model.encode(
            texts, prompt=prompt or None, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, np.float32)


def open_embedded() -> SentenceEmbedder:
    """Return the embedded model as a SentenceTransformer built in memory; slow to load, fast in batches."""
    model = _build_model(read_weights())
    return SentenceEmbedder(EMBEDDED_NAME, model, Prompts(query="query: ", passage="query: "))


def open_named(name: str) -> SentenceEmbedder:
    """Return the model in the folder `name`, or of that name among the models kept on this machine.

    Raises:
        QueryError: it is not on this machine, or it is no model that can be read.
    """
    _stay_offline()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    known = str(Path(name).resolve()) if Path(name).is_dir() else name
    try:
        model = SentenceTransformer(known, device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise QueryError(
            f"语义模型“{name}”不在本机或无法读取；政图不联网下载，请给出模型所在的文件夹，或改用内置模型"
        ) from error
    _cap_threads()
    return SentenceEmbedder(known, model, _prompts_of(model.prompts))


def _prompts_of(named: Mapping[str, str | None]) -> Prompts:
    """Return what a model's own settings say goes before queries and passages."""
    return Prompts(
        query=named.get("query") or "",
        passage=named.get("passage") or named.get("document") or "",
    )


def _stay_offline() -> None:
    """Tell the libraries that look for models on the network not to."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"


def _cap_threads() -> None:
    """Keep torch to the processors that this process may use."""
    import torch

    torch.set_num_threads(min(torch.get_num_threads(), len(os.sched_getaffinity(0))))


def _build_model(weights: Weights) -> "SentenceTransformer":
    """Return the sentence-transformers model over `weights`: BERT, weighted mean of the tokens, length 1."""
    _stay_offline()
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules.input_module import InputModule
    from sentence_transformers.base.modules.normalize import Normalize
    from sentence_transformers.sentence_transformer.modules import Pooling

    _cap_threads()
    tokenizer = build_tokenizer(weights)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id(PADDING), pad_token=PADDING)
    bert, rare = _build_bert(weights), rarities(weights)

    class Reader(InputModule):
        """Text to states of tokens."""

        max_seq_length = LONGEST

        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.bert = bert
            self.tokenizer = tokenizer

        def preprocess(self, inputs: Any, prompt: str | None = None, **_: object) -> "dict[str, Tensor]":  # noqa: ANN401
            read = tokenizer.encode_batch([(prompt or "") + text for text in inputs])
            size = len(tokenizer.encode(prompt or "").ids) - MARKS
            ids, mask = (np.array([getattr(one, name) for one in read]) for name in ("ids", "attention_mask"))
            counted = np.zeros(ids.shape, np.float32)
            for row, length in enumerate(mask.sum(axis=1)):
                counted[row, :length] = weigh(rare, ids[row, :length], size)
            features = {"input_ids": ids, "attention_mask": mask, "counted": counted}
            return {name: torch.from_numpy(values) for name, values in features.items()}

        def forward(self, features: "dict[str, Tensor]", **_: object) -> "dict[str, Tensor]":
            states = bert(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
            return {
                **features,
                "token_embeddings": states.last_hidden_state * features["counted"][:, :, None],
            }

        def get_embedding_dimension(self) -> int:
            return weights.hidden

        def save(self, output_path: str, *_: object, **__: object) -> None:
            bert.save_pretrained(output_path)
            tokenizer.save(str(Path(output_path) / "tokenizer.json"))

    modules = [Reader(), Pooling(weights.hidden, pooling_mode="mean"), Normalize()]
    return SentenceTransformer(modules=modules, device="cpu")


def _build_bert(weights: Weights) -> Any:  # noqa: ANN401  (transformers is not typed)
    """Return a BertModel whose parameters are those of `weights` in float32."""
    import torch
    from transformers import BertConfig, BertModel

    tensors = _name_tensors(weights)
    config = BertConfig(
        vocab_size=len(tensors["embeddings.word_embeddings.weight"]),
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.inner,
        max_position_embeddings=LONGEST,
        pad_token_id=1,
    )
    bert = BertModel(config, add_pooling_layer=False)
    bert.load_state_dict({name: torch.from_numpy(rows) for name, rows in tensors.items()}, assign=True)
    bert.eval()  # type: ignore[no-untyped-call]
    return bert


def _name_tensors(weights: Weights) -> dict[str, Rows]:
    """Return the tensors under the names that BertModel gives them."""
    hidden, inner = weights.hidden, weights.inner
    matrices = {
        "attention.self.query": ("q", hidden, hidden),
        "attention.self.key": ("k", hidden, hidden),
        "attention.self.value": ("v", hidden, hidden),
        "attention.output.dense": ("ao", hidden, hidden),
        "intermediate.dense": ("fi", inner, hidden),
        "output.dense": ("fo", hidden, inner),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    tensors = {
        "embeddings.word_embeddings.weight": weights.words(slice(None)),
        "embeddings.position_embeddings.weight": weights.positions(),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
    }
    for number in range(weights.layers):
        ours, theirs = f"l{number}.", f"encoder.layer.{number}."
        for name, (part, outputs, inputs) in matrices.items():
            tensors[f"{theirs}{name}.weight"] = weights.matrix(f"{ours}{part}.w", outputs, inputs)
            tensors[f"{theirs}{name}.bias"] = weights.vector(f"{ours}{part}.b")
        for name, part in norms.items():
            tensors[f"{theirs}{name}.weight"] = weights.vector(f"{ours}{part}.w")
            tensors[f"{theirs}{name}.bias"] = weights.vector(f"{ours}{part}.b")
    return tensors
