"""Which part of the graph a matrix shows: one document, a region, a body, what is in force on a day."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import Hint, QueryError
from ontology.iris import document_iri
from query.answers.force import read_in_force, tell_left_out, warn_of
from query.sparql import load
from query.views.cells import WHOLE, Cell, Facts, read_facts


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


def list_regions(store: GraphStore) -> list[str]:
    """Return the full names of the regions that some document governs."""
    return [str(row["name"]) for row in store.select(load("matrix_governed"))]


def read_scoped(store: GraphStore, scope: Scope, remedy: str) -> tuple[Facts, str]:
    """Return the facts of `scope`, and the sentence on documents that are not in force, perhaps empty.

    `remedy` says how these can be seen.

    Raises:
        QueryError: no such document, region or body is held.
    """
    facts = read_facts(store, {"document": document_iri(scope.doc)}) if scope.doc else WHOLE.of(store)
    tasks, cells = facts.tasks, facts.cells
    if scope.doc and not tasks:
        raise QueryError(f"没有名为“{scope.doc}”的文件，或其中没有任务", hint=Hint.HELD)
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
    return replace(facts, tasks=tasks, cells=[cell for cell in cells if cell.task in shown]), note


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


def _of_agency(cells: list[Cell], name: str) -> list[Cell]:
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
