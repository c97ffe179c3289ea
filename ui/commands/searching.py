"""The command `search`: ranked passages for a text, or for each question of a file."""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from graph.store import GraphStore
from ontology.errors import SourceError, UsageError
from query.answers.force import read_in_force, tell_left_out
from query.search import Passage
from query.search import search as search_index
from query.topics.held import list_held
from query.topics.rerank import open_reranker
from ui.commands import console
from ui.commands.asking import read_lines
from ui.commands.indexing import index_of
from ui.commands.opening import open_held
from ui.rendering.answers import shorten
from ui.rendering.remedies import COUNT_ALL

Json = dict[str, Any]


def search(args: argparse.Namespace) -> int:
    """Print the passages found.

    Raises:
        UsageError: neither a text nor a file is given, or both are, or the text is empty.
    """
    if args.text is not None and not args.text.strip():
        raise UsageError('要检索的文字是空的；请写出要找的内容，例如：zhengtu search "水价改革"。')
    if (args.text is None) == (args.batch is None):
        raise UsageError("请给出要检索的文字，或者用 --batch 给出一个文件（二者取一）。")
    questions = list(read_batch(args.batch)) if args.batch else []
    with open_held(args.store) as store:
        index = index_of(store)
        reranker = open_reranker() if args.rerank else None
        on = None if args.all else args.today or date.today()
        finder = Finder(store, partial(search_index, index, k=args.k, reranker=reranker), on)
        for question in console.progress(questions, "检索", len(questions)):
            console.say_json(_answer(question, finder.find(question["question"])))
        found = finder.find(args.text) if args.text else Found([])
    if args.json and args.text:
        console.say_json([asdict(passage) for passage in found.passages])
    elif args.text:
        console.say("\n".join(describe(found.passages)))
    if found.note:
        console.warn(found.note)
    return 0


@dataclass(frozen=True, slots=True)
class Found:
    """The passages found; `note` tells of those left out as not in force, empty where there are none."""

    passages: list[Passage]
    note: str = ""


class Finder:
    """Finds passages of the documents that are in force on `day`, of all of them for `None`."""

    def __init__(self, store: GraphStore, rank: Callable[..., list[Passage]], day: date | None) -> None:
        self._store, self._rank, self._day = store, rank, day
        held = {document.name for document in list_held(store)}
        self._gone = held - read_in_force(store, day) if day else set()

    def find(self, text: str) -> Found:
        """Return the best passages for `text`, and what is said of those that would have been among them."""
        everything = self._rank(text=text)
        left_out = Counter(passage.doc for passage in everything if passage.doc in self._gone)
        if not left_out or self._day is None:
            return Found(everything)
        passages = self._rank(text=text, without=self._gone)
        return Found(passages, tell_left_out(self._store, left_out, self._day, "段相关", COUNT_ALL))


def _answer(question: Json, found: Found) -> Json:
    """Return what a question of a batch gets; `note` only where there is one."""
    told = {"id": question.get("id"), "question": question["question"]}
    results = [asdict(passage) for passage in found.passages]
    return {**told, "results": results, **({"note": found.note} if found.note else {})}


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
