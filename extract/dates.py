"""Points and stretches of the calendar as prose names them: 2017年底, 6月上旬, 2020年6月—12月."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from extract.holidays import first_day
from extract.numerals import parse_chinese, parse_year
from extract.words import any_of_groups

_CN = "〇零一二三四五六七八九"
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[一二][{_CN}]{{3}})"
_RELATIVE = r"(?:今年|明年|本年度?|当年|次年|翌年|下一?年度?)"
_DASH = r"(?:—{1,2}|至|到)"
# 18时  上午10时  17：00
CLOCK = (
    r"(?:[上下]午|晚上?|早上?|中午|凌晨)?[0-9]{1,2}(?:时(?!间)|点(?!个)|：[0-9]{2})(?:[0-9]{1,2}分|整|半)?"
)


def _inner(prefix: str) -> str:
    """Return the pattern of what stands below the year, its groups named after `prefix`."""
    return (
        rf"(?:(?P<{prefix}half>[上下])半年|第?(?P<{prefix}quarter>[一二三四1-4])季度"
        rf"|(?P<{prefix}month>{_MONTH})月份?(?:(?P<{prefix}day>{_SMALL})[日号]|(?P<{prefix}third>[上中下])旬)?)"
    )


def _point(prefix: str) -> str:
    """Return the pattern of one point of the calendar, its groups named after `prefix`."""
    year = rf"(?:(?P<{prefix}year>{_YEAR})年度?|(?P<{prefix}relative>{_RELATIVE}))"
    edge = rf"(?P<{prefix}edge>底|末|初|中(?=[前，。；、）]|$))?"
    inner = _inner(prefix)
    below = inner.replace("?P<", "?P<y")
    this_year = rf"(?<![{_CN}0-9十百两几数半同每历多近])年(?=[底末内])"
    return rf"(?:{year}(?:年(?=[底末]))?(?:{below})?|{inner}|{this_year}){edge}"


# 2020年6月—12月  8月1日—9月30日  2020年1月1日至3月31日  2019年底至2020年初
_STRETCH = rf"(?<![0-9]){_point('a_')}起?{_DASH}{_point('b_')}"
# 2020年6—12月  6—8月  3月1—20日  2019—2021年
_MONTHS = (
    rf"(?<![0-9.])(?:(?P<m_year>{_YEAR})年)?"
    rf"(?P<m_from>{_MONTH}){_DASH}(?P<m_to>{_MONTH})月份?(?P<m_edge>[底末])?"
)
_DAYS = (
    rf"(?<![0-9])(?:(?P<d_year>{_YEAR})年)?"
    rf"(?P<d_month>{_MONTH})月(?P<d_from>{_SMALL})日?{_DASH}(?P<d_to>{_SMALL})日"
)
_YEARS = rf"(?<![0-9])(?P<y_from>{_YEAR})年?{_DASH}(?P<y_to>{_YEAR})年(?P<y_edge>[底末])?"
# 2017年底  2020年上半年  6月30日  三季度末  今年10月下旬
_SINGLE = rf"(?<![0-9第近前每]){_point('p_')}"
# “十四五”期间  “十四五”末  “十四五”前两年
_PLAN = r"[“\"]?(?P<plan>十[一二三四五六七八九]?)五[”\"]?(?P<plan_part>期间|时期|末|期末|前[一两二三四]年)"
# 2023.10.15  2023-09-30  2023/12/20  and 2023.12 where nothing is measured in it
_FIGURES = (
    r"(?<![0-9.])(?P<f_year>20[0-9]{2})(?P<f_sign>[.—/])(?P<f_month>1[0-2]|0?[1-9])"
    r"(?:(?P=f_sign)(?P<f_day>[0-3]?[0-9])(?![0-9])|(?=底?之?前|[底末]|[，。；、）〕]|$))"
)
# 2023.06—2023.12  2023.6.1—2023.6.30
_FIGURES_TO = (
    r"(?<![0-9.])(?P<g_year>20[0-9]{2})\.(?P<g_month>1[0-2]|0?[1-9])(?:\.(?P<g_day>[0-3]?[0-9]))?(?:—{1,2}|至)"
    r"(?P<h_year>20[0-9]{2})\.(?P<h_month>1[0-2]|0?[1-9])(?:\.(?P<h_day>[0-3]?[0-9]))?(?![0-9])"
)
# 春节前  2024年国庆节前
_FESTIVAL = rf"{any_of_groups('festival_days')}(?=之?前(?![后夕0-9一二三四五六七八九十两几]))"
_YEAR_FESTIVAL = rf"(?:(?P<l_year>{_YEAR})年|(?P<l_relative>{_RELATIVE}))(?P<l_festival>{_FESTIVAL})"
# 确保全年
_WHOLE_YEAR = r"(?<=确保|力争|争取|保证)(?P<w_relative>全年)"
_OPENS = r"(?=[0-9〇零一二三四五六七八九十今明本当次翌下上第年全“\"])"  # what any of them begins with
_DATES = (
    _YEARS,
    _DAYS,
    _YEAR_FESTIVAL,
    _STRETCH,
    _MONTHS,
    _FIGURES_TO,
    _FIGURES,
    _SINGLE,
    _PLAN,
    _WHOLE_YEAR,
)
MENTION = re.compile(_OPENS + "(?:" + "|".join(_DATES) + f")|(?<![第近])(?P<z_festival>{_FESTIVAL})")
CALENDAR = re.compile("[年月季五]|20[0-9]{2}[./—][01]?[0-9]|[节旦一]之?前")  # one stands in every date


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
    return any(value for name, value in group.items() if name.startswith(prefix))


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
