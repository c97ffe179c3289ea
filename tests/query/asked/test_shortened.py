"""Shortened terms are written out as titles write them, and what is no such term stays."""

import pytest

from query.asked.shortened import find_terms, write_out

TITLES = ("关于促进综合保税区开放的意见", "关于支持自由贸易试验区创新的通知", "望川市节约用水方案")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("综保区那个意见", "综合保税区那个意见"),
        ("自贸试验区有哪些任务", "自由贸易试验区有哪些任务"),
        ("自贸区谁牵头", "自由贸易试验区谁牵头"),
        ("综合保税区谁牵头", "综合保税区谁牵头"),
        ("高新区谁牵头", "高新区谁牵头"),
        ("自贸港谁牵头", "自贸港谁牵头"),
    ],
)
def test_terms_are_written_out(words: str, written: str) -> None:
    assert write_out(words, find_terms(TITLES, "\n".join(TITLES))) == written


def test_what_stands_in_a_title_is_no_short_form() -> None:
    assert "自贸区" not in find_terms(TITLES, "\n".join((*TITLES, "自贸区建设")))
