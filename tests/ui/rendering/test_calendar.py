from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from query.views.filters import Filter, list_tasks
from tests.query.ledgers import DAY, open_ledger
from ui.rendering.calendar import write_calendar

ROWS = list_tasks(open_ledger(), Filter(DAY, counts_all=True)).rows


@pytest.fixture(scope="module")
def events() -> dict[str, Any]:
    """The events by the end of their UID."""
    calendar = Calendar.from_ical(write_calendar(ROWS))
    return {str(event["uid"]).partition("/doc/")[2]: event for event in calendar.walk("VEVENT")}


def test_every_limit_with_a_day_is_an_event_of_its_own(events: dict[str, Any]) -> None:
    names = ["water/task/t01", "flood/task/t01", "water/task/t02", "water/task/t03", "water/task/t08"]
    assert list(events) == [
        *(f"{name}/deadline/1" for name in names),
        "water/task/t08/deadline/2",
        "water/task/t04/deadline/1",
    ]


def test_an_event_lasts_its_whole_day_and_names_who_answers_for_it(events: dict[str, Any]) -> None:
    event = events["water/task/t01/deadline/1"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 12, 31), date(2026, 1, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["summary"]) == "改造老旧供水管网。（牵头：市水务局）"
    lines = str(event["description"]).splitlines()
    assert lines[1:3] == ["牵头：市水务局", "配合：市财政局"]
    assert lines[-1] == "《望川市节约用水方案》（望川府发〔2025〕3号） › 一、重点任务"


def test_what_recurs_has_a_rule_that_starts_on_one_of_its_days(events: dict[str, Any]) -> None:
    event = events["water/task/t04/deadline/1"]
    assert dict(event["rrule"]) == {"FREQ": ["YEARLY"], "BYMONTH": [3, 6, 9, 12], "BYMONTHDAY": [-1]}
    assert event["dtstart"].dt == date(2025, 3, 31)


def test_nothing_is_taken_from_the_clock(events: dict[str, Any]) -> None:
    assert write_calendar(ROWS) == write_calendar(ROWS)
    assert events["water/task/t01/deadline/1"]["dtstamp"].dt == datetime(2025, 3, 1, tzinfo=UTC)


def test_lines_are_folded_between_characters() -> None:
    written = write_calendar(ROWS)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert all(line.decode("utf-8") or not line for line in written.split(b"\r\n"))
