"""Several questions in one text, asked of a small store of invented documents."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.asked.several import split_questions
from query.result import AgencyRow, DeadlineRow
from query.several import PARAGRAPH
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)
HERE = make_policy(
    "here",
    make_task("t01", "归还旅行社押金。", lead=["区文旅局"], end=date(2024, 12, 31)),
    make_task("t02", "开展押金备案。"),
    title="鹭湾区旅行社扶持办法",
    region="鹭湾区",
)
THERE = make_policy(
    "there",
    make_task("t01", "开展工程备案。", lead=["县住建局"], end=date(2025, 6, 30)),
    title="石桥县工程管理办法",
    region="石桥县",
)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, HERE, THERE)
        yield held


def test_each_is_answered_and_the_later_of_the_same_tasks(store: GraphStore) -> None:
    text = "鹭湾区归还旅行社押金由谁牵头？什么时候完成？"
    answer = answer_question(store, text, today=TODAY)
    assert [type(row) for row in answer.rows] == [AgencyRow, DeadlineRow], answer.text
    assert (answer.question.text, len(answer.text.split(PARAGRAPH))) == (text, 2)
    assert {quote.doc for quote in answer.quotes} == {"here"}


def test_what_the_later_one_asks_is_not_looked_for_elsewhere(store: GraphStore) -> None:
    answer = answer_question(store, "鹭湾区归还旅行社押金由谁牵头？备案找谁？", today=TODAY)
    assert [row.agency for row in answer.rows if isinstance(row, AgencyRow)] == ["鹭湾区文旅局"], answer.text
    assert "县住建局" not in answer.text


def test_a_later_question_of_what_is_not_known_is_left(store: GraphStore) -> None:
    answer = answer_question(store, "鹭湾区修建地铁由谁牵头？什么时候完成？", today=TODAY)
    assert (answer.is_answered, answer.rows) == (False, ()), answer.text


def test_a_later_question_of_another_thing_is_asked_of_it_alone(store: GraphStore) -> None:
    answer = answer_question(store, "鹭湾区归还旅行社押金由谁牵头？修建地铁由谁牵头？", today=TODAY)
    first, second = answer.text.split(PARAGRAPH)
    assert "区文旅局" in first and "没有讲到" in second, answer.text


@pytest.mark.parametrize(
    "text",
    [
        "区文旅局有没有任务？是什么？",  # the same once more
        "区农业农村局牵头哪几项？（岳阳楼区）",
        "区文旅局都有哪些工作？牵头的配合的都要",
        "归还押金由谁牵头，什么时候完成？",
    ],
)
def test_what_only_says_more_is_one_question(text: str) -> None:
    assert split_questions(text) == [text]
