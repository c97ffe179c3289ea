"""Whether a fact that was read out stands where a cue promises one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from extract.auditing.bearers import opening_of
from extract.auditing.clauses import Clause, Unit
from extract.auditing.cues import Cue, CueKind
from extract.duties.roles import role_of
from ontology.model import Policy, Role, Span, Task

JOINING = "会同"
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Facts:
    """The places of what was read out: of bodies, of figures and times, each in order; and the tasks."""

    bodies: tuple[Span, ...]
    numbers: tuple[Span, ...]
    tasks: tuple[Task, ...]

    def task_at(self, span: Span) -> Task | None:
        """Return the smallest task whose text holds `span`, `None` where none does."""
        holding = [task for task in self.tasks if any(span in part for part in task.spans)]
        return min(holding, key=lambda task: len(task.text), default=None)


def read_facts(policy: Policy) -> Facts:
    """Return the places of the facts of `policy`."""
    bodies = [span for task in policy.tasks for fact in task.assignments for span in fact.spans]
    numbers = [span for task in policy.tasks for due in task.deadlines for span in due.spans]
    numbers += [span for task in policy.tasks for figure in task.thresholds for span in figure.spans]
    return Facts(tuple(sorted(bodies)), tuple(sorted(numbers)), policy.tasks)


def is_covered(clause: Clause, cue: Cue, facts: Facts) -> bool:
    """Tell whether a fact of the cue's kind stands at it.

    A length of time is a figure by the guidelines, and a yearly figure may be a time limit: numbers count for
    both. A body counts for who in the stretch up to ；, for a duty only before the word that obliges it.
    """
    if cue.number is not None:
        return overlaps(facts.numbers, place(clause.unit, *cue.number))
    if cue.kind is CueKind.DUTY:
        if clause.unit.view.text.startswith("由", cue.end) and cue.end < clause.end:
            return holds(facts.bodies, place(clause.unit, cue.end, clause.end))
        return holds(facts.bodies, place(clause.unit, opening_of(clause, cue.start), cue.start))
    if any(holds(facts.bodies, cell) for cell in clause.unit.below) or _follows_heading(clause, cue, facts):
        return True
    if cue.word == JOINING:
        return cue.end < clause.end and holds(facts.bodies, place(clause.unit, cue.end, clause.end))
    return holds(facts.bodies, place(clause.unit, *clause.stretch))


def _follows_heading(clause: Clause, cue: Cue, facts: Facts) -> bool:
    """Tell whether the body in a task's heading has the role that the word gives (市水务局分工。牵头…)."""
    task = facts.task_at(place(clause.unit, cue.start, cue.end))
    return task is not None and any(
        one.role is role_of(cue.word) is not Role.RESPONSIBLE and one.spans[0].end <= task.spans[0].start
        for one in task.assignments
    )


def place(unit: Unit, start: int, end: int) -> Span:
    """Return where the characters `start`..`end` of a unit stand in the source, gaps included."""
    return Span(unit.view.offsets[start], unit.view.offsets[end - 1] + 1)


def holds(spans: Sequence[Span], outer: Span) -> bool:
    """Tell whether one of `spans`, which are sorted, lies inside `outer`."""
    first = bisect_left(spans, outer.start, key=_start)
    return any(
        span.end <= outer.end for span in takewhile(lambda span: span.start < outer.end, spans[first:])
    )


def overlaps(spans: Iterable[Span], place: Span) -> bool:
    """Tell whether one of `spans` shares a character with `place`."""
    return any(span.start < place.end and place.start < span.end for span in spans)
