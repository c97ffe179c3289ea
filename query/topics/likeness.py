"""How like a task is to a topic: the weight of its pairs of characters that it holds, and the meaning."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from query.asked.wording import plain

FUNCTION = frozenset("的了着和与及或在对将把被要应须是为有其该等所以从到由之而且也都一不")
FEW = 10  # tasks below which it says nothing how many of them have a pair
WORDS = 2  # what the share of words counts beside the meaning
FAINT = 0.2  # weight of a pair with a function word


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a task is to a topic, 0 to 1: the weight of its words that the task holds, and the meaning."""

    words: float
    meaning: float

    @property
    def score(self) -> float:
        """Return both together, for ranking; the share of words is the smaller number and tells more."""
        return self.meaning + WORDS * self.words


class Pairs:
    """The pairs of neighbouring characters of a topic, weighted by how rare they are among tasks."""

    def __init__(self, topic: Sequence[str], held: Callable[[str], int], tasks: int) -> None:
        """Weigh the pairs of `topic` among so many tasks, of which `held` tells how many hold a pair."""
        self.pieces = tuple(plain(piece) for piece in topic)
        pairs = sorted({pair for piece in self.pieces for pair in _pairs_of(piece)})
        few = tasks < FEW
        self.weights = {pair: _weight(pair, 1 if few else held(pair), tasks) for pair in pairs}
        self.total = sum(self.weights.values())

    def run(self, words: str) -> int:
        """Return how many characters of each piece of the topic stand in `words` in one run, summed."""
        return sum(_run(piece, words) for piece in self.pieces)

    def coverage(self, words: str) -> float:
        """Return which part of the weight stands in `words`, 0 to 1."""
        if not self.total:
            return 0.0
        return sum(weight for pair, weight in self.weights.items() if pair in words) / self.total


def pairs_alone(topic: Sequence[str]) -> Pairs:
    """Return the pairs of `topic` weighed alike, where there are no tasks to weigh them among."""
    return Pairs(topic, lambda _: 1, 0)


def _pairs_of(piece: str) -> Iterable[str]:
    return (piece[i : i + 2] for i in range(len(piece) - 1))


def _run(piece: str, words: str) -> int:
    """Return the length of the longest run of characters of `piece` in `words`."""
    sizes = range(len(piece), 1, -1)
    return next((n for n in sizes if any(piece[i : i + n] in words for i in range(len(piece) - n + 1))), 0)


def _weight(pair: str, held: int, tasks: int) -> float:
    rare = math.log((tasks + 1) / (held + 0.5)) + 0.5
    return max(rare, 0.1) * (FAINT if FUNCTION & set(pair) else 1.0)
