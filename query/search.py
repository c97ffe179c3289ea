"""Ranked passages for words, by words and by meaning together, and the tasks of a topic.

Half of a score is the likeness of a passage in meaning, half the share of the question's words that it holds,
both on fixed scales, so that scores of two questions can be compared. The likeness is mostly that of the best
sentence, by itself and under its title and heading, and partly that of all sentences. Words of every day are
also asked in those of documents (lexicon/everyday.txt). Measured with 400 questions over 41 documents
(tests/evaluate_search.py; MRR@10, recall@5): words alone 0.71, 0.77; meaning alone 0.84, 0.94; both 0.87,
0.96; without title and heading 0.86, 0.94 (320 questions). Reranking the first 20 by single pieces,
scaling per question, weighing whole documents in, and the translations of a word as one were no better.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from query.asked.places import forms_of
from query.asked.wording import fold
from query.index import Index
from query.topics.contents import Contents
from query.topics.crowding import measure_crowding
from query.topics.everyday import translate
from query.topics.postings import Numbers, Scores
from query.topics.rerank import Reranker

PLACE = 0.15  # for a document of the place that the question names
PARAGRAPH = -0.03  # for a passage that is no task
ALL = 0.3  # of a likeness in meaning that is the mean of all sentences of a passage
MOST = 100
RERANKED = 20  # passages that are ranked again where that is asked for
WIDER = 8  # times as many passages as are wanted are looked at, for those that overlap


@dataclass(frozen=True, slots=True)
class Mix:
    """What the likeness in meaning and the share of words count in a score."""

    meaning: float
    words: float


HYBRID = Mix(meaning=0.5, words=0.5)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that answers: `text` is the source of the document `doc` from `start` to `end`.

    `path` holds the headings above it from the top down; a higher `score` is better.
    """

    doc: str
    text: str
    start: int
    end: int
    path: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class RankedTask:
    """A task and how well it meets a topic.

    `lexical` is the share of the topic's words that it holds, rare words weighing more; `semantic` the
    likeness of `sentence`, its best one, from 0 (nothing in common) to 1 (the same).
    """

    doc: str
    task_id: str
    score: float
    lexical: float
    semantic: float
    sentence: str


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The scores of all passages; `sentences` are those of their sentences."""

    words: Scores
    meaning: Scores
    sentences: Scores | None


def search(
    index: Index,
    text: str,
    k: int = 10,
    mix: Mix = HYBRID,
    reranker: Reranker | None = None,
    *,
    without: Collection[str] = (),
) -> list[Passage]:
    """Return the `k` best passages for `text`, best first; of passages that overlap only the best one.

    None come from the documents `without`. A place that the documents govern (武隆) asks for its documents
    and is not compared further. Words of every day are compared as they stand and as documents write them.
    Nothing comes for a text without words. With a `reranker` the best are ranked again; their scores are
    then higher by 1 than others.
    """
    contents = index.contents
    if not len(contents.places) or not any(map(str.isalnum, text)):
        return []
    topic, documents = _take_places(fold(text), contents)
    likeness = index.score_sentences([topic, translate(topic, 1)], in_context=True)
    sentences = None if likeness is None else likeness.max(axis=0)
    spelt_out = translate(topic)
    words = index.score_words(spelt_out)
    meaning = np.zeros_like(words) if sentences is None else _of_all(contents, sentences)
    scores = _combine(_Ranking(words, meaning, sentences), mix)
    scores[np.isin(contents.places["document"], sorted(documents))] += PLACE
    scores[~contents.places["task"]] += PARAGRAPH
    gone = [i for i, document in enumerate(contents.documents) if document.name in without]
    kept = np.flatnonzero(~np.isin(contents.places["document"], gone)).astype(np.int32)
    if not len(kept):
        return []
    best = np.array(_best(contents, scores, kept, max(k, RERANKED)), np.int32)
    if sentences is not None:
        nearest = _nearest(contents, sentences, best)
        crowding = measure_crowding(contents, nearest)
        scores[best] -= mix.meaning * crowding
    if reranker:
        scores[best] += 1 + reranker(spelt_out, [contents.entry(number).sentences for number in best])
    return [_passage(contents, number, scores) for number in _order(contents, scores, best, k)]


def rank_tasks(
    index: Index, topics: Sequence[str], docs: Collection[str] | None = None, *, most: int = MOST
) -> list[list[RankedTask]]:
    """Return for each topic the tasks nearest to it, best first, of the documents `docs` or of all.

    A topic should hold what is asked about and neither place nor role (老旧供水管网改造). A task and its
    parts are ranked each.
    """
    contents = index.contents
    if not len(contents.places) or not all(any(map(str.isalnum, topic)) for topic in topics):
        return [[] for _ in topics]
    wanted = contents.places["task"]
    if docs is not None:
        names = set(docs)
        held = [i for i, document in enumerate(contents.documents) if document.name in names]
        wanted = wanted & np.isin(contents.places["document"], held)
    numbers = np.flatnonzero(wanted).astype(np.int32)
    found = []
    for ranking in _rank(index, [fold(topic) for topic in topics]):
        scores = _combine(ranking, HYBRID)
        best = _order(contents, scores, numbers, most)
        found.append([_ranked(contents, number, scores, ranking) for number in best])
    return found


def _rank(index: Index, topics: Sequence[str]) -> list[_Ranking]:
    words = [index.score_words(topic) for topic in topics]
    sentences = index.score_sentences(topics)
    if sentences is None:
        return [_Ranking(one, np.zeros_like(one), None) for one in words]
    firsts = index.contents.firsts[:-1]
    return [
        _Ranking(one, np.maximum.reduceat(rows, firsts), rows)
        for one, rows in zip(words, sentences, strict=True)
    ]


def _of_all(contents: Contents, sentences: Scores) -> Scores:
    """Return the likeness of each passage: that of its nearest sentence, and a share of that of all."""
    starts = contents.firsts[:-1]
    mean = np.add.reduceat(sentences, starts) / np.diff(contents.firsts)
    return np.asarray((1 - ALL) * np.maximum.reduceat(sentences, starts) + ALL * mean, np.float32)


def _combine(ranking: _Ranking, mix: Mix) -> Scores:
    return np.asarray(mix.meaning * ranking.meaning + mix.words * ranking.words, np.float32)


def _take_places(text: str, contents: Contents) -> tuple[str, set[int]]:
    """Return `text` without the places it names, and the documents of these places.

    A text that is nothing but places is returned as it is.
    """
    governed: dict[str, set[int]] = {}
    for number, document in enumerate(contents.documents):
        for name in forms_of(document.region):
            governed.setdefault(name, set()).add(number)
    rest, found = text, set[int]()
    for name in sorted(governed, key=lambda name: (-len(name), name)):
        if name in rest:
            rest = rest.replace(name, " ")
            found |= governed[name]
    return (rest if any(map(str.isalnum, rest)) else text), found


def _order(contents: Contents, scores: Scores, numbers: Numbers, most: int) -> list[int]:
    """Return the `most` best of some passages, best first; of equal ones the shorter, then the earlier."""
    if len(numbers) > most:
        least = np.partition(scores[numbers], len(numbers) - most)[len(numbers) - most]
        numbers = numbers[scores[numbers] >= least]
    places = contents.places[numbers]
    length = places["end"] - places["start"]
    order = np.lexsort((places["start"], places["document"], length, -scores[numbers]))
    return [int(number) for number in numbers[order][:most]]


def _best(contents: Contents, scores: Scores, kept: Numbers, k: int) -> list[int]:
    """Return the `k` best of the passages `kept` that do not overlap."""
    most = WIDER * k
    while True:
        taken: list[int] = []
        for number in _order(contents, scores, kept, most):
            if len(taken) < k and not any(_overlap(contents, number, other) for other in taken):
                taken.append(number)
        if len(taken) == k or most >= len(kept):
            return taken
        most *= WIDER


def _nearest(contents: Contents, sentences: Scores, numbers: Numbers) -> Numbers:
    """Return for each of some passages the row of the sentence that is nearest in meaning."""
    firsts = contents.firsts
    best = [
        first + sentences[first:end].argmax()
        for first, end in zip(firsts[numbers], firsts[numbers + 1], strict=True)
    ]
    return np.asarray(contents.links[best], np.int32)


def _overlap(contents: Contents, one: int, other: int) -> bool:
    a, b = contents.places[one], contents.places[other]
    return bool(a["document"] == b["document"] and a["start"] < b["end"] and b["start"] < a["end"])


def _passage(contents: Contents, number: int, scores: Scores) -> Passage:
    entry = contents.entry(number)
    name = contents.documents[contents.places["document"][number]].name
    return Passage(name, entry.text, entry.start, entry.end, entry.path, round(float(scores[number]), 4))


def _ranked(contents: Contents, number: int, scores: Scores, ranking: _Ranking) -> RankedTask:
    entry = contents.entry(number)
    sentence = ""
    if ranking.sentences is not None:
        own = ranking.sentences[contents.firsts[number] : contents.firsts[number + 1]]
        sentence = entry.sentences[int(own.argmax())]
    return RankedTask(
        contents.documents[contents.places["document"][number]].name,
        entry.task or "",
        round(float(scores[number]), 4),
        round(float(ranking.words[number]), 4),
        round(float(ranking.meaning[number]), 4),
        sentence,
    )
