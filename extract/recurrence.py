"""Duties that return: 每月5日前, 每季度结束前5日内, 逐月, 按季度, 半年一次."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import Every

_SMALL = r"[0-9一二两三四五六七八九十]{1,3}"
# 12月底  第一季度  5日  中旬  结束
_PART = (
    rf"(?:第?[一二三四1-4]季度|{_SMALL}月份?|{_SMALL}[日号]|[上中下]旬|[上下]半年|"
    rf"结束|终了|[首末]月|[和、及至—](?={_SMALL}[月日])|[末底初月])"
)
# 前  前5日内  后15个工作日内  内
_LIMIT = (
    rf"(?:(?:之前|以前|前|之?后)(?:的?{_SMALL}个?(?:工作)?[日天](?:之内|以内|内|前))?|"
    rf"{_SMALL}个?(?:工作)?[日天](?:之内|以内|内)|之内|内)"
)
_TAIL = rf"(?:{_PART}{{0,6}}{_LIMIT}?)"
# 每年12月底前  每季度结束前5日内  每半年  每个月
EACH = re.compile(
    rf"(?:每个?|各(?=季度))(?P<unit>年度|年|半年|季度|季(?!节)|月份?|周|星期|工作日|日|天)(?P<tail>{_TAIL})"
)
# 逐月推进  逐季
STEP_BY_STEP = re.compile(r"逐(?P<unit>季度?|月|周|日)")
# 按月报送  按季度汇总
PER = re.compile(
    r"按(?P<unit>半年|季度|季(?!节)|月份?|周|日|年度?)(?P<verb>[报调通汇统上公更组开进形发排反向总会对推落]|$)"
)
# 半年一次  一月一调度
ONCE = re.compile(
    r"(?:一年|(?<![上下])半年|一个?季度?|一个?月|一周|一[日天])"
    r"(?:[一两]次|一(?:报告|报|调度|通报|评估|考核|检查|总结|研判|分析|会商|监测|更新|巡查|督查))"
)
# 次月5日前  下月10日前
NEXT_MONTH = re.compile(rf"[次下]个?月{_SMALL}[日号](?:之前|以前|前)")
# 季度终了后15日内  月度结束后5个工作日内  季末
AFTER_PERIOD = re.compile(
    rf"(?P<unit>年度|半年|季度|月度?)(?:结束|终了)(?:之?[前后])的?{_SMALL}个?(?:工作)?[日天](?:之内|以内|内|前)"
)

_EVERY = {
    "年": Every.YEAR,
    "半": Every.HALF_YEAR,
    "季": Every.QUARTER,
    "月": Every.MONTH,
    "周": Every.WEEK,
    "星": Every.WEEK,
    "工": Every.DAY,
    "日": Every.DAY,
    "天": Every.DAY,
}
# 人均的标准，不是期限：每人每天100元  每年给予40万元  每月最低生活保障标准
RATE_BEFORE = re.compile(r"(?:[每/][人户家亩吨名个位件只头辆台床生]|本市|当地|人均)/?$")
RATE_AFTER = re.compile(
    r"(?:(?:(?!不少于|不低于|不超过|达到|以上)[^，。；：]){0,14}[0-9一二三四五六七八九十百千万.]{1,8}[万亿]?元|/|每[个人户名]|[^，。；、：]{0,12}标准)"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An expression at `start`..`end` of the text that says how often a duty returns."""

    start: int
    end: int
    every: Every


def find_recurrences(text: str) -> Iterator[Recurrence]:
    """Yield the recurring time limits of folded `text` in order, none inside another."""
    found = sorted(_candidates(text), key=lambda one: (one.start, -one.end))
    last = 0
    for one in found:
        if one.start >= last:
            last = one.end
            yield one


def _candidates(text: str) -> Iterator[Recurrence]:
    for match in EACH.finditer(text):
        if not _is_rate(text, match):
            yield Recurrence(*match.span(), _EVERY[match["unit"][0]])
    for pattern in (STEP_BY_STEP, AFTER_PERIOD):
        for match in pattern.finditer(text):
            yield Recurrence(*match.span(), _EVERY[match["unit"][0]])
    for match in PER.finditer(text):
        yield Recurrence(match.start(), match.end("unit"), _EVERY[match["unit"][0]])
    for match in ONCE.finditer(text):
        yield Recurrence(*match.span(), _EVERY[match[0].lstrip("一个")[0]])
    for match in NEXT_MONTH.finditer(text):
        yield Recurrence(*match.span(), Every.MONTH)


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """Tell whether 每… measures a rate (每人每天100元) and sets no time."""
    if match["tail"] and match["tail"][-1] in "前内":
        return False
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 40]
    return bool(RATE_BEFORE.search(before) or RATE_AFTER.match(after))
