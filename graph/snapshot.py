"""A user's query over a snapshot, written by the engine in the form that was asked for.

With `graph/store.py` and `graph/triples.py` the only door to pyoxigraph. What a query gives is written here
and not read again: no language tag, datatype or blank node is lost on the way.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.errors import RefusedQueryError, Why
from ontology.prefixes import DATA, PREFIXES

if TYPE_CHECKING:
    from typing_extensions import Buffer

TABLES: Mapping[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
LARGEST = 64 * 2**20  # bytes of a written result
FROM = re.compile(  # the first three alternatives are places where the word means nothing
    r"\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*"
    r"|[?$][\w]+|[\w.-]*:[\w.%-]*"
    r"|\b(?P<found>from)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A user's query and the form of its answer: `table` for SELECT and ASK, `graph` for the other two.

    A form that is `None` refuses that kind of query. `default` and `named` are the graphs that it sees,
    by IRI; where both are empty, those that its FROM names, else all. `rows` cuts a tsv, nothing else.
    """

    query: str
    table: str | None = "json"
    graph: str | None = "ttl"
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to a query in one of TABLES or GRAPHS; `cut` tells that there were more rows."""

    form: str
    data: bytes
    cut: bool = False


def write_snapshot(folder: Path, asked: Asked) -> Written:
    """Run a query over the snapshot in `folder`; the caller has shut the network.

    Raises:
        SyntaxError: the engine cannot read the query.
        ValueError: a graph is not named by an IRI.
        OSError: the engine stopped while it ran.
        RefusedQueryError: its kind has no form, or what it gives is too large.
    """
    engine = ox.Store.read_only(str(folder))
    found = _run(engine, asked)
    sink = _Sink(asked.rows if asked.table == "tsv" else None)
    form = asked.graph if isinstance(found, ox.QueryTriples) else asked.table
    if form is None:
        raise RefusedQueryError("这类查询的结果不能写成所要的格式；" + FORMS_SAID, Why.FORM)
    try:
        if isinstance(found, ox.QueryTriples):
            ox.serialize(found, sink, format=GRAPHS[form], prefixes=dict(PREFIXES))
        else:
            found.serialize(sink, format=TABLES[form])
    except OSError:
        if not sink.is_full:
            raise
    if sink.is_full and not sink.cut:
        raise RefusedQueryError(
            f"查询的结果超过 {LARGEST >> 20} MB，已停止；请缩小范围，或用 LIMIT 分批取", Why.STOPPED
        )
    return Written(form, sink.data(), sink.cut)


FORMS_SAID = "SELECT、ASK 可用 json、xml、csv、tsv，CONSTRUCT、DESCRIBE 可用 ttl、nt、jsonld、rdf"


def rewrite_turtle(turtle: str, form: str) -> bytes:
    """Return a graph given as Turtle in one of GRAPHS, with the prefixes that it declares."""
    written = BytesIO()
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    triples = [quad.triple for quad in quads]
    ox.serialize(triples, written, format=GRAPHS[form], prefixes=quads.prefixes)
    return written.getvalue()


def names_graphs(query: str) -> bool:
    """Tell whether a query says itself which graphs it sees (FROM)."""
    return any(match["found"] for match in FROM.finditer(query))


def _run(engine: ox.Store, asked: Asked) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Run a query over the graphs that it sees; those of the protocol go before its own."""
    is_chosen = bool(asked.default or asked.named)
    return engine.query(
        asked.query,
        base_iri=DATA,
        prefixes=dict(PREFIXES),
        use_default_graph_as_union=not is_chosen and not names_graphs(asked.query),
        default_graph=[ox.NamedNode(iri) for iri in asked.default] if is_chosen else None,
        named_graphs=[ox.NamedNode(iri) for iri in asked.named] if is_chosen else None,
    )


class _Sink(BytesIO):
    """A file in memory that ends the writing when it is full: of bytes, or of `rows` lines after the head."""

    def __init__(self, rows: int | None) -> None:
        super().__init__()
        self._rows = rows
        self._lines = 0
        self.is_full = self.cut = False

    def write(self, part: "Buffer", /) -> int:
        """Take `part`.

        Raises:
            OSError: there is no more room.
        """
        taken = super().write(part)
        self._lines += bytes(part).count(b"\n")
        self.cut = self._rows is not None and self._lines > self._rows + 1
        self.is_full = self.cut or self.tell() > LARGEST
        if self.is_full:
            raise OSError("full")
        return taken

    def data(self) -> bytes:
        """Return what was taken, without what lies beyond the last row."""
        if self.cut and self._rows is not None:
            return b"".join(self.getvalue().splitlines(keepends=True)[: self._rows + 1])
        return self.getvalue()
