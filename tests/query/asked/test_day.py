"""The day for which a question wants the documents in force, and what is none."""

from datetime import date

import pytest

from query.asked.day import find_day
from query.asked.reading import Reading

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "day", "left"),
    [
        ("2019年时市水务局牵头哪些任务", date(2019, 12, 31), "市水务局牵头哪些任务"),
        ("2018年底的时候谁牵头河道整治", date(2018, 12, 31), "谁牵头河道整治"),
        ("在2019年6月的时候,谁牵头", date(2019, 6, 30), "谁牵头"),
        ("2019年6月15日时有哪些任务", date(2019, 6, 15), "有哪些任务"),
        ("截至2020年有效的文件有哪些", date(2020, 12, 31), "文件有哪些"),
        ("截至2020年底仍有效的文件", date(2020, 12, 31), "文件"),
        ("2022年当时有效的文件有几份", date(2022, 12, 31), "文件有几份"),
        ("去年的时候市水务局牵头什么", date(2023, 12, 31), "市水务局牵头什么"),
        ("今年时市水务局牵头什么", TODAY, "市水务局牵头什么"),
        ("2024年有效的文件", TODAY, "文件"),
        ("2025年底还有效的文件有哪些", date(2025, 12, 31), "文件有哪些"),
        ("按2019年底算,市水务局牵头几项", date(2019, 12, 31), "市水务局牵头几项"),
        ("2019年初的时候谁牵头", date(2019, 1, 31), "谁牵头"),
    ],
)
def test_a_day(text: str, day: date, left: str) -> None:
    reading = Reading(text)
    assert find_day(reading, TODAY) == day
    assert reading.left.replace("\n", "") == left


@pytest.mark.parametrize(
    "text",
    [
        "2019年底前完成的任务有哪些",
        "截至2020年底要完成哪些任务",
        "截至2020年到期的任务",
        "到2025年时漏损率要达到多少",
        "2020年时漏损率的目标是多少",
        "2019年时限内的任务",
        "2017年12月印发的是哪份文件",
        "2020年的任务有哪些",
        "农田灌溉水有效利用系数谁牵头",
        "什么时候完成",
        "2030年的时候谁牵头",
    ],
)
def test_no_day(text: str) -> None:
    reading = Reading(text)
    assert find_day(reading, TODAY) is None
    assert reading.left == text


@pytest.mark.parametrize("text", ["现行有效的文件有几份", "当时有效的文件有几份", "目前有效的文件有几份"])
def test_in_force_without_a_date_is_covered(text: str) -> None:
    reading = Reading(text)
    assert find_day(reading, TODAY) is None
    assert reading.left.replace("\n", "") == "文件有几份"
