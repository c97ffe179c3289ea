"""The store: SPARQL text and values go in, plain values come out; a door to pyoxigraph.

On disk a store is a folder: format (a number), lock, graph/ (Oxigraph), sources/ and texts/ (what was
read, by SHA-256). Queries see the union of all named graphs; the prefixes of ontology/prefixes.py
need no declaration.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from graph.keep import FolderKeep, Keep, MemoryKeep
from graph.lock import release_lock, take_lock
from graph.values import Row, Value
from ontology.errors import GraphError, UnknownDocumentError
from ontology.iris import LEDGER_GRAPH, Iri, document_iri
from ontology.prefixes import PREFIXES

FORMAT = 1
WAIT = 10.0
FORMATS: Mapping[str, ox.RdfFormat] = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
XSD = PREFIXES["xsd"]
SHA256 = "SELECT ?document ?sha256 { ?document zt:sha256 ?sha256 }"


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction does; all triples are lines of N-Triples by their graph.

    `hold` has graphs that are to hold just these lines; in others lines go out and come in.
    """

    hold: Mapping[Iri, Iterable[str]] = field(default_factory=dict)
    delete: Mapping[Iri, Iterable[str]] = field(default_factory=dict)
    insert: Mapping[Iri, Iterable[str]] = field(default_factory=dict)


class GraphStore:
    """A store that this process owns until `close`; made by `open`."""

    def __init__(self, engine: ox.Store, keep: Keep, folder: Path | None, lock: int | None) -> None:
        self._engine = engine
        self.keep = keep
        self.folder = folder
        self._lock = lock
        self.writing = RLock()  # held by a thread from reading what is there to its commit
        self.revision = 0  # counts the commits
        self._touched: dict[Iri, int] = {}

    @classmethod
    def open(cls, folder: Path | None, *, wait: float = WAIT) -> Self:
        """Open the store in `folder`, made where it is not there; `None` is a store in memory.

        Raises:
            GraphError: another process holds it after `wait` seconds, or its format is newer.
        """
        if folder is None:
            return cls(ox.Store(), MemoryKeep(), None, None)
        _make_folder(folder)
        lock = take_lock(folder / "lock", wait=wait)
        try:
            _check_format(folder)
            return cls(_open_engine(folder / "graph"), FolderKeep(folder), folder, lock)
        except BaseException:
            release_lock(lock)
            raise

    def close(self) -> None:
        """Let the store go; it must not be used afterwards. Closing twice is no error."""
        if self._lock is not None:
            self._engine.flush()
            del self._engine  # Oxigraph closes its files with the last reference
            release_lock(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def select(self, query: str, bindings: Mapping[str, Value] | None = None) -> list[Row]:
        """Run a SELECT of ours; an unbound variable is absent from its row.

        A bound variable must be among those that `query` selects, and comes back in every row.

        Raises:
            ValueError: `query` is no SELECT.
        """
        solutions = self._query(query, bindings)
        if not isinstance(solutions, ox.QuerySolutions):
            raise ValueError(f"not a SELECT: {query}")
        names = [variable.value for variable in solutions.variables]
        return [_row(names, solution) for solution in solutions]

    def ask(self, query: str, bindings: Mapping[str, Value] | None = None) -> bool:
        """Run an ASK of ours.

        Raises:
            ValueError: `query` is no ASK.
        """
        answer = self._query(query, bindings)
        if not isinstance(answer, ox.QueryBoolean):
            raise ValueError(f"not an ASK: {query}")
        return bool(answer)

    def values(self, predicate: Iri) -> Iterator[tuple[Iri, Value]]:
        """Yield subject and value of every triple of `predicate`, quicker than `select`."""
        found = self._engine.query(
            f"SELECT ?subject ?value {{ ?subject <{predicate}> ?value }}", use_default_graph_as_union=True
        )
        for subject, value in found if isinstance(found, ox.QuerySolutions) else ():
            read = _value(value)
            if isinstance(subject, ox.NamedNode) and read is not None:
                yield Iri(subject.value), read

    def facts(self, graph: Iri) -> Iterator[tuple[Iri, Iri, Value]]:
        """Yield subject, predicate and value of every triple of the named `graph`, without a query."""
        for quad in self._engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            subject, predicate, value = _value(quad.subject), _value(quad.predicate), _value(quad.object)
            if isinstance(subject, Iri) and isinstance(predicate, Iri) and value is not None:
                yield subject, predicate, value

    def commit(self, change: Change) -> None:
        """Do all of `change` or, where anything fails, nothing; what a graph holds already is not written."""
        delete = {graph: set(lines) for graph, lines in change.delete.items()}
        insert = {graph: set(lines) for graph, lines in change.insert.items()}
        for graph, lines in change.hold.items():
            was, will = self.lines(graph), set(lines)
            delete[graph], insert[graph] = was - will, will - was
        operations = [*_operations("DELETE", delete), *_operations("INSERT", insert)]
        self._engine.update(";\n".join(operations))
        self.revision += 1
        touched = [graph for part in (delete, insert) for graph, lines in part.items() if lines]
        self._touched.update(dict.fromkeys(touched, self.revision))

    def touched(self, graph: Iri) -> int:
        """Return the revision at which the named `graph` was last written, 0 for before the opening."""
        return self._touched.get(graph, 0)

    def replace(self, graph: Iri, triples: Iterable[str]) -> None:
        """Make the named `graph` hold exactly these lines of N-Triples."""
        self.commit(Change(hold={graph: triples}))

    def remove(self, graph: Iri) -> None:
        """Drop the named `graph`; one that is not there is no error."""
        self.commit(Change(hold={graph: ()}))

    def graphs(self) -> list[Iri]:
        """Return the named graphs that hold anything, in order, without the store's own bookkeeping."""
        names = [name for name in self._engine.named_graphs() if isinstance(name, ox.NamedNode)]
        filled = {
            Iri(name.value) for name in names if any(self._engine.quads_for_pattern(None, None, None, name))
        }
        return sorted(filled - {LEDGER_GRAPH})

    def lines(self, graph: Iri) -> set[str]:
        """Return what the named `graph` holds, as lines of N-Triples."""
        quads = self._engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return {f"{quad.triple} ." for quad in quads}

    def dump(self, form: str) -> bytes:
        """Return the whole graph as nq, trig, ttl or jsonld; the same graph gives the same bytes.

        Raises:
            ValueError: `form` is none of these.
        """
        if form not in FORMATS:
            raise ValueError(f"not an export format: {form}")
        quads = sorted(self._exported(), key=_quad_key)
        if not FORMATS[form].supports_datasets:
            triples = dict.fromkeys(quad.triple for quad in sorted(quads, key=_triple_key))
            return _serialize(triples, FORMATS[form])
        return _serialize(quads, FORMATS[form])

    def digest(self) -> str:
        """Return the RDFC-1.0 hash of the graph: of its sorted N-Quads, for it has no blank nodes."""
        lines = sorted(self.dump("nq").splitlines(keepends=True))
        return sha256(b"".join(lines)).hexdigest()

    def snapshot(self, target: Path) -> None:
        """Copy the graph into the new folder `target`, as `write_snapshot` opens it; cheap on disk."""
        if self.folder is not None:
            self._engine.backup(target)
            return
        copy = ox.Store(target)
        copy.bulk_extend(self._engine)
        copy.flush()

    def text(self, name: str) -> str:
        """Return the text as read of the held document `name`.

        Raises:
            UnknownDocumentError: no such document is held.
        """
        rows = self.select(SHA256, {"document": document_iri(name)})
        if not rows:
            raise UnknownDocumentError(name)
        return self.keep.text(str(rows[0]["sha256"]))

    def _query(
        self, query: str, bindings: Mapping[str, Value] | None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): _term(value) for name, value in (bindings or {}).items()
        }
        return self._engine.query(
            query, prefixes=dict(PREFIXES), use_default_graph_as_union=True, substitutions=values
        )

    def _exported(self) -> Iterator[ox.Quad]:
        hidden = ox.NamedNode(LEDGER_GRAPH)
        return (quad for quad in self._engine if quad.graph_name != hidden)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{folder}：不能在此建立知识库（{error.strerror}）；请换一个可写的目录") from error


