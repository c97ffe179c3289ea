"""Several indicators and their values in one breath: 甲率、乙率分别达到90%、95%, each with its own."""

import re
from collections.abc import Sequence

from extract.figures import indicators
from extract.figures.comparisons import Bound
from extract.figures.indicators import Indicator
from extract.figures.quantities import Quantity

# 分别达到  分别比2020年下降  分别控制在  比2020年分别下降, the date hidden
RESPECTIVELY = re.compile(r"，?(?:[比较]■{2,12})?分别[^，。；、]{0,24}$")
JOINS = frozenset({"、", "和", "及", "与", "或", "以及"})
LAST_JOIN = re.compile(r"以及|[和及与]")
ENDS = "，。；：！？■"


def find_parallels(
    text: str, quantities: Sequence[Quantity], bounds: Sequence[Bound | None], index: int, floor: int
) -> list[tuple[Bound, Indicator]]:
    """Return bound and indicator of each figure from `index` on that 分别 gives out, one a name.

    Empty where no 分别 opens the figures, none is bounded, or names and figures are not as many.
    """
    bound = bounds[index]
    first = bound.start if bound else quantities[index].start
    said = RESPECTIVELY.search(text, max(floor, first - 28), first)
    if said is None:
        return []
    last = _last_of_run(text, quantities, bounds, index)
    held = [bound for bound in bounds[index : last + 1] if bound]
    names = _names(text, said.start(), last + 1 - index, floor) if held and last > index else []
    if len(names) != last + 1 - index:
        return []
    found = []
    for quantity, bound, name in zip(
        quantities[index : last + 1], bounds[index : last + 1], names, strict=True
    ):
        own = bound or Bound(held[0].operator, quantity.start, quantity.end, ahead=True, behind=False)
        found.append((own, name))
    return found


def _last_of_run(
    text: str, quantities: Sequence[Quantity], bounds: Sequence[Bound | None], index: int
) -> int:
    """Return the number of the last figure that only a joining word parts from the one before it."""
    last = index
    while last + 1 < len(quantities):
        here, following = bounds[last], bounds[last + 1]
        end = here.end if here else quantities[last].end
        begin = following.start if following else quantities[last + 1].start
        if text[end:begin] not in JOINS:
            break
        last += 1
    return last


def _names(text: str, end: int, count: int, floor: int) -> list[Indicator]:
    """Return the `count` names listed before `end`, empty where there are more or fewer."""
    begin = _list_start(text, end, floor)
    parts = _parted(text, begin, end)
    if len(parts) == count - 1:
        start, stop = parts[-1]
        join = next((m for m in LAST_JOIN.finditer(text, start + 1, stop - 1)), None)
        parts = [*parts[:-1], (start, join.start()), (join.end(), stop)] if join else parts
    if len(parts) != count:
        return []
    return [
        indicators.before(text, stop, start) or Indicator(start, stop)
        for start, stop in parts
        if stop > start
    ]


def _list_start(text: str, end: int, floor: int) -> int:
    """Return where the list that ends at `end` begins: behind the last sign that closes a clause."""
    depth = 0
    for place in range(end - 1, max(floor, end - 120) - 1, -1):
        depth += {"）": 1, "（": -1}.get(text[place], 0)
        if depth < 0 or (depth == 0 and text[place] in ENDS):
            return place + 1
    return max(floor, end - 120)


def _parted(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the names that 、 parts, outside brackets."""
    parts, start, depth = [], begin, 0
    for place in range(begin, end):
        depth += {"（": 1, "）": -1}.get(text[place], 0)
        if text[place] == "、" and depth == 0:
            parts.append((start, place))
            start = place + 1
    return [*parts, (start, end)]
