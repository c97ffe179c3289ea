"""The command `mcp`: tools for an assistant (Model Context Protocol), each a command and its citations."""

import argparse
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from ui.cli import build_parser
from ui.commands.relay import run_where_owned
from ui.commands.terminal import Recorder, writing_to
from ui.protocols.forms import FoundPassages, ShownMatrix, SparqlResult, ToldAnswer
from ui.protocols.telling import Teller, tell_answer, tell_matrix, tell_passages, tell_solutions, write_batch

INSTRUCTIONS = (
    "政图是政策文件的责任图谱。回答都来自所收录的文件，[文件名 起点–终点] 是原文的位置；引用时请保留。"
    "ask 的 answered 为 false 时，文件里没有答案，请照实说没有，不要推测。"
)
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
SAID = {  # title and description of each tool
    "ask": (
        "提问",
        "回答关于所收录政策文件的问题：谁牵头、谁配合、何时完成、指标多少、哪份文件。",
    ),
    "search": ("检索", "检索原文段落，按词和按意思一起排序。"),
    "sparql": (
        "SPARQL 查询",
        "执行只读的 SPARQL 1.1 查询。SELECT、ASK 给出 JSON，CONSTRUCT、DESCRIBE 给出 JSON-LD。",
    ),
    "matrix": (
        "责任矩阵",
        "列出任务和各单位的责任（牵头、配合、责任单位）、时限。可以按文件、地区、单位选范围。",
    ),
}


def mcp(args: argparse.Namespace) -> int:
    """Serve the tools on standard input and output until it is closed."""
    build_server(args.store).run("stdio")
    return 0


def build_server(store: Path) -> MCPServer:
    """Return the server of the four tools over the store in a folder."""
    server: MCPServer = MCPServer("zhengtu", title="政图", instructions=INSTRUCTIONS, log_level="ERROR")
    tools = Tools(store)
    for work in (tools.ask, tools.search, tools.sparql, tools.matrix):
        title, description = SAID[work.__name__]
        server.add_tool(work, title=title, description=description, annotations=READS)
    return server


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over the store in a folder, each a command."""

    store: Path

    def ask(
        self,
        question: Annotated[str, Field(min_length=1, description="中文问题，如：市水务局牵头哪些任务？")],
        today: Annotated[date | None, Field(description="按哪一天算“今年”“本月”；默认今天")] = None,
        previous: Annotated[
            list[str] | None, Field(description="同一对话里先前的问题，从最早的起；追问据此理解")
        ] = None,
    ) -> Annotated[CallToolResult, ToldAnswer]:
        """Answer a question, the ones before it first."""
        lines = write_batch([*(previous or ()), question])
        days = ["--today", today.isoformat()] if today else []
        with tempfile.TemporaryDirectory(prefix="zhengtu-") as folder:
            batch = Path(folder) / "ask.jsonl"
            batch.write_text(lines, encoding="utf-8")
            return result(call(self.store, "ask", "--batch", str(batch), *days), tell_answer)

    def search(
        self,
        text: Annotated[str, Field(min_length=1, description="要检索的文字")],
        k: Annotated[int, Field(ge=1, le=100, description="最多几段")] = 10,
    ) -> Annotated[CallToolResult, FoundPassages]:
        """Find passages."""
        return result(call(self.store, "search", "--json", "-k", str(k), "--", text), tell_passages)

    def sparql(
        self,
        query: Annotated[str, Field(min_length=1, description="SPARQL 1.1 查询；zt: 等前缀不必声明")],
    ) -> Annotated[CallToolResult, SparqlResult]:
        """Run a query; a leading @ would name a file of this machine."""
        return result(call(self.store, "sparql", "--json", "--", query.lstrip("@")), tell_solutions)

    def matrix(
        self,
        doc: Annotated[str | None, Field(description="只看这份文件（文件名）")] = None,
        region: Annotated[str | None, Field(description="只看这个地区")] = None,
        agency: Annotated[str | None, Field(description="只看这个单位")] = None,
    ) -> Annotated[CallToolResult, ShownMatrix]:
        """Lay out who does what by when."""
        chosen = (("--doc", doc), ("--region", region), ("--agency", agency))
        named = [f"{name}={value}" for name, value in chosen if value]
        return result(call(self.store, "matrix", "--json", *named), tell_matrix)


def call(store: Path, *arguments: str) -> Recorder:
    """Run a command on the store in a folder, and return what it said instead of printing it."""
    recorder = Recorder()
    with writing_to(recorder):
        recorder.status = run_where_owned(build_parser().parse_args([f"--store={store}", *arguments]))
    return recorder


def result(recorder: Recorder, tell: Teller) -> CallToolResult:
    """Return what a command printed, as text with citations and as it is; or what went wrong."""
    if recorder.status:
        said = recorder.warned.strip() or "没有结果。"
        return CallToolResult(content=[TextContent(type="text", text=said)], is_error=True)
    told = tell(recorder.said)
    return CallToolResult(content=[TextContent(type="text", text=told.text)], structured_content=told.data)
