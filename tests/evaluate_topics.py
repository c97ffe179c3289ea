"""How well questions in every-day words find their task, and others are refused (some minutes).

questions/everyday.jsonl has them, those without a document are of topics that no document has. The bounds
of query/topics/topics.py are the strictest that cost nothing on every other line (the first half).
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.conditions import condition_of_tasks
from query.asked.wording import plain
from query.holdings import read_holdings
from query.index import open_index
from query.result import Answer
from query.topics.engines import open_embedder
from query.topics.ranking import ranker_of
from query.topics.shelf import read_tasks
from tests.corpora import SAMPLES, SHARED, sample_files
from tests.ui.command import zhengtu

QUESTIONS = Path(__file__).parent / "questions" / "everyday.jsonl"
GOLD = {"corpus": SHARED / "gold", "more": SHARED / "more" / "gold", "samples": SAMPLES / "gold"}
TODAY = date(2026, 1, 1)
OPENING = 16  # characters by which a task read is told to be the annotated one
FLOORS = {"found": 0.85, "refused": 0.93}


@dataclass(frozen=True, slots=True)
class Result:
    """Whether a question of one half (0, 1) was `found` or `refused` as it should."""

    kind: str
    half: int
    is_right: bool
    question: str


def measure(name: str, folder: Path) -> Iterator[Result]:
    """Yield the results of the questions over the documents of `name`, which go into a store in `folder`."""
    questions = [one for one in _lines() if one["set"] == name]
    documents = sample_files() if name == "samples" else sorted(_texts(name).glob("*.txt"))
    zhengtu("add", "--no-embed", *documents, store=folder / "data")
    with GraphStore.open(folder / "data") as store:
        holdings, rank = read_holdings(store), ranker_of(open_index(store, open_embedder()))
        for one in questions:
            answer = answer_question(store, one["question"], today=TODAY, ranker=rank, holdings=holdings)
            kind = "found" if "doc" in one else "refused"
            is_right = _finds(store, answer, name, one) if "doc" in one else not answer.is_answered
            yield Result(kind, one["half"], is_right, one["question"])


def _lines() -> list[dict[str, Any]]:
    """Return the questions, those of each kind in turn of one half and the other."""
    lines = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    seen = {True: 0, False: 0}
    for one in lines:
        one["half"] = seen["doc" in one] % 2
        seen["doc" in one] += 1
    return lines


def _texts(name: str) -> Path:
    return SHARED / "corpus" if name == "corpus" else SHARED / "more" / "corpus"


def _finds(store: GraphStore, answer: Answer, name: str, one: dict[str, Any]) -> bool:
    """Tell whether an answer rests on the annotated task."""
    if not answer.tasks:
        return False
    meant = [_gold(name, one["doc"])[task] for task in one["ids"]]
    found = read_tasks(store, [condition_of_tasks(answer.tasks)]).tasks
    return any(task.doc == one["doc"] and _same(task.words, plain(text)) for task in found for text in meant)


def _same(one: str, other: str) -> bool:
    return one[:OPENING] == other[:OPENING] or one in other or other in one


@cache
def _gold(name: str, doc: str) -> dict[str, str]:
    told = json.loads((GOLD[name] / f"{doc}.json").read_text("utf-8"))
    return {task["id"]: task["text"] for task in told["tasks"]}


def main() -> int:
    """Print the shares of both halves; return 1 where one is below its floor."""
    status = 0
    results: list[Result] = []
    for name, gold in GOLD.items():
        if not gold.is_dir():
            sys.stdout.write(f"日常说法 {name}：未评分，缺少 {gold}\n")
            continue
        with tempfile.TemporaryDirectory() as folder:
            results += measure(name, Path(folder))
    for kind, floor in FLOORS.items():
        for half in (0, 1):
            part = [result.is_right for result in results if (result.kind, result.half) == (kind, half)]
            share = sum(part) / len(part)
            status |= share < floor
            sys.stdout.write(
                f"日常说法 {kind} 第{half + 1}半 {share:.3f}（{len(part)}题，下限 {floor:.2f}）\n"
            )
    if "--verbose" in sys.argv[1:]:
        sys.stdout.writelines(f"  {one.kind} {one.question}\n" for one in results if not one.is_right)
    return status


if __name__ == "__main__":
    sys.exit(main())
