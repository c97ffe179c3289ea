"""The tools of `zhengtu mcp` as an assistant uses them: the package's own client over stdio."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent, Tool

from graph.store import GraphStore
from tests.ui.command import ROOT, zhengtu
from ui.protocols.forms import FoundPassages, ShownMatrix, ToldAnswer
from ui.protocols.telling import SHOWN, tell_matrix, tell_solutions

QUESTION = "望川市水务局牵头哪些任务？"
Json = dict[str, Any]


def with_client(store: Path, work: Callable[[Client], Awaitable[object]]) -> None:
    """Start `zhengtu mcp` over `store`, and let `work` talk to it."""
    environment = {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(store.parent / "state"), "PATH": os.defpath}
    arguments = ["-m", "ui.cli", "--store", str(store), "mcp"]
    server = StdioServerParameters(command=sys.executable, args=arguments, env=environment)

    async def talk() -> None:
        async with Client(server, read_timeout_seconds=120) as client:
            await work(client)

    anyio.run(talk)


def called(store: Path, *calls: tuple[str, Json]) -> list[CallToolResult]:
    """Return what each call of a tool gives, all in one session."""
    results: list[CallToolResult] = []

    async def work(client: Client) -> None:
        results.extend([await client.call_tool(name, arguments) for name, arguments in calls])

    with_client(store, work)
    return results


def text(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.fixture(scope="module")
def results(samples_store: Path) -> dict[str, CallToolResult]:
    """A call of each tool, and some that go wrong."""
    calls: dict[str, tuple[str, Json]] = {
        "ask": ("ask", {"question": QUESTION, "today": "2025-06-30"}),
        "follow": ("ask", {"question": "财政局配合的呢？", "previous": [QUESTION]}),
        "silent": ("ask", {"question": "望川市海洋局牵头哪些任务？"}),
        "search": ("search", {"text": "供水管网改造", "k": 3}),
        "dashed": ("search", {"text": "--help"}),
        "select": ("sparql", {"query": "SELECT ?d ?name { ?d zt:name ?name } ORDER BY ?name"}),
        "ask query": ("sparql", {"query": "ASK {}"}),
        "describe": ("sparql", {"query": "DESCRIBE <doc/01_wangchuan_water_plan>"}),
        "matrix": ("matrix", {"doc": "01_wangchuan_water_plan", "agency": "市水务局"}),
        "bad query": ("sparql", {"query": "SELECT"}),
        "file": ("sparql", {"query": "@/etc/passwd"}),
        "bad scope": ("matrix", {"region": "无此地"}),
        "bad k": ("search", {"text": "水", "k": 0}),
    }
    found = called(samples_store, *calls.values())
    return dict(zip(calls, found, strict=True))


def test_there_are_four_tools_that_only_read(samples_store: Path) -> None:
    tools: list[Tool] = []

    async def work(client: Client) -> None:
        tools.extend((await client.list_tools()).tools)

    with_client(samples_store, work)
    assert sorted(tool.name for tool in tools) == ["ask", "matrix", "search", "sparql"]
    for tool in tools:
        assert tool.description and tool.output_schema
        assert tool.annotations and tool.annotations.read_only_hint


def test_an_answer_has_its_citations_in_the_text_and_as_data(
    results: dict[str, CallToolResult], samples_store: Path, open_store: GraphStore
) -> None:
    told = results["ask"].structured_content
    ToldAnswer.model_validate(told)
    printed = zhengtu("ask", QUESTION, "--json", "--today", "2025-06-30", store=samples_store).out
    assert told == json.loads(printed)
    said = text(results["ask"])
    assert said.startswith(told["text"])
    for cited in told["citations"]:
        assert f"[{cited['doc']} {cited['start']}–{cited['end']}]" in said
        assert open_store.text(cited["doc"])[cited["start"] : cited["end"]] == cited["quote"]


def test_a_question_follows_up_and_silence_is_said(results: dict[str, CallToolResult]) -> None:
    assert "财政局" in text(results["follow"]) and results["follow"].structured_content["answered"]
    assert not results["silent"].is_error
    assert results["silent"].structured_content["answered"] is False
    assert "没有" in text(results["silent"])


def test_passages_have_their_places(results: dict[str, CallToolResult], open_store: GraphStore) -> None:
    found = FoundPassages.model_validate(results["search"].structured_content).results
    assert len(found) == 3
    for one in found:
        assert f"[{one.doc} {one.start}–{one.end}]" in text(results["search"])
        assert open_store.text(one.doc)[one.start : one.end] == one.text
    assert not results["dashed"].is_error


def test_a_query_gives_its_rows_or_its_graph(results: dict[str, CallToolResult]) -> None:
    rows = results["select"].structured_content["results"]["bindings"]
    assert rows[0]["name"]["value"] == "01_wangchuan_water_plan"
    assert "01_wangchuan_water_plan" in text(results["select"])
    assert text(results["ask query"]) == "是" and results["ask query"].structured_content["boolean"] is True
    assert len(results["describe"].structured_content["graph"]) >= 1


def test_a_matrix_says_who_does_what_and_where_it_stands(results: dict[str, CallToolResult]) -> None:
    matrix = ShownMatrix.model_validate(results["matrix"].structured_content)
    assert matrix.rows and any("水务局" in name for name in matrix.agencies)
    assert "牵头：" in text(results["matrix"]) and "[01_wangchuan_water_plan " in text(results["matrix"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bad query", "查询写法有误"),
        ("file", "查询写法有误"),
        ("bad scope", "没有找到地区“无此地”"),
        ("bad k", ""),
    ],
)
def test_what_goes_wrong_is_said_to_the_assistant(
    results: dict[str, CallToolResult], name: str, said: str
) -> None:
    assert results[name].is_error
    assert said in text(results[name])


def test_without_a_store_the_assistant_hears_it(tmp_path: Path) -> None:
    [result] = called(tmp_path / "none", ("ask", {"question": "水"}))
    assert result.is_error and "还没有图谱" in text(result)


def test_of_many_rows_the_text_has_the_first_and_says_how_many() -> None:
    rows = [{"a": {"type": "literal", "value": str(number)}} for number in range(SHOWN + 50)]
    told = tell_solutions(json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": rows}}))
    assert f"共 {SHOWN + 50} 行" in told.text and len(told.text.splitlines()) == SHOWN + 3
    assert len(told.data["results"]["bindings"]) == SHOWN + 50
    assert tell_matrix('{"agencies": [], "rows": []}').text == "0 项任务，0 个单位。"
