"""Corrections of facts by people: what each one says, and how the graph keeps it apart from what was read.

The records lie in a graph of their own, one for each document whatever its version, and are the truth.
What they make of the facts of a version held (`graph/applying.py`, `graph/amend.py`) can always be made
again.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from rdflib import PROV, RDF, RDFS

from graph.store import GraphStore
from graph.triples import Triple, triple
from ontology.codec import read_task, write_task
from ontology.iris import author_iri, correction_iri
from ontology.model import Assignment, Deadline, Fact, Task, Threshold
from ontology.terms import ZT

RECORDS = (
    "SELECT DISTINCT ?identity ?record ?reason ?author ?time { ?correction a zt:Correction ; "
    "zt:identity ?identity ; zt:record ?record ; zt:reason ?reason ; prov:endedAtTime ?time ; "
    "prov:wasAssociatedWith/rdfs:label ?author }"
)
APPLIED = (
    "SELECT ?name (COUNT(DISTINCT ?correction) AS ?count) { ?correction zt:corrects ?task . "
    "?task zt:inDocument/zt:name ?name } GROUP BY ?name"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that someone put right: `before` is taken out, `after` is put in, one of them may be `None`.

    `task` is the task as it was then, without facts; `identity` is that of its document. `id` is unique
    in a store.
    """

    id: int
    identity: str
    task: Task
    before: Fact | None
    after: Fact | None
    reason: str
    author: str
    time: datetime

    @property
    def note(self) -> str:
        """Return why, by whom and when: 与市政府常务会议纪要一致（办公室一，2026-11-27）."""
        return f"{self.reason}（{self.author}，{self.time.date()}）"


def build_records(corrections: Iterable[Correction]) -> Iterator[Triple]:
    """Yield the triples of the records, without what they do to any version held."""
    for one in corrections:
        iri, author = correction_iri(one.id), author_iri(one.author)
        yield triple(iri, RDF.type, ZT.Correction)
        yield triple(iri, ZT.identity, one.identity)
        yield triple(iri, ZT.record, _write(one))
        yield triple(iri, ZT.reason, one.reason)
        yield triple(iri, PROV.endedAtTime, one.time)
        yield triple(iri, PROV.wasAssociatedWith, author)
        yield triple(author, RDF.type, PROV.Agent)
        yield triple(author, RDFS.label, one.author)


def read_records(store: GraphStore, identity: str | None = None) -> list[Correction]:
    """Return the corrections of a document, or all, in the order in which they were made."""
    found = [
        _read(str(row["record"]), str(row["identity"]), str(row["reason"]), str(row["author"]), row["time"])
        for row in store.select(RECORDS)
    ]
    return sorted((one for one in found if identity in (None, one.identity)), key=lambda one: one.id)


def bare(task: Task) -> Task:
    """Return `task` without its facts."""
    return replace(task, assignments=(), deadlines=(), thresholds=(), corrected=None)


def with_fact(task: Task, fact: Fact | None) -> Task:
    """Return `task` with no fact but `fact`."""
    match fact:
        case Assignment():
            return replace(bare(task), assignments=(fact,))
        case Deadline():
            return replace(bare(task), deadlines=(fact,))
        case Threshold():
            return replace(bare(task), thresholds=(fact,))
    return bare(task)


def facts_of(task: Task) -> tuple[Fact, ...]:
    """Return all facts of `task`: who, when, how much."""
    return (*task.assignments, *task.deadlines, *task.thresholds)


def _write(one: Correction) -> str:
    """Return what a record says as one line of JSON: the task with each fact in the form of the codec."""
    told = {
        "id": one.id,
        "before": write_task(with_fact(one.task, one.before)),
        "after": write_task(with_fact(one.task, one.after)),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(record: str, identity: str, reason: str, author: str, time: object) -> Correction:
    told = json.loads(record)
    before, after = read_task(told["before"]), read_task(told["after"])
    return Correction(
        told["id"],
        identity,
        bare(before),
        next(iter(facts_of(before)), None),
        next(iter(facts_of(after)), None),
        reason,
        author,
        datetime.fromisoformat(str(time)),
    )


def count_applied(store: GraphStore) -> dict[str, int]:
    """Return how many corrections hold in each document that has any."""
    found = store.select(APPLIED)
    return {str(row["name"]): int(str(row["count"])) for row in found}
