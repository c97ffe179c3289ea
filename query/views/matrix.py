"""The responsibility matrix (责任矩阵): tasks × bodies, each cell a role, straight from the graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.store import GraphStore
from ontology.model import Role, Spans
from query.answers.force import REMEDY
from query.views.cells import Cell, Facts, MatrixAgency, Part
from query.views.scope import Scope, read_scoped

STRENGTH = {role: rank for rank, role in enumerate(Role)}


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


def build_matrix(store: GraphStore, scope: Scope, *, remedy: str = REMEDY) -> Matrix:
    """Return the matrix of `scope`; a task without any body has a row without parts.

    `remedy` says how documents that are not in force can be seen.

    Raises:
        QueryError: no such document, region or body is held.
    """
    facts, note = read_scoped(store, scope, remedy)
    return Matrix(_columns(facts.cells), _rows(facts, _parts(facts.cells)), note)


def _parts(cells: Iterable[Cell]) -> dict[str, dict[str, Part]]:
    """Return the strongest part of each body by task and body, a stated one before an inferred one."""
    parts: dict[str, dict[str, Part]] = defaultdict(dict)
    for cell in cells:
        held = parts[cell.task]
        held[cell.agency.iri] = min(held.get(cell.agency.iri, cell.part), cell.part, key=_rank)
    return dict(parts)


def _rank(part: Part) -> tuple[int, bool]:
    return STRENGTH[part.role], part.rule is not None


def _rows(facts: Facts, parts: Mapping[str, Mapping[str, Part]]) -> tuple[MatrixRow, ...]:
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


def _columns(cells: Iterable[Cell]) -> tuple[MatrixAgency, ...]:
    """Return the bodies, the busiest first, each labelled as put right, else as most cells write it."""
    tasks: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    written: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    agencies: dict[str, MatrixAgency] = {}
    for cell in cells:
        iri = cell.agency.iri
        tasks[iri] += 1
        leads[iri] += cell.part.role is Role.LEAD
        written[iri][cell.is_corrected, cell.agency.label] += 1
        agencies[iri] = cell.agency
    busiest = sorted(agencies, key=lambda iri: (-tasks[iri], -leads[iri], agencies[iri].name, iri))
    columns = [replace(agencies[iri], label=_usual(written[iri])) for iri in busiest]
    used = Counter(agency.label for agency in columns)
    return tuple(a if used[a.label] == 1 else replace(a, label=a.name) for a in columns)


def _usual(written: Counter[tuple[bool, str]]) -> str:
    """Return the name that is written most often, of those put right where any is."""
    corrected = {name for name in written if name[0]}
    return min(corrected or written, key=lambda name: (-written[name], len(name[1]), name[1]))[1]
