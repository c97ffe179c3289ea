"""Slips that are mended before a question is read, and words that only look like slips."""

import pytest

from query.holdings import Holdings
from query.spelling import mend


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("松平方案里有哪些任务", "松坪方案里有哪些任务"),
        ("创建结水型学校谁牵头", "创建节水型学校谁牵头"),
        ("云渡和松坪的财政局谁牵头的多", "云渡财政局和松坪财政局谁牵头的多"),
    ],
)
def test_a_slip_is_mended(holdings: Holdings, said: str, meant: str) -> None:
    assert mend(said, holdings) == meant


@pytest.mark.parametrize(
    "said",
    [
        "云渡方案里有哪些任务",
        "水价改革谁牵头",
        "创建节水型机关谁来抓",
        "长沙市有哪些任务",
        "松坪和云渡的气温",
    ],
)
def test_what_is_no_slip_stays(holdings: Holdings, said: str) -> None:
    assert mend(said, holdings) == said
