"""Lengths of time with an end (印发后3个月内, 三年内) and what they are counted from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates.dates import Mention, add_months, find_mentions, resolve
from extract.dates.holidays import knows, working_days_after
from extract.numerals import parse_number

# 3个月内  30个工作日内  两年之内  48小时以内
DURATION = re.compile(
    r"(?<![0-9.第])(?P<number>[0-9]{1,4}(?:\.[0-9])?|[一二两三四五六七八九十百半]{1,4})"
    r"(?P<unit>个?工作日|个?自然日|个?月|个?季度|年|个?星期|周|[日天]|个?小时|分钟)(?:时间|左右)?(?P<inside>之内|以内|内)"
)
# 自印发之日起15个工作日，  自公告之日起30日公示期
COUNTED = re.compile(
    r"(?<=起)(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百半]{1,4})"
    r"(?P<unit>个?工作日|个?自然日|个?月|[日天])(?:时间)?(?P<inside>)(?![之以]?[内后上]|[0-9]|的|份|后|以)"
)
# 从2023年起，用3年时间
SPENT = re.compile(
    r"(?:用|利用|通过)(?P<number>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?P<unit>年|个月)左?右?的?(?P<inside>时间)"
)
# 有效期自发布之日起5年  自发布之日起5年内有效
HOLDS = re.compile(r"有效期|试行期|执行期|(?:起|内|日|月|年)(?:有效|止|施行|生效)")
CLAUSE = re.compile(r"[，。；！\n]")
# 近5年内  前3个月内  每2年内
LOOKS_BACK = re.compile(r"(?:近|前|过去|最近|此前|以往|连续|每|上|一个自然|一个纳税)的?$")
# 印发后  自本通知印发之日起  本方案发布后
FROM_ISSUE = re.compile(
    r"(?P<words>[自从]?(?:[^，。；：、的自从在于到将]{0,8}(?:方案|意见|通知|办法|细则|文件|条例|规定|措施|规划|计划|要点|政策|决定|制度))?"
    r"(?:正式)?(?:印发|发布|公布|下发|颁布|出台|施行|实施|发文)(?:之日起|之日后|之后|以后|后|起)的?，?)$"
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


def find_counted(text: str) -> Iterator[Duration]:
    """Yield the lengths of time that may be counted from a day, also those that no 内 closes, in order."""
    yield from find_durations(text)
    for pattern in (COUNTED, SPENT) if "起" in text or "开始" in text else ():
        for match in pattern.finditer(text):
            yield Duration(*match.span(), match.start("inside"), match["number"], match["unit"])


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
    if HOLDS.search(_clause(text, duration)):
        return None
    if anchor := FROM_ISSUE.search(before):
        last = after(issue, duration) if issue else None
        return Count(begin + anchor.start("words"), duration.end, last, _rule(duration, last, "from-issue"))
    if mention := _stated_start(before):
        first = resolve(mention.first, issue.year if issue else date.min.year)
        last = through(first[0], duration) if first else None
        start = begin + mention.start - before[: mention.start].endswith(("自", "从"))
        return Count(start, duration.end, last, _rule(duration, last, "from-start")) if last else None
    if fixed and duration.unit == "年":
        last = through(fixed, duration)
        return Count(duration.start, duration.end, last, "from-start") if last else None
    return None


def through(first: date, duration: Duration) -> date | None:
    """Return the last day of `duration` with `first` as its first day; `None` where no calendar tells."""
    if duration.unit.removeprefix("个") in {"月", "年", "季度"}:
        last = after(first, duration)
        return last - timedelta(days=1) if last else None
    return after(first - timedelta(days=1), duration)


def after(day: date, duration: Duration) -> date | None:
    """Return the day on which `duration` after `day` ends; `None` where no calendar tells."""
    number = parse_number(duration.number)
    unit = duration.unit.removeprefix("个")
    if unit == "工作日":
        return working_days_after(day, int(number))
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


def _rule(duration: Duration, last: date | None, otherwise: str) -> str:
    """Return how the end of `duration` was counted; a year whose holidays are not known is told apart."""
    if "工作日" not in duration.unit:
        return otherwise
    return "working-days" if last is None or knows(last.year) else "weekdays"


def _clause(text: str, duration: Duration) -> str:
    """Return the clause in which `duration` stands."""
    begin = 1 + max(text.rfind(mark, 0, duration.start) for mark in "，。；！\n")
    close = CLAUSE.search(text, duration.end)
    return text[begin : close.start() if close else len(text)]
