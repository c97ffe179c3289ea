"""The light engine: the embedded model run with numpy alone, ready in a moment for a single query."""

from collections.abc import Iterator, Sequence

import numpy as np

from query.embed import Progress, Prompts
from query.topics.weights import (
    EMBEDDED_NAME,
    MARKS,
    Rows,
    Weights,
    build_tokenizer,
    rarities,
    read_weights,
    weigh,
)

TINY = np.float32(1e-12)
BUDGET = 1024  # tokens that go through the layers together
ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


class LightEmbedder:
    """The embedded model over numpy; its vectors equal those of sentence-transformers."""

    name = EMBEDDED_NAME
    prompts = Prompts(query="query: ", passage="query: ")

    def __init__(self) -> None:
        weights = read_weights()
        self.dimension = weights.hidden
        self._weights = weights
        self._tokenizer = build_tokenizer(weights)
        self._rare = rarities(weights)
        self._places = weights.positions()
        self._kind = weights.vector("emb.type")[: weights.hidden]
        self._start = (weights.vector("emb.ln.w"), weights.vector("emb.ln.b"))
        self._layers = [Layer(weights, number) for number in range(weights.layers)]

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return one row of length 1 for each text, each text read behind `prompt`."""
        ids, size = self._read(texts, prompt)
        rows = np.empty((len(ids), self.dimension), np.float32)
        done = 0
        for batch in _batches([len(one) for one in ids]):
            states, places = self._forward([ids[place] for place in batch], len(self._layers))
            states *= np.concatenate([weigh(self._rare, ids[place], size) for place in batch])[:, None]
            sums = np.add.reduceat(states, [start for start, _ in places], axis=0)
            rows[batch] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
            done += len(batch)
            if progress:
                progress(done, len(ids))
        return rows

    def pieces(self, texts: Sequence[str], prompt: str, depth: int) -> list[tuple[Rows, Rows]]:
        """Return for each text its pieces after `depth` layers, rows of length 1, and what each counts."""
        ids, size = self._read(texts, prompt)
        found: dict[int, tuple[Rows, Rows]] = {}
        for batch in _batches([len(one) for one in ids]):
            states, places = self._forward([ids[place] for place in batch], depth)
            states /= np.linalg.norm(states, axis=1, keepdims=True) + TINY
            for place, (start, end) in zip(batch, places, strict=True):
                counted = weigh(self._rare, ids[place], size)
                found[place] = states[start:end][counted > 0], counted[counted > 0]
        return [found[place] for place in range(len(ids))]

    def _read(self, texts: Sequence[str], prompt: str) -> tuple[list[np.ndarray], int]:
        """Return the numbers of the pieces of each text behind `prompt`, and how many are the prompt's."""
        read = self._tokenizer.encode_batch([prompt + text.strip() for text in texts])
        return [np.array(one.ids) for one in read], len(self._tokenizer.encode(prompt).ids) - MARKS

    def _forward(self, ids: Sequence[np.ndarray], depth: int) -> tuple[Rows, list[tuple[int, int]]]:
        """Return the states of all pieces after `depth` layers, and where each text's begin and end."""
        lengths = [len(one) for one in ids]
        ends = np.cumsum(lengths).tolist()
        places = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        states = self._weights.words(np.concatenate(ids))
        states += self._places[np.concatenate([np.arange(length) for length in lengths])]
        states += self._kind
        _normalise(states, *self._start)
        for layer in self._layers[:depth]:
            layer.run(states, places)
        return states, places


class Layer:
    """One layer of the encoder; its matrices are turned so that states multiply from the left."""

    def __init__(self, weights: Weights, number: int) -> None:
        hidden, inner, name = weights.hidden, weights.inner, f"l{number}."
        self._heads = weights.heads
        self._scale = np.float32((hidden / weights.heads) ** -0.5)
        parts = [weights.matrix(f"{name}{part}.w", hidden, hidden) for part in "qkv"]
        self._asking = np.concatenate(parts).T
        self._asking_bias = np.concatenate([weights.vector(f"{name}{part}.b") for part in "qkv"])
        self._output = weights.matrix(name + "ao.w", hidden, hidden).T
        self._output_bias = weights.vector(name + "ao.b")
        self._output_norm = (weights.vector(name + "aln.w"), weights.vector(name + "aln.b"))
        self._widen = weights.matrix(name + "fi.w", inner, hidden).T
        self._widen_bias = weights.vector(name + "fi.b")
        self._narrow = weights.matrix(name + "fo.w", hidden, inner).T
        self._narrow_bias = weights.vector(name + "fo.b")
        self._narrow_norm = (weights.vector(name + "oln.w"), weights.vector(name + "oln.b"))

    def run(self, states: Rows, texts: Sequence[tuple[int, int]]) -> None:
        """Bring `states` through this layer, in place; the states of a text look only at each other."""
        asked = states @ self._asking
        asked += self._asking_bias
        seen = np.empty_like(states)
        for start, end in texts:
            seen[start:end] = self._attend(asked[start:end])
        states += seen @ self._output
        states += self._output_bias
        _normalise(states, *self._output_norm)
        wide = states @ self._widen
        wide += self._widen_bias
        states += _gelu(wide) @ self._narrow
        states += self._narrow_bias
        _normalise(states, *self._narrow_norm)

    def _attend(self, asked: Rows) -> Rows:
        length = len(asked)
        query, key, value = asked.reshape(length, 3, self._heads, -1).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1)
        scores *= self._scale
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(1, 0, 2).reshape(length, -1)
        return np.asarray(mixed, np.float32)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of texts of like length, together at most `BUDGET` tokens."""
    batch: list[int] = []
    tokens = 0
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        if batch and tokens + lengths[place] > BUDGET:
            yield batch
            batch, tokens = [], 0
        batch.append(place)
        tokens += lengths[place]
    if batch:
        yield batch


def _normalise(states: Rows, weight: Rows, bias: Rows) -> None:
    """Bring each row to mean 0 and variance 1, then scale and shift it, in place."""
    states -= states.mean(-1, keepdims=True)
    variance = np.einsum("ij,ij->i", states, states)[:, None] / states.shape[-1]
    states /= np.sqrt(variance + TINY)
    states *= weight
    states += bias


def _gelu(states: Rows) -> Rows:
    """Return x·Φ(x), the error function by Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    size = np.abs(states)
    size *= np.float32(np.sqrt(0.5))
    t = size * np.float32(0.3275911)
    t += 1
    np.reciprocal(t, out=t)
    tail = np.full_like(t, ERF[0])
    for factor in ERF[1:]:
        tail *= t
        tail += np.float32(factor)
    tail *= t
    size *= size
    np.negative(size, out=size)
    np.exp(size, out=size)
    tail *= size
    tail -= 1  # now −erf(|x|/√2)
    half = states * np.float32(0.5)
    result: Rows = half - np.abs(half) * tail
    return result
