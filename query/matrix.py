"""The responsibility matrix (责任矩阵): tasks × bodies, each cell a role, straight from the graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import QueryError
from ontology.model import Role, Span, Spans
from query.force import read_in_force, tell_left_out, warn_of
from query.sparql import load

STRENGTH = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the graph a matrix shows; `None` means everything.

    `on` is the day on which documents must be in force; the one that `doc` names is shown all the same.
    `region` and `agency` may be a full name or its end (云渡区, 水务局); a region has its subregions
    with it.
    """

    doc: str | None = None
    region: str | None = None
    agency: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MatrixAgency:
    """A body that heads a column; `label` is the name that documents write, where no other column has it."""

    iri: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A task with the role of each body by IRI; `deadlines` are as written.

    `corrected` is the note of what was put right by hand in it, empty where nothing was.
    """

    doc: str
    document_title: str
    id: str
    title: str | None
    text: str
    path: str
    deadlines: tuple[str, ...]
    roles: Mapping[str, Role]
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
    agency: str
    name: str
    written: str
    role: Role


def build_matrix(store: GraphStore, scope: Scope) -> Matrix:
    """Return the matrix of `scope`; a task without any body has a row without roles.

    Raises:
        QueryError: no such document, region or body is held.
    """
    bindings = {"doc": scope.doc} if scope.doc else None
    tasks = store.select(load("matrix_tasks"), bindings)
    if scope.doc and not tasks:
        raise QueryError(f"没有名为“{scope.doc}”的文件，或其中没有任务；用 zhengtu list 查看已有文件。")
    if scope.region:
        regions = _regions(store, scope.region)
        tasks = [task for task in tasks if str(task.get("region")) in regions]
    cells = [_cell(row) for row in store.select(load("matrix_assignments"), bindings)]
    if scope.agency:
        cells = _of_agency(cells, scope.agency)
        held = {cell.task for cell in cells}
        tasks = [task for task in tasks if str(task["task"]) in held]
    tasks, note = _of_day(store, scope, tasks)
    shown = {str(task["task"]) for task in tasks}
    cells = [cell for cell in cells if cell.task in shown]
    return Matrix(_columns(cells), _rows(store, tasks, _roles(cells), bindings, scope.doc), note)


def _of_day(store: GraphStore, scope: Scope, tasks: list[Row]) -> tuple[list[Row], str]:
    """Return the tasks of documents in force on the day of `scope`, and what is said of the others."""
    if scope.on is None:
        return tasks, ""
    held = read_in_force(store, scope.on)
    if scope.doc:
        return tasks, "" if scope.doc in held else warn_of(store, [scope.doc], scope.on)
    left_out = Counter(str(task["doc"]) for task in tasks if task["doc"] not in held)
    told = tell_left_out(store, left_out, scope.on, "项任务")
    return [task for task in tasks if task["doc"] in held], told


def list_regions(store: GraphStore) -> list[str]:
    """Return the full names of the regions that some document governs."""
    return [str(row["name"]) for row in store.select(load("matrix_governed"))]


def _cell(row: Row) -> _Cell:
    role = Role(str(row["role"]).rpartition("#")[2])
    return _Cell(str(row["task"]), str(row["agency"]), str(row["name"]), str(row["written"]), role)


def _roles(cells: Iterable[_Cell]) -> dict[str, dict[str, Role]]:
    """Return the strongest role of each body by task and body."""
    roles: dict[str, dict[str, Role]] = defaultdict(dict)
    for cell in cells:
        held = roles[cell.task]
        held[cell.agency] = min(held.get(cell.agency, cell.role), cell.role, key=STRENGTH.__getitem__)
    return dict(roles)


def _rows(
    store: GraphStore,
    tasks: list[Row],
    roles: Mapping[str, Mapping[str, Role]],
    bindings: Mapping[str, str] | None,
    doc: str | None,
) -> tuple[MatrixRow, ...]:
    """Return a row for each task, except one whose parts alone carry the bodies."""
    written: dict[str, dict[str, None]] = defaultdict(dict)
    for row in store.select(load("matrix_deadlines"), bindings):
        written[str(row["task"])][str(row["written"])] = None
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in store.select(load("matrix_places"), bindings):
        spans[str(row["task"])].append(Span(int(str(row["start"])), int(str(row["end"]))))
    carried = {str(task.get("parent")) for task in tasks if str(task["task"]) in roles}
    return tuple(
        MatrixRow(
            doc=str(task.get("doc") or doc),
            document_title=str(task.get("document_title") or task.get("doc") or doc),
            id=str(task["id"]),
            title=str(task["title"]) if task.get("title") else None,
            text=str(task["text"]),
            path=str(task.get("path") or ""),
            deadlines=tuple(written[key]),
            roles=dict(roles.get(key, {})),
            spans=tuple(spans[key]),
            corrected=str(task.get("corrected") or ""),
        )
        for task in tasks
        if (key := str(task["task"])) in roles or key not in carried
    )


def _columns(cells: Iterable[_Cell]) -> tuple[MatrixAgency, ...]:
    tasks: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for cell in cells:
        tasks[cell.agency] += 1
        leads[cell.agency] += cell.role is Role.LEAD
        written[cell.agency][cell.written] += 1
        names[cell.agency] = cell.name
    agencies = [
        MatrixAgency(iri, names[iri], _usual(written[iri]))
        for iri in sorted(names, key=lambda iri: (-tasks[iri], -leads[iri], names[iri], iri))
    ]
    used = Counter(agency.label for agency in agencies)
    return tuple(a if used[a.label] == 1 else replace(a, label=a.name) for a in agencies)


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda name: (-written[name], len(name), name))


def _of_agency(cells: list[_Cell], name: str) -> list[_Cell]:
    """Keep the cells of the bodies called `name`: exactly, else by the end of the full name."""
    exact = [cell for cell in cells if name in (cell.name, cell.written)]
    kept = exact or [cell for cell in cells if cell.name.endswith(name)]
    if not kept:
        raise QueryError(f"没有找到单位“{name}”；请写文件中的名称（如 区水利局）或全称。")
    bodies = {cell.agency for cell in kept}
    return [cell for cell in cells if cell.agency in bodies]


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
