"""The words that make an amount a bound: 不低于, 控制在 … 以内, 以上."""

import re
from dataclasses import dataclass

from extract.words import any_of
from ontology.model import Operator

_WORDS = {
    Operator.AT_LEAST: any_of("bound_at_least"),
    Operator.AT_MOST: any_of("bound_at_most"),
    Operator.MORE: any_of("bound_more"),
    Operator.LESS: any_of("bound_less"),
    Operator.EQUAL: any_of("bound_equal"),
}
_ANY = "|".join(rf"(?P<{operator.name}>{words})" for operator, words in _WORDS.items())
# 每人每天  人均  约  本市  总面积的
_FILLER = (
    r"(?:(?:每[人户家亩天日月年吨个次项处]|人均|户均|约|近|其|总额|达|为|了|：|本[省市县区州旗]|当地|同期){0,3}"
    r"|(?P<base>[^，。；、：（）]{1,20}(?:的|总数|人数|总额|总量|面积|收入|金额))"
    rf"|{any_of('acting')})"
)
# 达到年度控制指标95%以上
LOOSE_AHEAD = re.compile(
    r"(?P<word>达到|超过|不低于|不少于|不超过|不高于)(?P<base>[^，。；、：（）0-9]{2,14})$"
)
# 至少听取（一次）  至少有（一名）
VERB_AHEAD = re.compile(r"(?P<word>至少|最少)(?!每)(?:有|[\u4e00-\u9fff]{2})$")
# 不超过每人每天  不低于总面积的  控制在
AHEAD = re.compile(rf"(?:{_ANY})(?P<filler>{_FILLER})$")
# 以上  （含）以上  及以下  （含30人）以内
BEHIND = re.compile(
    r"(?:（[^（）]{0,10}）)?(?:[及或]|含本数)?(?P<word>以上|之上|以下|之下|以内|之内|(?:为|作为)?(?:上限|下限)|为限|封顶"
    r"|内(?!容|外|部|设|的?容))(?!人民政府|地方|各级)"
)
ABOUT = re.compile(r"左右|上下|之间")
_MOVE = "(?:下降|降低|减少|压减|压降|提高|提升|增长|增加|上升|缩短|压缩|递增|递减)"
# 比2020年下降  较上年增长  年均增长  力争增加值增长
CHANGE = re.compile(
    rf"(?:(?:(?<!占)比|较)[^，。；：]{{2,14}}?|年均|(?:力争|力求|确保)[^，。；：]{{0,20}}){_MOVE}了?$"
)
MOVED = re.compile(rf"{_MOVE}$")  # 收入增长（6%左右）
# 实现全市日产量  确保合格率
AIMED = re.compile(
    r"(?:实现|力争|力求|确保|争取)[^，。；]{0,80}?(?:率|占比|比重|比例|产量|总量|储量|产能|规模|产值|总数|人数)$"
)
# 提高机顶盒占比至
UP_TO = re.compile(
    r"(?P<up>提高|提升|增加|扩大|增长|上升)?(?P<down>降低|压减|下降|减少|缩短|压缩|下调)?[^，。；：]{1,20}[至到]$"
)
_LEAST = ("以上", "之上", "下限")
# 由…36个月以上放宽至12个月以上: what was before
SINCE = re.compile(r"[由从][^由从，。；]{0,40}$")
CHANGED = re.compile(
    r"[^，。；]{0,12}?(?:放宽|调整|提高|提升|降低|降|升|扩大|缩短|压缩|压减|延长|下调|上调|增加|减少|扩展)[至到为]"
)
EXPIRY = frozenset({"满", "届满"})  # 期满3个月内
SHARES = frozenset({"%", "百分点", "基点", "倍", "‰"})
LENGTHS = frozenset(
    (
        "年",
        "个月",
        "周",
        "个星期",
        "小时",
        "个小时",
        "分钟",
        "day",
        "个工作日",
        "工作日",
        "个自然日",
        "自然日",
    )
)


@dataclass(frozen=True, slots=True)
class Bound:
    """How an amount is bounded; its words reach from `start` (before the amount) to `end` (behind it).

    `ahead` and `behind` tell on which side of the amount they stand; `base` is the place of what a
    share is taken of (不超过销售价格的5%), if it stands there.
    """

    operator: Operator
    start: int
    end: int
    ahead: bool
    behind: bool
    base: tuple[int, int] | None = None


def find_bound(text: str, start: int, end: int, unit: str) -> Bound | None:
    """Return the bound of the amount at `start`..`end` of folded `text`, `None` where it is a plain one."""
    before = text[max(0, start - 40) : start]
    ahead = AHEAD.search(before)
    if ahead and _is_filler_only(ahead):
        ahead = None
    behind = BEHIND.match(text, end)
    verb = VERB_AHEAD.search(before) if ahead is None and behind is None else None
    if verb:
        return Bound(Operator.AT_LEAST, start - len(verb[0]), end, ahead=True, behind=False)
    loose = LOOSE_AHEAD.search(before) if unit == "%" and ahead is None else None
    if behind and behind["word"] == "内":
        behind = behind if unit in LENGTHS else None
        ahead = None if behind and ahead and ahead["AT_LEAST"] in EXPIRY else ahead
    about = ABOUT.match(text, end)
    if ahead is None and behind is None and loose is None:
        operator = _target(text[max(0, start - 90) : start], unit)
        if about and unit in SHARES and MOVED.search(before):
            operator = Operator.AT_LEAST
        stop = about.end() if about else end
        return Bound(operator, start, stop, ahead=True, behind=False) if operator else None
    words = ahead or loose
    begin = start - len(words[0]) if words else start
    stop = behind.end() if behind else (about.end() if about else end)
    operator = _named(ahead) if ahead else (_named_word(loose["word"]) if loose else Operator.EQUAL)
    if behind:
        operator = Operator.AT_LEAST if behind["word"].endswith(_LEAST) else Operator.AT_MOST
    base = _place(words, start - len(before)) if words and words["base"] else None
    return Bound(operator, begin, stop, words is not None, behind is not None, base)


def is_former(text: str, start: int, end: int) -> bool:
    """Tell whether the amount at `start`..`end` with its bound is what shall no longer hold (由…放宽至)."""
    return bool(CHANGED.match(text, end)) and bool(SINCE.search(text, max(0, start - 45), start))


def _place(match: re.Match[str], offset: int) -> tuple[int, int]:
    """Return where the base of a share stands, without its closing 的."""
    start, end = match.span("base")
    return start + offset, end + offset - match["base"].endswith("的")


def _named(match: re.Match[str]) -> Operator:
    return next(operator for operator in _WORDS if match[operator.name])


def _named_word(word: str) -> Operator:
    return next(operator for operator, words in _WORDS.items() if re.fullmatch(words, word))


def _is_filler_only(match: re.Match[str]) -> bool:
    """Tell whether the bound word is part of something else: 每满1年."""
    return match.string[: match.start()].endswith("每")


def _target(before: str, unit: str) -> Operator | None:
    """Return the operator of a target without bound word: 比2020年下降16%, 提高…占比至75%, 实现产量5万吨."""
    if AIMED.search(before):
        return Operator.AT_LEAST
    if unit not in SHARES:
        return None
    if CHANGE.search(before):
        return Operator.AT_LEAST
    match = UP_TO.search(before)
    if match and match["up"]:
        return Operator.AT_LEAST
    return Operator.AT_MOST if match and match["down"] else None
