"""The readings of doubtful words: which are offered, and what choosing one gives."""

from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.result import Answer

TODAY = date(2021, 5, 10)


def ask(store: GraphStore, text: str, **chosen: str) -> Answer:
    return answer_question(store, text, today=TODAY, chosen=chosen)


def tasks(answer: Answer) -> list[str]:
    return [f"{row['doc']}/{row['id']}" for row in answer_to_json(answer)["answers"]]


@pytest.mark.parametrize(
    ("text", "labels", "taken"),
    [
        (
            "财政局有哪些任务",
            ["财政局＝2个单位都算", "财政局＝望川市云渡区财政局", "财政局＝望川市松坪县财政局"],
            "财政局＝2个单位都算",
        ),
        (
            "望川的任务有哪些",
            ["望川＝2个地方都算", "望川＝望川市云渡区", "望川＝望川市松坪县"],
            "望川＝2个地方都算",
        ),
        ("云渡区财政局有哪些任务", [], None),
        ("水价改革谁牵头", [], None),
        ("你好", [], None),
        ("区水务局牵头哪些任务", [], None),
    ],
)
def test_each_way_to_read_a_word_is_offered(
    small_store: GraphStore, text: str, labels: list[str], taken: str | None
) -> None:
    readings = ask(small_store, text).readings
    assert sorted(reading.label for reading in readings) == sorted(labels)
    assert next((reading.label for reading in readings if reading.is_taken), None) == taken
    if labels:
        assert readings[0].is_taken


@pytest.mark.parametrize("text", ["财政局有哪些任务", "望川的任务有哪些"])
def test_a_reading_chosen_answers_as_the_question_that_says_it(small_store: GraphStore, text: str) -> None:
    every = ask(small_store, text)
    narrower = [reading for reading in every.readings if not reading.is_taken]
    assert narrower
    found = []
    for reading in narrower:
        chosen = ask(small_store, text, **{reading.mention: reading.value})
        assert tasks(chosen) == tasks(ask(small_store, reading.text))
        assert [one.label for one in chosen.readings] == [one.label for one in every.readings]
        assert [one.label for one in chosen.readings if one.is_taken] == [reading.label]
        found += tasks(chosen)
    assert sorted(found) == sorted(tasks(every))


def test_the_body_with_the_most_tasks_in_its_role_is_offered_first(small_store: GraphStore) -> None:
    for text, first in (
        ("财政局负责什么", "望川市松坪县财政局"),
        ("财政局配合哪些任务", "望川市云渡区财政局"),
    ):
        assert ask(small_store, text).readings[1].label == f"财政局＝{first}"


def test_a_chosen_reading_is_said(small_store: GraphStore) -> None:
    [_, first, _] = ask(small_store, "财政局有哪些任务").readings
    assert f"按“{first.label}”回答" in ask(small_store, "财政局有哪些任务", 财政局=first.value).text


def test_a_choice_that_is_none_changes_nothing(small_store: GraphStore) -> None:
    plain = ask(small_store, "财政局有哪些任务")
    assert tasks(ask(small_store, "财政局有哪些任务", 财政局="", 水利局="x")) == tasks(plain)


def test_the_nearest_body_can_be_chosen_where_none_is_held(small_store: GraphStore) -> None:
    refused = ask(small_store, "松坪县水务所有哪些任务")
    assert not refused.is_answered
    other = ask(small_store, "县环保局有哪些任务")
    assert not other.is_answered
    assert not any(reading.is_taken for reading in (*refused.readings, *other.readings))


def test_the_subject_of_a_document_can_be_meant_as_a_topic(small_store: GraphStore) -> None:
    text = "节约用水工作中区财政局配合哪些任务"
    answer = ask(small_store, text)
    assert (answer.question.scope.mention, answer.question.topic) == ("节约用水", ())
    as_topic = {"节约用水": "topic"}
    assert answer_question(small_store, text, today=TODAY, chosen=as_topic).question.topic == ("节约用水",)


def test_a_topic_that_is_the_subject_of_a_document_can_be_meant_as_that(small_store: GraphStore) -> None:
    text = "节约用水谁牵头"
    readings = ask(small_store, text).readings
    assert [reading.label for reading in readings] == [
        "节约用水＝任务的内容",
        "节约用水＝《望川市云渡区节约用水工作方案》",
    ]
    chosen = ask(small_store, text, 节约用水=readings[1].value)
    assert (chosen.question.topic, chosen.question.scope.mention) == ((), "节约用水")
    assert {row["agency"] for row in answer_to_json(chosen)["answers"]} == {
        "望川市云渡区住房城乡建委",
        "望川市云渡区发展改革委",
        "望川市云渡区水利局",
        "望川市云渡区教委",
    }


def test_json_offers_the_readings_in_the_form_that_a_batch_takes(small_store: GraphStore) -> None:
    told = answer_to_json(ask(small_store, "财政局有哪些任务"))["readings"]
    assert told[0] == {
        "mention": "财政局",
        "label": "财政局＝2个单位都算",
        "choose": {"财政局": ""},
        "question": None,
        "taken": True,
    }
    assert {one["question"] for one in told[1:]} == {
        "望川市云渡区财政局有哪些任务",
        "望川市松坪县财政局有哪些任务",
    }
