import pytest

from corpus.view import view_of
from extract.figures.thresholds import find_thresholds


def _read(text: str) -> list[tuple[str, str, float]]:
    return [(t.subject, t.operator.value, float(t.value)) for t in find_thresholds(view_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "城镇污水处理率、垃圾无害化处理率分别达到95%、98%",
            [("城镇污水处理率", ">=", 95), ("垃圾无害化处理率", ">=", 98)],
        ),
        (
            "垃圾分类覆盖率和回收利用率分别达到90%和38%以上",
            [("垃圾分类覆盖率", ">=", 90), ("回收利用率", ">=", 38)],
        ),
        (
            "到2025年，单位产值能耗、用水量分别比2020年下降13.5%、16%",
            [("单位产值能耗", ">=", 13.5), ("用水量", ">=", 16)],
        ),
        ("主城区、县城漏损率分别控制在9%、10%以内", [("主城区", "<=", 9), ("县城漏损率", "<=", 10)]),
        (
            "甲级、乙级、丙级站点分别不低于60平方米、40平方米和20平方米",
            [("甲级", ">=", 60), ("乙级", ">=", 40), ("丙级站点", ">=", 20)],
        ),
        ("普及率、覆盖率分别达到92%以上、65%以上", [("普及率", ">=", 92), ("覆盖率", ">=", 65)]),
        ("能耗、排放量分别下降10%、15%以上", [("能耗", ">=", 10), ("排放量", ">=", 15)]),
        ("新建、改建公厕分别不少于20座和35座", [("新建", ">=", 20), ("改建公厕", ">=", 35)]),
    ],
)
def test_each_name_has_its_own_value(text: str, found: list[tuple[str, str, float]]) -> None:
    assert _read(text) == found


def test_one_name_has_all_values() -> None:
    assert [one[0] for one in _read("运营经费分别不少于60万元、40万元、5万元")] == ["运营经费"] * 3


def test_the_first_text_holds_the_names_and_the_next_only_its_figure() -> None:
    found = find_thresholds(view_of("要使甲率、乙率分别达到90%、95%，并检查"))
    assert [one.text for one in found] == ["甲率、乙率分别达到90%", "95%"]


def test_a_list_ends_where_other_words_stand_between() -> None:
    assert _read("甲级率、乙级率分别达到90%、95%，丙级率不低于80%") == [
        ("甲级率", ">=", 90),
        ("乙级率", ">=", 95),
        ("丙级率", ">=", 80),
    ]


@pytest.mark.parametrize("text", ["甲方、乙方分别为5家、8家", "市、县分别制定3个方案", "分别奖20分、10分"])
def test_amounts_without_a_bound_are_none(text: str) -> None:
    assert _read(text) == []
