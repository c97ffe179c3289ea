"""Points in time as a question names them (2020年10月底, 今年下半年, 下个月) as first and last day."""

import re
from datetime import date, timedelta

from extract.dates.dates import day_of, month_end

DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
SHORT_YEAR = r"(?<!\d)[123]\d(?=年(?:底|末|初|[上下]半年|\d{1,2}月|第?[一二三四1-4]季度))"  # 17年底
YEAR = (
    rf"(?:(?P<year>\d{{4}}|{SHORT_YEAR}|[〇零一二三四五六七八九]{{4}})年"
    r"|(?P<this>今年|本年|当年|明年|去年|后年|前年))"
)
MONTH = r"(?:(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?)"
DAY = r"(?:(?P<day>\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])"
PART = r"(?P<part>上半年|下半年|第?[一二三四1-4]季度|年底|年末|年初|年内|底|末)"
POINT = re.compile(
    rf"(?P<iso>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"  # 2020-12-31
    rf"|{YEAR}(?:度|的|里)?(?:{MONTH}(?:{DAY}|底|末|(?P<third>[上中下])旬)?|{PART})?"  # 2020年10月底
    rf"|(?P<near>本月|这个月|下个?月|上个?月|本季度|这个季度|下个?季度|本周|这周|下周|今天|明天)"
    rf"|(?P<bare>(?<!哪)(?<!哪一)(?<!几)(?:年底|年末|年内|上半年|下半年|第?[一二三四]季度))"
)
TAIL = re.compile(rf"{MONTH}(?:{DAY}|底|末|(?P<third>[上中下])旬)?")  # 2020年8月到10月
NUMBERS = {**{c: i for i, c in enumerate("零一二三四五六七八九十")}, "两": 2, "半": 0}
EARLIEST = 1900  # years that a policy can mean
LATEST = 2200
SHIFTS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "去年": -1, "后年": 2, "前年": -2}


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
    return _in_month(year, number_of(match["month"]), match)


def days_of_month(match: re.Match[str], year: int) -> tuple[date, date] | None:
    """Return the first and last day of a month or day without a year, or `None` where there is none."""
    return _in_month(year, number_of(match["month"]), match)


def _in_month(year: int, month: int, match: re.Match[str]) -> tuple[date, date] | None:
    if not 1 <= month <= 12:
        return None
    if match["day"]:
        exact = day_of(year, month, number_of(match["day"]))
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
        number = number_of(part[-3])
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


def number_of(text: str) -> int:
    """Return the number below 100 that digits or Chinese numerals say."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (NUMBERS[tens] if tens else 1) * 10 * bool(ten) + (NUMBERS[ones] if ones else 0)
