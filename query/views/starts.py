"""Where a walk through the graph may begin: what a few words name, recognised as in a question."""

from ontology.iris import Iri
from query.asked.bodies import find_bodies
from query.asked.documents import find_called, find_numbers, find_quoted
from query.asked.reading import Reading
from query.asked.scope import find_place
from query.asked.spelling import mend
from query.asked.wording import normalise, plain
from query.holdings import Holdings

MOST = 20  # things that are offered


def find_starts(text: str, holdings: Holdings) -> tuple[Iri, ...]:
    """Return the bodies, documents and regions that `text` names, the surest first; none where it names none.

    Words that no rule recognises name what has them in its name.
    """
    words = normalise(text)
    reading = Reading(mend(words, holdings))
    parts = find_numbers(reading, holdings)[0] or find_quoted(reading, holdings)[0]
    parts = parts or find_called(reading, holdings)
    mentions = find_bodies(reading, holdings)
    _, regions = find_place(reading, holdings)
    bodies = [body for mention in mentions for body in (mention.bodies or mention.others)]
    found = [*(part.document.iri for part in parts), *(body.iri for body in bodies)]
    found = found or list(regions) or _containing(words, holdings)
    return tuple(dict.fromkeys(found))[:MOST]


def _containing(words: str, holdings: Holdings) -> list[Iri]:
    """Return the documents and bodies with `words` in their name or number, the shortest names first."""
    said = plain(words)
    if not said:
        return []
    documents = [(f"{doc.title or doc.name} {doc.number}", doc.iri) for doc in holdings.documents]
    bodies = [(body.name, body.iri) for body in holdings.bodies]
    fitting = [(name, iri) for name, iri in (*documents, *bodies) if said in plain(name)]
    return [iri for _, iri in sorted(fitting, key=lambda pair: (len(pair[0]), pair))]
