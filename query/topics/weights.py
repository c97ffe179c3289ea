"""The embedded model's file read as plain arrays: 4-bit matrices, vectors, and the tokenizer's pieces."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

Rows = NDArray[np.float32]

EMBEDDED_FILE = "e5-small-zh-q4"
EMBEDDED = Path(__file__).resolve().parents[1] / "model" / f"{EMBEDDED_FILE}.safetensors"
EMBEDDED_NAME = f"{EMBEDDED_FILE}-rare"  # the pieces of a text count by how rare they are
BLOCK = 32  # values that share a scale: 2 bytes of it in float16, then 16 bytes of two values each
LONGEST = 512
HIDDEN = 384
COMMON = 5.0  # of a piece's rarity (minus the logarithm of its share of texts) that counts for nothing
LEAST = 0.1  # weight of the commonest pieces
MARKS = 2  # that the tokenizer sets around a text
START, PADDING, END, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"


@dataclass(frozen=True, slots=True)
class Weights:
    """The tensors of a BERT encoder in compact form; `layers` and `heads` say how they are stacked."""

    tensors: dict[str, NDArray[np.generic]]
    hidden: int = HIDDEN
    inner: int = 1536
    heads: int = 12
    layers: int = 12

    def vector(self, name: str) -> Rows:
        """Return a stored vector as float32."""
        return self.tensors[name].astype(np.float32)

    def matrix(self, name: str, outputs: int, inputs: int) -> Rows:
        """Return a 4-bit matrix in float32, one row per output."""
        return widen(self.tensors[name]).reshape(outputs, inputs)

    def words(self, ids: NDArray[np.int64] | slice) -> Rows:
        """Return the embeddings of some pieces, one row each; only these are widened."""
        return widen(self.tensors["emb.word"][ids]).reshape(-1, self.hidden)

    def positions(self) -> Rows:
        """Return the embeddings of the places 0..511, one row each."""
        return self.vector("emb.pos").reshape(-1, self.hidden)


def read_weights(path: Path = EMBEDDED) -> Weights:
    """Return the model that the file at `path` holds."""
    return Weights(load_file(path))


def widen(blocks: NDArray[np.generic]) -> Rows:
    """Return 4-bit blocks in float32: the low halves of a block's bytes come first, then the high."""
    raw = np.ascontiguousarray(blocks).view(np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    wide = np.empty((len(raw), BLOCK), np.float32)
    np.subtract(raw[:, 2:] & 15, 8, out=wide[:, : BLOCK // 2], dtype=np.float32)
    np.subtract(raw[:, 2:] >> 4, 8, out=wide[:, BLOCK // 2 :], dtype=np.float32)
    wide *= scale
    return wide


def read_pieces(weights: Weights) -> list[str]:
    """Return the tokenizer's pieces in the order of their numbers."""
    return weights.tensors["tok.pieces"].tobytes().decode("utf-8").split("\n")


def rarities(weights: Weights) -> Rows:
    """Return what each piece counts in the vector of a text, by its number."""
    return np.asarray(np.maximum(-weights.vector("tok.scores") - COMMON, LEAST), np.float32)


def weigh(rare: Rows, ids: NDArray[np.int64], prompt: int) -> Rows:
    """Return what each place of a text with its marks counts: marks and the pieces of the prompt nothing.

    A text of which nothing would be left counts as it is.
    """
    counted = rare[ids]
    counted[: 1 + prompt] = counted[-1] = 0
    return counted if counted.any() else np.ones_like(counted)


def build_tokenizer(weights: Weights) -> Tokenizer:
    """Return the tokenizer of the model: unigram pieces over text in NFKC, cut at 512 with its marks."""
    scores = weights.tensors["tok.scores"].tolist()
    tokenizer = Tokenizer(Unigram(list(zip(read_pieces(weights), scores, strict=True)), unk_id=3))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"), ""),
            normalizers.Replace(
                Regex(r"[\t\n\x0c\r\x{1680}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2581}\x{feff}\x{fffd}]"), " "
            ),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    marks = [(mark, tokenizer.token_to_id(mark)) for mark in (START, END)]
    tokenizer.post_processor = processors.TemplateProcessing(single=f"{START} $A {END}", special_tokens=marks)
    tokenizer.enable_truncation(LONGEST)
    return tokenizer
