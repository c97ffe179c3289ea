"""Documents that speak of a place of which none is held."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.plan import Reason
from query.result import DocumentRow
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(
            held,
            make_policy("one", make_task("t01", "加快与深圳的合作。"), title="望川市合作方案"),
            make_policy("two", make_task("t01", "推进管网改造。"), title="望川市管网方案"),
        )
        yield held


@pytest.mark.parametrize("text", ["哪些文件提到深圳", "哪份文件讲到了深圳", "哪些文件涉及深圳"])
def test_documents_that_speak_of_a_place(store: GraphStore, text: str) -> None:
    answer = answer_question(store, text, today=TODAY)
    assert [row.doc for row in answer.rows if isinstance(row, DocumentRow)] == ["one"]
    assert answer.text.startswith("任务里提到“深圳”的文件：")


def test_a_place_that_none_speaks_of(store: GraphStore) -> None:
    answer = answer_question(store, "哪些文件提到上海", today=TODAY)
    assert answer.reason is Reason.TOPIC and answer.text == "库中各文件的任务里没有提到“上海”。"


def test_the_documents_of_a_place_are_not_those_that_speak_of_it(store: GraphStore) -> None:
    assert answer_question(store, "深圳的文件有哪些", today=TODAY).reason is Reason.PLACE