def _check_format(folder: Path) -> None:
    """Write the format of a new store, or refuse one that this program cannot read."""
    path = folder / "format"
    if not path.exists():
        path.write_text(f"{FORMAT}\n", encoding="utf-8")
        return
    stated = path.read_text(encoding="utf-8", errors="replace").strip()
    if not stated.isdecimal():
        raise GraphError(f"{path}：格式标记“{stated}”无法识别；请从备份恢复知识库")
    if int(stated) > FORMAT:
        raise GraphError(f"{folder}：知识库的格式是 {stated}，本程序只认到 {FORMAT}；请升级政图后再打开")


def _open_engine(folder: Path) -> ox.Store:
    try:
        return ox.Store(folder)
    except OSError as error:
        raise GraphError(f"{folder}：图数据打不开（{error}）；请从备份恢复知识库") from error


def _operations(verb: str, parts: Mapping[Iri, Iterable[str]]) -> Iterator[str]:
    """Yield the SPARQL updates that do the same to all `parts`; the store runs them as one transaction."""
    for graph, lines in parts.items():
        block = "\n".join(sorted(lines))
        if block:
            yield f"{verb} DATA {{ GRAPH <{graph}> {{\n{block}\n}} }}"


def _serialize(facts: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    written = BytesIO()
    ox.serialize(facts, written, format=form, prefixes=dict(PREFIXES))
    return written.getvalue()


def _quad_key(quad: ox.Quad) -> tuple[str, ...]:
    return (str(quad.graph_name), *_triple_key(quad))


def _triple_key(quad: ox.Quad) -> tuple[str, ...]:
    return (str(quad.subject), str(quad.predicate), str(quad.object))


def _row(names: list[str], solution: ox.QuerySolution) -> Row:
    cells = ((name, _value(solution[name])) for name in names)
    return {name: value for name, value in cells if value is not None}


def _term(value: Value) -> ox.NamedNode | ox.Literal:
    """Return `value` as the engine's term."""
    if isinstance(value, Iri):
        return ox.NamedNode(value)
    if isinstance(value, Decimal):
        return ox.Literal(f"{value:f}", datatype=ox.NamedNode(f"{XSD}decimal"))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(f"{XSD}date"))
    return ox.Literal(value)


def _value(term: object) -> Value | None:
    """Return the engine's `term` as a plain value; a literal that does not read as its type is text."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    read = READERS.get(term.datatype.value.removeprefix(XSD))
    if read is None:
        return term.value
    try:
        return read(term.value)
    except (ValueError, ArithmeticError):
        return term.value


READERS: Mapping[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "date": date.fromisoformat,
    "boolean": "true".__eq__,
}
