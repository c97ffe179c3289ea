"""Duties that return: 每月5日前, 每季度结束前5日内, 逐月, 按季度, 半年一次."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.dates.date_patterns import CLOCK
from ontology.model import Every

_SMALL = r"[0-9一二两三四五六七八九十]{1,3}"
# 12月底  第一季度  5日  中旬  结束  第一个月  最后一个工作日
_PART = (
    rf"(?:第?[一二三四1-4]季度|{_SMALL}月份?|{_SMALL}[日号]|[上中下]旬|[上下]半年|"
    r"结束|终了|[首末]个?月|第[一二三四1-4]个?月|(?:首个?|第[一1]个?|最后一?个?)(?:工作日|月|[日天])|"
    rf"[和、及至—](?={_SMALL}[月日])|年(?=[底末])|[底末初月]|的(?=[0-9第首末最一二三四五六七八九十上中下]))"
)
# 五  一（上午10时）  日
_DAY_NAME = r"(?:[、和及](?:周|星期)?[一二三四五六日])"
_WEEKDAY = (
    rf"(?<=[周期])(?:星期)?(?:[二三四五六日天]{_DAY_NAME}{{0,4}}|一{_DAY_NAME}{{1,4}}"
    r"|一(?=[之以]?前|[上下]午|[0-9]{1,2}[时点：]))"
)
# 汛期前  入冬前  年底前
_SEASON = r"(?:主?汛期|入[汛冬夏春秋]|春节|国庆节?|开学|高考|供暖季?)(?=[之以]?前(?![后期夕]))"
# 前  前5日内  后15个工作日内  内
_LIMIT = (
    rf"(?:(?:之前|以前|前|之?后)(?:的?{_SMALL}个?(?:工作)?[日天](?:之内|以内|内|前))?|"
    rf"{_SMALL}个?(?:工作)?[日天](?:之内|以内|内)|之内|内)"
)
_TAIL = rf"(?:(?:{_WEEKDAY})?{_PART}{{0,6}}(?:{_SEASON})?(?:{CLOCK})?{_LIMIT}?)"
# 每年12月底前  每季度结束前5日内  每半年  每个月  每周五17时前
EACH = re.compile(
    rf"(?:每个?|各(?=季度))(?P<unit>年度|年|半年|季度|季(?!节)|月份?|周|星期|工作日|日|天)(?P<tail>{_TAIL})"
)
# 每两年  每15日  每旬  每学期开学前
SELDOM = re.compile(
    r"每隔?(?:(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})"
    r"(?:个(?:季度|月|工作日|星期|学期)|年|季度|周|[日天])"
    r"|旬|个?学[期年](?=开学|结束|放假|至少|不少于[一二三两0-9]次|开展|组织|举办|进行|召开|报送|检查))"
    rf"(?P<tail>{_TAIL})(?!为?[一1]个?[^，。；]{{0,4}}(?:周期|轮次?|届|期))"
)
# 考核期第2年10月底前  每个规划期第三年
CYCLE = re.compile(
    rf"(?:每个?|各)?(?:考核|评估|评价|评审|规划|计划|审计|监测)周?期(?:内)?(?:的)?第[0-9一二三四五六]年度?(?=的?[0-9一二三四五六七八九十上第底末前])"
    rf"(?P<tail>{_TAIL})"
)
# 逐月推进  逐季
STEP_BY_STEP = re.compile(r"逐(?P<unit>季度?|月|周|日)")
# 按月报送  按季度汇总
PER = re.compile(
    r"按(?P<unit>半年|季度|季(?!节)|月份?|周|日|年度?)(?P<verb>[报调通汇统上公更组开进形发排反向总会对推落足拨支结考评检巡研讲、，；。]|$)"
)
# 半年一次  一月一调度
ONCE = re.compile(
    r"(?:一年|全年(?=一)|(?<![上下])半年|一个?季度?|一个?月|一周|一[日天])"
    r"(?:[一两]次|一(?:报告|报|调度|通报|评估|考核|检查|总结|研判|分析|会商|监测|更新|巡查|督查))"
)
# 实行周调度、月通报、季考核
REGIME = re.compile(
    r"(?=[日周旬月季半])(?:^|(?<=[，、；：（和及])|(?<=实行|执行|落实|坚持|建立|健全|完善|推行|实施|开展))"
    r"(?P<unit>日|周|旬|月|季度?|半年)"
    r"(?:调度|通报|报告|会商|考核|评估|检查|督查|督导|排名|总结|汇报|点评|研判|报送|更新)(?=[，、；。）和及]|$)"
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
_GATE = re.compile(  # one of these stands in everything that recurs
    "[每逐按]|各季|一[个年季月周日天]|半年|全年一|[次下]个?月|结束|终了|期内?的?第"
    "|[日周旬月季年度](?:[调通报会考评检督排总汇点研更])"
)
# 人均的标准，不是期限：每人每天100元  每年给予40万元  每月最低生活保障标准
RATE_BEFORE = re.compile(r"(?:[每/][人户家亩吨名个位件只头辆台床生]|本市|当地|人均)/?$")
HOURS = re.compile(
    r"(?:办公|工作|服务|开放|营业|受理|接待|咨询)时间[为是：]?[^，。；]{0,6}$"
)  # 办公时间为每周一至周五
PROGRESS = re.compile(
    r"的?(?:形象)?进度|的?(?:工作)?目标任务"
)  # 每季度的形象进度 is what shall be shown, not when
RATE_AFTER = re.compile(
    r"(?:(?:(?!不少于|不低于|不超过|达到|以上)[^，。；：]){0,14}[0-9一二三四五六七八九十百千万.]{1,8}[万亿]?元|/|每[个人户名]|[^，。；、：]{0,12}标准)"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An expression at `start`..`end` of the text that says how often a duty returns.

    `every` is `None` where the interval is none of those that have a name (每两年, 每旬).
    """

    start: int
    end: int
    every: Every | None


