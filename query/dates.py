"""Dates and periods in a question (2017年底前, 今年下半年), relative ones from a given day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates import day_of, month_end
from query.model import Period
from query.reading import Reading

DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
SHORT_YEAR = r"(?<!\d)[123]\d(?=年(?:底|末|初|[上下]半年|\d{1,2}月|第?[一二三四1-4]季度))"  # 17年底
YEAR = (
    rf"(?:(?P<year>\d{{4}}|{SHORT_YEAR}|[〇零一二三四五六七八九]{{4}})年"
    r"|(?P<this>今年|本年|当年|明年|去年|后年|前年))"
)
MONTH = r"(?:(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?)"
DAY = r"(?:(?P<day>\d{1,2})[日号])"
PART = r"(?P<part>上半年|下半年|第?[一二三四1-4]季度|年底|年末|年初|年内|底|末)"
POINT = re.compile(
    rf"(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"  # 2020-12-31
    rf"|{YEAR}(?:度|的|里)?(?:{MONTH}(?:{DAY}|底|末|(?P<third>[上中下])旬)?|{PART})?"  # 2020年10月底
    rf"|(?P<near>本月|这个月|下个?月|上个?月|本季度|这个季度|下个?季度|本周|这周|下周|今天|明天)"
    rf"|(?P<bare>年底|年末|年内|上半年|下半年|第?[一二三四]季度)"
)
JOIN = re.compile(r"(?:到|至|-|—|–|~|～)+")
TAIL = re.compile(rf"{MONTH}(?:{DAY}|底|末|(?P<third>[上中下])旬)?")  # 2020年8月到10月
# 2020年1到6月, 8—10月
MONTHS = re.compile(
    rf"(?:(?P<year>\d{{4}})年(?:的)?)?(?<!\d)(?P<first>\d{{1,2}}|十[一二]?|[一二三四五六七八九])(?:月(?:份)?)?{JOIN.pattern}"
    r"(?P<last>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?![\d一二三四五六七八九十]+[日号])"
)
BEFORE = re.compile(r"(?:及|或|和|以及)?(?:其)?(?:以前|之前|前|以内|之内|内|为止|止)")
INCLUSIVE = re.compile(
    r"[(,]?(?:包?含|包括)(?:当[天日]|本[日数]|[该这]一?天|在内)?[),]?|\(不晚于\)"
)  # (含当天)
AFTER = re.compile(r"(?P<also>(?:及|和|或|以及)(?:其)?)?(?:以后|之后|后|起(?![码草始])|以来|开始)")
UNTIL = re.compile(r"(?:截至|截止到?|到|至|不晚于|不迟于|最迟|最晚|赶在|早于)$")
BETWEEN = re.compile(r"(?:之间|期间|间)")
AHEAD = re.compile(
    r"(?:未来|今后|接下来|近|最近)(?P<count>\d{1,3}|[一二两三四五六七八九十半])(?:个)?(?P<unit>天|日|周|星期|月|年)(?:内|之内)?"
)
OVERDUE = re.compile(r"(?:已经?)?(?:逾期|过期|超期|到期了|过了期限|过了时限)")
PENDING = re.compile(r"(?:尚未|还没有?|没有?|未)(?:到期|截止)")
NUMBERS = {**{c: i for i, c in enumerate("零一二三四五六七八九十")}, "两": 2, "半": 0}
EARLIEST, LATEST = 1900, 2200  # years that a policy can mean
SHIFTS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "去年": -1, "后年": 2, "前年": -2}


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
    months = MONTHS.search(reading.left)
    span = _in_months(months, year or today.year) if months else None
    if months and span:
        reading.take(months.start(), months.end(), "date")
        return Found(span, False)
    for match in POINT.finditer(reading.left):
        days = days_of(match, today)
        if days:
            return _extend(reading, match, days)
    for match in TAIL.finditer(reading.left):
        days = _days_of_month(match, year or today.year)
        if days:
            return _extend(reading, match, days)
    return None


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
    days = _days_of_month(month, first.year) if month else None
    return (month.end(), days[1]) if month and days else None


def days_of(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """Return the first and last day of a point, or `None` where there is no such day."""
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        exact = day_of(year, month, day)
        return (exact, exact) if exact else None
    if match["near"]:
        return _near(match["near"], today)
    if match["bare"]:
        return _part_of(today.year, match["bare"])
    year = int(match["year"].translate(DIGITS)) if match["year"] else today.year + SHIFTS[match["this"]]
    year += 2000 if match["year"] and len(match["year"]) == 2 else 0
    if not EARLIEST <= year <= LATEST:
        return None
    if match["part"]:
        return _part_of(year, match["part"])
    if not match["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    return _in_month(year, _number(match["month"]), match)


def _in_months(match: re.Match[str], year: int) -> Period | None:
    """Return the period of 1到6月, `None` where it is none."""
    year = int(match["year"]) if match["year"] else year
    first, last = _number(match["first"]), _number(match["last"])
    if not (1 <= first <= last <= 12 and EARLIEST <= year <= LATEST):
        return None
    return Period(date(year, first, 1), month_end(year, last))


def _days_of_month(match: re.Match[str], year: int) -> tuple[date, date] | None:
    return _in_month(year, _number(match["month"]), match)


def _in_month(year: int, month: int, match: re.Match[str]) -> tuple[date, date] | None:
    if not 1 <= month <= 12:
        return None
    if match["day"]:
        exact = day_of(year, month, int(match["day"]))
        return (exact, exact) if exact else None
    if match["third"]:
        first = {"上": 1, "中": 11, "下": 21}[match["third"]]
        last = {"上": 10, "中": 20, "下": month_end(year, month).day}[match["third"]]
        return date(year, month, first), date(year, month, last)
    return date(year, month, 1), month_end(year, month)


def _part_of(year: int, part: str) -> tuple[date, date]:
    if part == "上半年":
        return date(year, 1, 1), date(year, 6, 30)
    if part == "下半年":
        return date(year, 7, 1), date(year, 12, 31)
    if part.endswith("季度"):
        number = _number(part[-3])
        return date(year, 3 * number - 2, 1), month_end(year, 3 * number)
    return date(year, 1, 1), date(year, 12, 31)


def _near(word: str, today: date) -> tuple[date, date]:
    if word in ("今天", "明天"):
        day = today + timedelta(days=word == "明天")
        return day, day
    if word.endswith("周"):
        monday = today + timedelta(days=(7 if word.startswith("下") else 0) - today.weekday())
        return monday, monday + timedelta(days=6)
    step = {"下": 1, "上": -1}.get(word[0], 0)
    if word.endswith("季度"):
        number = today.year * 4 + (today.month - 1) // 3 + step
        return date(number // 4, number % 4 * 3 + 1, 1), month_end(number // 4, number % 4 * 3 + 3)
    number = today.year * 12 + today.month - 1 + step
    return date(number // 12, number % 12 + 1, 1), month_end(number // 12, number % 12 + 1)


def _overdue(_: re.Match[str], today: date) -> Period:
    return Period(None, today - timedelta(days=1))


def _pending(_: re.Match[str], today: date) -> Period:
    return Period(today, None)


def _ahead(match: re.Match[str], today: date) -> Period:
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30, "年": 365}[match["unit"]]
    count = _number(match["count"])
    return Period(today, today + timedelta(days=count * days if count else days // 2))


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if text.startswith("十"):
        return 10 + (NUMBERS[text[1]] if len(text) > 1 else 0)
    return NUMBERS[text]


def _next(day: date) -> date:
    return day + timedelta(days=1)
