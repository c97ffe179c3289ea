from decimal import Decimal

import pytest

from ontology.units import QUDT_UNIT, UNITS, Unit, iri_of, unit_of


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("立方米", "m3"),
        ("m³", "m3"),
        ("公里", "km"),
        ("亩", "mu"),
        ("公顷", "ha"),
        ("元", "yuan"),
        ("％", "%"),
        ("家", "count"),
        ("项", "count"),
        ("名", "person"),
        ("天", "day"),
        ("个月", "个月"),
        ("个工作日", "个工作日"),
        ("百分点", "百分点"),
        ("周岁", "周岁"),
        ("座", "座"),
    ],
)
def test_a_unit_word_has_its_base_unit(word: str, name: str) -> None:
    assert unit_of(word).name == name


def test_an_unknown_word_is_its_own_unit() -> None:
    assert unit_of("匝") == Unit("匝", Decimal(1), None)


def test_qudt_is_named_where_it_has_the_unit() -> None:
    assert iri_of("m3") == QUDT_UNIT + "M3"
    assert iri_of("yuan") == QUDT_UNIT + "CCY_CNY"
    assert iri_of("mu") is None
    assert iri_of("匝") is None


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("微克/立方米", "MicroGM-PER-M3"),
        ("毫克/升", "MilliGM-PER-L"),
        ("mg/L", "MilliGM-PER-L"),
        ("立方米/日", "M3-PER-DAY"),
        ("吨/小时", "TONNE-PER-HR"),
        ("公里/小时", "KiloM-PER-HR"),
        ("人/平方公里", None),
        ("元/立方米", None),
        ("元/人·月", None),
        ("立方米/万元", None),
        ("元/人/日", None),
    ],
)
def test_a_compound_is_named_where_qudt_has_it(name: str, local: str | None) -> None:
    assert iri_of(name) == (QUDT_UNIT + local if local else None)


def test_per_thousand_has_the_name_that_qudt_gives_it() -> None:
    assert iri_of("‰") == QUDT_UNIT + "PPTH"


def test_every_unit_is_written_as_a_word() -> None:
    assert all(word and word == word.strip() for word in UNITS)
