import pytest

from extract.segment import parse


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("县水务局牵头", "牵头"),
        ("各镇结合实际分别负责", "分别负责"),
        ("各镇按照职责分工负责", "按照职责分工负责"),
        ("责任单位为：县水务局", "责任单位"),
        ("不得迟报", "不得"),
        ("可以自行确定", "可以"),
    ],
)
def test_a_cue_has_the_word_of_its_list(text: str, word: str) -> None:
    [cue] = parse(text).cues
    assert cue.word == word


def test_the_words_around_a_verb_belong_to_its_cue() -> None:
    text = "各镇结合实际分别负责"
    [cue] = parse(text).cues_of("role")
    assert text[cue.start : cue.end] == "结合实际分别负责"


def test_no_mark_stands_inside_a_cue() -> None:
    text = "按照方案，县水务局负责"
    [cue] = parse(text).cues_of("role")
    assert text[cue.start : cue.end] == "负责"
