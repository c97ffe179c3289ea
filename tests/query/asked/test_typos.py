"""Which names are mistyped ones, and which are names of their own."""

import pytest

from query.asked.typos import Spellings, is_misspelt, same_but_one, sounds_alike

COMMON = ("财政局", "民政局", "商务局", "税务局", "水利局", "水务局", "教育局")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("区机关事物中心", "区机关事务中心"),
        ("区住房程乡建委", "区住房城乡建委"),
        ("武隆区财证局", "武隆区财政局"),
        ("区政法府制办", "区政府法制办"),
        ("区规划自然源局", "区规划自然资源局"),
    ],
)
def test_a_slip_is_read_as_the_name(words: str, name: str) -> None:
    assert same_but_one(words, name)
    assert is_misspelt(words, name, lambda one: one.endswith(COMMON))


@pytest.mark.parametrize(
    ("words", "name"),
    [("区民政局", "区财政局"), ("区税务局", "区商务局"), ("市水务局", "市水利局"), ("市教育局", "县教育局")],
)
def test_another_body_is_not_a_slip(words: str, name: str) -> None:
    assert not (same_but_one(words, name) and is_misspelt(words, name, lambda one: one.endswith(COMMON)))


def test_characters_that_sound_alike() -> None:
    assert sounds_alike("物", "务")
    assert not sounds_alike("民", "财")


@pytest.mark.parametrize(
    "said",
    [
        "区财局政",
        "区政财局",
        "财区政局",
        "区财政",
        "区财政局局",
        "区财证局",
        "曲财政局",
        "区财政居",
        "区局政",
    ],
)
def test_every_name_that_one_slip_makes_is_looked_at(said: str) -> None:
    near = set(Spellings(["区财政局", "区水利局"]).near(said))
    assert {name for name in ("区财政局", "区水利局") if same_but_one(said, name)} <= near


def test_names_far_away_are_not_looked_at() -> None:
    assert not set(Spellings(["区财政局"]).near("市水利处"))
