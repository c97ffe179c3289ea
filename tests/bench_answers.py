"""How long a question waits in a running server, and in one that holds a hundred times as much.

`python -m tests.bench_answers [STORE]`, or as a part of `make bench`; building the large store takes some
minutes. Each question is asked several times and its median counts; times are those of the clock.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from shutil import copytree

from graph.store import GraphStore
from query.answer import answer_question
from query.holdings import Holdings, read_holdings
from query.index import open_index, open_model
from query.parse import parse
from query.search import search
from query.topics.ranking import ranker_of
from tests.corpora import SHARED, shared_files
from tests.evaluate_search import read_questions
from tests.large_store import DrawnVectors, grow
from tests.ui.command import zhengtu

QUESTIONS = SHARED / "questions" / "ask.jsonl"
TODAY = date(2026, 1, 1)
TIMES = 100  # documents for each one
REPEATS = 3
GOALS = {"不带主题": 15.0, "带主题": 120.0}  # milliseconds
ALLOWED = 3.0  # times as long in the large store
WARM = 5  # questions before the clock runs

Medians = dict[str, float]


def measure(store: GraphStore) -> Medians:
    """Return the median milliseconds of questions with and without a topic, and of searches."""
    holdings, index = read_holdings(store), open_index(store, open_model(store))
    answer = partial(answer_question, store, today=TODAY, holdings=holdings, ranker=ranker_of(index))
    texts = [one["question"] for one in read_lines() if not one.get("after")]
    for text in texts[:WARM]:
        answer(text)
    answer("谁来管屋顶上长的草")  # opens the index's model
    plain, topical = split(texts, holdings)
    return {
        "不带主题": median_of(partial(answer, text) for text in plain),
        "带主题": median_of(partial(answer, text) for text in topical),
        "检索": median_of(partial(search, index, one.text) for one in read_questions()),
    }


def read_lines() -> list[dict[str, str]]:
    """Return the questions with known answers, one a line."""
    return [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]


def split(texts: Iterable[str], holdings: Holdings) -> tuple[list[str], list[str]]:
    """Return the questions without a topic and those with one."""
    parts: tuple[list[str], list[str]] = ([], [])
    for text in texts:
        parts[bool(parse(text, holdings, TODAY).topic)].append(text)
    return parts


def median_of(works: Iterable[Callable[[], object]]) -> float:
    """Return the median over works of the median of the milliseconds that each takes.

    All are done in turn, several times over, so that none finds kept what it has just looked up itself.
    """
    each = list(works)
    rounds = [[spent(work) for work in each] for _ in range(REPEATS)]
    return float(statistics.median(statistics.median(times) for times in zip(*rounds, strict=True)))


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds that `work` takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def report(small: Medians, large: Medians, documents: int) -> None:
    """Print the medians beside their goals."""
    for kind, taken in small.items():
        goal = GOALS.get(kind)
        told = f"，目标 {goal:.0f}；{TIMES} 倍时 {ALLOWED * goal:.0f}" if goal else ""
        sys.stdout.write(
            f"{taken:8.1f} 毫秒  回答（预热后）：{kind}，中位数；"
            f"{documents * TIMES} 份文件时 {large[kind]:.1f} 毫秒{told}\n"
        )


def main(arguments: list[str]) -> None:
    """Measure over a passing store, or over a copy of the one that is named."""
    files = shared_files()
    if not files:
        sys.stdout.write("不测回答的耗时：缺少 ../shared\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        if arguments:
            copytree(arguments[0], folder)
        else:
            zhengtu("add", *files, store=folder)
        with GraphStore.open(folder) as store:
            small = measure(store)
            grow(store, (TIMES - 1) * len(files), DrawnVectors())
            large = measure(store)
        report(small, large, len(files))


if __name__ == "__main__":
    main(sys.argv[1:])
