"""Ranking by words: which passages hold which words how often, and BM25 over it.

Everything is sorted, so that the same passages give the same arrays, and a passage taken out leaves
nothing behind.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.segment import cut
from query.asked.wording import fold

WORD_RULES = "1"  # to be raised when other words come out of the same text
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
K1, B = 1.2, 0.75

Numbers = NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """For each word (sorted) its `passages` (rising) and `counts` there, from `starts[i]` to `starts[i + 1]`.

    `lengths` are the words of each passage.
    """

    words: tuple[str, ...]
    starts: Numbers
    passages: Numbers
    counts: Numbers
    lengths: Numbers


def read_words(text: str) -> list[str]:
    """Return what `text` is found by: its words, and every two Han characters that stand together."""
    plain = fold(text).lower()
    words = [word for word in map(str.strip, cut(plain)) if any(map(str.isalnum, word))]
    pairs = [run[i : i + 2] for run in HAN.findall(plain) for i in range(len(run) - 1)]
    return words + pairs


def count_words(texts: Iterable[str]) -> Postings:
    """Return the postings of passages with these texts."""
    counted = [Counter(read_words(text)) for text in texts]
    words = sorted(set().union(*counted))
    number = {word: i for i, word in enumerate(words)}
    triples = sorted(
        (number[word], passage, count)
        for passage, counts in enumerate(counted)
        for word, count in counts.items()
    )
    table = np.array(triples, np.int32).reshape(-1, 3)
    return Postings(
        tuple(words),
        np.searchsorted(table[:, 0], np.arange(len(words) + 1)).astype(np.int32),
        table[:, 1].copy(),
        table[:, 2].copy(),
        np.array([counts.total() for counts in counted], np.int32),
    )


def join_postings(parts: Sequence[tuple[Postings, Numbers]], size: int) -> Postings:
    """Return one set of postings for `size` passages; each part says where its passages go (−1: nowhere)."""
    every = sorted({word for postings, _ in parts for word in postings.words})
    number = {word: i for i, word in enumerate(every)}
    lengths = np.zeros(size, np.int32)
    tables = [np.empty((3, 0), np.int32)]
    for postings, places in parts:
        ids = np.array([number[word] for word in postings.words], np.int32)
        goes = places[postings.passages]
        table = np.stack([np.repeat(ids, np.diff(postings.starts)), goes, postings.counts])
        tables.append(table[:, goes >= 0])
        lengths[places[places >= 0]] = postings.lengths[places >= 0]
    ids, passages, counts = np.concatenate(tables, axis=1)
    order = np.lexsort((passages, ids))
    used, starts = np.unique(ids[order], return_index=True)
    return Postings(
        tuple(every[i] for i in used),
        np.append(starts, len(order)).astype(np.int32),
        passages[order],
        counts[order],
        lengths,
    )


def score_words(postings: Postings, text: str) -> Scores:
    """Return how well each passage holds the words of `text`: BM25 as a share of the best there can be."""
    scores = np.zeros(len(postings.lengths), np.float32)
    size = len(scores)
    norm = K1 * (1 - B + B * postings.lengths / max(1.0, float(postings.lengths.mean()))) if size else scores
    best = 0.0
    for word in read_words(text):
        place = bisect_left(postings.words, word)
        held = place < len(postings.words) and postings.words[place] == word
        start, end = postings.starts[place : place + 2] if held else (0, 0)
        weight = np.log1p((size - (end - start) + 0.5) / (end - start + 0.5))
        best += weight * (K1 + 1)
        passages, counts = postings.passages[start:end], postings.counts[start:end]
        scores[passages] += weight * counts * (K1 + 1) / (counts + norm[passages])
    return scores / np.float32(best) if best else scores
