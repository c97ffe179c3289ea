"""How well `search` finds known passages, a part of `make eval`; indexing the documents takes some minutes.

Five sets of questions over the documents beside the project, each written by someone who had not seen the
code; half of a set (far) has no word in common with its passages. A result is right where it overlaps a
known passage. Weights were chosen on the odd questions of the first set, the correction for crowding and
the words of every day on the first two, how sentences count in their context on the first four; the fifth
was written and measured after all that.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.store import GraphStore
from query.embed import Progress
from query.index import Index, open_index
from query.search import HYBRID, Mix, Passage, search
from query.topics.engines import EmbeddedModel
from query.topics.rerank import open_reranker
from query.topics.weights import Rows
from tests.corpora import shared_files
from tests.ui.command import zhengtu

FOLDER = Path(__file__).parent / "questions"
SETS = ("search", "search_second", "search_third", "search_fourth", "search_fifth")
FIRST, DEEP = 5, 10  # places that recall and the reciprocal rank look at
DRAWS = 2000
FLOORS = {"recall@5": 0.94, "MRR@10": 0.85}  # the goals are 0.95 and 0.85

Ranks = NDArray[np.int64]
METHODS = {
    "按词": Mix(meaning=0, words=1),
    "按意思": Mix(meaning=1, words=0),
    "混合": HYBRID,
}
MAIN, RERANKED = "混合", "混合后重排"
PARTS: dict[str, Callable[["Question"], bool]] = {
    "全部": lambda question: True,
    "near": lambda question: question.kind == "near",
    "far": lambda question: question.kind == "far",
    "第一套": lambda question: question.set == SETS[0],
    "第二套": lambda question: question.set == SETS[1],
    "第三套": lambda question: question.set == SETS[2],
    "第四套": lambda question: question.set == SETS[3],
    "第四套 far": lambda question: question.set == SETS[3] and question.kind == "far",
    "第五套": lambda question: question.set == SETS[4],
    "第五套 far": lambda question: question.set == SETS[4] and question.kind == "far",
    "第三套 far": lambda question: question.set == SETS[2] and question.kind == "far",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a `set` with the places (document, start, end) that answer it."""

    set: str
    id: str
    text: str
    kind: str
    places: tuple[tuple[str, int, int], ...]

    def is_right(self, passage: Passage) -> bool:
        """Tell whether a result overlaps a known passage."""
        return any(
            passage.doc == doc and passage.start < end and start < passage.end
            for doc, start, end in self.places
        )


def read_questions() -> list[Question]:
    """Return the questions of all sets in their order."""
    return [
        Question(
            name,
            one["id"],
            one["question"],
            one["kind"],
            tuple((place["doc"], place["start"], place["end"]) for place in one["passages"]),
        )
        for name in SETS
        for one in map(json.loads, (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines())
    ]


class Remembering(EmbeddedModel):
    """The embedded model, which reads each question once for all methods."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, ...], Rows] = {}

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return what the model does, for one prompt."""
        key = tuple(texts)
        if key not in self._known:
            self._known[key] = super().embed(texts, prompt, progress)
        return self._known[key]


def rank_of(question: Question, found: Sequence[Passage]) -> int:
    """Return the place of the first right result, from 1; 0 where there is none."""
    return next((place for place, passage in enumerate(found, 1) if question.is_right(passage)), 0)


def recall(ranks: Ranks) -> NDArray[np.float64]:
    """Return for each question 1 where a right result is among the first five."""
    return ((ranks > 0) & (ranks <= FIRST)).astype(np.float64)


def reciprocal(ranks: Ranks) -> NDArray[np.float64]:
    """Return for each question one divided by the place of the first right result, 0 without one."""
    return np.where(ranks > 0, 1 / np.maximum(ranks, 1), 0.0)


FIGURES = {"recall@5": recall, "MRR@10": reciprocal}


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the 95 % interval of the mean of `values`, by drawing the questions anew."""
    drawn = np.random.default_rng(0).integers(0, len(values), (DRAWS, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), (2.5, 97.5))
    return float(low), float(high)


def measure(index: Index, questions: Sequence[Question], *, reranked: bool = False) -> dict[str, Ranks]:
    """Return the rank of each question by method, also with reranking, which takes some minutes more."""
    ways = {name: partial(search, mix=mix) for name, mix in METHODS.items()}
    if reranked:
        ways[RERANKED] = partial(search, mix=HYBRID, reranker=open_reranker())
    return {
        name: np.array([rank_of(one, find(index, one.text, DEEP)) for one in questions])
        for name, find in ways.items()
    }


def report(questions: Sequence[Question], ranks: dict[str, Ranks]) -> int:
    """Print the table; return 1 where both together are below a floor over all questions."""
    sys.stdout.write(f"检索：{len(questions)}题，括号里是95%置信区间\n")
    for part, belongs in PARTS.items():
        chosen = np.array([belongs(question) for question in questions])
        for name, found in ranks.items():
            cells = []
            for figure, measured in FIGURES.items():
                values = measured(found[chosen])
                low, high = interval(values)
                cells.append(f"{figure} {values.mean():.3f}（{low:.3f}–{high:.3f}）")
            sys.stdout.write(f"  {part}（{chosen.sum()}题）  {name}：{'  '.join(cells)}\n")
    status = 0
    for figure, floor in FLOORS.items():
        if FIGURES[figure](ranks[MAIN]).mean() < floor:
            sys.stdout.write(f"  {figure} 低于下限 {floor:.2f}\n")
            status = 1
    return status


def main(arguments: Sequence[str]) -> int:
    """Print the table over a passing store, or over the one that is named; return 1 below a floor.

    With --rerank it has a row for reranking, with --verbose a line for each question.
    """
    verbose = "--verbose" in arguments
    named = [Path(one) for one in arguments if not one.startswith("--")]
    questions, files = read_questions(), shared_files()
    if not files:
        sys.stdout.write("检索：未评分，缺少 ../shared\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        place = named[0] if named else Path(folder) / "data"
        if not named:
            zhengtu("add", *files, store=place)
        with GraphStore.open(place) as store:
            ranks = measure(open_index(store, Remembering()), questions, reranked="--rerank" in arguments)
    if verbose:
        for i, one in enumerate(questions):
            told = "  ".join(f"{name} {found[i] or '—'}" for name, found in ranks.items())
            sys.stdout.write(f"  {one.id} {one.kind:4} {told}  {one.text}\n")
    return report(questions, ranks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
