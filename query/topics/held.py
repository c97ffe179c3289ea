"""The store's documents as the index wants them: which are held, and each one's text and tasks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from graph.store import GraphStore
from graph.values import Row
from ontology.iris import document_iri
from ontology.model import Span
from query.sparql import load
from query.topics.passages import PASSAGE_RULES, HeldDocument, TaskPlace
from query.topics.postings import WORD_RULES


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the store; `key` is another one as soon as its passages may be others."""

    name: str
    key: str
    title: str
    region: str


def list_held(store: GraphStore) -> list[Listed]:
    """Return the documents of `store` by name."""
    rows = store.select(load("index_documents"))
    return [_listed(next(group)) for _, group in groupby(rows, key=lambda row: str(row["name"]))]


def _listed(row: Row) -> Listed:
    title, region = str(row.get("title") or row["name"]), str(row.get("region") or "")
    told = "\0".join(
        (str(row["sha256"]), title, region, str(row.get("rules") or ""), PASSAGE_RULES, WORD_RULES)
        + ((str(row["corrected"]),) if "corrected" in row else ())
    )
    return Listed(str(row["name"]), sha256(told.encode("utf-8")).hexdigest()[:16], title, region)


def read_held(store: GraphStore, listed: Listed) -> HeldDocument:
    """Return the text and the tasks of a document of `store`."""
    bodies: dict[str, list[str]] = {}
    document = {"document": document_iri(listed.name)}
    for row in store.select(load("index_bodies"), document):
        bodies.setdefault(str(row["id"]), []).append(str(row["written"]))
    rows = store.select(load("index_tasks"), document)
    tasks = tuple(_read_tasks(rows, bodies))
    return HeldDocument(listed.name, listed.title, listed.region, store.text(listed.name), tasks)


def _read_tasks(rows: list[Row], bodies: Mapping[str, Sequence[str]]) -> Iterator[TaskPlace]:
    """Yield a task for the rows of each id, its places in order."""
    for task, group in groupby(rows, key=lambda row: str(row["id"])):
        places = list(group)
        first = places[0]
        path = str(first.get("path") or "")
        yield TaskPlace(
            task,
            str(first["title"]) if "title" in first else None,
            tuple(path.split("/")) if path else (),
            tuple(sorted({Span(int(str(row["start"])), int(str(row["end"]))) for row in places})),
            tuple(bodies.get(task, ())),
        )
