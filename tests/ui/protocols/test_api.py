import json
import time
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pydantic import TypeAdapter

from graph.store import GraphStore
from tests.ui.command import zhengtu
from tests.ui.server import Reply, send
from ui.desk import BusyError, Desk
from ui.protocols import api
from ui.protocols.forms import AskedQuestion, FoundPassage, Problem, ToldAnswer

QUESTION = "望川市水务局牵头哪些任务？"


def ask(port: int, body: object, media: str = "application/json") -> Reply:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send(port, "POST", "/ask", data, content_type=media)


def test_an_answer_is_what_the_command_prints(port: int, samples_store: Path) -> None:
    reply = ask(port, {"question": QUESTION, "id": "q1", "today": "2025-06-30"})
    assert (reply.status, reply.media) == (200, "application/json")
    told = json.loads(reply.body)
    ToldAnswer.model_validate(told)
    assert told.pop("id") == "q1"
    printed = zhengtu("ask", QUESTION, "--json", "--today", "2025-06-30", store=samples_store).out
    assert told == json.loads(printed)


def test_what_no_document_says_is_an_answer_too(port: int) -> None:
    told = json.loads(ask(port, {"question": "望川市海洋局牵头哪些任务？"}).body)
    ToldAnswer.model_validate(told)
    assert (told["answered"], told["kind"], told["answers"]) == (False, "none", [])


def test_a_question_follows_up_on_those_before(port: int) -> None:
    alone = json.loads(ask(port, {"question": "市财政局配合哪些任务？"}).body)
    second = {"question": "财政局配合的呢？", "previous": [QUESTION]}
    told = json.loads(ask(port, second).body)
    assert told["answered"] and "财政局" in told["text"]
    assert {row["id"] for row in told["answers"]} <= {row["id"] for row in alone["answers"]}


def test_a_reading_that_is_offered_can_be_asked_for(port: int) -> None:
    question = {"question": "财政局配合哪些任务？"}
    every = json.loads(ask(port, question).body)
    ToldAnswer.model_validate(every)
    chosen = json.loads(ask(port, {**question, "choose": every["readings"][1]["choose"]}).body)
    assert 0 < len(chosen["answers"]) < len(every["answers"])
    assert [reading["taken"] for reading in chosen["readings"]][:2] == [False, True]


def test_the_day_is_the_one_that_is_said(open_store: GraphStore, tmp_path: Path) -> None:
    desk = Desk(open_store, tmp_path)
    years = {
        year: api.answer(desk, AskedQuestion(question="今年要完成哪些任务？", today=date(year, 3, 1)))["text"]
        for year in (2024, 2025)
    }
    assert years[2024] != years[2025]


@pytest.mark.parametrize(
    ("body", "media", "status", "said"),
    [
        ({}, "application/json", 400, "缺少 question"),
        ({"question": ""}, "application/json", 400, "question 不合要求"),
        ({"question": "水" * 3000}, "application/json", 400, "question 不合要求"),
        ({"question": "水", "today": "昨天"}, "application/json", 400, "today 不合要求，得到的是“昨天”"),
        ({"question": "水", "after": "q1"}, "application/json", 400, "没有 after 这一项"),
        ({"question": "水", "previous": "水"}, "application/json", 400, "previous 不合要求"),
        ({"question": "水", "previous": [1]}, "application/json", 400, "previous.0 不合要求"),
        ([], "application/json", 400, "应为 JSON 对象"),
        (b"{", "application/json", 400, "不是 JSON"),
        (b"", "application/json", 400, "没有正文"),
        ({"question": "水"}, "text/plain", 415, "Content-Type: application/json"),
        (b"question=1", "application/x-www-form-urlencoded", 415, "Content-Type: application/json"),
    ],
)
def test_a_wrong_request_gets_one_sentence(
    port: int, body: object, media: str, status: int, said: str
) -> None:
    reply = ask(port, body, media)
    assert reply.status == status
    assert said in Problem.model_validate(json.loads(reply.body)).error


@pytest.mark.parametrize(("method", "path", "allowed"), [("GET", "/ask", "POST"), ("POST", "/search", "GET")])
def test_another_method_is_refused(port: int, method: str, path: str, allowed: str) -> None:
    reply = send(port, method, path)
    assert (reply.status, reply.headers["allow"]) == (405, allowed)
    assert f"不接受 {method}" in json.loads(reply.body)["error"]


def search(port: int, **parameters: object) -> Reply:
    """Search once the index is there."""
    for _ in range(300):
        reply = send(port, "GET", f"/search?{urlencode(parameters)}")
        if reply.status != 503:
            return reply
        time.sleep(0.2)
    return reply


def test_passages_are_found_with_their_places(port: int, open_store: GraphStore) -> None:
    found = json.loads(search(port, q="供水管网改造", k=3).body)
    TypeAdapter(list[FoundPassage]).validate_python(found)
    assert len(found) == 3
    assert [open_store.text(one["doc"])[one["start"] : one["end"]] for one in found] == [
        one["text"] for one in found
    ]
    assert len(json.loads(search(port, q="供水管网改造").body)) == 10


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/search", "缺少 q"),
        ("/search?q=", "q 不合要求"),
        (f"/search?q={quote('水')}&k=0", "k 不合要求，得到的是“0”"),
        (f"/search?q={quote('水')}&k=ten", "k 不合要求"),
    ],
)
def test_a_wrong_search_gets_one_sentence(port: int, path: str, said: str) -> None:
    reply = send(port, "GET", path)
    assert reply.status == 400
    assert said in json.loads(reply.body)["error"]


def test_before_there_is_an_index_search_says_so(open_store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(BusyError, match="还在建立"):
        Desk(open_store, tmp_path).search("水", 1)


def test_a_bug_is_one_sentence_too(port: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(api, "answer_to_json", lambda *_: 1 / 0)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    reply = ask(port, {"question": QUESTION})
    assert reply.status == 500
    assert "ZeroDivisionError" in json.loads(reply.body)["error"]


def test_the_description_names_all_that_programs_may_ask(port: int) -> None:
    described = json.loads(send(port, "GET", "/openapi.json").body)
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {"/ask", "/search", "/sparql"}
    assert set(described["paths"]["/ask"]["post"]["responses"]) == {"200", "400", "500"}


def test_the_page_of_the_description_asks_no_other_host(port: int) -> None:
    reply = send(port, "GET", "/docs")
    assert (reply.status, reply.media) == (200, "text/html")
    for word in (
        "POST /ask",
        "GET /search",
        "GET /sparql",
        "previous",
        "Citation",
        "原文的字句",
        "检索索引还在建立",
        "curl",
    ):
        assert word in reply.said
    assert "<script" not in reply.said
    assert not [part for part in reply.said.split("http")[1:] if not part.startswith("://127.0.0.1:7860/")]
