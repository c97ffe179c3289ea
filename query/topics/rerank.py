"""Passages ranked again by single pieces: how near each piece of a question comes to some piece of a passage.

Measured on the questions of tests/evaluate_search.py it adds nothing to vectors in which rare pieces count
more, and takes a second or two; so it is asked for (`search --rerank`).
"""

from collections.abc import Callable, Sequence

import numpy as np

from query.topics.light import LightEmbedder
from query.topics.weights import Rows

DEPTH = 8  # layers after which pieces are compared: there they still mean what they say
SPREAD = 0.3  # what the nearest passage gains on the one furthest away

Reranker = Callable[[str, Sequence[Sequence[str]]], Rows]
"""For a question and the sentences of each passage: what is added to each passage's score."""


def open_reranker() -> Reranker:
    """Return the ranking by single pieces of the embedded model."""
    embedder = LightEmbedder()

    def rerank(question: str, passages: Sequence[Sequence[str]]) -> Rows:
        sentences = sorted({sentence for passage in passages for sentence in passage})
        number = {sentence: place for place, sentence in enumerate(sentences)}
        prompt = embedder.prompts.query
        [(asked, counted)] = embedder.pieces([question], prompt, DEPTH)
        read = [states for states, _ in embedder.pieces(sentences, prompt, DEPTH)]
        nearest = [
            np.max([(asked @ read[number[sentence]].T).max(axis=1) for sentence in passage], axis=0)
            for passage in passages
        ]
        return _spread(np.asarray(nearest @ counted / counted.sum(), np.float32))

    return rerank


def _spread(likeness: Rows) -> Rows:
    """Return likeness scaled from 0 to `SPREAD` among the passages of one question."""
    low, high = likeness.min(), likeness.max()
    return np.asarray((likeness - low) * np.float32(SPREAD / max(high - low, 1e-6)), np.float32)
