"""Amounts of figures that a question names."""

from dataclasses import replace
from decimal import Decimal

import pytest

from query.asked.amounts import find_amount
from query.asked.reading import Reading
from query.holdings import Holdings
from query.plan import Amount

HELD = frozenset({(Decimal(15), "%"), (Decimal(5000), "m3"), (Decimal(2), "count"), (Decimal(1), "次")})


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("不低于15%这一要求在哪项任务里", Amount(Decimal(15), "%", "不低于15%这一要求")),
        ("5000立方米这个门槛出现在哪项任务里", Amount(Decimal(5000), "m3", "5000立方米这个门槛")),
        ("至少2个是哪项任务的要求", Amount(Decimal(2), "count", "至少2个")),
        ("16%是哪项任务的要求", None),
        ("哪项任务只有2个单位", None),
        ("多久开一次会", None),
    ],
)
def test_amounts(holdings: Holdings, text: str, amount: Amount | None) -> None:
    assert find_amount(Reading(text), replace(holdings, amounts=HELD)) == amount
