"""From a topic (what is left of a question) to the set of tasks that it means, or to none.

Words first: a title that says the topic, then a text that does, then the best coverage of its pairs of
characters. Where an index is at hand, meaning decides what words do not: a task is ranked by the words
and the meaning that it shares with the topic, in every-day words and in those of documents, and the best
one must be near enough in meaning.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from extract.segment import cut_tagged
from ontology.iris import Iri
from query.asked.wording import plain
from query.topics.cut import Signs, is_about, lead_of
from query.topics.everyday import is_everyday, translate
from query.topics.likeness import FUNCTION, Likeness, Pairs
from query.topics.shelf import Coverage, Selection, Shelf, TopicTask

WHOLE = 0.85  # of the weight of a topic that must stand in a title or text that says it
LOOSE = 0.2  # the same among tasks that other conditions have picked
FELLOW = 0.7  # of the best score, within which a task that states what is asked for is preferred
UNBROKEN = 0.7  # of the longest run of a topic in a text, within which other texts say it as well
FAIR = 0.6  # of the best score, the same among tasks that other conditions have picked
CLOSE = 0.9  # of the best score, within which others belong to the set
CLOSER = 0.97  # the same where meaning decides
SHARED = 0.5  # of the characters of a topic, where tasks are picked by other conditions already
LONG = 9  # characters from which on a topic is no term of art
NEAR = 0.36  # meaning from which on a task is about a topic in every-day words
SURE = 0.47  # the same for a term of art (海绵城市建设), which is there or is not
HELD = 0.35  # of the weight of a term of art, without which no meaning is near enough
# money for a work, not from it: 排查的经费, 管水的钱
HEAD = re.compile(r"(?<![收交缴罚欠])[^收交缴罚欠]*的(?:钱|经费|资金|费用|花销|开销)$")
MONEY = ("资金", "经费", "投入", "费用")
HEARD = 0.5  # of the weight of a noun, from which on a task says it
SAID = 0.72  # the weight of a term of art that a task must hold, where no index is at hand
SPOKEN = 0.32  # the same for every-day words, once they are those of documents


Having = Callable[[Sequence[Iri]], set[Iri]]
Key = tuple[str, str]  # a task by its document and id


class TopicRanker(Protocol):
    """Ranks tasks by words and by meaning."""

    def __call__(self, topics: Sequence[str], docs: Sequence[str] | None) -> Sequence[Mapping[Key, Likeness]]:
        """Return for each topic how like tasks of `docs`, or of all, are to it; others may be absent."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What tasks are looked for: `pieces` without fillers, and `said` as it stands in the question."""

    pieces: tuple[str, ...]
    said: str = ""

    @property
    def whole(self) -> str:
        """Return the words that are compared by meaning."""
        return self.said or "，".join(self.pieces)

    @property
    def is_plain(self) -> bool:
        """Tell whether it is in every-day words: some of them known, or too many for a term of art."""
        return is_everyday(self.whole) or sum(map(len, self.pieces)) >= LONG


def select_tasks(
    topic: Topic,
    tasks: Selection,
    ranker: TopicRanker | None,
    *,
    is_picked: bool = False,
    having: Having | None = None,
) -> list[TopicTask]:
    """Return the tasks that `topic` means; an empty list means that it is not there.

    `is_picked` tells that the tasks meet other conditions, so that a faint likeness is enough. `having`
    tells which of some tasks state what is asked for; they are preferred where the words do not decide.
    """
    if not len(tasks):
        return []
    pairs = tasks.weigh(topic.pieces)
    said = tasks.cover(pairs, tasks.shelf.texts)
    for chosen in (_by_heading(pairs, tasks), _by_text(pairs, tasks, said)):
        if chosen:
            return tasks.with_twins(chosen)
    if is_picked:
        return _among_picked(topic, tasks, said, ranker, having)
    if ranker is None:
        return _by_words(topic, tasks, having)
    return _by_meaning(topic, tasks, ranker, having)


def score_tasks(topic: Topic, tasks: Selection, ranker: TopicRanker) -> dict[int, Likeness]:
    """Return how like tasks are to `topic` by number: in the words of documents, in meaning either way."""
    held = set(tasks.rows.tolist())
    docs = None if len(held) == len(tasks.shelf.tasks) else sorted({task.doc for task in tasks.tasks})
    near, asked = ranker((translate(topic.whole), topic.whole), docs)
    none = Likeness(0.0, 0.0)
    found = {}
    for key in dict.fromkeys((*near, *asked)):
        number = tasks.shelf.places.get(key, -1)
        if number in held:
            one, other = near.get(key, none), asked.get(key, none)
            found[number] = Likeness(one.words, (one.meaning + other.meaning) / 2)
    return found


def _by_meaning(
    topic: Topic, tasks: Selection, ranker: TopicRanker, having: Having | None
) -> list[TopicTask]:
    """Return the tasks nearest to the topic, if the best of them is near enough in meaning."""
    likeness = score_tasks(topic, tasks, ranker)
    scores = {number: one.score for number, one in _with_money(topic, tasks, likeness).items()}
    pool = _stating_fellows(tasks.shelf, scores, having)
    best = max((likeness[number] for number in pool), key=lambda one: one.score, default=None)
    if best is None or not _is_near(best, topic) or not _is_held(topic, tasks):
        return []
    everyday, lead = float(is_everyday(topic.whole)), lead_of(best, likeness)
    if not is_about(Signs(best.meaning, best.words, everyday, lead, _unheard(topic, tasks))):
        return []
    return _choose(tasks, [number for number in pool if scores[number] >= CLOSER * best.score])


