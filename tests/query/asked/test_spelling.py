"""Slips that are mended before a question is read, and words that only look like slips."""

import pytest

from query.asked.spelling import mend
from query.holdings import Holdings


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("松平方案里有哪些任务", "松坪方案里有哪些任务"),
        ("创建结水型学校谁牵头", "创建节水型学校谁牵头"),
        ("区水利局牵投哪些任务", "区水利局牵头哪些任务"),
        ("配和单位最多的任务", "配合单位最多的任务"),
        ("责仁单位有哪些", "责任单位有哪些"),
        ("区水利局牵了哪些头", "区水利局牵头哪些"),
        ("一年用多少水要列入名录", "年用水量多少要列入名录"),
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
        "城市建设由谁负责",
        "松坪和云渡的气温",
        "哪些任务只标持续推进",
        "其限制条件是什么",
        "前头说的任务有哪些",
    ],
)
def test_what_is_no_slip_stays(holdings: Holdings, said: str) -> None:
    assert mend(said, holdings) == said
