"""From a topic (what is left of a question) to the set of tasks that it means, or to none.

Words first: a title that says the topic, then a text that does, then the best coverage of its pairs of
characters. Where an index is at hand, meaning decides what words do not: a task is ranked by the words
and the meaning that it shares with the topic, in every-day words and in those of documents, and the best
one must be near enough in meaning.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.store import GraphStore
from graph.values import Row as Solution
from ontology.iris import Iri
from query.documents import NUMBERING
from query.everyday import is_everyday, translate
from query.likeness import FUNCTION, Likeness, Pairs
from query.sparql import Condition, build, when
from query.wording import fold, plain

WHOLE = 0.85  # of the weight of a topic that must stand in a title or text that says it
LOOSE = 0.2  # the same among tasks that other conditions have picked
FELLOW = 0.7  # of the best score, within which a task that states what is asked for is preferred
UNBROKEN = 0.7  # of the longest run of a topic in a text, within which other texts say it as well
FAIR = 0.6  # of the best score, the same among tasks that other conditions have picked
CLOSE = 0.9  # of the best score, within which others belong to the set
CLOSER = 0.97  # the same where meaning decides
SHARED = 0.5  # of the characters of a topic, where tasks are picked by other conditions already
LONG = 9  # characters from which on a topic is no term of art
NEAR = 0.285  # meaning from which on a task is about a topic in every-day words
FAINT, SHOWN = 0.2, 0.16  # meaning and share of words that together are enough as well
SURE = 0.385  # the same for a term of art (海绵城市建设), which is there or is not
SAID = 0.72  # the weight of a term of art that a task must hold, where no index is at hand
SPOKEN = 0.32  # the same for every-day words, once they are those of documents


class TopicRanker(Protocol):
    """Ranks tasks by words and by meaning."""

    def __call__(self, topic: str, docs: Sequence[str]) -> Mapping[tuple[str, str], Likeness]:
        """Return how like tasks (document, id) are to `topic`; those that are not may be absent."""


@dataclass(frozen=True, slots=True)
class TopicTask:
    """A task as far as a topic needs it; `heading` is its title, or the heading it stands under."""

    iri: Iri
    doc: str
    id: str
    heading: str
    above: tuple[str, ...]
    words: str
    parent: Iri | None


def read_topic_tasks(store: GraphStore, where: Sequence[Condition]) -> list[TopicTask]:
    """Return the tasks under the conditions `where`, in the order of the documents."""
    return [_topic_task(solution) for solution in build("find_texts", where or [when("any")]).run(store)]


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
    tasks: Sequence[TopicTask],
    ranker: TopicRanker | None,
    *,
    is_picked: bool = False,
    having: Callable[[], set[Iri]] | None = None,
) -> list[TopicTask]:
    """Return the tasks that `topic` means; an empty list means that it is not there.

    `is_picked` tells that the tasks meet other conditions, so that a faint likeness is enough. `having`
    gives the tasks that state what is asked for, which are preferred where the words do not decide.
    """
    pairs = Pairs(topic.pieces, tasks)
    for chosen in (_by_heading(pairs, tasks), _by_text(pairs, tasks)):
        if chosen:
            return _with_twins(chosen, tasks)
    if not tasks:
        return []
    stating = having() if having else set()
    if is_picked:
        return _among_picked(pairs, topic, tasks, ranker, stating)
    if ranker is None:
        return _by_words(topic, tasks, stating)
    return _by_meaning(topic, tasks, ranker, stating)


def score_tasks(topic: Topic, tasks: Sequence[TopicTask], ranker: TopicRanker) -> dict[Iri, Likeness]:
    """Return how like each task is to `topic` in the words of documents, and in meaning either way."""
    docs = sorted({task.doc for task in tasks})
    official = translate(topic.whole)
    near = ranker(official, docs)
    asked = near if official == topic.whole else ranker(topic.whole, docs)
    none = Likeness(0.0, 0.0)
    found = {}
    for task in tasks:
        key = task.doc, task.id
        one, other = near.get(key, none), asked.get(key, none)
        found[task.iri] = Likeness(one.words, (one.meaning + other.meaning) / 2)
    return found


def _by_meaning(
    topic: Topic, tasks: Sequence[TopicTask], ranker: TopicRanker, stating: set[Iri]
) -> list[TopicTask]:
    """Return the tasks nearest to the topic, if the best of them is near enough in meaning."""
    scores = score_tasks(topic, tasks, ranker)
    pool = _stating_fellows(tasks, stating, {iri: likeness.score for iri, likeness in scores.items()})
    best = max((scores[task.iri] for task in pool), key=lambda likeness: likeness.score)
    if not _is_near(best, topic):
        return []
    chosen = [task for task in pool if scores[task.iri].score >= CLOSER * best.score]
    return _with_twins(_deepest(chosen), tasks)


def _is_near(likeness: Likeness, topic: Topic) -> bool:
    """Tell whether a task so like a topic is about it."""
    if not topic.is_plain:
        return likeness.meaning >= SURE
    return likeness.meaning >= NEAR or (likeness.meaning >= FAINT and likeness.words >= SHOWN)


def _by_words(topic: Topic, tasks: Sequence[TopicTask], stating: set[Iri]) -> list[TopicTask]:
    """Return the tasks that hold most of the topic, if that is enough of it."""
    official = tuple(piece for one in topic.pieces for piece in translate(one).split("，"))
    pairs = Pairs(official, tasks)
    scores = {task.iri: pairs.coverage(f"{task.heading}\n{task.words}") for task in tasks}
    pool = _stating_fellows(tasks, stating, scores)
    best = max(scores[task.iri] for task in pool)
    if best < (SPOKEN if topic.is_plain else SAID):
        return []
    return _with_twins(_deepest([task for task in pool if scores[task.iri] >= CLOSE * best]), tasks)


def _among_picked(
    pairs: Pairs, topic: Topic, tasks: Sequence[TopicTask], ranker: TopicRanker | None, stating: set[Iri]
) -> list[TopicTask]:
    """Return those of some picked tasks that the topic fits, however faintly."""
    words = {task.iri: pairs.coverage(f"{task.heading}\n{task.words}") for task in tasks}
    if max(words.values()) < LOOSE:
        return [task for task in tasks if _shares_characters(topic.pieces, task)]
    near = score_tasks(topic, tasks, ranker) if ranker else {}
    scores = {iri: (one + near[iri].meaning if near else one) / 2 for iri, one in words.items()}
    pool = _stating_fellows(tasks, stating, scores)
    best = max(scores[task.iri] for task in pool)
    return _with_twins(_deepest([task for task in pool if scores[task.iri] >= FAIR * best]), tasks)


def _stating_fellows(
    tasks: Sequence[TopicTask], stating: set[Iri], scores: Mapping[Iri, float]
) -> list[TopicTask]:
    """Return the tasks that state what is asked for, if any of them is nearly the best one of all."""
    top = max(scores.values())
    pool = [task for task in tasks if task.iri in stating and scores[task.iri] >= FELLOW * top]
    return pool or list(tasks)


def _shares_characters(topic: Sequence[str], task: TopicTask) -> bool:
    """Tell whether half of the characters of a topic stand in a task (报送 in 进展情况报市水务局)."""
    characters = {character for piece in topic for character in plain(piece)} - FUNCTION
    said = f"{task.heading}{task.words}"
    return bool(characters) and sum(one in said for one in characters) >= SHARED * len(characters)


def _by_heading(pairs: Pairs, tasks: Sequence[TopicTask]) -> list[TopicTask]:
    """Return the tasks whose title says the topic, or else those under a heading that is the topic."""
    scores = {task.iri: pairs.coverage(task.heading) for task in tasks}
    best = max(scores.values(), default=0.0)
    if best >= WHOLE:
        return [task for task in tasks if scores[task.iri] >= CLOSE * best]
    return []


def _by_text(pairs: Pairs, tasks: Sequence[TopicTask]) -> list[TopicTask]:
    """Return the tasks whose text says the topic, a part rather than the whole that it stands in."""
    scores = {task.iri: pairs.coverage(task.heading + "\n" + task.words) for task in tasks}
    best = max(scores.values(), default=0.0)
    if best < WHOLE:
        return []
    chosen = _deepest([task for task in tasks if scores[task.iri] >= CLOSE * best])
    runs = {task.iri: pairs.run(f"{task.heading}\n{task.words}") for task in chosen}
    longest = max(runs.values())
    return [task for task in chosen if runs[task.iri] >= UNBROKEN * longest]


def _deepest(chosen: Sequence[TopicTask]) -> list[TopicTask]:
    parents = {task.parent for task in chosen}
    return [task for task in chosen if task.iri not in parents]


def _with_twins(chosen: Sequence[TopicTask], tasks: Sequence[TopicTask]) -> list[TopicTask]:
    """Add the row of an annex that repeats a chosen item of the body, and the other way round."""
    texts = {(task.doc, task.heading, plain(task.words)[:24]) for task in chosen}
    twins = [task for task in tasks if (task.doc, task.heading, plain(task.words)[:24]) in texts]
    return [task for task in tasks if task in chosen or task in twins]


def _topic_task(solution: Solution) -> TopicTask:
    steps = tuple(NUMBERING.sub("", fold(step)) for step in str(solution.get("path") or "").split("/"))
    title = solution.get("title")
    return TopicTask(
        Iri(solution["task"]),
        str(solution["doc"]),
        str(solution["id"]),
        plain(str(title)) if title else plain(steps[-1]),
        steps,
        plain(str(solution["text"])),
        Iri(solution["parent"]) if solution.get("parent") else None,
    )