@lru_cache(maxsize=256)
def find_recurrences(text: str) -> tuple[Recurrence, ...]:
    """Return the recurring time limits of folded `text` in order, none inside another."""
    if not _GATE.search(text):
        return ()
    found: list[Recurrence] = []
    for one in sorted(_candidates(text), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _candidates(text: str) -> Iterator[Recurrence]:
    for pattern in (EACH, SELDOM) if "每" in text or "各季" in text else ():
        for match in pattern.finditer(text):
            if not _is_rate(text, match) and not HOURS.search(
                text, max(0, match.start() - 12), match.start()
            ):
                yield Recurrence(*match.span(), _every(match))
    for needed, pattern in (("期", CYCLE), ("", REGIME), ("逐", STEP_BY_STEP), ("", AFTER_PERIOD)):
        for match in pattern.finditer(text) if needed in text else ():
            yield Recurrence(*match.span(), _every(match))
    for match in PER.finditer(text) if "按" in text else ():
        yield Recurrence(match.start(), match.end("unit"), _every(match))
    for match in ONCE.finditer(text):
        yield Recurrence(*match.span(), _EVERY[match[0].lstrip("一全个")[0]])
    for match in NEXT_MONTH.finditer(text):
        yield Recurrence(*match.span(), Every.MONTH)


def _every(match: re.Match[str]) -> Every | None:
    """Return the interval of the unit that `match` names, `None` where it names none or 旬."""
    unit = match.groupdict().get("unit")
    return _EVERY.get(unit[0]) if unit else None


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """Tell whether 每… measures a rate (每人每天100元) and sets no time."""
    if match["tail"] and match["tail"][-1] in "前内":
        return False
    if PROGRESS.match(text, match.end()):
        return True
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 40]
    return bool(RATE_BEFORE.search(before) or RATE_AFTER.match(after))
