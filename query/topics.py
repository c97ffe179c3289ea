"""From a topic (what is left of a question) to the set of tasks that it means, or to none.

Words first: a title that says the topic, then a text that does, then the best coverage of its pairs of
characters. Where an index is at hand, meaning decides what words do not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.store import GraphStore
from graph.values import Row as Solution
from ontology.iris import Iri
from query.documents import NUMBERING
from query.likeness import FUNCTION, Bounds, Likeness, Pairs
from query.remainder import translate
from query.sparql import Condition, build
from query.wording import fold, plain

WHOLE = 0.85  # of the weight of a topic that must stand in a title or text that says it
LOOSE = 0.2  # the same among tasks that other conditions have picked
TAIL = 0.9  # what likeness to the end of a topic counts beside likeness to the whole
FELLOW = 0.7  # of the best score, within which a task that states what is asked for is preferred
UNBROKEN = 0.7  # of the longest run of a topic in a text, within which other texts say it as well
FAIR = 0.6  # of the best score, the same among tasks that other conditions have picked
CLOSE = 0.9  # of the best score, within which others belong to the set
SHARED = 0.5  # of the characters of a topic, where tasks are picked by other conditions already
LONG = 12  # characters from which on a topic is no term of art


class TopicRanker(Protocol):
    """Ranks tasks by meaning."""

    def __call__(self, topic: str, docs: Sequence[str]) -> Mapping[tuple[str, str], float]:
        """Return how near tasks (document, id) are to `topic`, 0 to 1; those not near may be absent."""


FORMAL = Bounds(score=0.5, meaning=0.55, likely=0.4)  # 海绵城市建设: terms of art are there or are not
PLAIN = Bounds(score=0.34, meaning=0.38, likely=0.31)  # every-day words, once they are official ones
WORDS_FORMAL = Bounds(score=0.36, meaning=2.0, likely=2.0)  # no index: the words alone are half of the score
WORDS_PLAIN = Bounds(score=0.16, meaning=2.0, likely=2.0)


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
    return [_topic_task(solution) for solution in build("find_texts", where).run(store)]


def select_tasks(
    topic: Sequence[str],
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
    for words in dict.fromkeys((tuple(topic), translate(tuple(topic)))):
        pairs = Pairs(words, tasks)
        for chosen in (_by_heading(pairs, tasks), _by_text(pairs, tasks)):
            if chosen:
                return _with_twins(chosen, tasks)
    return _by_likeness(topic, tasks, ranker, is_picked=is_picked, having=having)


def score_tasks(
    topic: Sequence[str], tasks: Sequence[TopicTask], ranker: TopicRanker | None
) -> dict[Iri, Likeness]:
    """Return how like each task is to `topic` in words and, where an index is at hand, in meaning."""
    pairs = Pairs(topic, tasks)
    docs = sorted({task.doc for task in tasks})
    near = ranker("，".join(topic), docs) if ranker and docs else {}
    return {
        task.iri: Likeness(
            pairs.coverage(f"{task.heading}\n{task.words}"), near.get((task.doc, task.id), 0.0)
        )
        for task in tasks
    }


def _by_likeness(
    topic: Sequence[str],
    tasks: Sequence[TopicTask],
    ranker: TopicRanker | None,
    *,
    is_picked: bool,
    having: Callable[[], set[Iri]] | None,
) -> list[TopicTask]:
    """Return the tasks nearest to the topic in words and meaning together, if they are near enough."""
    official = translate(tuple(topic))
    scores = score_tasks(official, tasks, ranker)
    if not scores:
        return []
    formal, plain_words = (WORDS_FORMAL, WORDS_PLAIN) if ranker is None else (FORMAL, PLAIN)
    bounds = plain_words if _is_plain(topic) else formal
    top = max(scores.values(), key=lambda likeness: likeness.score)
    if is_picked and top.words < LOOSE:
        return [task for task in tasks if _shares_characters(topic, task)]
    if not is_picked and not top.is_near(bounds):
        return []
    if official != tuple(topic) and ranker is not None:
        scores = _heed_tail(scores, score_tasks(_tail_of(official), tasks, ranker))
        top = max(scores.values(), key=lambda likeness: likeness.score)
    stating = having() if having else set()
    pool = [task for task in tasks if task.iri in stating and scores[task.iri].score >= FELLOW * top.score]
    pool = pool or list(tasks)
    best = max(scores[task.iri].score for task in pool)
    chosen = [task for task in pool if scores[task.iri].score >= (FAIR if is_picked else CLOSE) * best]
    return _with_twins(_deepest(chosen), tasks)


def _is_plain(topic: Sequence[str]) -> bool:
    """Tell whether a topic is in every-day words: some of them known, or too many for a term of art."""
    return translate(tuple(topic)) != tuple(topic) or sum(map(len, topic)) >= LONG


def _shares_characters(topic: Sequence[str], task: TopicTask) -> bool:
    """Tell whether half of the characters of a topic stand in a task (报送 in 进展情况报市水务局)."""
    characters = {character for piece in topic for character in plain(piece)} - FUNCTION
    said = f"{task.heading}{task.words}"
    return bool(characters) and sum(one in said for one in characters) >= SHARED * len(characters)


def _tail_of(topic: Sequence[str]) -> tuple[str, ...]:
    """Return what a topic ends in, after the last 要 or 的 (摸排取水口要花的钱)."""
    joined = "，".join(topic)
    place = max(joined.rfind("要"), joined.rfind("的"))
    return tuple(piece for piece in joined[place + 1 :].split("，") if piece)


def _heed_tail(whole: Mapping[Iri, Likeness], tail: Mapping[Iri, Likeness]) -> dict[Iri, Likeness]:
    """Return for each task the better of its likeness to the topic and, a little less, to the topic's end."""
    return {
        iri: max(
            likeness, Likeness(TAIL * tail[iri].words, TAIL * tail[iri].meaning), key=lambda one: one.score
        )
        for iri, likeness in whole.items()
    }


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
