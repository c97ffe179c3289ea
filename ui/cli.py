"""The command `zhengtu`: its arguments, and what becomes of an error; the work is in the command modules."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeAlias

from ui.commands import console
from ui.commands.parser import ChineseParser, at_least, day, name_or_file, text_or_file
from ui.commands.relay import run_where_owned
from ui.commands.running import INTERRUPTED, SOME_FAILED

DESCRIPTION = "政图：把政策文件读成一张可查询、可追溯的责任图谱。"
AUTHOR = "本机用户"  # of corrections, where nobody says who
IN_FORCE_ON = "只计这一天有效的文件（默认今天）"
EPILOG = """例：
  zhengtu add 文件夹/                       把文件读进图谱
  zhengtu ask 市水务局牵头哪些任务？          提问
  zhengtu matrix --doc 文件名 --out 矩阵.xlsx  导出责任矩阵
  zhengtu serve                             打开网页"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name and return its exit status."""
    args = build_parser().parse_args(arguments)
    console.start_log()
    try:
        status = run_where_owned(args)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout.fileno())
        return SOME_FAILED
    except KeyboardInterrupt:
        console.warn("已中断。")
        return INTERRUPTED
    return status


def _silence(descriptor: int) -> None:
    """Point `descriptor` at nothing, so that Python's last flush does not complain of a closed pipe."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def build_parser() -> ChineseParser:
    """Return the parser of the whole command line."""
    parser = ChineseParser(prog="zhengtu", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"zhengtu {_version()}", help="显示版本")
    _add_store(parser, default=Path("data"))
    commands = parser.add_subparsers(
        title="命令", dest="command", metavar="命令", required=True, parser_class=ChineseParser
    )
    for add in (_document_commands, _question_commands, _store_commands):
        add(commands)
    for command in dict.fromkeys(commands.choices.values()):
        _add_store(command, default=argparse.SUPPRESS)
    return parser


def _version() -> str:
    try:
        return version("zhengtu")
    except PackageNotFoundError:
        return "（未安装）"


def _add_store(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--store", type=Path, default=default, metavar="目录", help="图谱所在的目录（默认 ./data）"
    )


Commands: TypeAlias = "argparse._SubParsersAction[ChineseParser]"


def _command(commands: Commands, name: str, run: str, text: str) -> ChineseParser:
    parser = commands.add_parser(name, help=text, description=text + "。")
    parser.set_defaults(run=run)
    return parser


def _document_commands(commands: Commands) -> None:
    extract = _command(
        commands, "extract", "ui.commands.extracting:extract", "读出文件中写明的内容（JSON），不写图谱"
    )
    extract.add_argument("paths", nargs="+", type=Path, metavar="文件或文件夹")
    extract.add_argument("--json", action="store_true", help="每份文件一行 JSON（默认就是）")
    extract.add_argument("--out", type=Path, metavar="目录", help="每份文件写成一个 文件名.json")

    add = _command(commands, "add", "ui.commands.documents:add", "把文件或文件夹加入图谱")
    add.add_argument("paths", nargs="+", type=Path, metavar="文件或文件夹")
    _model_choice(add, "先不算语义向量（更快；以后首次检索时补算）")
    add.add_argument("--json", action="store_true", help="每份文件一行 JSON")

    listing = _command(commands, "list", "ui.commands.showing:list_held", "列出已有的文件")
    listing.add_argument("--json", action="store_true", help="每份文件一行 JSON")

    show = _command(commands, "show", "ui.commands.showing:show", "显示一份文件读出的全部内容")
    show.add_argument("doc", metavar="文件名")
    show.add_argument("--json", action="store_true", help="输出 JSON")

    remove = _command(commands, "remove", "ui.commands.documents:remove", "移除文件")
    remove.add_argument("docs", nargs="+", metavar="文件名")

    reread = _command(commands, "reread", "ui.commands.documents:reread", "规则更新后把已有文件全部重读一遍")
    _model_choice(reread, "先不算语义向量")

    check = _command(
        commands,
        "check",
        "ui.commands.checking:check",
        "检查：图谱的错误、没有读出的地方、任务缺牵头和缺时限等提醒",
    )
    check.add_argument("doc", nargs="?", metavar="文件名", help="只检查这一份")
    check.add_argument("--all", action="store_true", help="列出每一条提醒，以及按规则不记的小句")
    check.add_argument("--json", action="store_true", help="每份文件一行 JSON，包括全部内容")

    compare = _command(
        commands, "compare", "ui.commands.comparing:compare", "比较一份文件的两个版本（或任意两份），逐项任务"
    )
    compare.add_argument("old", type=name_or_file, metavar="原版", help="已收录的文件名，或一个文件")
    compare.add_argument("new", type=name_or_file, metavar="新版", help="已收录的文件名，或一个文件")
    form = compare.add_mutually_exclusive_group()
    form.add_argument("--explain", action="store_true", help="只输出可以放进变更说明的文字")
    form.add_argument("--json", action="store_true", help="输出 JSON")

    correct = _command(
        commands,
        "correct",
        "ui.commands.correcting:run",
        "校正一项任务的单位、时限或指标，写明理由；与读出的内容分开保存，可以撤销",
    )
    correct.add_argument("doc", nargs="?", metavar="文件名")
    correct.add_argument("task", nargs="?", metavar="任务编号", help="show 显示的编号，如 t03")
    fact = ("种类", "内容")
    correct.add_argument(
        "--remove", nargs=2, metavar=fact, help="要删去的内容；种类是 牵头、配合、责任、时限、指标 之一"
    )
    correct.add_argument(
        "--add", nargs=2, metavar=fact, help="要增加的内容；与 --remove 同用，是把那一条改成这一条"
    )
    correct.add_argument("--reason", metavar="理由", help="为什么校正")
    correct.add_argument("--author", metavar="作者", default=AUTHOR, help=f"谁校正的（默认 {AUTHOR}）")
    correct.add_argument("--list", action="store_true", help="列出校正（可以只列一份文件的）")
    correct.add_argument("--undo", type=at_least(1), metavar="编号", help="撤销一条校正，恢复为读出的内容")
    correct.add_argument("--json", action="store_true", help="与 --list 同用：每条校正一行 JSON")


def _add_all(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="失效、被替代、尚未施行的文件也计入")


def _add_scope(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--doc", metavar="文件名")
    parser.add_argument("--region", metavar="地区")
    parser.add_argument("--agency", metavar="单位")
    parser.add_argument("--today", type=day, metavar="日期", help=IN_FORCE_ON)
    _add_all(parser)


def _model_choice(command: ChineseParser, later: str) -> None:
    either = command.add_mutually_exclusive_group()
    either.add_argument("--no-embed", action="store_true", help=later)
    either.add_argument(
        "--model",
        metavar="模型",
        help="语义模型：本机的 sentence-transformers 模型（名称或目录），或“内置”（默认）；知识库会记住",
    )


def _question_commands(commands: Commands) -> None:
    ask = _command(commands, "ask", "ui.commands.asking:ask", "提问")
    ask.add_argument("question", nargs="?", metavar="问题")
    ask.add_argument("--batch", type=Path, metavar="文件", help="每行一个 JSON 问题（id、question、after）")
    ask.add_argument(
        "--today", type=day, metavar="日期", help="按哪一天算“今年”“逾期”，只计这一天有效的文件（默认今天）"
    )
    _add_all(ask)
    ask.add_argument("--json", action="store_true", help="输出 JSON")

    search = _command(commands, "search", "ui.commands.searching:search", "检索原文段落")
    search.add_argument("text", nargs="?", metavar="文字")
    search.add_argument("--batch", type=Path, metavar="文件", help="每行一个 JSON 问题（id、question）")
    search.add_argument("-k", type=at_least(1), default=10, metavar="条数", help="最多几条（默认 10）")
    search.add_argument("--today", type=day, metavar="日期", help=IN_FORCE_ON)
    _add_all(search)
    search.add_argument("--rerank", action="store_true", help="对前 20 条逐词再排一次（每次多一两秒）")
    search.add_argument("--json", action="store_true", help="输出 JSON")

    sparql = _command(commands, "sparql", "ui.commands.querying:sparql", "执行只读的 SPARQL 1.1 查询")
    sparql.add_argument("query", type=text_or_file, metavar="查询|@文件")
    sparql.add_argument(
        "--format",
        choices=["table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf"],
        help="输出格式（默认 table；CONSTRUCT、DESCRIBE 是 ttl）",
    )
    sparql.add_argument("--json", action="store_true", help="输出 JSON（CONSTRUCT、DESCRIBE 是 JSON-LD）")
    sparql.add_argument("--seconds", type=at_least(1), default=30, metavar="秒", help="时间上限（默认 30）")
    sparql.add_argument(
        "--rows",
        type=at_least(1),
        default=10_000,
        metavar="行",
        help="表格最多几行（默认 10000；其他格式总是完整的）",
    )

    matrix = _command(
        commands,
        "matrix",
        "ui.commands.querying:matrix",
        "责任矩阵：单位 × 任务（● 牵头 ○ 配合 △ 责任，括号内为推断）",
    )
    _add_scope(matrix)
    matrix.add_argument(
        "--format", choices=["xlsx", "csv", "md", "html"], help="格式（默认看 --out 的后缀，否则 md）"
    )
    matrix.add_argument("--json", action="store_true", help="输出 JSON")
    matrix.add_argument("--out", type=Path, metavar="文件", help="写到文件")


def _store_commands(commands: Commands) -> None:
    export = _command(
        commands, "export", "ui.commands.storing:export", "导出图谱（RDF）或任务台账（xlsx、csv、ics）"
    )
    export.add_argument(
        "--format",
        choices=["nq", "trig", "ttl", "jsonld", "xlsx", "csv", "ics"],
        help="格式（默认看 --out 的后缀，否则 nq）",
    )
    export.add_argument("--out", type=Path, metavar="文件", help="写到文件（默认标准输出）")
    _add_scope(export)

    backup = _command(commands, "backup", "ui.commands.storing:backup", "把整个图谱备份成一个文件")
    backup.add_argument("out", type=Path, metavar="备份文件")

    restore = _command(commands, "restore", "ui.commands.storing:restore", "从备份恢复到一个空目录")
    restore.add_argument("backup", type=Path, metavar="备份文件")

    serve = _command(commands, "serve", "ui.commands.serve:serve", "打开网页")
    serve.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="监听地址（默认 127.0.0.1，只供本机）"
    )
    serve.add_argument("--port", type=at_least(0), default=7860, metavar="端口", help="端口（默认 7860）")

    _command(
        commands,
        "mcp",
        "ui.protocols.assistant:mcp",
        "作为 MCP 服务运行（标准输入输出），供办公助手提问和检索",
    )


if __name__ == "__main__":
    sys.exit(main())
