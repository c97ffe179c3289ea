"""Points and stretches of the calendar as prose names them: 2017年底, 6月上旬, 2020年6月—12月."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from extract.dates.date_patterns import CALENDAR, MENTION
from extract.dates.holidays import first_day
from extract.numerals import parse_chinese, parse_year


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the calendar as named; `None` where it does not say.

    `edge` is 底, 末, 初 or 中; `festival` its name as written.
    """

    year: int | None = None
    relative: str | None = None
    half: str | None = None
    quarter: int | None = None
    month: int | None = None
    third: str | None = None
    day: int | None = None
    edge: str | None = None
    festival: str | None = None

    @property
    def has_year(self) -> bool:
        """Tell whether the year is stated in figures."""
        return self.year is not None

    @property
    def is_year(self) -> bool:
        """Tell whether it names a whole year and nothing below it."""
        return not (self.month or self.half or self.quarter or self.festival)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date expression at `start`..`end` of the text; one point, or a stretch from `first` to `last`."""

    start: int
    end: int
    first: Point
    last: Point

    @property
    def is_stretch(self) -> bool:
        """Tell whether it names a beginning and an end."""
        return self.first is not self.last

    @property
    def has_year(self) -> bool:
        """Tell whether a year stands in it."""
        return self.first.has_year or self.last.has_year


@lru_cache(maxsize=256)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the date expressions of folded `text` in order, none inside another."""
    return tuple(_mention(match) for match in MENTION.finditer(text)) if CALENDAR.search(text) else ()


def resolve(point: Point, year: int) -> tuple[date, date] | None:
    """Return the first and last day that `point` names, `year` where it has none; `None` if no such day."""
    year = point.year or year
    if point.festival:
        begin = first_day(point.festival, year)
        return (begin, begin) if begin else None
    if point.day is not None and point.month is not None:
        if not 1 <= point.day <= calendar.monthrange(year, point.month)[1]:
            return None
        day = date(year, point.month, point.day)
        return day, day
    first, last = _months(point)
    begin, end = date(year, first, 1), month_end(year, last)
    if point.third:
        begin, end = _third(begin, end, point.third)
    return _edge(begin, end, point.edge)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, `None` if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of its month where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _mention(match: re.Match[str]) -> Mention:
    start, end = match.span()
    group = match.groupdict()
    if group["y_from"]:
        first, last = Point(year=parse_year(group["y_from"])), Point(year=parse_year(group["y_to"]))
    elif group["d_from"]:
        month = _number(group["d_month"])
        first = Point(year=_year(group["d_year"]), month=month, day=_number(group["d_from"]))
        last = replace(first, day=_number(group["d_to"]))
    elif group["m_from"]:
        first = Point(year=_year(group["m_year"]), month=_number(group["m_from"]))
        last = replace(first, month=_number(group["m_to"]))
    elif group["plan"]:
        return _plan(match)
    elif group["g_year"]:
        first, last = _read_point(group, "g_"), _read_point(group, "h_")
    elif group["b_edge"] or (_has(group, "b_") or _has(group, "yb_")):
        first, last = _read_point(group, "a_"), _read_point(group, "b_")
    else:
        prefix = next((one for one in ("f_", "l_", "z_", "w_") if _has(group, one)), "p_")
        first = last = _read_point(group, prefix)
    if first is not last and last.year is None and last.relative is None:
        last = replace(last, year=first.year, relative=first.relative)
    return Mention(start, end, first, last)


def _has(group: dict[str, str | None], prefix: str) -> bool:
    return any(group[name] for name in _names(prefix))


@cache
def _names(prefix: str) -> tuple[str, ...]:
    """Return the groups of `MENTION` whose names begin with `prefix`."""
    return tuple(name for name in MENTION.groupindex if name.startswith(prefix))


def _plan(match: re.Match[str]) -> Mention:
    """Read a five-year plan: 十四五 is 2021 to 2025, and its end is the last of these years."""
    begin = 2001 + 5 * (int(parse_chinese(match["plan"])) - 10)
    part = match["plan_part"]
    if part.startswith("前"):  # 前两年
        first = last = Point(year=begin + int(parse_chinese(part[1])) - 1)
    else:
        last = Point(year=begin + 4)
        first = last if part.endswith("末") else Point(year=begin)
    return Mention(*match.span(), first, last)


def _read_point(group: dict[str, str | None], prefix: str) -> Point:
    def get(name: str) -> str | None:
        return group.get(prefix + name) or group.get("y" + prefix + name)

    quarter = get("quarter")
    return Point(
        year=_year(get("year")),
        relative=get("relative"),
        half=get("half"),
        quarter=_number(quarter) if quarter else None,
        month=_number(month) if (month := get("month")) else None,
        third=get("third"),
        day=_number(day) if (day := get("day")) else None,
        edge=get("edge"),
        festival=get("festival"),
    )


def _months(point: Point) -> tuple[int, int]:
    """Return the first and last month of what `point` names."""
    if point.month:
        return point.month, point.month
    if point.quarter:
        return 3 * point.quarter - 2, 3 * point.quarter
    if point.half:
        return (1, 6) if point.half == "上" else (7, 12)
    return 1, 12


def _third(begin: date, end: date, third: str) -> tuple[date, date]:
    if third == "上":
        return begin, begin.replace(day=10)
    if third == "中":
        return begin.replace(day=11), begin.replace(day=20)
    return begin.replace(day=21), end


def _edge(begin: date, end: date, edge: str | None) -> tuple[date, date]:
    """Narrow a stretch to its beginning (初: the first tenth or quarter) or middle (中: up to half)."""
    if edge == "初":
        short = begin.month == end.month
        return begin, begin.replace(day=10) if short else month_end(begin.year, begin.month + 2)
    if edge == "中":
        return begin, begin + timedelta(days=14) if begin.month == end.month else month_end(begin.year, 6)
    return begin, end


def _year(text: str | None) -> int | None:
    return parse_year(text) if text else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else int(parse_chinese(text))
