from dataclasses import replace

import pytest

from query.asked.reading import Reading
from query.asked.strange_places import find_strange_place
from query.holdings import Holdings


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("义乌市水务局牵头哪些任务", "义乌市"),
        ("遂宁给加班人员发补助,一人一天多少", "遂宁"),
        ("石城的河长制谁牵头", "石城"),
        ("请问武隆哪个局管节水", "武隆"),
        ("长阳土家族自治县的方案", "长阳土家族自治县"),
        ("在包头开店要交什么费", "包头"),
        ("新建小区的水表谁来装", ""),
        ("公安部门的任务", ""),
        ("水资源费怎么收", ""),
        ("和平利用与合作的任务", ""),
        ("和县里一起做的", ""),
        ("惠民政策有哪些", ""),
        ("哪些市中小企业多", ""),
    ],
)
def test_a_place_is_named_with_or_without_its_level(holdings: Holdings, text: str, place: str) -> None:
    assert find_strange_place(Reading(text), holdings) == place


def test_a_place_that_a_task_writes_is_part_of_the_topic(holdings: Holdings) -> None:
    written = replace(holdings, is_written=lambda word: word == "义乌")

    assert find_strange_place(Reading("从义乌进货的补贴谁管"), written) == ""


def test_a_strange_place_is_covered(holdings: Holdings) -> None:
    reading = Reading("石城谁牵头")

    find_strange_place(reading, holdings)

    assert reading.left.strip("\n") == "谁牵头"
