"""Words of every day in those of documents, and pieces of a question that are no topic."""

import pytest

from query.asked.reading import Reading
from query.asked.remainder import find_said, find_topic
from query.holdings import Holdings
from query.topics.everyday import is_everyday, translate


@pytest.mark.parametrize(
    ("said", "meant"),
    [("省水", "节水"), ("私自打井", "擅自取水，地下水"), ("修路的钱", "道路建设的资金")],
)
def test_words_of_every_day_become_those_of_documents(said: str, meant: str) -> None:
    assert translate(said) == meant
    assert is_everyday(said)


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
