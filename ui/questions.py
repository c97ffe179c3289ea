"""The commands that ask: ask, search, sparql and matrix."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.sandbox import run_query
from ontology.errors import PolicyError, SourceError
from query.engines import open_embedder
from query.index import open_index
from query.matrix import Scope, build_matrix
from query.search import Passage
from query.search import search as search_index
from ui import console
from ui.opening import open_held
from ui.results import TRIPLE, WRITERS

Json = dict[str, Any]


def search(args: argparse.Namespace) -> int:
    """Print the passages for a text, or for each question of a file.

    Raises:
        PolicyError: neither a text nor a file is given, or both are.
    """
    need_one(args.text, args.batch)
    questions = list(read_batch(args.batch)) if args.batch else []
    with open_held(args.store) as store:
        bar = console.Bar("建立检索索引")
        index = open_index(store, open_embedder(), progress=bar.show)
        bar.clear()
        for question in console.progress(questions, "检索", len(questions)):
            found = search_index(index, question["question"], args.k)
            told = {"id": question.get("id"), "question": question["question"]}
            console.say_json({**told, "results": [write_passage(passage) for passage in found]})
        if args.batch:
            return 0
        found = search_index(index, args.text, args.k)
    if args.json:
        console.say_json([write_passage(passage) for passage in found])
    elif not found:
        console.say("没有找到相关段落。")
    for number, passage in enumerate(found if not args.json else (), start=1):
        console.say(f"{number}. [{passage.doc} {passage.start}–{passage.end}] {' › '.join(passage.path)}")
        console.say(f"   {' '.join(passage.text.split())}")
    return 0


def write_passage(passage: Passage) -> Json:
    """Return a passage as JSON values."""
    return {
        "doc": passage.doc,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "path": list(passage.path),
        "score": passage.score,
    }


def need_one(one: str | None, batch: Path | None) -> None:
    """Refuse a command that has neither a question nor a file of them, or both.

    Raises:
        PolicyError: it has.
    """
    if (one is None) == (batch is None):
        raise PolicyError("请给出一个问题，或者用 --batch 给出一个文件（二者取一）。")


def read_batch(path: Path) -> Iterator[Json]:
    """Yield the questions of a file, one JSON object a line.

    Raises:
        SourceError: it cannot be read, or a line is no question.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), "不能读取；请确认文件存在，并以 UTF-8 保存") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _read_question(path, number, line)


def _read_question(path: Path, number: int, line: str) -> Json:
    try:
        question = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(str(path), f"第 {number} 行不是 JSON；每行应是一个问题对象") from error
    if not isinstance(question, dict) or not isinstance(question.get("question"), str):
        raise SourceError(str(path), f"第 {number} 行没有 question 字段（文字）")
    return question


def sparql(args: argparse.Namespace) -> int:
    """Print what a read-only query gives.

    Raises:
        SourceError: its file cannot be read.
    """
    query = read_query(args.query)
    with open_held(args.store) as store:
        result = run_query(store, query, seconds=args.seconds, rows=args.rows)
    form = args.format or ("ttl" if result.columns == TRIPLE else "table")
    text = WRITERS[form](result)
    if text:
        console.say(text)
    if result.cut:
        console.warn(f"结果超过 {args.rows} 行，只输出前 {args.rows} 行；可用 --rows 放宽。")
    return 0


def read_query(text: str) -> str:
    """Return a query as given, or out of the file that `@FILE` names.

    Raises:
        SourceError: the file cannot be read.
    """
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(text[1:], "不能读取这个查询文件；请确认文件存在，并以 UTF-8 保存") from error


def matrix(args: argparse.Namespace) -> int:
    """Print or write the responsibility matrix.

    Raises:
        PolicyError: the file cannot be written.
    """
    from ui.sheet import write_csv, write_html, write_markdown, write_workbook

    form = args.format or (args.out.suffix.lstrip(".").lower() if args.out else "md")
    writers = {"csv": write_csv, "md": write_markdown, "html": write_html}
    if form not in (*writers, "xlsx"):
        raise PolicyError(f"不认识的格式“{form}”；可用：xlsx、csv、md、html。")
    scope = Scope(args.doc, args.region, args.agency)
    with open_held(args.store) as store:
        found = build_matrix(store, scope)
    out = args.out or (Path("责任矩阵.xlsx") if form == "xlsx" else None)
    title = " ".join(filter(None, ("责任矩阵", args.doc, args.region, args.agency)))
    if out is None:
        console.say(writers[form](found).rstrip("\n"))
        return 0
    with console.writing(out):
        if form == "xlsx":
            write_workbook(found, title, out)
        else:
            out.write_text(writers[form](found), encoding="utf-8-sig" if form == "csv" else "utf-8")
    console.warn(f"{out}：已写出，{len(found.rows)} 项任务，{len(found.agencies)} 个单位。")
    return 0
