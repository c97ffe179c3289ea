"""The level that the names of one list share: 省科技厅、财政厅 names 省财政厅 too."""

from collections.abc import Iterator

from graph.functions import END, is_group, is_national, opens_function
from graph.regions import LEVEL_WORD
from ontology.model import Assignment, Policy, Task

NEXT = 2  # characters between two names of one list: a mark, and a line end


def shared_levels(policy: Policy) -> dict[str, str]:
    """Return the level of each name that is written without one behind a name that has it.

    A name that stands behind different levels is left out: the document does not decide it.
    """
    found: dict[str, set[str]] = {}
    for task in policy.tasks:
        for name, level in _shared(task):
            found.setdefault(name, set()).add(level)
    return {name: levels.pop() for name, levels in found.items() if len(levels) == 1}


def _shared(task: Task) -> Iterator[tuple[str, str]]:
    """Yield the names of a task that take the level of the list they stand in."""
    level, end = "", -NEXT
    for one in sorted(task.assignments, key=_place):
        own = LEVEL_WORD.match(one.agency)
        follows = 0 < _place(one) - end <= NEXT
        if own and opens_function(one.agency[own.end() :]):
            level = own[0]
        elif level and follows and _is_bare(one.agency):
            yield one.agency, level
        else:
            level = ""
        end = one.spans[-1].end if one.spans else -NEXT


def _place(assignment: Assignment) -> int:
    return assignment.spans[0].start if assignment.spans else -1


def _is_bare(name: str) -> bool:
    """Tell whether a name says what a body does, and neither where nor for how large an area."""
    return opens_function(name) and bool(END.search(name)) and not is_group(name) and not is_national(name)
