"""Words of every day in those of documents, and pieces of a question that are no topic."""

import pytest

from query.asked.reading import Reading
from query.asked.remainder import find_said, find_topic
from query.holdings import Holdings
from query.topics.everyday import is_everyday, translate


@pytest.mark.parametrize(
    ("said", "meant"),
    [("省水", "节水"), ("学校里省水", "学校节水"), ("掏钱", "出资"), ("偷着抽水", "擅自取水")],
)
def test_words_of_every_day_become_those_of_documents(said: str, meant: str) -> None:
    assert translate(said, 1) == meant
    assert is_everyday(said)


def test_further_words_of_documents_follow() -> None:
    assert translate("省水").startswith(translate("省水", 1) + "，")


@pytest.mark.parametrize("said", ["区教委", "市水利局"])
def test_names_of_bodies_stay(said: str) -> None:
    assert translate(said) == said


@pytest.mark.parametrize("said", ["排查隐患", "道路运输", "维修养护", "节约用水"])
def test_parts_of_other_words_stay(said: str) -> None:
    assert translate(said) == said


@pytest.mark.parametrize("left", ["给我列一列", "做一回", "通篇", "都有些", "含当天", "身上压了"])
def test_words_without_a_topic_are_none(holdings: Holdings, left: str) -> None:
    reading = Reading(left)
    assert find_topic(reading, holdings) == ()


def test_a_word_is_not_cut_to_a_character(holdings: Holdings) -> None:
    assert find_topic(Reading("网吧"), holdings) == ("网吧",)


def test_what_is_compared_by_meaning_keeps_its_fillers(holdings: Holdings) -> None:
    assert find_said(Reading("要专门搭个班子,请问")) == "要专门搭个班子"
