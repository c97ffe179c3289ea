"""Questions by the line."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from graph.store import GraphStore
from ontology.errors import QueryError
from query.batch import answer_batch
from query.likeness import Likeness

TODAY = date(2021, 5, 10)


def test_a_batch_answers_line_by_line_and_follows_up(small_store: GraphStore) -> None:
    lines = [
        json.dumps({"id": "q1", "question": "水价改革谁牵头？"}),
        "",
        json.dumps({"id": "q2", "question": "配合单位呢？", "after": "q1"}),
        json.dumps({"question": "云渡区民政局有哪些任务", "after": None}),
    ]
    answers = list(answer_batch(small_store, lines, today=TODAY))
    assert [answer["id"] for answer in answers] == ["q1", "q2", "4"]
    assert [answer["answered"] for answer in answers] == [True, True, False]
    assert answers[1]["answers"] == [{"agency": "望川市云渡区财政局", "as_written": ["区财政局"]}]
    assert answers[2]["kind"] == "none"
    assert set(answers[0]) >= {"id", "question", "answered", "kind", "answers", "text", "sparql", "citations"}


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"id": "q1"}', '{"question": 3}', '{"question": "水", "choose": 3}']
)
def test_a_line_that_is_no_question_is_named(small_store: GraphStore, line: str) -> None:
    with pytest.raises(QueryError, match="第1行"):
        list(answer_batch(small_store, [line], today=TODAY))


def test_a_question_at_which_the_program_fails_is_refused_and_the_next_one_goes_on(
    small_store: GraphStore, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(topics: Sequence[str], docs: object) -> list[dict[tuple[str, str], Likeness]]:
        raise RuntimeError("no index")

    lines = [
        json.dumps({"id": name, "question": text})
        for name, text in (("q1", "谁来管河里的鱼"), ("q2", "水价改革谁牵头？"))
    ]
    first, second = answer_batch(small_store, lines, today=TODAY, ranker=broken)
    assert (first["answered"], first["reason"], first["answers"]) == (False, "failed", [])
    assert "程序出错" in first["text"]
    assert second["answered"]
    assert "no index" in caplog.text
