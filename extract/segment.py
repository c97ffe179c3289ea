"""The door to jieba and spaCy: text to words, sentences, and the names of public bodies in it.

jieba (rjieba, its Rust form) cuts the words, with the words of `lexicon/` added; spaCy carries them:
its tokenizer is ours, a component of ours marks the names by the grammar of `grammar`.
"""

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.grammar import names_at
from extract.role_cues import Cue, cue_sign, find_cues
from extract.wordclass import HEAD_CHARS, class_of, middle_sign, sign_of, split_word, tag_of
from extract.words import any_of, words

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = "words"  # where a spaCy document of ours keeps its words
OWN_WORDS = (
    "agency_heads",
    "agency_groups",
    "agency_levels",
    "agency_determiners",
    "agency_functions",
    "not_agencies",
    "obligation",
    "permissive",
    "role_labels",
    "role_verbs",
)
JOINT = re.compile(r"(会同)(?![意步时样学志类])")  # 保障部会同: jieba would see 部会 and 同
OFTEN = 300_000  # how often jieba takes a word of ours to occur: more than the words that would cut it
KEPT = 1 << 16  # words whose class is kept; documents may hold any
SENTENCE_END = re.compile(r"[。！？!?\n]")
# （市、区） inside 各县（市、区）政府, （利） inside 水务（利）局
NAME_BRACKET = re.compile(
    r"[（(](?:[市区旗县州盟省利务办室厅局委镇乡街道园景居村、，自治特]{1,10}|单位|部门|机构"
    r"|[^（()），。；：、\d]{1,12}(?:处|局|委|办|会|政府|室|馆|部|中心|院|站|厅)"
    rf"|{any_of('agency_functions')})[)）]"
)


class Word(NamedTuple):
    """A word at `start`..`end` of its text; `tag` is its class in the grammar of names."""

    text: str
    tag: str
    start: int
    end: int


class Name(NamedTuple):
    """A run of characters that reads as the name of a body or of a class of bodies."""

    start: int
    end: int


