"""The amounts of a text that a bound closes, each with what it bounds: a bound of its own, or its list's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.dates.durations import LOOKS_BACK
from extract.figures import indicators
from extract.figures.comparisons import LENGTHS, SHARES, Bound, find_bound, is_former
from extract.figures.indicators import Indicator
from extract.figures.parallels import find_parallels
from extract.figures.quantities import Quantity, find_quantities
from ontology.model import Operator

COUNTED = frozenset(
    {"count", "person", "次", "场", "件", "台", "座", "所", "条", "辆", "套", "种", "类", "批", "期", "人次"}
)
BRACKETS = re.compile(r"（[^（）]{0,40}）")  # （含本数，下同）
JOINERS = ("或", "和", "及", "且", "、")
AGAIN = re.compile(r"[^，。；0-9]{0,8}[一1]次")  # 至少1个月公示一次
PARTING = re.compile(r"[，、；]")
MADE = COUNTED | {"m3", "t", "mu", "km"}
INSIDE = ("内", "之内", "以内")
BACK = re.compile(r"(?:近|最近|过去|此前|以往|前)的?$")
REACHING = re.compile(r"(?:实现|力争|争取|要|将|再|到){0,3}$")  # 旅游收入实现（翻番）
AGES = frozenset({"周岁", "岁"})


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with its bound and what is bounded; `apart` tells that another figure stands between."""

    quantity: Quantity
    bound: Bound
    indicator: Indicator | None = None
    apart: bool = False


def find_bounded(text: str) -> Iterator[Bounded]:
    """Yield the amounts that a bound of their own or of their list closes."""
    quantities = [one for one in find_quantities(text) if not _is_period(text, one)]
    bounds = [_bound_of(text, one) for one in quantities]
    spread = "分别" in text
    found: list[Bounded] = []
    floor = i = 0
    while i < len(quantities):
        given = find_parallels(text, quantities, bounds, i, floor) if spread else []
        if given:
            for k, (own, name) in enumerate(given):
                found.append(Bounded(quantities[i + k], own, name, apart=k > 0))
            i, floor = i + len(given), found[-1].bound.end
            continue
        pair = _pair(quantities, bounds, i)
        quantity, bound = pair or (quantities[i], bounds[i])
        bound = bound or _listed(text, quantities, bounds, i)
        if i and text.startswith(JOINERS, quantities[i - 1].end):
            floor = max(floor, quantities[i - 1].end)
        plain = [one for k, one in enumerate(quantities[:i]) if bounds[k] is None and one.start >= floor]
        i += 2 if pair else 1
        if bound is None:
            found += _continued(text, found, quantity)
        elif not _says_nothing(text, quantity, bound):
            found.append(_named(text, Bounded(quantity, bound), found, floor, plain))
            floor = bound.end
    yield from found


def _bound_of(text: str, quantity: Quantity) -> Bound | None:
    """Return the bound of an amount by itself, `None` also where it is what shall no longer hold."""
    if quantity.doubles:
        return Bound(Operator.AT_LEAST, quantity.start, quantity.end, ahead=True, behind=False)
    bound = find_bound(text, quantity.start, quantity.end, quantity.unit)
    if bound is None and quantity.is_range:
        bound = Bound(Operator.AT_LEAST, quantity.start, quantity.end, ahead=False, behind=False)
    return None if bound and is_former(text, bound.start, bound.end) else bound


def _named(
    text: str, bounded: Bounded, found: Sequence[Bounded], floor: int, plain: Sequence[Quantity]
) -> Bounded:
    """Return the amount with what it bounds; `plain` are the unbounded amounts before it."""
    quantity, bound = bounded.quantity, bounded.bound
    previous = found[-1] if found else None
    indicator = _near(text, quantity, bound, floor)
    if indicator and previous and _qualifies(text, previous, indicator):
        if text.startswith("（", previous.bound.start - 1) and len(found) > 1 and _alike(found[-2], quantity):
            return Bounded(quantity, bound, found[-2].indicator, apart=True)
        start = min(previous.bound.start, previous.indicator.start if previous.indicator else indicator.start)
        return Bounded(quantity, bound, Indicator(start, indicator.end))
    if indicator is None and _goes_on(text, previous, quantity):
        return Bounded(quantity, bound, previous.indicator if previous else None, apart=True)
    return Bounded(quantity, bound, indicator or _counted_before(text, quantity, plain) or _far(text, bound))


