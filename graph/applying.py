"""What corrections make of the tasks of one version, before anything is written as triples."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from graph.corrections import Correction
from graph.matching import find_task, fold
from ontology.iris import Iri, corrected_fact_iri, fact_iri
from ontology.model import Assignment, Deadline, Fact, Policy, Task

OF_THE_PART = frozenset({"heading-body", "section-label", "section-period"})  # rules; stated above the tasks


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
    """The tasks that corrections changed, what became of each correction, and the ids of its tasks.

    `fates` and `tasks` are by the id of the correction: first its own task, then those that it was carried
    to; none where its task is not there. `apart` are tasks that have the words corrected from the same place
    of the source and were left as they are.
    """

    works: list[Work]
    fates: Mapping[int, Fate]
    tasks: Mapping[int, tuple[str, ...]]
    apart: Mapping[int, tuple[str, ...]]


def apply_corrections(policy: Policy, corrections: Sequence[Correction]) -> Applied:
    """Return what `corrections` make of the tasks of `policy`, in the order in which they were made.

    What stands once for several tasks (a merged cell) is corrected in all of them with the one that states
    it, and in one alone where that takes it over.
    """
    works = {task.id: Work(task, number_facts(policy.doc, task)) for task in policy.tasks}
    fates: dict[int, Fate] = {}
    tasks: dict[int, tuple[str, ...]] = {}
    apart: dict[int, tuple[str, ...]] = {}
    for correction in sorted(corrections, key=lambda one: one.id):
        task = find_task(correction.task, policy.tasks)
        if task is None:
            fates[correction.id] = Fate.NO_TASK
            continue
        own = works[task.id]
        sharing = [work for work in works.values() if _shares(work, own, correction)]
        carried = [
            work for work in sharing if sharing[0] is own and work is not own and _states(own, correction)
        ]
        fates[correction.id] = _apply(own, correction, policy.doc)
        for work in carried:
            _apply(work, correction, policy.doc)
        tasks[correction.id] = (task.id, *(work.task.id for work in carried))
        apart[correction.id] = tuple(
            work.task.id for work in sharing if work is not own and work not in carried
        )
    return Applied([work for work in works.values() if work.applied], fates, tasks, apart)


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


def _shares(work: Work, own: Work, correction: Correction) -> bool:
    """Tell whether `work` has what is taken out of `own` from the same place of the source."""
    return any(
        _source(entry) == _source(taken) and is_same(entry.fact, taken.fact)
        for taken in _taken(own, correction)
        for entry in work.entries
    )


def _states(work: Work, correction: Correction) -> bool:
    """Tell whether what is taken out of `work` is written for it, and not for the part that it stands in."""
    return not any(entry.fact.inferred in OF_THE_PART for entry in _taken(work, correction))


def _taken(work: Work, correction: Correction) -> list[Entry]:
    return [entry for entry in work.entries if correction.before and is_same(entry.fact, correction.before)]


def _source(entry: Entry) -> object:
    """Return where a fact comes from: the correction that states it, else its place in the text."""
    return entry.by.id if entry.by else entry.fact.spans


def _apply(work: Work, correction: Correction, doc: str) -> Fate:
    before, after = correction.before, correction.after
    hit = _taken(work, correction)
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
