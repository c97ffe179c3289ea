"""Dates and periods in a question (2017年底前, 今年下半年), relative ones from a given day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates.dates import month_end
from query.asked.points import EARLIEST, LATEST, POINT, TAIL, days_of, days_of_month, number_of
from query.asked.reading import Reading
from query.plan import Period

JOIN = re.compile(r"(?:到|至|-|—|–|~|～)+")
# 2020年1到6月, 8—10月
MONTHS = re.compile(
    rf"(?:(?P<year>\d{{4}})年(?:的)?)?(?<!\d)(?P<first>\d{{1,2}}|十[一二]?|[一二三四五六七八九])(?:月(?:份)?)?(?:{JOIN.pattern}|(?P<and>[、和与及]))"
    r"(?P<last>\d{1,2}|十[一二]?|[一二三四五六七八九])(?:这?两个)?月(?:份)?(?![\d一二三四五六七八九十]+[日号])"
)
RESTATED = re.compile(
    r"[(,](?:也就是|也即|亦即|即|指|就是)?(?:\d{4}年)?\d{1,2}(?:月(?:份)?)?(?:到|至|-|—|–|~|～)+\d{1,2}月(?:份|底|末)?\)?(?=[\u4e00-\u9fff,]|$)"
)  # 上半年(1至6月)
NAMED_YEAR = re.compile(r"(?<!\d)(\d{4})年")
YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}})年?{JOIN.pattern}(?P<last>\d{{4}})年(?:度)?(?:之间|期间|间|以内|内)?(?![底末初上下第前之以起后\d一二三四])"
)  # 2018至2020年间
BEFORE = re.compile(r"(?:及|或者?|和|以及)?(?:其)?(?:更早|以前|之前|前|以内|之内|内|为止|止)")
INCLUSIVE = re.compile(
    r"[(,]?(?:包?含|包括)(?:当[天日]|本[日数]|[该这]一?天|在内)?[),]?|\(不晚于\)"
)  # (含当天)
AFTER = re.compile(
    r"(?P<also>(?:及|和|或者?|以及)(?:其)?)?(?:以后|之后|后|起(?![码草始])|以来|开始|更[晚迟]|往后)"
)
UNTIL = re.compile(r"(?:截至|截止到?|到|至|不晚于|不迟于|最迟|最晚|赶在|早于)$")
BETWEEN = re.compile(r"(?:之间|期间|间)")
AHEAD = re.compile(
    r"(?:未来|今后|接下来|近|最近)(?P<count>\d{1,3}|[一二两三四五六七八九十半])(?:个)?(?P<unit>天|日|周|星期|月|年)(?:内|之内)?"
)
OVERDUE = re.compile(r"(?:已经?)?(?:逾期|过期|超期|到期了|过了期限|过了时限)")
PENDING = re.compile(r"(?:尚未|还没有?|没有?|未)(?:到期|截止)")


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a question; `is_year` where it names a bare year and nothing bounds it."""

    period: Period
    is_year: bool


def find_period(reading: Reading, today: date, year: int | None = None) -> Found | None:
    """Cover and return the first period in `reading`; what cannot be a day is left alone.

    A month without a year is of `year`, or of the year of `today`.
    """
    for pattern, read in ((OVERDUE, _overdue), (PENDING, _pending), (AHEAD, _ahead)):
        match = pattern.search(reading.left)
        if match:
            period = read(match, today)
            reading.take(match.start(), match.end(), "date")
            return Found(period, False)
    _drop_restated(reading, today)
    named = NAMED_YEAR.search(reading.left)
    year = int(named[1]) if named else year
    months = MONTHS.search(reading.left)
    span = _in_months(months, year or today.year) if months else None
    if months and span:
        reading.take(months.start(), months.end(), "date")
        return Found(span, False)
    years = YEARS.search(reading.left)
    if years and EARLIEST <= int(years["first"]) <= int(years["last"]) <= LATEST:
        reading.take(years.start(), years.end(), "date")
        return Found(Period(date(int(years["first"]), 1, 1), date(int(years["last"]), 12, 31)), False)
    for match in POINT.finditer(reading.left):
        days = days_of(match, today)
        if days:
            return _extend(reading, match, days)
    for match in TAIL.finditer(reading.left):
        days = days_of_month(match, year or today.year)
        if days:
            return _extend(reading, match, days)
    return None


def _drop_restated(reading: Reading, today: date) -> None:
    """Cover months in brackets behind a period that says the same (2020年上半年（1至6月）)."""
    for match in POINT.finditer(reading.left):
        again = RESTATED.match(reading.left, match.end())
        if again and days_of(match, today) and match.groupdict().get("part"):
            reading.cover(again.start(), again.end())
            return


def _extend(reading: Reading, match: re.Match[str], days: tuple[date, date]) -> Found:
    """Read what stands around a point: a range, before, after, until."""
    start, end = match.span()
    first, last = days
    named = match.groupdict()
    bare = bool(named.get("year") or named.get("this")) and not (named["month"] or named["part"])
    join = JOIN.match(reading.left, end)
    second = _second(reading.left, join.end(), first) if join else None
    if second:
        end, last = second
        between = BETWEEN.match(reading.left, end)
        reading.take(start, between.end() if between else end, "date")
        return Found(Period(first, last), False)
    until = UNTIL.search(reading.left, max(0, start - 4), start)
    start = until.start() if until else start
    end = _past(INCLUSIVE, reading.left, end)
    before = BEFORE.match(reading.left, end)
    after = AFTER.match(reading.left, end)
    tail = before or after
    reading.take(start, _past(INCLUSIVE, reading.left, tail.end()) if tail else end, "date")
    if before:
        early = bare and before[0] in ("以前", "之前", "前")
        if before[0] in ("内", "以内", "之内") and not until:
            return Found(Period(first, last), bare)  # 2018年内
        return Found(Period(None, first - timedelta(days=1) if early else last), False)
    if after:
        with_it = after["also"] or after[0] in ("起", "以来", "开始") or not bare  # 2022年及以后
        return Found(Period(first if with_it else _next(last), None), False)
    return Found(Period(None, last), bare) if until else Found(Period(first, last), bare)


def _past(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where `pattern` ends that stands at `start`, or `start`."""
    match = pattern.match(text, start)
    return match.end() if match else start


def _second(text: str, start: int, first: date) -> tuple[int, date] | None:
    """Return where the second point of a range ends and its last day; a bare month is of the first's year."""
    match = POINT.match(text, start)
    days = days_of(match, first) if match else None
    if match and days:
        return match.end(), days[1]
    month = TAIL.match(text, start)
    days = days_of_month(month, first.year) if month else None
    return (month.end(), days[1]) if month and days else None


def _in_months(match: re.Match[str], year: int) -> Period | None:
    """Return the period of 1到6月, `None` where it is none."""
    year = int(match["year"]) if match["year"] else year
    first, last = number_of(match["first"]), number_of(match["last"])
    if match["and"] and last != first + 1:
        return None  # 8月和11月 is no period
    if not (1 <= first <= last <= 12 and EARLIEST <= year <= LATEST):
        return None
    return Period(date(year, first, 1), month_end(year, last))


def _overdue(_: re.Match[str], today: date) -> Period:
    return Period(None, today - timedelta(days=1))


def _pending(_: re.Match[str], today: date) -> Period:
    return Period(today, None)


def _ahead(match: re.Match[str], today: date) -> Period:
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30, "年": 365}[match["unit"]]
    count = number_of(match["count"])
    return Period(today, today + timedelta(days=count * days if count else days // 2))


def _next(day: date) -> date:
    return day + timedelta(days=1)