def _qualifies(text: str, previous: Bounded, indicator: Indicator) -> bool:
    """Tell whether the figure before only says which (单笔金额200万元以下的占比, 超过50人的企业)."""
    return indicator.start == previous.bound.end and text.startswith("的", indicator.start)


def _alike(earlier: Bounded, quantity: Quantity) -> bool:
    return earlier.quantity.unit == quantity.unit and earlier.indicator is not None


def _counted_before(text: str, quantity: Quantity, plain: Sequence[Quantity]) -> Indicator | None:
    """Return what the clause before counts in the same unit (建有2个服务点得4分，低于2个不得分)."""
    alike = [one for one in plain if one.unit == quantity.unit]
    if not alike or quantity.unit not in COUNTED:
        return None
    between = text[alike[-1].end : quantity.start]
    near = between.count("，") == 1 and not set(between) & set("。；")
    return indicators.behind(text, alike[-1].end) if near else None


def _goes_on(text: str, previous: Bounded | None, quantity: Quantity) -> bool:
    """Tell whether the figure measures what the one before it in its sentence does (…优秀，75分以上…)."""
    if previous is None or not (
        previous.quantity.unit == quantity.unit or {previous.quantity.unit, quantity.unit} <= SHARES
    ):
        return False
    between = text[previous.bound.end : quantity.start]
    return "。" not in between and len(PARTING.findall(between)) <= 1


def _is_period(text: str, quantity: Quantity) -> bool:
    """Tell whether a length of time with 内 only says in which period something is counted (每2年内)."""
    if quantity.unit not in LENGTHS or not text.startswith(INSIDE, quantity.end):
        return False
    if _looks_back(text, quantity):
        return indicators.looked_back(text, quantity.start, quantity.end + 1) is None
    return bool(LOOKS_BACK.search(text, max(0, quantity.start - 6), quantity.start))


def _looks_back(text: str, quantity: Quantity) -> bool:
    """Tell whether a length of time ends on a day that is past (近3年内, 申请日前12个月内)."""
    return bool(BACK.search(text, max(0, quantity.start - 4), quantity.start))


def _listed(
    text: str, quantities: Sequence[Quantity], bounds: Sequence[Bound | None], index: int
) -> Bound | None:
    """Return the bound that a bare figure of a list takes from the list's one bound.

    年地表取水量300万立方米以上、年地下水取水量50万立方米的取水单位: both are at least.
    """
    bare = quantities[index]
    if not text.startswith(("的", "、", "，", "或"), bare.end) or not indicators.before(text, bare.start):
        return None
    for other in (index + 1, index - 1):
        if not 0 <= other < len(quantities):
            continue
        bound, near = bounds[other], quantities[other]
        between = text[min(bare.end, near.end) : max(bare.start, near.start)]
        alike = near.unit == bare.unit or between.startswith("或")
        if bound and bound.behind and alike and _is_list_gap(between):
            return Bound(bound.operator, bare.start, bare.end, ahead=False, behind=False)
    return None


def _is_list_gap(between: str) -> bool:
    """Tell whether the words between two figures keep them in one list."""
    between = BRACKETS.sub("", between)
    joined = "、" in between or "或" in between
    return joined and len(between) <= 40 and not set(between) & set("。；，")


