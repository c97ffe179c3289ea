"""Which task of one version of a document is which task of another: one to one, the likest first.

The same two lists give the same pairs whichever comes first.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ontology.model import Task

ALIKE = 0.5  # of the likeness from which on two tasks are one
TEXT, TITLE, PATH = 0.6, 0.3, 0.1  # what each counts; a task without a title is told by its text alone
NUMBERING = re.compile(r"^(?:第?[一二三四五六七八九十百\d]+[、.章节条]|\([一二三四五六七八九十百\d]+\))")
SIGNS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` as texts are compared: half width, without white space and punctuation."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A task as it is compared: its words and headings folded, the pairs of characters of its words."""

    text: str
    title: str
    heading: str
    text_pairs: Counter[str]
    title_pairs: Counter[str]

    @classmethod
    def of(cls, task: Task) -> "_Reading":
        text, title = fold(task.text), fold(task.title or "")
        above = task.path[:-1] if task.title else task.path
        heading = "/".join(
            fold(NUMBERING.sub("", unicodedata.normalize("NFKC", step).strip())) for step in above
        )
        return cls(text, title, heading, _pairs(text), _pairs(title))


def match_tasks(old: Sequence[Task], new: Sequence[Task]) -> list[tuple[int, int]]:
    """Return the places (in `old`, in `new`) of the tasks that are the same, in the order of `old`.

    Tasks of the same words go together first, then those most alike; among equals the nearest in order.
    """
    before, after = [_Reading.of(task) for task in old], [_Reading.of(task) for task in new]
    pairs = _pick(_same_words(before, after))
    left = [i for i in range(len(before)) if i not in {i for i, _ in pairs}]
    right = [j for j in range(len(after)) if j not in {j for _, j in pairs}]
    alike = ((liken(before[i], after[j]), i, j) for i in left for j in right)
    return sorted([*pairs, *_pick(found for found in alike if found[0] >= ALIKE)])


def find_task(wanted: Task, tasks: Sequence[Task]) -> Task | None:
    """Return the one of `tasks` that `wanted` is, though its words may have changed; `None` where none is."""
    matched = match_tasks([wanted], tasks)
    return tasks[matched[0][1]] if matched else None


def liken(one: _Reading, other: _Reading) -> float:
    """Return how like two tasks are, from 0 to 1."""
    words = _dice(one.text_pairs, other.text_pairs)
    title = _dice(one.title_pairs, other.title_pairs) if one.title and other.title else words
    return TEXT * words + TITLE * title + PATH * (one.heading == other.heading)


def _same_words(before: Sequence[_Reading], after: Sequence[_Reading]) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of the same text, those of the same headings as the likest."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, reading in enumerate(after):
        places[reading.text].append(j)
    for i, reading in enumerate(before):
        for j in places.get(reading.text, ()):
            yield 1.0 + (reading.title == after[j].title) + (reading.heading == after[j].heading), i, j


def _pick(found: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return the likest pairs, each place once; the order of the two sides makes no difference."""
    left: set[int] = set()
    right: set[int] = set()
    picked = []
    for _, i, j in sorted(found, key=lambda one: (-one[0], abs(one[1] - one[2]), one[1] + one[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            picked.append((i, j))
    return picked


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 1 else Counter([text])


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
