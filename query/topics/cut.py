"""Whether the task nearest to a topic by meaning is about it, or only the nearest of many that are not.

A logistic cut that `python -m tests.learn_cut` learned: of the questions whose documents are held the best
task is what they are about, of those about other documents no task is.
"""

from collections.abc import Mapping
from math import exp
from typing import NamedTuple

from query.topics.likeness import Likeness

FAR = 50  # place in the order of meaning of the task that the best one is compared with
ALONE = 0.8  # what the lead counts where there are no more tasks than that
LEAST = 0.30  # probability from which on the best task is what a topic is about


class Signs(NamedTuple):
    """What tells of the best task whether a topic is about it, each 0 to 1.

    `meaning` and `words` are those of its `Likeness`, `everyday` is 1 where the topic is in every-day words,
    `lead` by how much its meaning exceeds that of the task at place `FAR`, `unheard` which share of the nouns
    of the topic no task says.
    """

    meaning: float
    words: float
    everyday: float
    lead: float
    unheard: float


WEIGHTS = Signs(meaning=7.3, words=6.5, everyday=3.3, lead=5.7, unheard=-1.9)
CONSTANT = -8.1


def lead_of(best: Likeness, likeness: Mapping[int, Likeness]) -> float:
    """Return by how much the meaning of the best task exceeds that of the one at place `FAR`."""
    meanings = sorted((one.meaning for one in likeness.values()), reverse=True)
    return best.meaning - meanings[FAR] if len(meanings) > FAR else ALONE


def is_about(signs: Signs) -> bool:
    """Tell whether a topic is about a task with these signs."""
    return 1 / (1 + exp(-CONSTANT - sum(a * b for a, b in zip(WEIGHTS, signs, strict=True)))) >= LEAST
