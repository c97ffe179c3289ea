"""Figures with a bound: what a task demands or applies (节水型企业建成率不低于10%)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.view import View
from extract import indicators
from extract.comparisons import LENGTHS, Bound, find_bound
from extract.dates import find_mentions
from extract.durations import find_durations, is_counted
from extract.folding import HIDDEN, fold, hide_quoted_titles
from extract.indicators import Indicator
from extract.quantities import Quantity, find_quantities
from extract.recurrence import find_recurrences
from ontology.model import Deadline, Operator, Threshold

COUNTED = frozenset(
    {"count", "person", "次", "场", "件", "台", "座", "所", "条", "辆", "套", "种", "类", "批", "期", "人次"}
)
# every text that bounds something counts it
BOUNDED = re.compile(r"[0-9０-９一二两三四五六七八九十百千万亿半]")
DIGIT = r"[0-9一二三四五六七八九十]"
BRACKETS = re.compile(r"（[^（）]{0,40}）")  # （含本数，下同）
BEFORE_DATE = re.compile(r"(?:之|以)?前")
JOINERS = ("或", "和", "及", "且", "、")
PARTING = re.compile(r"[，、；]")
MADE = COUNTED | {"m3", "t", "mu", "km"}
INSIDE = ("内", "之内", "以内")
AGES = frozenset({"周岁", "岁"})


@dataclass(frozen=True, slots=True)
class _Bounded:
    """An amount with its bound and what is bounded; `apart` tells that another figure stands between."""

    quantity: Quantity
    bound: Bound
    indicator: Indicator | None = None
    apart: bool = False


def find_thresholds(view: View, deadlines: Iterable[Deadline] = (), title: str = "") -> list[Threshold]:
    """Return the bounded figures in `view`, in source order; a range gives two.

    A figure inside one of `deadlines` is none; where the text names no indicator, it is `title`.
    """
    compact = view.compact()
    if not BOUNDED.search(compact.text):
        return []
    text = _searched(compact, deadlines)
    found: list[Threshold] = []
    for bounded in _bounded(text):
        found.extend(_thresholds(compact, bounded, title))
    return found


def _searched(view: View, deadlines: Iterable[Deadline]) -> str:
    """Return the folded text with titles, dates and deadlines hidden; as long as that of `view`."""
    text = hide_quoted_titles(fold(view.text))
    hidden = [(mention.start, _past_before(text, mention.end)) for mention in find_mentions(text)]
    hidden += [(one.start, one.end) for one in find_durations(text) if is_counted(text, one)]
    hidden += [
        (one.start, one.end) for one in find_recurrences(text) if re.search(DIGIT, text[one.start : one.end])
    ]
    taken = [span for deadline in deadlines for span in deadline.spans]
    hidden += [(bisect_left(view.offsets, s.start), bisect_left(view.offsets, s.end)) for s in taken]
    for start, end in hidden:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def _past_before(text: str, place: int) -> int:
    """Return where the words end that make a date a limit (前, 之前, 以前)."""
    match = BEFORE_DATE.match(text, place)
    return match.end() if match else place


def _bounded(text: str) -> Iterator[_Bounded]:
    """Yield the amounts that a bound of their own or of their list closes."""
    ahead = {duration.start for duration in find_durations(text)}
    quantities = [one for one in find_quantities(text) if not _looks_back(text, one, ahead)]
    bounds = [find_bound(text, one.start, one.end, one.unit) for one in quantities]
    previous: _Bounded | None = None
    skip = False
    floor = 0
    for i, quantity in enumerate(quantities):
        bound = bounds[i] or _range_bound(quantity) or _listed(text, quantities, bounds, i)
        if skip or bound is None:
            skip = False
            previous = _continued(text, previous, quantity) if bound is None else previous
            if bound is None and previous:
                yield previous
            continue
        if pair := _pair(quantities, bounds, i):
            quantity, bound = pair
            skip = True
        if _says_nothing(text, quantity, bound):
            continue
        if i and text.startswith(JOINERS, quantities[i - 1].end):
            floor = max(floor, quantities[i - 1].end)
        indicator = _near(text, quantity, bound, floor)
        apart = indicator is None and _goes_on(text, previous, quantity)
        indicator = previous.indicator if apart and previous else indicator or _far(text, bound)
        previous = _Bounded(quantity, bound, indicator, apart)
        floor = bound.end
        yield previous


def _goes_on(text: str, previous: _Bounded | None, quantity: Quantity) -> bool:
    """Tell whether the figure measures what the one before it in its sentence does (…优秀，75分以上…)."""
    if previous is None or previous.quantity.unit != quantity.unit:
        return False
    between = text[previous.bound.end : quantity.start]
    return "。" not in between and len(PARTING.findall(between)) <= 1


def _looks_back(text: str, quantity: Quantity, ahead: set[int]) -> bool:
    """Tell whether a length of time lies behind (近5年内, 申请日前12个月内) and bounds nothing to come."""
    return quantity.unit in LENGTHS and text.startswith(INSIDE, quantity.end) and quantity.start not in ahead


def _range_bound(quantity: Quantity) -> Bound | None:
    if not quantity.is_range:
        return None
    return Bound(Operator.AT_LEAST, quantity.start, quantity.end, ahead=False, behind=False)


def _listed(text: str, quantities: list[Quantity], bounds: list[Bound | None], index: int) -> Bound | None:
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


def _continued(text: str, previous: _Bounded | None, quantity: Quantity) -> _Bounded | None:
    """Return the figure as one more of 不少于60万元、40万元, which one bound opens; else `None`."""
    if previous is None or not previous.bound.ahead or previous.quantity.unit != quantity.unit:
        return None
    if text[previous.bound.end : quantity.start] != "、":
        return None
    bound = Bound(previous.bound.operator, quantity.start, quantity.end, ahead=True, behind=False)
    return _Bounded(quantity, bound, previous.indicator, apart=True)


def _pair(
    quantities: list[Quantity], bounds: list[Bound | None], index: int
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
    one = text[quantity.start] == "一" and quantity.unit in COUNTED
    return one and bound.ahead and not bound.behind and text[bound.start] in "达突提增超"


def _near(text: str, quantity: Quantity, bound: Bound, floor: int) -> Indicator | None:
    """Return what is bounded in its own clause: before the figure, or behind it where that is counted."""
    own = indicators.before(text, bound.start, floor)
    after = indicators.behind(text, bound.end)
    if quantity.unit in LENGTHS and bound.behind and not bound.ahead and text[bound.end - 1] == "内":
        return indicators.clause_behind(text, bound.end) or own
    if after and indicators.takes_object(text, bound.start, floor):
        return after
    counted = quantity.unit in COUNTED and not text.startswith(("的", "（"), bound.end)
    aged = quantity.unit in AGES and not (own and text[own.start : own.end].endswith(("年龄", "年满")))
    if after and (counted or aged):
        return after
    if own:
        own = indicators.past_bracket(text, own) if quantity.unit in LENGTHS else own
        return indicators.past_verb(text, own) if quantity.unit in MADE else own
    return indicators.persons_behind(text, bound.end) if quantity.unit in AGES else None


def _far(text: str, bound: Bound) -> Indicator | None:
    """Return what is bounded where its clause does not say: the clause before, the noun behind, the base."""
    base = Indicator(*bound.base) if bound.base else None
    before = indicators.clause_before(text, bound.start)
    behind = indicators.behind(text, bound.end)
    return before or behind or base or indicators.verb_before(text, bound.start)


def _thresholds(view: View, bounded: _Bounded, title: str) -> Iterator[Threshold]:
    quantity, bound, indicator = bounded.quantity, bounded.bound, bounded.indicator
    start, end = bound.start, bound.end
    if indicator and not bounded.apart:
        start, end = min(start, indicator.start), max(end, indicator.end)
    subject = view.text[indicator.start : indicator.end] if indicator else title
    pairs = [(bound.operator, quantity.low)]
    if quantity.is_range:
        pairs = [(Operator.AT_LEAST, quantity.low), (Operator.AT_MOST, quantity.high)]
    for operator, value in pairs:
        yield Threshold(
            text=view.text[start:end],
            subject=subject,
            operator=operator,
            value=value,
            unit=quantity.unit,
            spans=view.spans(start, end),
            inferred=None if indicator else "task-title",
        )
