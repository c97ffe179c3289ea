"""Time limits of bodies over the months (时间轴): what falls due when, what this quarter, what comes back."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.dates.dates import month_end
from graph.store import GraphStore
from ontology.iris import Iri
from ontology.model import DeadlineKind, Every
from query.answers.force import REMEDY
from query.asked.named import find_named
from query.holdings import Holdings
from query.views.filters import Filter, Listed, list_tasks
from query.views.register import Share, read_register
from query.views.standing import Limit, Standing

MOST = 12  # bodies on a timeline
SELDOM = (Every.YEAR, Every.HALF_YEAR, Every.QUARTER, None)  # what recurs so seldom is due in a quarter


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit of a task with its day: its last one, or that of its next return."""

    row: Listed
    limit: Limit
    standing: Standing
    day: date


@dataclass(frozen=True, slots=True)
class Point:
    """What falls due for a body in a month, by day; `month` is its first day."""

    body: str
    month: date
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the bodies have before them on the day `on`.

    `bodies` are full names, the one with the most first; `others` counts those that are not shown. `due` is
    what falls in the quarter from `first` to `last`, both included; `returning` what comes back, by how often
    (`None`: at another interval), each by its next day. `note` is on documents that are not in force.
    """

    on: date
    bodies: tuple[str, ...]
    others: int
    points: tuple[Point, ...]
    first: date
    last: date
    due: tuple[Due, ...]
    returning: Mapping[Every | None, tuple[Due, ...]]
    note: str


@dataclass(frozen=True, slots=True)
class Years:
    """The years that are shown, both included; `None` is without a bound."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first or date.min.year) <= day.year <= (self.last or date.max.year)


def build_timeline(
    store: GraphStore, wanted: Filter, years: Years, holdings: Holdings, *, remedy: str = REMEDY
) -> Timeline:
    """Return the timeline of the tasks that `wanted` asks for, of its bodies or, without any, the busiest.

    Raises:
        QueryError: a region or a body that is named is not held.
    """
    listing = list_tasks(store, wanted, holdings, remedy=remedy)
    asked = find_named(wanted.agencies, holdings) if wanted.agencies else None
    dues = sorted(_dues_of(listing.rows), key=lambda due: due.day)
    dated = [due for due in dues if due.limit.deadline.kind is not DeadlineKind.RECURRING]
    points = _points_of([due for due in dated if due.day in years], asked)
    load: Counter[str] = Counter()
    for point in points:
        load[point.body] += len(point.dues)
    bodies = sorted(load, key=lambda name: (-load[name], name))
    shown = set(bodies[:MOST])
    first, last = quarter_of(wanted.on)
    return Timeline(
        wanted.on,
        tuple(bodies[:MOST]),
        len(bodies[MOST:]),
        tuple(point for point in points if point.body in shown),
        first,
        last,
        tuple(due for due in dues if first <= due.day <= last and _is_seldom(due)),
        _returning(dues),
        listing.note,
    )


def list_ends(store: GraphStore) -> list[date]:
    """Return the days on which some time limit held ends, rising."""
    entries = read_register(store).entries
    return sorted({limit.deadline.end for e in entries for limit in e.limits if limit.deadline.end})


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of `day`."""
    month = day.month - (day.month - 1) % 3
    return date(day.year, month, 1), month_end(day.year, month + 2)


def _dues_of(rows: Sequence[Listed]) -> Iterator[Due]:
    for row in rows:
        for limit, standing in zip(row.entry.limits, row.standings, strict=True):
            if standing.day:
                yield Due(row, limit, standing, standing.day)


def _is_seldom(due: Due) -> bool:
    return due.limit.deadline.every in SELDOM


def _returning(dues: Sequence[Due]) -> dict[Every | None, tuple[Due, ...]]:
    recurring = [due for due in dues if due.limit.deadline.kind is DeadlineKind.RECURRING]
    found = {
        every: tuple(due for due in recurring if due.limit.deadline.every == every)
        for every in (Every.DAY, Every.WEEK, Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR, None)
    }
    return {every: same for every, same in found.items() if same}


def _points_of(dues: Sequence[Due], asked: frozenset[Iri] | None) -> list[Point]:
    """Return a point for each body and month, by month and name."""
    found: dict[tuple[date, str], list[Due]] = defaultdict(list)
    for due in dues:
        for name in _bodies_of(due.row.entry.shares, asked):
            found[due.day.replace(day=1), name].append(due)
    return [Point(name, month, tuple(same)) for (month, name), same in sorted(found.items(), key=_by_place)]


def _by_place(item: tuple[tuple[date, str], list[Due]]) -> tuple[date, str]:
    return item[0]


def _bodies_of(shares: Sequence[Share], asked: frozenset[Iri] | None) -> list[str]:
    return list(dict.fromkeys(s.name for s in shares if asked is None or s.agency in asked))
