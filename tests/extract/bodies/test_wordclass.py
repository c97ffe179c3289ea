import pytest

from extract.bodies.wordclass import (
    TAGS,
    class_of,
    middle_sign,
    name_ends,
    sign_of,
    signs_of,
    split_word,
    tag_of,
)


@pytest.mark.parametrize(
    ("word", "part_of_speech", "tag"),
    [
        ("水利", "n", "FUNC"),
        ("县", "n", "LEVEL"),
        ("各", "r", "DET"),
        ("部门", "n", "GROUP"),
        ("水利局", "n", "HEAD"),
        ("青岚省人民政府", "nt", "HEAD"),
        ("街道", "n", "BOTH"),
        ("、", "x", "SEP"),
        ("等", "u", "ETC"),
        ("，", "x", "W"),
        ("负责", "v", "V"),
        ("格局", "n", "N"),
        ("走", "v", "V"),
    ],
)
def test_a_word_has_the_class_that_the_grammar_asks_for(word: str, part_of_speech: str, tag: str) -> None:
    assert class_of(word, part_of_speech) == tag


def test_every_set_of_traits_has_a_sign_of_its_own() -> None:
    signs = [sign for _, sign in signs_of()]
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("tag", TAGS)
def test_a_sign_tells_its_class_and_that_inside_a_bracket(tag: str) -> None:
    sign = sign_of("利", tag)
    assert tag_of(sign) == tag
    assert tag_of(middle_sign(sign)) == "MID"


@pytest.mark.parametrize(
    ("word", "parts"),
    [("区政府", ["区", "政府"]), ("财政负担", ["财政", "负担"]), ("水利局", ["水利局"]), ("省级", ["省级"])],
)
def test_a_word_that_holds_a_name_is_parted(word: str, parts: list[str]) -> None:
    assert [part for part, _ in split_word(word, "n")] == parts


def test_names_end_as_bodies_do() -> None:
    assert set("局委办厅部处会司）") <= name_ends()
    assert not set("。，的了") & name_ends()
