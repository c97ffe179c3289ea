from datetime import date

import pytest

from query.views.occurrences import complete_rule, first_day, next_day

SINCE = date(2020, 7, 1)
DAY = date(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("rule", "complete", "after"),
    [
        ("FREQ=DAILY", "FREQ=DAILY", DAY),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR", DAY),
        ("FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=17;BYMINUTE=0", "FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 11, 30)),
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 11, 30)),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "FREQ=MONTHLY;BYMONTHDAY=5", date(2026, 12, 5)),
        ("FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", date(2026, 12, 31)),
        ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", date(2026, 12, 31)),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", date(2026, 12, 31)),
        ("FREQ=YEARLY;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", date(2027, 2, 28)),
        ("FREQ=YEARLY;INTERVAL=5", "FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=-1", date(2030, 12, 31)),
    ],
)
def test_a_rule_gets_a_day_and_falls_next_on(rule: str, complete: str, after: date) -> None:
    assert complete_rule(rule) == complete
    assert next_day(complete, SINCE, None, DAY) == after


def test_the_day_itself_counts_and_a_rule_ends_with_its_last_day() -> None:
    rule = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30"
    assert next_day(rule, SINCE, None, date(2026, 6, 30)) == date(2026, 6, 30)
    assert next_day(rule, SINCE, date(2026, 6, 30), date(2026, 6, 30)) == date(2026, 6, 30)
    assert next_day(rule, SINCE, date(2026, 6, 29), date(2026, 1, 1)) is None


def test_a_rule_does_not_fall_before_it_binds() -> None:
    assert first_day("FREQ=MONTHLY;BYMONTHDAY=5", SINCE, None) == date(2020, 7, 5)
    assert next_day("FREQ=MONTHLY;BYMONTHDAY=5", SINCE, None, date(2019, 1, 1)) == date(2020, 7, 5)
