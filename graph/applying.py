"""What corrections make of the tasks of one version, before anything is written as triples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from graph.corrections import Correction
from graph.matching import find_task, fold
from ontology.iris import Iri, corrected_fact_iri, fact_iri
from ontology.model import Assignment, Deadline, Fact, Policy, Task


class Fate(StrEnum):
    """What became of a correction in a version."""

    APPLIED = "applied"
    NO_TASK = "no-task"  # the version does not have the task
    NO_FACT = "no-fact"  # the task does not have what was to be replaced
    STATED = "stated"  # the version says so itself


@dataclass(slots=True)
class Entry:
    """A fact of a task with its name and its place in the order; `by` is the correction that states it."""

    fact: Fact
    iri: Iri
    order: int
    by: Correction | None = None


@dataclass(slots=True)
class Work:
    """A task under correction: its facts as they are now, and the corrections applied."""

    task: Task
    entries: list[Entry]
    applied: list[Correction] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Applied:
    """The tasks that corrections changed, what became of each correction, and the id of its task.

    `fates` and `tasks` are by the id of the correction; a task that is not there has no id.
    """

    works: list[Work]
    fates: Mapping[int, Fate]
    tasks: Mapping[int, str]


def apply_corrections(policy: Policy, corrections: Sequence[Correction]) -> Applied:
    """Return what `corrections` make of the tasks of `policy`, in the order in which they were made."""
    works: dict[str, Work] = {}
    fates: dict[int, Fate] = {}
    tasks: dict[int, str] = {}
    for correction in sorted(corrections, key=lambda one: one.id):
        task = find_task(correction.task, policy.tasks)
        if task is None:
            fates[correction.id] = Fate.NO_TASK
            continue
        tasks[correction.id] = task.id
        work = works.setdefault(task.id, Work(task, number_facts(policy.doc, task)))
        fates[correction.id] = _apply(work, correction, policy.doc)
    return Applied([work for work in works.values() if work.applied], fates, tasks)


def is_same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts say the same, wherever they stand."""
    return _key(one) == _key(other)


def kind_of(fact: Fact) -> str:
    """Return the kind of a fact as names in the graph have it."""
    match fact:
        case Assignment():
            return "assignment"
        case Deadline():
            return "deadline"
    return "threshold"


def _key(fact: Fact) -> tuple[object, ...]:
    match fact:
        case Assignment():
            return "assignment", fact.role, fold(fact.agency)
        case Deadline():
            days = (fact.start, fact.end, fact.every)
            return "deadline", fact.kind, days, "" if any(days) else fold(fact.text)
    return "threshold", fold(fact.subject), fact.operator, fact.value, fact.unit


def number_facts(doc: str, task: Task) -> list[Entry]:
    """Return the facts of `task` as they were read, with the names that `build_tasks` gives them."""
    kinds: tuple[tuple[Fact, ...], ...] = (task.assignments, task.deadlines, task.thresholds)
    return [
        Entry(fact, fact_iri(doc, task.id, kind_of(fact), order), order)
        for facts in kinds
        for order, fact in enumerate(facts, 1)
    ]


def _apply(work: Work, correction: Correction, doc: str) -> Fate:
    before, after = correction.before, correction.after
    hit = [entry for entry in work.entries if before and is_same(entry.fact, before)]
    is_stated = any(after and is_same(entry.fact, after) for entry in work.entries if entry not in hit)
    if not hit and (before or is_stated):
        return Fate.STATED if is_stated else Fate.NO_FACT
    if is_stated:
        after = None  # another fact of the task says it already
    work.entries = [entry for entry in work.entries if entry not in hit]
    work.applied.append(correction)
    if after:
        kind = kind_of(after)
        iri = corrected_fact_iri(doc, work.task.id, kind, correction.id)
        same = [entry.order for entry in work.entries if kind_of(entry.fact) == kind]
        order = hit[0].order if hit and kind_of(hit[0].fact) == kind else max(same, default=0) + 1
        stated = replace(after, spans=work.task.spans, corrected=correction.note)
        work.entries.append(Entry(stated, iri, order, correction))
    return Fate.APPLIED
