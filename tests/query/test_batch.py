"""Questions by the line."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from graph.store import GraphStore
from query.batch import UNREAD, answer_batch
from query.topics.likeness import Likeness

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


GOOD = json.dumps({"id": "good", "question": "水价改革谁牵头？"})


@pytest.mark.parametrize(
    ("line", "identity", "said"),
    [
        ("not json", "1", "第1行不是 JSON"),
        ('{"id": "q1", "question": "水', "q1", "第1行不是 JSON"),
        ('{"id": 7, "question": }', "7", "第1行不是 JSON"),
        ('{"id": "q1", "question": "\\ud800"}', "q1", "第1行不是 JSON"),
        ("[" * 100_000, "1", "第1行不是 JSON"),
        ("[]", "1", "第1行没有 question"),
        ('{"id": "q1"}', "q1", "第1行没有 question"),
        ('{"question": 3}', "1", "第1行没有 question"),
        ('{"question": "水", "choose": 3}', "1", "第1行的 choose 不是对象"),
        ('{"id": "q2", "question": "配合单位呢？", "after": "q9"}', "q2", "没有编号为“q9”的上一问"),
        ('{"id": 3, "question": "配合单位呢？", "after": 0}', "3", "没有编号为“0”的上一问"),
    ],
)
def test_a_line_that_cannot_be_answered_is_refused_and_the_next_one_goes_on(
    small_store: GraphStore, line: str, identity: str, said: str
) -> None:
    refused, good = answer_batch(small_store, [line, GOOD], today=TODAY)
    assert (refused["id"], refused["answered"], refused["kind"]) == (identity, False, "none")
    assert said in refused["text"] and refused["text"].endswith("。")
    assert (refused["reason"], refused["answers"], refused["citations"]) == (UNREAD, [], [])
    assert good["answered"] and set(refused) == {*good, "reason"}


def test_a_question_after_a_line_that_was_refused_is_refused_too(small_store: GraphStore) -> None:
    lines = ['{"id": "a"}', '{"id": "b", "question": "配合单位呢？", "after": "a"}', GOOD]
    lines.append('{"id": "c", "question": "配合单位呢？", "after": "good"}')
    answers = list(answer_batch(small_store, lines, today=TODAY))
    assert [answer["answered"] for answer in answers] == [False, False, True, True]
    assert "第2行：没有编号为“a”的上一问" in answers[1]["text"]


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
