from datetime import date

import pytest

from graph.store import GraphStore
from ontology.model import Every
from query.holdings import read_holdings
from query.views.filters import Filter
from query.views.timeline import Timeline, Years, build_timeline, list_ends, quarter_of
from tests.query.ledgers import DAY, open_ledger


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return open_ledger()


def draw(store: GraphStore, *agencies: str, years: Years | None = None) -> Timeline:
    wanted = Filter(DAY, agencies=agencies, counts_all=True)
    return build_timeline(store, wanted, years or Years(), read_holdings(store))


def points(timeline: Timeline) -> list[tuple[str, str, int]]:
    return [(f"{point.month:%Y-%m}", point.body, len(point.dues)) for point in timeline.points]


def test_limits_stand_in_their_months_by_body(store: GraphStore) -> None:
    assert points(draw(store, "市水务局")) == [("2025-12", "望川市水务局", 1), ("2026-07", "望川市水务局", 1)]


def test_without_bodies_the_busiest_are_shown(store: GraphStore) -> None:
    timeline = draw(store)
    assert timeline.bodies[:2] == ("望川市教育局", "望川市水务局")
    assert timeline.others == 0


def test_years_bound_the_points_and_not_what_comes_back(store: GraphStore) -> None:
    timeline = draw(store, "市水务局", years=Years(2026, 2026))
    assert points(timeline) == [("2026-07", "望川市水务局", 1)]
    assert set(timeline.returning) == {Every.QUARTER}


def test_years_are_those_in_which_limits_end(store: GraphStore) -> None:
    assert sorted({day.year for day in list_ends(store)}) == [2025, 2026, 2027]


def test_what_is_due_this_quarter_has_what_seldom_recurs(store: GraphStore) -> None:
    due = [(str(due.day), due.row.entry.task.id) for due in draw(store).due]
    assert due == [("2026-05-31", "t08"), ("2026-06-15", "t01"), ("2026-06-30", "t04")]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 11, 27), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_quarters(day: date, first: date, last: date) -> None:
    assert quarter_of(day) == (first, last)
