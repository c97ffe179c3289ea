"""The figures of search: ranks, shares and their intervals."""

import numpy as np
import pytest

from query.search import Passage
from tests.evaluate_search import Question, interval, rank_of, read_questions, recall, reciprocal

QUESTION = Question("search", "s001", "谁牵头", "near", (("plan", 10, 20), ("other", 5, 9)))


def found(*places: tuple[str, int, int]) -> list[Passage]:
    return [Passage(doc, "", start, end, (), 0.0) for doc, start, end in places]


@pytest.mark.parametrize(
    ("places", "rank"),
    [
        ([("plan", 0, 10), ("plan", 19, 30)], 2),
        ([("other", 0, 6)], 1),
        ([("third", 10, 20), ("plan", 20, 30)], 0),
        ([], 0),
    ],
)
def test_a_result_is_right_where_it_overlaps(places: list[tuple[str, int, int]], rank: int) -> None:
    assert rank_of(QUESTION, found(*places)) == rank


def test_shares_and_their_interval() -> None:
    ranks = np.array([1, 2, 6, 0])
    assert recall(ranks).tolist() == [1, 1, 0, 0]
    assert reciprocal(ranks).tolist() == [1, 0.5, pytest.approx(1 / 6), 0]
    low, high = interval(recall(ranks))
    assert low < 0.5 < high
    assert interval(np.ones(9)) == (1, 1)


def test_half_of_the_questions_share_no_word_with_their_passage() -> None:
    questions = read_questions()
    assert len(questions) >= 60
    assert 2 * sum(question.kind == "far" for question in questions) >= len(questions)
    assert all(question.places for question in questions)
