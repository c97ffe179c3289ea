"""The responsibility matrix (责任矩阵): tasks × bodies, each cell a role, straight from the graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import QueryError
from ontology.iris import Iri, document_iri, is_scoped, parse, selector_span
from ontology.model import Role, Span, Spans
from query.answers.force import REMEDY, read_in_force, tell_left_out, warn_of
from query.kept import Kept
from query.sparql import load

STRENGTH = {role: rank for rank, role in enumerate(Role)}
NATION, NO_PLACE = "全国", "未定地区"


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the graph a matrix shows; `None` means everything.

    `on` is the day on which documents must be in force; the one that `doc` names is shown all the same.
    `region` and `agency` may be a full name or its end (云渡区, 水务局); a region has its subregions
    with it. With `partners` all bodies of the tasks of `agency` have columns, not it alone.
    """

    doc: str | None = None
    region: str | None = None
    agency: str | None = None
    on: date | None = None
    partners: bool = False


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
class MatrixRow:
    """A task with the part of each body by IRI; `deadlines` are as written.

    `corrected` is the note of what was put right by hand in it, empty where nothing was.
    """

    doc: str
    document_title: str
    id: str
    title: str | None
    text: str
    path: str
    deadlines: tuple[str, ...]
    parts: Mapping[str, Part]
    spans: Spans
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns from the busiest body on, rows by document and in the order of its text.

    `note` is the sentence on documents that are not in force, empty where there is nothing to say.
    """

    agencies: tuple[MatrixAgency, ...]
    rows: tuple[MatrixRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One assignment as the graph has it."""

    task: str
    agency: MatrixAgency
    part: Part


@dataclass(frozen=True, slots=True)
class _Facts:
    """What of the graph a matrix is made of; limits as written and places by the IRI of their task."""

    tasks: list[Row]
    cells: list[_Cell]
    written: Mapping[str, Iterable[str]]
    spans: Mapping[str, Iterable[Span]]


def build_matrix(store: GraphStore, scope: Scope, *, remedy: str = REMEDY) -> Matrix:
    """Return the matrix of `scope`; a task without any body has a row without parts.

    `remedy` says how documents that are not in force can be seen.

    Raises:
        QueryError: no such document, region or body is held.
    """
    facts = _read(store, {"document": document_iri(scope.doc)}) if scope.doc else WHOLE.of(store)
    tasks, cells = facts.tasks, facts.cells
    if scope.doc and not tasks:
        raise QueryError(f"没有名为“{scope.doc}”的文件，或其中没有任务；用 zhengtu list 查看已有文件。")
    if scope.region:
        regions = _regions(store, scope.region)
        tasks = [task for task in tasks if str(task.get("region")) in regions]
    if scope.agency:
        own = _of_agency(cells, scope.agency)
        held = {cell.task for cell in own}
        tasks = [task for task in tasks if str(task["task"]) in held]
        cells = cells if scope.partners else own
    tasks, note = _of_day(store, scope, tasks, remedy)
    shown = {str(task["task"]) for task in tasks}
    cells = [cell for cell in cells if cell.task in shown]
    return Matrix(_columns(cells), _rows(replace(facts, tasks=tasks), _parts(cells)), note)


def _read(store: GraphStore, bindings: Mapping[str, Iri] | None) -> _Facts:
    """Return the facts of one document, of all where there are no `bindings`."""
    written: dict[str, dict[str, None]] = defaultdict(dict)
    for row in store.select(load("matrix_deadlines"), bindings):
        written[str(row["task"])][str(row["written"])] = None
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in store.select(load("matrix_places"), bindings):
        spans[str(row["task"])].append(selector_span(str(row["place"])))
    cells = _read_cells(store.select(load("matrix_assignments"), bindings))
    return _Facts(store.select(load("matrix_tasks"), bindings), cells, dict(written), dict(spans))


WHOLE: Kept[_Facts] = Kept(lambda store: _read(store, None))  # by body or region all facts are looked through


def _of_day(store: GraphStore, scope: Scope, tasks: list[Row], remedy: str) -> tuple[list[Row], str]:
    """Return the tasks of documents in force on the day of `scope`, and what is said of the others."""
    if scope.on is None:
        return tasks, ""
    held = read_in_force(store, scope.on)
    if scope.doc:
        return tasks, "" if scope.doc in held else warn_of(store, [scope.doc], scope.on)
    left_out = Counter(str(task["doc"]) for task in tasks if task["doc"] not in held)
    told = tell_left_out(store, left_out, scope.on, "项任务", remedy)
    return [task for task in tasks if task["doc"] in held], told


