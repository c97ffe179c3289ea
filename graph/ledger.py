"""What a store holds, document by document, and the change that brings one in or takes one out.

The bookkeeping lies in a graph of its own beside the facts, so that one transaction writes both; it is
never exported.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from graph.claims import Claims, load_claims, write_claims
from graph.shared import Entry, build_shared
from graph.store import Change, GraphStore
from graph.triples import triple, write_lines
from ontology.iris import LEDGER_GRAPH, SHARED_GRAPH, Iri, corrected_graph_iri, graph_iri, make
from ontology.terms import ZT

ENTRIES = "SELECT ?sequence ?claims { GRAPH ?ledger { ?entry zt:sequence ?sequence ; zt:claims ?claims } }"
FILES = "SELECT ?name ?sha256 ?file { ?document zt:name ?name ; zt:sha256 ?sha256 ; zt:fileName ?file }"


@dataclass(frozen=True, slots=True)
class Held:
    """A document in the store: its name in answers, its source file, its place in the order of adding."""

    name: str
    sha256: str
    file_name: str
    identity: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document to be taken in: what it adds to the shared graph, its source, the lines of its graphs.

    `corrected` are those that corrections make of its facts.
    """

    claims: Claims
    sha256: str
    file_name: str
    facts: Iterable[str]
    corrected: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a store holds: claims and source files by document, and the shared graph as lines."""

    entries: Mapping[str, Entry]
    files: Mapping[str, tuple[str, str]]
    shared: frozenset[str]

    @classmethod
    def load(cls, store: GraphStore) -> Self:
        """Return what `store` holds now."""
        entries = [
            Entry(int(str(row["sequence"])), load_claims(str(row["claims"]))) for row in store.select(ENTRIES)
        ]
        files = {str(row["name"]): (str(row["sha256"]), str(row["file"])) for row in store.select(FILES)}
        return cls(
            {entry.claims.document: entry for entry in entries}, files, frozenset(store.lines(SHARED_GRAPH))
        )

    def held(self) -> list[Held]:
        """Return the documents held in the order of adding."""
        return [
            Held(name, *self.files[name], entry.claims.identity, entry.sequence)
            for name, entry in sorted(self.entries.items(), key=lambda pair: pair[1].sequence)
        ]

    def by_sha256(self, sha256: str) -> str | None:
        """Return the document whose source has this SHA-256."""
        return next((name for name, (held, _) in self.files.items() if held == sha256), None)

    def free_name(self, stem: str) -> str:
        """Return `stem`, or with -2, -3 … where that name is taken."""
        number, name = 1, stem
        while name in self.entries:
            number += 1
            name = f"{stem}-{number}"
        return name

    def newest(self, identity: str) -> str | None:
        """Return the newest held version of a document, by date and then by the order of adding."""
        versions = [entry for entry in self.entries.values() if entry.claims.identity == identity]
        best = max(versions, key=lambda entry: (entry.claims.date or "", entry.sequence), default=None)
        return best.claims.document if best else None

    def enter(self, arrivals: Sequence[Arrival], records: Mapping[Iri, Iterable[str]]) -> "Step":
        """Return the step that takes documents in, each in the place of one of its name.

        `records` are graphs of corrections, which the step makes hold just these lines.
        """
        entries, files = dict(self.entries), dict(self.files)
        graphs: dict[Iri, Iterable[str]] = dict(records)
        for arrival in arrivals:
            name = arrival.claims.document
            old = entries.get(name)
            last = max((entry.sequence for entry in entries.values()), default=0)
            entries[name] = Entry(old.sequence if old else last + 1, arrival.claims)
            files[name] = (arrival.sha256, arrival.file_name)
            graphs |= {graph_iri(name): arrival.facts, corrected_graph_iri(name): arrival.corrected}
        return self._step([arrival.claims.document for arrival in arrivals], entries, files, graphs)

    def strike(self, name: str) -> "Step":
        """Return the step that takes a held document out; corrections of it stay for its next version."""
        entries = {held: entry for held, entry in self.entries.items() if held != name}
        files = {held: file for held, file in self.files.items() if held != name}
        return self._step([name], entries, files, {graph_iri(name): (), corrected_graph_iri(name): ()})

    def _step(
        self,
        names: Iterable[str],
        entries: Mapping[str, Entry],
        files: Mapping[str, tuple[str, str]],
        graphs: Mapping[Iri, Iterable[str]],
    ) -> "Step":
        is_same = entries == self.entries
        shared = self.shared if is_same else frozenset(write_lines(build_shared(list(entries.values()))))
        after = Ledger(entries, files, shared)
        names = list(names)
        change = Change(
            hold=graphs,
            delete={
                SHARED_GRAPH: sorted(self.shared - shared),
                LEDGER_GRAPH: [line for name in names for line in _lines(name, self.entries.get(name))],
            },
            insert={
                SHARED_GRAPH: sorted(shared - self.shared),
                LEDGER_GRAPH: [line for name in names for line in _lines(name, entries.get(name))],
            },
        )
        return Step(change, after)


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be written, and what the store holds once it is."""

    change: Change
    after: Ledger


def _lines(name: str, entry: Entry | None) -> list[str]:
    if entry is None:
        return []
    node = make("ledger", name)
    return write_lines(
        [triple(node, ZT.sequence, entry.sequence), triple(node, ZT.claims, write_claims(entry.claims))]
    )
