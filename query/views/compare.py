"""Two versions of a document compared task by task: what came, what went, and what became of the rest."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.matching import fold, match_tasks
from graph.resolve import read_context, resolve_names
from ontology.model import Assignment, Deadline, Policy, Role, Task, Threshold

T = TypeVar("T")
Name = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Swap(Generic[T]):
    """What only the old version has and what only the new one has, each in its order."""

    before: tuple[T, ...] = ()
    after: tuple[T, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task of both versions that is not the same in both; a `Swap` is empty where nothing changed."""

    before: Task
    after: Task
    leads: Swap[str]
    others: Swap[Assignment]
    deadlines: Swap[Deadline]
    figures: Swap[Threshold]
    is_reworded: bool

    @property
    def is_only_reworded(self) -> bool:
        """Tell whether the words alone changed, not who, when or how much."""
        return self.is_reworded and not (self.leads or self.others or self.deadlines or self.figures)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An old and a new version; `kept` counts the tasks that are the same in both."""

    old: Policy
    new: Policy
    added: tuple[Task, ...]
    dropped: tuple[Task, ...]
    changed: tuple[TaskChange, ...]
    kept: int

    @property
    def is_same(self) -> bool:
        """Tell whether no task differs."""
        return not (self.added or self.dropped or self.changed)


def compare(old: Policy, new: Policy) -> Comparison:
    """Return what changed from `old` to `new`; the other way round everything is just the reverse.

    A body is the same under the same name, or where both names mean one body in their documents.
    """
    pairs = match_tasks(old.tasks, new.tasks)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    bodies = _namer(old), _namer(new)
    found = (_compare_task(old.tasks[i], new.tasks[j], bodies) for i, j in sorted(pairs, key=lambda p: p[1]))
    changed = tuple(change for change in found if change)
    return Comparison(
        old,
        new,
        tuple(task for j, task in enumerate(new.tasks) if j not in right),
        tuple(task for i, task in enumerate(old.tasks) if i not in left),
        changed,
        len(pairs) - len(changed),
    )


def _namer(policy: Policy) -> Name:
    """Return what tells a body of `policy` by its name: the name itself, and the body that it means."""
    bodies = resolve_names(policy, read_context(policy))

    def name(written: str) -> frozenset[str]:
        return frozenset({fold(written), str(bodies[written].iri)})

    return name


def _compare_task(old: Task, new: Task, bodies: tuple[Name, Name]) -> TaskChange | None:
    """Return what changed of a task, `None` where nothing did."""
    before, after = bodies
    assignments = _swap(
        old.assignments,
        new.assignments,
        lambda fact: frozenset((fact.role, key) for key in before(fact.agency)),
        lambda fact: frozenset((fact.role, key) for key in after(fact.agency)),
    )
    change = TaskChange(
        old,
        new,
        Swap(_leads(assignments.before), _leads(assignments.after)),
        Swap(_without_leads(assignments.before), _without_leads(assignments.after)),
        _swap(old.deadlines, new.deadlines, _when, _when),
        _swap(old.thresholds, new.thresholds, _how_much, _how_much),
        fold(old.text) != fold(new.text) or fold(old.title or "") != fold(new.title or ""),
    )
    changed = change.leads or change.others or change.deadlines or change.figures or change.is_reworded
    return change if changed else None


Keys = Callable[[T], frozenset[Hashable]]


def _swap(old: Sequence[T], new: Sequence[T], old_keys: Keys[T], new_keys: Keys[T]) -> Swap[T]:
    """Return the facts without their like on the other side; those with a key in common are alike."""
    known = [old_keys(fact) for fact in old], [new_keys(fact) for fact in new]
    return Swap(_unlike(old, *known), _unlike(new, *reversed(known)))


def _unlike(
    facts: Sequence[T], keys: Iterable[frozenset[Hashable]], others: Iterable[frozenset[Hashable]]
) -> tuple[T, ...]:
    held = frozenset().union(*others)
    return tuple(fact for fact, own in zip(facts, keys, strict=True) if not own & held)


def _when(deadline: Deadline) -> frozenset[Hashable]:
    """Return the days of a time limit; its words where they come to no day."""
    days = (deadline.start, deadline.end, deadline.every)
    return frozenset({(deadline.kind, *days, "" if any(days) else fold(deadline.text))})


def _how_much(figure: Threshold) -> frozenset[Hashable]:
    return frozenset({(fold(figure.subject), figure.operator, figure.value, figure.unit)})


def _leads(facts: Iterable[Assignment]) -> tuple[str, ...]:
    return tuple(fact.agency for fact in facts if fact.role is Role.LEAD)


def _without_leads(facts: Iterable[Assignment]) -> tuple[Assignment, ...]:
    return tuple(fact for fact in facts if fact.role is not Role.LEAD)
