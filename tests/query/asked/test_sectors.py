import pytest

from query.asked.sectors import sector_before, split_level


@pytest.mark.parametrize(
    ("name", "level", "rest"),
    [
        ("市财政局", "市", "财政局"),
        ("市场监管局", "", "市场监管局"),
        ("市市场监管局", "市", "市场监管局"),
        ("区政府", "区", "政府"),
        ("区委", "", "区委"),
        ("水利局", "", "水利局"),
    ],
)
def test_the_level_before_a_name_is_told_from_its_first_word(name: str, level: str, rest: str) -> None:
    assert split_level(name) == (level, rest)


def test_the_words_for_the_work_of_a_class_are_the_longest() -> None:
    assert sector_before("朝阳市级水利") == "水利"
    assert sector_before("请问什么") == ""