def list_regions(store: GraphStore) -> list[str]:
    """Return the full names of the regions that some document governs."""
    return [str(row["name"]) for row in store.select(load("matrix_governed"))]


def _read_cells(rows: Iterable[Row]) -> list[_Cell]:
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
        cells.append(_Cell(str(first["task"]), agency, Part(role, rule, tuple(spans))))
    return cells


def _place_of(row: Row) -> str:
    if row.get("region"):
        return parse(str(row["region"]))[-1]
    return NO_PLACE if is_scoped(str(row["agency"])) else NATION


def _parts(cells: Iterable[_Cell]) -> dict[str, dict[str, Part]]:
    """Return the strongest part of each body by task and body, a stated one before an inferred one."""
    parts: dict[str, dict[str, Part]] = defaultdict(dict)
    for cell in cells:
        held = parts[cell.task]
        held[cell.agency.iri] = min(held.get(cell.agency.iri, cell.part), cell.part, key=_rank)
    return dict(parts)


def _rank(part: Part) -> tuple[int, bool]:
    return STRENGTH[part.role], part.rule is not None


def _rows(facts: _Facts, parts: Mapping[str, Mapping[str, Part]]) -> tuple[MatrixRow, ...]:
    """Return a row for each task, except one whose parts alone carry the bodies."""
    carried = {str(task.get("parent")) for task in facts.tasks if str(task["task"]) in parts}
    return tuple(
        MatrixRow(
            doc=str(task["doc"]),
            document_title=str(task.get("document_title") or task["doc"]),
            id=str(task["id"]),
            title=str(task["title"]) if task.get("title") else None,
            text=str(task["text"]),
            path=str(task.get("path") or ""),
            deadlines=tuple(facts.written.get(key, ())),
            parts=dict(parts.get(key, {})),
            spans=tuple(sorted(facts.spans.get(key, ()))),
            corrected=str(task.get("corrected") or ""),
        )
        for task in facts.tasks
        if (key := str(task["task"])) in parts or key not in carried
    )


def _columns(cells: Iterable[_Cell]) -> tuple[MatrixAgency, ...]:
    """Return the bodies, the busiest first, each labelled as most of its cells write it."""
    tasks: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    agencies: dict[str, MatrixAgency] = {}
    for cell in cells:
        iri = cell.agency.iri
        tasks[iri] += 1
        leads[iri] += cell.part.role is Role.LEAD
        written[iri][cell.agency.label] += 1
        agencies[iri] = cell.agency
    busiest = sorted(agencies, key=lambda iri: (-tasks[iri], -leads[iri], agencies[iri].name, iri))
    columns = [replace(agencies[iri], label=_usual(written[iri])) for iri in busiest]
    used = Counter(agency.label for agency in columns)
    return tuple(a if used[a.label] == 1 else replace(a, label=a.name) for a in columns)


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda name: (-written[name], len(name), name))


def _of_agency(cells: list[_Cell], name: str) -> list[_Cell]:
    """Keep the cells of the bodies called `name`: exactly, else by the end of the full name."""
    exact = [cell for cell in cells if name in (cell.agency.name, cell.agency.label)]
    kept = exact or [cell for cell in cells if cell.agency.name.endswith(name)]
    if not kept:
        raise QueryError(f"没有找到单位“{name}”；请写文件中的名称（如 区水利局）或全称。")
    bodies = {cell.agency.iri for cell in kept}
    return [cell for cell in cells if cell.agency.iri in bodies]


def _regions(store: GraphStore, name: str) -> set[str]:
    """Return the regions called `name` and all below them."""
    tree = store.select(load("matrix_regions"))
    found = {str(row["region"]) for row in tree if row["name"] == name}
    found = found or {str(row["region"]) for row in tree if str(row["name"]).endswith(name)}
    if not found:
        known = "、".join(sorted({str(row["name"]) for row in tree})) or "无"
        raise QueryError(f"没有找到地区“{name}”；已有地区：{known}。")
    while True:
        below = {str(row["region"]) for row in tree if str(row.get("parent")) in found}
        if below <= found:
            return found
        found |= below
