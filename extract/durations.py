"""Lengths of time with an end (印发后3个月内, 三年内) and what they are counted from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates import Mention, add_months, find_mentions, resolve
from extract.numerals import parse_number

# 3个月内  30个工作日内  两年之内  48小时以内
DURATION = re.compile(
    r"(?<![0-9.第])(?P<number>[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十百半]{1,4})"
    r"(?P<unit>个?工作日|个?自然日|个?月|个?季度|年|个?星期|周|[日天]|个?小时|分钟)(?:时间|左右)?(?P<inside>之内|以内|内)"
)
# 近5年内  前3个月内  每2年内
LOOKS_BACK = re.compile(r"(?:近|前|过去|最近|此前|以往|连续|每|上|一个自然|一个纳税)的?$")
# 印发后  自本通知印发之日起  本方案发布后
FROM_ISSUE = re.compile(
    r"(?P<words>[自从]?(?:[^，。；：、的自从在于到将]{0,8}(?:方案|意见|通知|办法|细则|文件|条例|规定|措施|规划|计划|要点|政策|决定|制度))?"
    r"(?:正式)?(?:印发|发布|公布|下发|颁布|出台|施行|实施)(?:之日起|之日后|之后|以后|后|起)的?，?)$"
)
# 2012年起  自2020年1月1日开始，用
MOMENT = re.compile(r"(?:起|之后|后|开始)，?(?:用|利用|力争|争取|通过|在|的)?$")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at `start`..`end` of the text, 内 included; `inside` is where 内 begins."""

    start: int
    end: int
    inside: int
    number: str
    unit: str


@dataclass(frozen=True, slots=True)
class Count:
    """A length of time counted from a day whose words begin at `start`; `last` is its end, if known."""

    start: int
    end: int
    last: date | None
    rule: str


def find_durations(text: str) -> Iterator[Duration]:
    """Yield the bounded lengths of time of folded `text` that look ahead, in order."""
    for match in DURATION.finditer(text):
        if not LOOKS_BACK.search(text[max(0, match.start() - 6) : match.start()]):
            unit = match["unit"]
            yield Duration(match.start(), match.end(), match.start("inside"), match["number"], unit)


def is_counted(text: str, duration: Duration) -> bool:
    """Tell whether the text itself counts `duration` from the document's issue or from a stated date."""
    before = text[max(0, duration.start - 30) : duration.start]
    return bool(FROM_ISSUE.search(before)) or _stated_start(before) is not None


def count_from(text: str, duration: Duration, issue: date | None, fixed: date | None) -> Count | None:
    """Return the end of `duration` where its beginning is known, else `None`.

    It counts from the day of `issue` (印发后), from a date that stands before it (2012年起) or, where
    neither does, from `fixed`, what the document counts from throughout.
    """
    begin = max(0, duration.start - 30)
    before = text[begin : duration.start]
    if anchor := FROM_ISSUE.search(before):
        last = after(issue, duration) if issue else None
        rule = "working-days" if "工作日" in duration.unit else "from-issue"
        return Count(begin + anchor.start("words"), duration.end, last, rule)
    if mention := _stated_start(before):
        first = resolve(mention.first, issue.year if issue else date.min.year)
        last = after(first[0] - timedelta(days=1), duration) if first else None
        return Count(begin + mention.start, duration.end, last, "from-start") if last else None
    if fixed and duration.unit == "年":
        last = after(fixed - timedelta(days=1), duration)
        return Count(duration.start, duration.end, last, "from-start") if last else None
    return None


def after(day: date, duration: Duration) -> date | None:
    """Return the day on which `duration` after `day` ends; `None` where no calendar tells."""
    number = parse_number(duration.number)
    unit = duration.unit.removeprefix("个")
    if unit == "工作日":
        return _working_days(day, int(number))
    if unit in {"月", "年", "季度"}:
        return add_months(day, int(number * {"月": 1, "年": 12, "季度": 3}[unit]))
    if unit in {"日", "天", "自然日", "周", "星期"}:
        return day + timedelta(days=int(number) * (7 if unit in {"周", "星期"} else 1))
    return None


def _stated_start(before: str) -> Mention | None:
    """Return the date from which what follows is counted (2012年起，用), if `before` ends with one."""
    moment = MOMENT.search(before)
    if not moment:
        return None
    for mention in find_mentions(before):
        if mention.end == moment.start() and mention.has_year and not mention.is_stretch:
            return mention
    return None


def _working_days(day: date, number: int) -> date:
    """Return the day `number` working days after `day`.

    The national holidays and shifted working days count where they are known, else Monday to Friday.
    """
    from chinese_calendar import is_workday

    while number > 0:
        day += timedelta(days=1)
        try:
            works = is_workday(day)
        except NotImplementedError:
            works = day.weekday() < 5
        number -= works
    return day
