from datetime import date

import pytest

from ontology.iris import Iri
from ontology.model import Deadline, DeadlineKind, Every
from query.views.standing import Limit, Standing, Status, order_of, standing_of
from tests.query.ledgers import DAY, by, make_limit, recurring


@pytest.mark.parametrize(
    ("deadline", "standing"),
    [
        (by(date(2026, 5, 31)), Standing(Status.OVERDUE, date(2026, 5, 31))),
        (by(date(2026, 6, 1)), Standing(Status.SOON, date(2026, 6, 1))),
        (by(date(2026, 7, 1)), Standing(Status.SOON, date(2026, 7, 1))),
        (by(date(2026, 7, 2)), Standing(Status.LATER, date(2026, 7, 2))),
        (
            make_limit("2026年4—5月", DeadlineKind.DURING, date(2026, 5, 31), date(2026, 4, 1)),
            Standing(Status.OVERDUE, date(2026, 5, 31)),
        ),
        (make_limit("长期坚持", DeadlineKind.ONGOING), Standing(Status.ONGOING)),
        (make_limit("印发后3个月内", DeadlineKind.BY), Standing(Status.UNDATED)),
        (recurring("每学期", None), Standing(Status.RECURRING)),
    ],
)
def test_a_limit_stands_by_the_day(deadline: Deadline, standing: Standing) -> None:
    assert standing_of(Limit(Iri("x"), deadline), DAY) == standing


def test_what_recurs_has_its_next_day() -> None:
    limit = Limit(
        Iri("x"), recurring("每月5日前", Every.MONTH), "FREQ=MONTHLY;BYMONTHDAY=5", date(2025, 1, 1)
    )
    assert standing_of(limit, DAY) == Standing(Status.RECURRING, date(2026, 6, 5))


def test_of_several_limits_the_next_to_come_counts_then_the_last_that_passed() -> None:
    old, older = (Standing(Status.OVERDUE, date(year, 1, 1)) for year in (2025, 2024))
    coming = Standing(Status.LATER, date(2027, 1, 1))
    assert order_of([older, coming, old], DAY) == (0, date(2027, 1, 1))
    assert order_of([older, old], DAY) == (0, date(2025, 1, 1))


def test_dates_come_first_and_no_limit_last() -> None:
    ways = [
        [Standing(Status.OVERDUE, date(2025, 1, 1))],
        [Standing(Status.LATER, date(2027, 1, 1))],
        [Standing(Status.RECURRING, date(2026, 6, 30))],
        [Standing(Status.RECURRING)],
        [Standing(Status.ONGOING)],
        [Standing(Status.UNDATED)],
        [],
    ]
    keys = [order_of(standings, DAY) for standings in ways]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)
