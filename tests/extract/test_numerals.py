from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import parse_chinese, parse_number, parse_year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", "1200"),
        ("1.2万", "12000"),
        ("86亿", "8600000000"),
        ("三百二十", "320"),
        ("十二", "12"),
        ("一千零五", "1005"),
        ("五万", "50000"),
        ("两", "2"),
        ("半", "0.5"),
        ("三点五亿", "350000000"),
        ("一亿五千八百万", "158000000"),
        ("三万亿", "3000000000000"),
        ("五分之一", "0.2"),
        ("百分之三十", "0.3"),
        ("l0", "10"),
        ("1O", "10"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "点", "三点", "年", "甲"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|digit"):
        parse_number(text)


def test_a_year_is_read_digit_by_digit() -> None:
    assert parse_year("二〇一九") == 2019
    assert parse_year("2025") == 2025


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numerals_round_trip(number: int) -> None:
    digits, signs = "零一二三四五六七八九", ["", "十", "百", "千"]
    written, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + signs[place]
        gap = not digit
    assert parse_chinese(written) == number
