import numpy as np
import pytest

from query.topics.postings import Postings, count_words, join_postings, read_words, score_words

TEXTS = ("更换老旧供水管道", "中小学开设节水课程", "淘汰小型燃煤锅炉，淘汰落后产能")


def same(one: Postings, other: Postings) -> bool:
    arrays = ("starts", "passages", "counts", "lengths")
    return one.words == other.words and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays
    )


@pytest.mark.parametrize(
    ("written", "asked"),
    [("2025年", "２０２５年"), ("VPN专线", "vpn专线"), ("节约用水", "節約用水")],
)
def test_words_are_the_same_however_they_are_written(written: str, asked: str) -> None:
    assert read_words(written) == read_words(asked)


def test_a_text_is_found_by_its_words_and_by_its_pairs_of_characters() -> None:
    found = read_words("供水管网改造。")
    assert {"供水", "水管", "管网", "网改", "改造"} <= set(found)
    assert "。" not in found


def test_the_passage_with_the_rare_words_comes_first() -> None:
    scores = score_words(count_words(TEXTS), "燃煤锅炉")
    assert scores.argmax() == 2
    assert scores[2] > 0
    assert scores[0] == scores[1] == 0


def test_words_that_nobody_holds_lower_the_share() -> None:
    postings = count_words(TEXTS)
    assert score_words(postings, "燃煤锅炉").max() > score_words(postings, "燃煤锅炉和机动车尾气").max() > 0


def test_a_share_stays_below_one() -> None:
    assert score_words(count_words(["节水 " * 500, "供水"]), "节水").max() < 1


@pytest.mark.parametrize("text", ["", "？！", "机动车"])
def test_nothing_is_found_for_what_is_not_there(text: str) -> None:
    assert not score_words(count_words(TEXTS), text).any()


def test_no_passages_are_no_error() -> None:
    assert len(score_words(count_words([]), "节水")) == 0


def test_joined_postings_are_those_of_all_passages_together() -> None:
    first, rest = count_words(TEXTS[1:2]), count_words((TEXTS[0], TEXTS[2]))
    joined = join_postings([(rest, np.array([0, 2], np.int32)), (first, np.array([1], np.int32))], 3)
    assert same(joined, count_words(TEXTS))


def test_a_passage_taken_out_leaves_nothing_behind() -> None:
    places = np.array([0, -1, 1], np.int32)
    joined = join_postings([(count_words(TEXTS), places)], 2)
    assert same(joined, count_words((TEXTS[0], TEXTS[2])))
