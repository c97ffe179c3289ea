from dataclasses import replace

import pytest

from query.asked.reading import Reading
from query.asked.strange_places import find_strange_place, near_places
from query.holdings import Holdings


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("义乌市水务局牵头哪些任务", "义乌市"),
        ("遂宁给加班人员发补助,一人一天多少", "遂宁"),
        ("石城的河长制谁牵头", "石城"),
        ("请问武隆哪个局管节水", "武隆"),
        ("长阳土家族自治县的方案", "长阳土家族自治县"),
        ("通道县的临时救助", "通道县"),
        ("松坪县和遂宁的任务", "遂宁"),
        ("在包头开店要交什么费", "包头"),
        ("内蒙的节水条例规定了什么", "内蒙"),
        ("新疆的节水条例规定了什么", "新疆"),
        ("广西有哪些任务", "广西"),
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


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("江苏", ["南通市"]),
        ("潮阳区", ["广东省汕头市"]),
        ("广东省", ["广州市", "广东省汕头市"]),
        ("拉萨市", []),
    ],
)
def test_near_is_what_lies_in_the_same_prefecture_or_province(name: str, near: list[str]) -> None:
    assert near_places(name, ["南通市", "广州市", "广东省汕头市", "望川市云渡区"]) == near
