"""The official calendar of holidays: working days, and the first day of a festival."""

from datetime import date, timedelta
from functools import cache

from extract.words import grouped


def knows(year: int) -> bool:
    """Tell whether the holidays of `year` are published and held."""
    from chinese_calendar import is_workday

    try:
        is_workday(date(year, 12, 31))
    except NotImplementedError:
        return False
    return True


def working_days_after(day: date, number: int) -> date:
    """Return the day `number` working days after `day`; Monday to Friday in a year that is not known."""
    from chinese_calendar import is_workday

    known = {year: knows(year) for year in range(day.year, day.year + number // 200 + 2)}
    while number > 0:
        day += timedelta(days=1)
        number -= is_workday(day) if known.get(day.year) else day.weekday() < 5
    return day


@cache
def first_day(festival: str, year: int) -> date | None:
    """Return the first day of a festival, `None` where it moves and the year's holidays are not known.

    A festival of the moon's calendar begins with the holiday that is published for it.
    """
    said = next(first for first, names in grouped("festival_days") if festival in names)
    if said[0].isdigit():
        month, day = said.split("-")
        return date(year, int(month), int(day))
    from chinese_calendar.constants import holidays

    name = said.replace("_", " ")
    return min((day for day, called in holidays.items() if day.year == year and called == name), default=None)
