"""Numbers with their unit, and ranges of them: 300万立方米, 1—3个月, 五分之一, 5元/立方米."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.numerals import (
    ARABIC_NUMBER,
    CHINESE,
    CHINESE_NUMBER,
    FRACTION,
    MISPRINT,
    TENTHS,
    is_share,
    parse_number,
)
from ontology.units import UNITS, Unit, unit_of

_WORDS = "|".join(re.escape(word) for word in sorted(UNITS, key=lambda word: (-len(word), word)))
_UNIT = rf"(?:{_WORDS})(?![A-Za-z])"  # no metre in 5mg, nor in 5mol
_NUMBER = rf"(?:{MISPRINT}|{FRACTION}|{TENTHS}|{ARABIC_NUMBER}|{CHINESE_NUMBER})"
# 元/立方米  元/人·月  微克每立方米  立方米/万元
_PER = rf"(?:[/·](?:[万亿]?{_UNIT}|[人月季床])|每(?:立方米|平方米|升|公斤|千克))"
HALVED = "个半"  # 1个半月
# 1—3个月  5%—10%  200至500元
RANGE = rf"(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})?(?:—{{1,2}}|至|到)(?P<high>{_NUMBER})"
# 300万立方米  l0%  10个百分点  五分之一  1—2各乡镇（“个”之误）
QUANTITY = re.compile(
    rf"(?=[0-9lI{CHINESE}])(?<![第0-9.])(?<![〇零一二三四五六七八九十百千万亿])(?:{RANGE}|(?P<number>{_NUMBER}))"
    rf"(?:(?P<unit>个?(?:百分点|基点)|{HALVED}(?:月|小时)|{_UNIT}{_PER}{{0,3}})(?P<half>半)?|(?P<slip>各)(?=[^级地类项部种个]))?"
)
ITEM_NUMBER = re.compile(r"[0-9]{1,2}\.(?=[0-9]{1,3}$)")  # 1.80周岁及以上, the first of a list
WHOLE = frozenset({"周岁", "岁", "person", "count", "day", "个月", "个工作日", "工作日"})

# 翻一番  翻两番  翻番, but not 已翻一番, 翻了一番
DOUBLING = re.compile(r"(?<!已)(?<!已经)翻(?P<times>[一两二三四1-4])?番")
TIMES = {"一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
# 有效利用系数提高到0.58以上: a number without a unit
COEFFICIENT = re.compile(r"(?:系数|指数|pH值?|酸碱度)[^，。；：、0-9]{0,8}$")
HEADS = re.compile(r"人数[^，。；：、0-9]{0,6}$")  # 体检人数达1000万以上
EACH_ITS_OWN = re.compile(r"分别[^，。；]{0,20}$")
SAME_UNIT = re.compile(rf"(?:[、和]{_NUMBER}){{1,4}}(?P<unit>{_UNIT}{_PER}{{0,3}})")
UNITLESS = re.compile(r"以上|以下|以内|左右|[，。；、）]|$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount at `start`..`end` of the text; `low` and `high` in the base unit, equal but in a range.

    `doubles` tells that it is 翻一番, a bound by itself: at least 2 times what it was, 翻两番 4 times.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    doubles: bool = False

    @property
    def is_range(self) -> bool:
        """Tell whether it names two amounts."""
        return self.low != self.high


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the amounts of folded `text` in order; a number without a unit that is known is none."""
    found = [one for match in QUANTITY.finditer(text) if (one := _quantity(text, match))]
    if "番" in text:
        found = sorted(found + _doublings(text), key=lambda one: one.start)
    yield from found


def _doublings(text: str) -> list[Quantity]:
    """Return each 翻一番 as what it comes to: 2, 4, 8 … times what there was."""
    found = []
    for match in DOUBLING.finditer(text):
        value = Decimal(2) ** TIMES[match["times"] or "一"]
        found.append(Quantity(match.start(), match.end(), value, value, "倍", doubles=True))
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    numbers = [match["number"]] if match["number"] else [match["low"], match["high"]]
    start = match.start()
    unit = _unit(match, numbers[-1])
    if unit is None or text.startswith("性", match.end()):
        return None
    opens = unit.name in WHOLE and (start == 0 or text[start - 1] in "。；：")
    if opens and (item := ITEM_NUMBER.match(numbers[0])):
        start += item.end()
        numbers[0] = numbers[0][item.end() :]
    try:
        values = [parse_number(number) for number in numbers]
    except ValueError:
        return None
    if match["half"] or (match["unit"] or "").startswith(HALVED):
        values = [value + Decimal("0.5") for value in values]
    factor = Decimal(100) if unit.name == "%" and is_share(numbers[-1]) else unit.factor
    low, high = values[0] * factor, values[-1] * factor
    low *= _shared_scale(numbers)
    if low > high:
        return None
    return Quantity(start, match.end(), _round(low), _round(high), unit.name)


def _unit(match: re.Match[str], number: str) -> Unit | None:
    word = match["unit"]
    if word is None and (named := _unit_before(match)):
        return named
    if is_share(number):
        return unit_of("%")
    if match["slip"]:
        return unit_of("个") if match["low"] else None
    if word is None:
        return _following_unit(match)
    if word in {"方", "立方", "度", "分"} and not number[0].isascii():
        return None
    if word.startswith(HALVED):
        return unit_of("个" + word.removeprefix(HALVED))
    return unit_of(word.removeprefix("个") if word.endswith(("百分点", "基点")) else word)


def _unit_before(match: re.Match[str]) -> Unit | None:
    """Return the unit of a bare figure by what is counted before it (系数0.58以上, 人数达1000万以上)."""
    text, start = match.string, match.start()
    if not UNITLESS.match(text, match.end()):
        return None
    if COEFFICIENT.search(text, max(0, start - 24), start):
        return Unit("")
    return unit_of("人") if HEADS.search(text, max(0, start - 8), start) else None


def _following_unit(match: re.Match[str]) -> Unit | None:
    """Return the unit that a bare figure of a list shares with the last (分别不高于53和32微克/立方米)."""
    text = match.string
    if not EACH_ITS_OWN.search(text, max(0, match.start() - 24), match.start()):
        return None
    rest = SAME_UNIT.match(text, match.end())
    return unit_of(rest["unit"]) if rest else None


def _shared_scale(numbers: list[str]) -> Decimal:
    """Return the scale that the first of two numbers takes from the second (5—10万元)."""
    signs = re.search(r"[万亿]+$", numbers[-1]) if len(numbers) == 2 else None
    if signs and not re.search(r"[万亿]$", numbers[0]):
        return parse_number("1" + signs[0])
    return Decimal(1)


def _round(value: Decimal) -> Decimal:
    """Return `value` to four places, without trailing zeros."""
    rounded = value.quantize(Decimal("0.0001"))
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