def _with_money(topic: Topic, tasks: Selection, likeness: Mapping[int, Likeness]) -> Mapping[int, Likeness]:
    """Return the tasks that speak of money where a topic does (排查的钱) and some are near; else all."""
    if not any(HEAD.fullmatch(piece) for piece in topic.pieces):
        return likeness
    saying = {
        number: one
        for number, one in likeness.items()
        if one.meaning >= NEAR and any(word in tasks.shelf.tasks[number].said for word in MONEY)
    }
    return saying or likeness


def _unheard(topic: Topic, tasks: Selection) -> float:
    """Return which share of the nouns of a topic no task says, in their words or in those of documents.

    饮用水水源地周边的养猪场: the tasks near it say the first words, and none says the last.
    """
    nouns = {word for piece in topic.pieces for word, sign in cut_tagged(piece) if sign.startswith("n")}
    named = [translate(word).split("，") for word in nouns if len(word) > 1 and not FUNCTION & set(word)]
    unheard = [
        all(tasks.cover(tasks.weigh([word]), tasks.shelf.texts).max() < HEARD for word in words)
        for words in named
    ]
    return sum(unheard) / len(unheard) if unheard else 0.0


def _is_near(likeness: Likeness, topic: Topic) -> bool:
    """Tell whether a task so like a topic is about it."""
    return likeness.meaning >= (NEAR if topic.is_plain else SURE)


def _is_held(topic: Topic, tasks: Selection) -> bool:
    """Tell whether some task holds enough words of a term of art; every-day words need not stand anywhere."""
    if topic.is_plain:
        return True
    pairs = tasks.weigh([translate(piece) for piece in topic.pieces])
    return bool(tasks.cover(pairs, tasks.shelf.texts).max() >= HELD)


def _by_words(topic: Topic, tasks: Selection, having: Having | None) -> list[TopicTask]:
    """Return the tasks that hold most of the topic, if that is enough of it."""
    official = tuple(piece for one in topic.pieces for piece in translate(one).split("，"))
    scores = _by_number(tasks, tasks.cover(tasks.weigh(official), tasks.shelf.texts))
    pool = _stating_fellows(tasks.shelf, scores, having)
    best = max((scores[number] for number in pool), default=0.0)
    if best < (SPOKEN if topic.is_plain else SAID):
        return []
    return _choose(tasks, [number for number in pool if scores[number] >= CLOSE * best])


def _among_picked(
    topic: Topic, tasks: Selection, said: Coverage, ranker: TopicRanker | None, having: Having | None
) -> list[TopicTask]:
    """Return those of some picked tasks that the topic fits, however faintly."""
    if said.max() < LOOSE:
        return [task for task in tasks.tasks if _shares_characters(topic.pieces, task)]
    scores = dict(zip(tasks.rows.tolist(), said.tolist(), strict=True))
    for number, likeness in score_tasks(topic, tasks, ranker).items() if ranker else ():
        scores[number] += likeness.meaning
    pool = _stating_fellows(tasks.shelf, scores, having)
    best = max(scores[number] for number in pool)
    return _choose(tasks, [number for number in pool if scores[number] >= FAIR * best])


def _by_number(tasks: Selection, scores: Coverage) -> dict[int, float]:
    """Return the scores that are not zero by the numbers of the tasks."""
    return {int(tasks.rows[place]): float(scores[place]) for place in np.flatnonzero(scores)}


def _stating_fellows(shelf: Shelf, scores: Mapping[int, float], having: Having | None) -> list[int]:
    """Return the tasks that state what is asked for, if any of them is nearly the best one of all."""
    top = max(scores.values(), default=0.0)
    near = [number for number, score in scores.items() if score >= FELLOW * top]
    stating = having([shelf.tasks[number].iri for number in near]) if having and near else set()
    pool = [number for number in near if shelf.tasks[number].iri in stating]
    return pool or list(scores)


def _choose(tasks: Selection, numbers: Iterable[int]) -> list[TopicTask]:
    """Return the tasks of these numbers with their twins, parts rather than the whole that they stand in."""
    return tasks.with_twins(_deepest([tasks.shelf.tasks[number] for number in numbers]))


def _shares_characters(topic: Sequence[str], task: TopicTask) -> bool:
    """Tell whether half of the characters of a topic stand in a task (报送 in 进展情况报市水务局)."""
    characters = {character for piece in topic for character in plain(piece)} - FUNCTION
    said = task.said
    return bool(characters) and sum(one in said for one in characters) >= SHARED * len(characters)


def _by_heading(pairs: Pairs, tasks: Selection) -> list[TopicTask]:
    """Return the tasks whose title says the topic, or else those under a heading that is the topic."""
    scores = tasks.cover(pairs, tasks.shelf.headings)
    best = scores.max()
    return _at_least(CLOSE * best, tasks, scores) if best >= WHOLE else []


def _by_text(pairs: Pairs, tasks: Selection, scores: Coverage) -> list[TopicTask]:
    """Return the tasks whose text says the topic, a part rather than the whole that it stands in."""
    best = scores.max()
    if best < WHOLE:
        return []
    chosen = _deepest(_at_least(CLOSE * best, tasks, scores))
    runs = [pairs.run(task.said) for task in chosen]
    longest = max(runs)
    return [task for task, run in zip(chosen, runs, strict=True) if run >= UNBROKEN * longest]


def _at_least(least: float, tasks: Selection, scores: Coverage) -> list[TopicTask]:
    return [tasks.shelf.tasks[tasks.rows[place]] for place in np.flatnonzero(scores >= least)]


def _deepest(chosen: Sequence[TopicTask]) -> list[TopicTask]:
    parents = {task.parent for task in chosen}
    return [task for task in chosen if task.iri not in parents]