@dataclass(frozen=True)
class Parsed:
    """A text with its words, the half-open ranges of its sentences, its names and its cues, in order.

    `starts` holds where each word begins, and the end of the last one; `signs` what it can be in a name.
    """

    text: str
    texts: Sequence[str]
    starts: Sequence[int]
    signs: str
    names: tuple[Name, ...]
    cues: tuple[Cue, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return tuple(map(self._word, range(len(self.texts))))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of the sentences; the mark that closes one belongs to it."""
        ends = [match.end() for match in SENTENCE_END.finditer(self.text)]
        if self.text and (not ends or ends[-1] < len(self.text)):
            ends.append(len(self.text))
        return tuple(pairwise([0, *ends])) if ends else ()

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that start in the half-open range, in order."""
        first = bisect_left(self.starts, start, 0, len(self.texts))
        last = bisect_left(self.starts, end, first, len(self.texts))
        return tuple(map(self._word, range(first, last)))

    def word_at(self, place: int) -> Word | None:
        """Return the word that starts at `place`, `None` where none does."""
        index = bisect_left(self.starts, place, 0, len(self.texts))
        return self._word(index) if index < len(self.texts) and self.starts[index] == place else None

    def cues_of(self, kind: str) -> list[Cue]:
        """Return the cues of one kind, in order."""
        return [cue for cue in self.cues if cue.kind == kind]

    def _word(self, index: int) -> Word:
        return Word(self.texts[index], tag_of(self.signs[index]), self.starts[index], self.starts[index + 1])


def cut(text: str) -> list[str]:
    """Return the words of `text` in order; loads neither spaCy nor jieba's Python dictionary."""
    return list(_jieba().cut(text, hmm=False))


def cut_tagged(text: str) -> list[tuple[str, str]]:
    """Return the words of `text` in order, each with jieba's part of speech (n, v, r …)."""
    return list(_jieba().tag(text, hmm=False)) if text else []


@lru_cache(maxsize=2048)
def parse(text: str) -> Parsed:
    """Return words, sentences and names of `text`, which should hold no white space."""
    doc = _pipeline()(text)
    words: _Words = doc.user_data[WORDS]
    names = tuple(Name(words.starts[name.start], words.starts[name.end]) for name in doc.ents)
    cues = tuple(find_cues(words.cue_signs, words.texts, words.starts))
    return Parsed(text, words.texts, words.starts, words.signs, names, cues)


@cache
def _pipeline() -> "Language":
    """Return spaCy's pipeline: words by jieba, then the names as its entities."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    nlp = spacy.blank("zh")
    vocab, label = nlp.vocab, nlp.vocab.strings.add("AGENCY")

    def tokenize(text: str) -> Doc:
        words = _read_words(text)
        spaces = [False] * len(words.texts)
        return Doc(vocab, words=words.texts, spaces=spaces, user_data={WORDS: words})

    def mark_names(doc: Doc) -> Doc:
        found = sorted(_longest(doc.user_data[WORDS].signs))
        if found:
            doc.ents = [Span(doc, first, last, label) for first, last in found]
        return doc

    nlp.tokenizer = tokenize
    Language.component("agency_names", func=mark_names)
    nlp.add_pipe("agency_names")
    names_at()
    gc.freeze()  # what is loaded by now stays as long as the process: the collector need not walk it
    return nlp


class _Words(NamedTuple):
    """The words of a text: where each begins, and the end of the last; their signs as names and as cues."""

    texts: list[str]
    starts: list[int]
    signs: str
    cue_signs: str


def _read_words(text: str) -> _Words:
    pieces = [_known()[pair] for pair in _tagged(text)]
    texts = [word for piece in pieces for word in piece.texts]
    starts = [0, *accumulate(map(len, texts))]
    signs = "".join([piece.signs for piece in pieces])
    if "（" in text or "(" in text:
        signs = _with_brackets(text, signs, starts)
    return _Words(texts, starts, signs, "".join([piece.cue_signs for piece in pieces]))


class _Piece(NamedTuple):
    """What one word of jieba's is to us: one word or two, their signs in the grammar and among the cues."""

    texts: tuple[str, ...]
    signs: str
    cue_signs: str


class _Known(dict[tuple[str, str], _Piece]):
    """The pieces of the words seen so far, made when first asked for."""

    def __missing__(self, pair: tuple[str, str]) -> _Piece:
        parts = split_word(*pair)
        tags = [class_of(*part) for part in parts]
        texts = tuple(text for text, _ in parts)
        signs = "".join(map(sign_of, texts, tags))
        cue_signs = "".join(
            cue_sign(text, is_mark=tag in ("W", "SEP")) for text, tag in zip(texts, tags, strict=True)
        )
        if len(self) >= KEPT:
            self.clear()
        self[pair] = _Piece(texts, signs, cue_signs)
        return self[pair]


@cache
def _known() -> _Known:
    return _Known()


def _longest(signs: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words that are names: the longest first, then what fits beside it.

    Of two that are as long the earlier one wins.
    """
    waiting = [[(match.start(), _reach(match)) for match in names_at().finditer(signs)]]
    while waiting:
        held = waiting.pop()
        if not held:
            continue
        start, end = min(held, key=lambda one: (one[0] - one[1], one[0]))
        yield start, end
        left = [_shortened(signs, one, start) for one in held if one[0] < start]
        waiting.append([one for one in left if one[1] > one[0]])
        waiting.append([one for one in held if one[0] >= end])


def _shortened(signs: str, one: tuple[int, int], high: int) -> tuple[int, int]:
    """Return the range as long as a name can be there that ends at `high` or before."""
    if one[1] <= high:
        return one
    match = names_at().match(signs, one[0], high)
    return (one[0], _reach(match)) if match else (one[0], one[0])


def _reach(match: re.Match[str]) -> int:
    """Return where the longest of a match's groups ends."""
    return max(match.regs)[1]


def _with_brackets(text: str, signs: str, starts: Sequence[int]) -> str:
    """Return the signs, those of words in a bracket inside a name changed (never the first)."""
    for match in NAME_BRACKET.finditer(text):
        first = max(1, bisect_left(starts, match.start()))
        last = bisect_right(starts, match.end()) - 1
        if first < last:
            signs = signs[:first] + "".join(map(middle_sign, signs[first:last])) + signs[last:]
    return signs


@cache
def _jieba() -> Any:  # noqa: ANN401  (rjieba has no types)
    import rjieba

    tokenizer = rjieba.Jieba()
    for name in OWN_WORDS:
        for word in sorted(words(name)):
            if len(word) > 1:
                tokenizer.add_word(word, OFTEN, "n")
    return tokenizer


def _tagged(text: str) -> Sequence[tuple[str, str]]:
    """Return jieba's words of `text` with their parts of speech, never across 会同.

    局和县 is parted: 和县 is a county's name to jieba.
    """
    if "会同" in text:
        pairs = [pair for piece in JOINT.split(text) if piece for pair in _jieba().tag(piece, hmm=False)]
    else:
        pairs = _jieba().tag(text, hmm=False) if text else []
    return list(_parted(pairs)) if _joined_level().search(text) else pairs


@cache
def _joined_level() -> re.Pattern[str]:
    return re.compile(rf"[{HEAD_CHARS}][和及]{any_of('agency_levels')}")


def _parted(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    before = ""
    for word, part_of_speech in pairs:
        if word[0] in "和及" and word[1:] in words("agency_levels") and before[-1:] in HEAD_CHARS:
            yield word[0], "c"
            yield word[1:], "n"
        else:
            yield word, part_of_speech
        before = word
