from decimal import Decimal

import pytest

from extract.figures.quantities import find_quantities
from extract.folding import fold


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("三成以上", "30", "%"),
        ("七成五以上", "75", "%"),
        ("两成半的户", "25", "%"),
        ("8成以上", "80", "%"),
        ("2/3以上的代表", "66.6667", "%"),
        ("千分之三以下", "0.3", "%"),
        ("万分之五以内", "0.05", "%"),
        ("百分之九十五", "95", "%"),
        ("5‰以下", "5", "‰"),
        ("９５％", "95", "%"),
        ("300元/人·月", "300", "元/人·月"),
        ("29微克每立方米以下", "29", "微克每立方米"),
        ("参保人数达1000万以上", "10000000", "person"),
        ("3.5万元/亩", "35000", "元/亩"),
        ("30立方米/万元", "30", "立方米/万元"),
        ("产出1.2万亿元", "1200000000000", "yuan"),
        ("十二万人次", "120000", "人次"),
        ("一百二十名", "120", "person"),
        ("三千六百万元", "36000000", "yuan"),
        ("1,200元", "1200", "yuan"),
        ("1个半月", "1.5", "个月"),
        ("两年半", "2.5", "年"),
        ("1.5万亩以上灌区", "15000", "mu"),
        ("2.5公里以上", "2.5", "km"),
        ("1.80周岁", "80", "周岁"),
        ("0.5mg/L", "0.5", "mg/L"),
        ("20kWh", "20", "kWh"),
        ("翻一番", "2", "倍"),
        ("翻两番", "4", "倍"),
        ("翻番", "2", "倍"),
        ("增长1.5倍", "1.5", "倍"),
    ],
)
def test_an_amount(text: str, value: str, unit: str) -> None:
    assert [(one.low, one.high, one.unit) for one in find_quantities(fold(text))] == [
        (Decimal(value), Decimal(value), unit)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5%—10%", 5, 10, "%"),
        ("200至500元", 200, 500, "yuan"),
        ("5～10万元", 50000, 100000, "yuan"),
        ("18℃-22℃", 18, 22, "℃"),
        ("三到五家", 3, 5, "count"),
    ],
)
def test_a_range(text: str, low: int, high: int, unit: str) -> None:
    assert [(int(one.low), int(one.high), one.unit) for one in find_quantities(fold(text))] == [
        (low, high, unit)
    ]


@pytest.mark.parametrize(
    "text", ["一成不变", "完成一半", "三成立", "已翻一番", "翻了一番", "第三名", "5—3家"]
)
def test_no_amount(text: str) -> None:
    assert not list(find_quantities(fold(text)))


def test_figures_given_out_in_one_breath_share_the_unit_of_the_last() -> None:
    found = [(one.low, one.unit) for one in find_quantities(fold("甲乙浓度分别不高于53和32微克/立方米"))]
    assert found == [(Decimal(53), "微克/立方米"), (Decimal(32), "微克/立方米")]


def test_without_分别_a_bare_figure_has_no_unit() -> None:
    assert [one.low for one in find_quantities(fold("编号53和32微克"))] == [Decimal(32)]
