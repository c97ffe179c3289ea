"""What a store holds, document by document, and the change that brings one in or takes one out.

The bookkeeping lies in a graph of its own beside the facts, so that one transaction writes both; it is
never exported.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from graph.claims import Claims, load_claims, write_claims
from graph.shared import Entry, build_shared
from graph.store import Change, GraphStore
from graph.triples import triple, write_lines
from ontology.iris import LEDGER_GRAPH, SHARED_GRAPH, graph_iri, make
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

    def enter(self, claims: Claims, sha256: str, file_name: str, facts: Iterable[str]) -> "Step":
        """Return the step that takes a document in, in the place of one of its name."""
        name = claims.document
        old = self.entries.get(name)
        last = max((entry.sequence for entry in self.entries.values()), default=0)
        entry = Entry(old.sequence if old else last + 1, claims)
        after = self._with({**self.entries, name: entry}, {**self.files, name: (sha256, file_name)})
        return Step(self._change(name, after, facts), after)

    def strike(self, name: str) -> "Step":
        """Return the step that takes a held document out."""
        entries = {held: entry for held, entry in self.entries.items() if held != name}
        files = {held: file for held, file in self.files.items() if held != name}
        after = self._with(entries, files)
        return Step(self._change(name, after, ()), after)

    def _with(self, entries: Mapping[str, Entry], files: Mapping[str, tuple[str, str]]) -> "Ledger":
        return Ledger(entries, files, frozenset(write_lines(build_shared(list(entries.values())))))

    def _change(self, name: str, after: "Ledger", facts: Iterable[str]) -> Change:
        return Change(
            drop=(graph_iri(name),),
            delete={
                SHARED_GRAPH: sorted(self.shared - after.shared),
                LEDGER_GRAPH: _lines(name, self.entries.get(name)),
            },
            insert={
                graph_iri(name): facts,
                SHARED_GRAPH: sorted(after.shared - self.shared),
                LEDGER_GRAPH: _lines(name, after.entries.get(name)),
            },
        )


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
