"""What a matrix is made of: the tasks of a document, or of all, and who does what in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from graph.store import GraphStore
from graph.values import Row
from ontology.iris import Iri, is_scoped, parse, selector_span
from ontology.model import Role, Span, Spans
from query.kept import Kept
from query.sparql import load

NATION, NO_PLACE = "全国", "未定地区"


@dataclass(frozen=True, slots=True)
class MatrixAgency:
    """A body that heads a column; `label` is the name that documents write, where no other column has it.

    `place` is the full name of its region, `NATION` for a nation-wide body, `NO_PLACE` for one that only its
    document can tell. `sectors` are its classes (水利, 财政), perhaps none.
    """

    iri: str
    name: str
    label: str
    place: str = ""
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a body does in a task; `rule` names how that was inferred, `None` where it is stated."""

    role: Role
    rule: str | None = None
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One assignment as the graph has it; `is_corrected` tells that somebody put it right."""

    task: str
    agency: MatrixAgency
    part: Part
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What of the graph a matrix is made of; limits as written and places by the IRI of their task."""

    tasks: list[Row]
    cells: list[Cell]
    written: Mapping[str, Iterable[str]]
    spans: Mapping[str, Iterable[Span]]


def read_facts(store: GraphStore, bindings: Mapping[str, Iri] | None) -> Facts:
    """Return the facts of one document, of all where there are no `bindings`."""
    written: dict[str, dict[str, None]] = defaultdict(dict)
    for row in store.select(load("matrix_deadlines"), bindings):
        written[str(row["task"])][str(row["written"])] = None
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in store.select(load("matrix_places"), bindings):
        spans[str(row["task"])].append(selector_span(str(row["place"])))
    cells = _read_cells(store.select(load("matrix_assignments"), bindings))
    return Facts(store.select(load("matrix_tasks"), bindings), cells, dict(written), dict(spans))


WHOLE: Kept[Facts] = Kept(lambda store: read_facts(store, None))  # looked through by body or region


def _read_cells(rows: Iterable[Row]) -> list[Cell]:
    """Return a cell for each assignment; its classes and places come in rows of their own."""
    cells = []
    for _, held in groupby(rows, key=lambda row: row["assignment"]):
        same = list(held)
        first = same[0]
        agency = MatrixAgency(
            str(first["agency"]),
            str(first["name"]),
            str(first["written"]),
            _place_of(first),
            tuple(sorted({parse(str(row["class"]))[-1] for row in same if row.get("class")})),
        )
        role = Role(str(first["role"]).rpartition("#")[2])
        spans = sorted({selector_span(str(row["place"])) for row in same if row.get("place")})
        rule = str(first["rule"]) if first.get("rule") else None
        part = Part(role, rule, tuple(spans))
        cells.append(Cell(str(first["task"]), agency, part, bool(first.get("corrected"))))
    return cells


def _place_of(row: Row) -> str:
    if row.get("region"):
        return parse(str(row["region"]))[-1]
    return NO_PLACE if is_scoped(str(row["agency"])) else NATION
