"""How a task's time limits stand on a day: 逾期, 30 天内, 以后, 周期, 持续, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ontology.iris import Iri
from ontology.model import Deadline, DeadlineKind
from query.views.occurrences import EPOCH, next_day

SOON = timedelta(days=30)


class Status(StrEnum):
    """How a time limit stands on a day; whether the task is done is not known here."""

    OVERDUE = "overdue"  # 逾期：止期在这一天以前
    SOON = "soon"  # 30 天内，含这一天和第 30 天
    LATER = "later"  # 以后
    RECURRING = "recurring"  # 周期
    ONGOING = "ongoing"  # 持续
    UNDATED = "undated"  # 有时限，推算不出日期
    PARTS = "parts"  # 自己没有时限，分项有
    NONE = "none"  # 无时限


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a task, by its own name in the graph.

    `rule` is the complete RRULE of one that recurs, `None` where its words give no interval; it runs from
    `since` (`None` where the document has no date) to `until`, both included.
    """

    iri: Iri
    deadline: Deadline
    rule: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a limit stands; `day` is its last day, or that of its next return, `None` where there is none."""

    status: Status
    day: date | None = None


def standing_of(limit: Limit, on: date) -> Standing:
    """Return how `limit` stands on the day `on`."""
    deadline = limit.deadline
    match deadline.kind:
        case DeadlineKind.ONGOING:
            return Standing(Status.ONGOING)
        case DeadlineKind.RECURRING:
            day = next_day(limit.rule, limit.since or EPOCH, limit.until, on) if limit.rule else None
            return Standing(Status.RECURRING, day)
    if deadline.end is None:
        return Standing(Status.UNDATED)
    if deadline.end < on:
        return Standing(Status.OVERDUE, deadline.end)
    return Standing(Status.SOON if deadline.end - on <= SOON else Status.LATER, deadline.end)


def order_of(standings: Sequence[Standing], on: date) -> tuple[int, date]:
    """Return the key by which tasks are sorted: dated limits by day, then what recurs, lasts, has no limit.

    Of several dated limits the next to come counts, of passed ones the last.
    """
    dated = [s.day for s in standings if s.day and s.status is not Status.RECURRING]
    if dated:
        return 0, min((day for day in dated if day >= on), default=max(dated))
    returns = [s.day for s in standings if s.day]
    if returns:
        return 1, min(returns)
    ranks = {Status.RECURRING: 2, Status.ONGOING: 3, Status.UNDATED: 4}
    return min((ranks[s.status] for s in standings if s.status in ranks), default=5), date.max
