"""The command `search`: ranked passages for a text, or for each question of a file."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from ontology.errors import PolicyError, SourceError
from query.index import open_index, open_model
from query.rerank import open_reranker
from query.search import Passage
from query.search import search as search_index
from ui import console
from ui.answers import shorten
from ui.asking import read_lines
from ui.opening import open_held

Json = dict[str, Any]


def search(args: argparse.Namespace) -> int:
    """Print the passages found.

    Raises:
        PolicyError: neither a text nor a file is given, or both are.
    """
    if (args.text is None) == (args.batch is None):
        raise PolicyError("请给出要检索的文字，或者用 --batch 给出一个文件（二者取一）。")
    questions = list(read_batch(args.batch)) if args.batch else []
    with open_held(args.store) as store:
        bar = console.Bar("建立检索索引")
        index = open_index(store, open_model(store), progress=bar.show)
        bar.clear()
        find = partial(search_index, index, k=args.k, reranker=open_reranker() if args.rerank else None)
        for question in console.progress(questions, "检索", len(questions)):
            passages = find(question["question"])
            told = {"id": question.get("id"), "question": question["question"]}
            console.say_json({**told, "results": [asdict(passage) for passage in passages]})
        found = find(args.text) if args.text else []
    if args.json and args.text:
        console.say_json([asdict(passage) for passage in found])
    elif args.text:
        console.say("\n".join(describe(found)))
    return 0


def describe(found: list[Passage]) -> list[str]:
    """Return passages for the terminal, the best first."""
    if not found:
        return ["没有找到相关段落。"]
    return [
        f"{number}. [{passage.doc} {passage.start}–{passage.end}] {' › '.join(passage.path)}\n"
        f"   {shorten(passage.text)}"
        for number, passage in enumerate(found, start=1)
    ]


def read_batch(path: Path) -> Iterator[Json]:
    """Yield the questions of a file, one JSON object a line.

    Raises:
        SourceError: it cannot be read, or a line is no question.
    """
    for number, line in enumerate(read_lines(path), start=1):
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
