"""Amounts that a question names (不低于15%, 5000立方米这个门槛): those of figures that are held."""

import re
from decimal import Decimal

from extract.figures.bounded import COUNTED
from extract.figures.quantities import Quantity, find_quantities
from extract.folding import fold
from query.asked.reading import COVER, Reading
from query.holdings import Holdings
from query.plan import Amount

BEFORE = re.compile(
    r"(?:不低于|不少于|不得少于|不得低于|不超过|不得超过|不高于|不多于|达到|超过|高于|低于|少于|大于|小于|控制在|至少|最多|是|为|写着|标着)$"
)
BEHIND = re.compile(
    r"(?:以上|以下|以内|之内)?(?:的)?(?:这(?:一|个|条)?)?(?:数量|数|比例|百分比|建成率)?(?:门槛|标准|要求|指标|下限|上限|限值|数字|数值|比例|线|规定)?"
)


def find_amount(reading: Reading, holdings: Holdings) -> Amount | None:
    """Cover and return the first amount in what is left that is the value of a figure held."""
    text = fold(reading.left.replace(COVER, "。"))
    for quantity in find_quantities(text):
        bound = BEFORE.search(text, 0, quantity.start)
        counted = quantity.unit in COUNTED and bound is None  # 三家单位, 多久一次
        if counted or not _is_held(quantity, holdings):
            continue
        start = bound.start() if bound else quantity.start
        behind = BEHIND.match(text, quantity.end)
        end = behind.end() if behind else quantity.end
        reading.take(start, end, "amount")
        return Amount(quantity.low, quantity.unit, reading.words[start:end])
    return None


def _is_held(quantity: Quantity, holdings: Holdings) -> bool:
    return not quantity.is_range and (Decimal(quantity.low), quantity.unit) in holdings.amounts