def _continued(text: str, found: Sequence[Bounded], quantity: Quantity) -> list[Bounded]:
    """Return the figure as one more of 不少于60万元、40万元, which one bound opens; else none."""
    previous = found[-1] if found else None
    if previous is None or not previous.bound.ahead or previous.quantity.unit != quantity.unit:
        return []
    if text[previous.bound.end : quantity.start] not in {"、", "和"}:
        return []
    bound = Bound(previous.bound.operator, quantity.start, quantity.end, ahead=True, behind=False)
    return [Bounded(quantity, bound, previous.indicator, apart=True)]


def _pair(
    quantities: Sequence[Quantity], bounds: Sequence[Bound | None], index: int
) -> tuple[Quantity, Bound] | None:
    """Return 五千元以上二万元以下 as one range with its bound."""
    if index + 1 >= len(quantities):
        return None
    low, high, first, second = quantities[index], quantities[index + 1], bounds[index], bounds[index + 1]
    if first is None or second is None or not (first.behind and second.behind):
        return None
    joined = first.end == high.start and low.unit == high.unit and low.low < high.high
    if not joined or (first.operator, second.operator) != (Operator.AT_LEAST, Operator.AT_MOST):
        return None
    merged = Quantity(low.start, high.end, low.low, high.high, low.unit)
    return merged, Bound(Operator.AT_LEAST, first.start, second.end, first.ahead, behind=True)


def _says_nothing(text: str, quantity: Quantity, bound: Bound) -> bool:
    """Tell whether the words only speak of one (达到一个…) or explain a bound （含不满1岁）."""
    if text[: bound.start].endswith(("（含", "，含", "不含")):
        return True
    if quantity.unit in LENGTHS and AGAIN.match(text, quantity.end):
        return True
    one = text[quantity.start] == "一" and quantity.unit in COUNTED
    return one and bound.ahead and not bound.behind and text[bound.start] in "达突提增超"


def _near(text: str, quantity: Quantity, bound: Bound, floor: int) -> Indicator | None:
    """Return what is bounded in its own clause: before the figure, or behind it where that is counted."""
    reaching = REACHING.search(text, floor, bound.start) if quantity.doubles else None
    end = reaching.start() if reaching else bound.start
    own = indicators.before(text, end, floor)
    after = indicators.behind(text, bound.end)
    if quantity.unit in LENGTHS and bound.behind and not bound.ahead and text[bound.end - 1] == "内":
        if _looks_back(text, quantity):
            return indicators.looked_back(text, bound.start, bound.end) or own
        return indicators.clause_behind(text, bound.end) or own
    if quantity.unit in LENGTHS and after and text.startswith("的", bound.end):
        after = indicators.lasting_before(text, bound.start, floor) or after
    if after and own is None and _is_measure(text, quantity, bound):
        stated = indicators.clause_before(text, bound.start)
        if stated:
            return stated
    if after and not quantity.doubles and indicators.takes_object(text, bound.start, floor):
        return after
    counted = quantity.unit in COUNTED and not text.startswith(("的", "（"), bound.end)
    aged = quantity.unit in AGES and not (own and text[own.start : own.end].endswith(("年龄", "年满")))
    if after and (counted or aged):
        return after
    if own:
        own = indicators.past_bracket(text, own) if quantity.unit in LENGTHS else own
        return indicators.past_verb(text, own) if quantity.unit in MADE else own
    return indicators.persons_behind(text, bound.end) if quantity.unit in AGES else None


def _is_measure(text: str, quantity: Quantity, bound: Bound) -> bool:
    """Tell whether the amount measures what is named before it (救助标准，不低于当地两个月最低工资)."""
    is_one = quantity.unit in LENGTHS or quantity.unit == "yuan"
    return is_one and bound.ahead and not bound.behind and not text.startswith("的", bound.end)


def _far(text: str, bound: Bound) -> Indicator | None:
    """Return what is bounded where its clause does not say: the clause before, the noun behind, the base."""
    base = Indicator(*bound.base) if bound.base else None
    before = indicators.clause_before(text, bound.start)
    behind = indicators.behind(text, bound.end)
    return before or behind or indicators.verb_before(text, bound.start) or base
