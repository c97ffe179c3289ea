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


def test_every_unit_is_written_as_a_word() -> None:
    assert all(word and word == word.strip() for word in UNITS)
