"""Places compared by how many tasks they have."""

from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.result import DocumentRow, ValueRow

TODAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("text", "docs"),
    [
        ("云渡和松坪哪个的任务多", ["yundu"]),
        ("云渡和松坪哪个的任务更少", ["songping"]),
        ("云渡和松坪哪个储备抢险物资的任务多", ["songping"]),
    ],
)
def test_which_place_has_more(small_store: GraphStore, text: str, docs: list[str]) -> None:
    answer = answer_question(small_store, text, today=TODAY)
    assert [row.doc for row in answer.rows if isinstance(row, DocumentRow)] == docs
    assert answer.text.startswith("云渡") and "松坪" in answer.text.partition("。")[0]


@pytest.mark.parametrize(("text", "value"), [("松坪的任务比云渡多吗", False), ("云渡的任务比松坪多吗", True)])
def test_whether_a_place_has_more(small_store: GraphStore, text: str, value: bool) -> None:
    answer = answer_question(small_store, text, today=TODAY)
    assert answer.rows == (ValueRow(value),)
    assert answer.quotes
