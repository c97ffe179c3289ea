"""The door to jieba and spaCy: text to words, sentences, and the names of public bodies in it.

jieba (rjieba, its Rust form) cuts the words, with the words of `lexicon/` added; spaCy carries them:
its tokenizer is ours, a component of ours marks the names by the grammar of `grammar`.
"""

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.bodies.grammar import find_names, names
from extract.bodies.wordclass import HEAD_CHARS, class_of, middle_sign, sign_of, split_word, tag_of
from extract.duties.role_cues import Cue, cue_sign, find_cues
from extract.words import any_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SIGNS = "signs"  # where a spaCy document of ours keeps the signs of its words
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
# 保障部会同: jieba would see 部会 and 同; 县公安局会县教育局: together with
JOINT = re.compile(
    r"(会同(?![意步时样学志类])|(?<=[局厅队站院办部门头])会(?=[省市县区州镇乡][\u4e00-\u9fff]))"
)
OFTEN = 300_000  # how often jieba takes a word of ours to occur: more than the words that would cut it
KEPT = 1 << 16  # words whose class is kept; documents may hold any
SENTENCE_END = re.compile(r"[。！？!?\n]")
# （市、区） inside 各县（市、区）政府, （利） inside 水务（利）局
NAME_BRACKET = re.compile(
    r"[（(](?:[市区旗县州盟省利务办室厅局委镇乡街道园景居村、，自治特]{1,10}|单位|部门|机构|牵头|责任|配合|参与"
    r"|[^（()），。；：、\d]{0,12}(?:处|局|委|办|会|政府|室|馆|部|中心|院|站|厅|部门)"
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


class Parsed:
    """A text with its words, the half-open ranges of its sentences, its names and its cues, in order.

    Each is read when it is first asked for.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, in order."""
        return self._words(0, len(self._cut.texts))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of the sentences; the mark that closes one belongs to it."""
        ends = [match.end() for match in SENTENCE_END.finditer(self.text)]
        if self.text and (not ends or ends[-1] < len(self.text)):
            ends.append(len(self.text))
        return tuple(pairwise([0, *ends])) if ends else ()

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of bodies and of classes of bodies; none overlap."""
        starts = self._cut.starts
        return tuple([Name(starts[name.start], starts[name.end]) for name in _pipeline()(self._cut).ents])

    @cached_property
    def _name_starts(self) -> tuple[int, ...]:
        return tuple([name.start for name in self.names])

    @cached_property
    def tags(self) -> list[str]:
        """The classes of all words, in order."""
        return list(map(tag_of, self._cut.signs))

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words that say who does what."""
        return tuple(find_cues(self._cut.cue_signs, self._cut.texts, self._cut.starts))

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that start in the half-open range, in order."""
        texts, starts = self._cut.texts, self._cut.starts
        first = bisect_left(starts, start, 0, len(texts))
        return self._words(first, bisect_left(starts, end, first, len(texts)))

    def name_from(self, place: int) -> int:
        """Return the number of the first name that starts at `place` or behind it."""
        return bisect_left(self._name_starts, place)

    def word_at(self, place: int) -> Word | None:
        """Return the word that starts at `place`, `None` where none does."""
        index = bisect_left(self._cut.starts, place)
        if index == len(self._cut.texts) or self._cut.starts[index] != place:
            return None
        return self._words(index, index + 1)[0]

    def cues_of(self, kind: str) -> list[Cue]:
        """Return the cues of one kind, in order."""
        return [cue for cue in self.cues if cue.kind == kind]

    @cached_property
    def _cut(self) -> "_Words":
        return _read_words(self.text)

    def _words(self, first: int, last: int) -> tuple[Word, ...]:
        """Return the words of the half-open range of numbers."""
        texts, starts, signs, _ = self._cut
        tags = map(tag_of, signs[first:last])
        return tuple(map(Word, texts[first:last], tags, starts[first:last], starts[first + 1 : last + 1]))


def cut(text: str) -> list[str]:
    """Return the words of `text` in order; loads neither spaCy nor jieba's Python dictionary."""
    return list(_jieba().cut(text, hmm=False))


def cut_tagged(text: str) -> list[tuple[str, str]]:
    """Return the words of `text` in order, each with jieba's part of speech (n, v, r …)."""
    return list(_jieba().tag(text, hmm=False)) if text else []


@lru_cache(maxsize=2048)
def parse(text: str) -> Parsed:
    """Return words, sentences, names and cues of `text`, which should hold no white space."""
    return Parsed(text)


@cache
def _pipeline() -> "Callable[[_Words], Doc]":
    """Return spaCy's pipeline from the words of a text to a document with the names as its entities."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    nlp = spacy.blank("zh")
    vocab, label = nlp.vocab, nlp.vocab.strings.add("AGENCY")

    def mark_names(doc: Doc) -> Doc:
        found = find_names(doc.user_data[SIGNS])
        if found:
            doc.set_ents([Span(doc, first, last, label) for first, last in found])
        return doc

    def read(words: _Words) -> Doc:
        spaces = [False] * len(words.texts)
        return nlp(Doc(vocab, words=words.texts, spaces=spaces, user_data={SIGNS: words.signs}))

    Language.component("agency_names", func=mark_names)
    nlp.add_pipe("agency_names")
    names()
    gc.freeze()  # what is loaded by now stays as long as the process: the collector need not walk it
    return read


class _Words(NamedTuple):
    """The words of a text: where each begins, and the end of the last; their signs as names and as cues."""

    texts: list[str]
    starts: list[int]
    signs: str
    cue_signs: str


def _read_words(text: str) -> _Words:
    pieces = list(map(_known().__getitem__, _cut(text)))
    texts = list(chain.from_iterable(map(_TEXTS, pieces)))
    starts = list(accumulate(map(len, texts), initial=0))
    signs = "".join(map(_SIGNS, pieces))
    cue_signs = "".join(map(_CUE_SIGNS, pieces))
    if "（" in text or "(" in text:
        signs = _with_brackets(text, signs, starts)
    for joint in JOINT.finditer(text):
        if joint[0] == "会":  # stands for 会同, whatever it is elsewhere
            place, whole = bisect_left(starts, joint.start()), _known()["会同"]
            signs = signs[:place] + whole.signs + signs[place + 1 :]
            cue_signs = cue_signs[:place] + whole.cue_signs + cue_signs[place + 1 :]
    return _Words(texts, starts, signs, cue_signs)


class _Piece(NamedTuple):
    """What one word of jieba's is to us: one word or two, their signs in the grammar and among the cues."""

    texts: tuple[str, ...]
    signs: str
    cue_signs: str


_TEXTS, _SIGNS, _CUE_SIGNS = map(itemgetter, range(3))


class _Known(dict[str, _Piece]):
    """The pieces of the words seen so far, made when first asked for."""

    def __missing__(self, word: str) -> _Piece:
        parts = split_word(word, _jieba().tag(word, hmm=False)[0][1])
        tags = [class_of(*part) for part in parts]
        texts = tuple(text for text, _ in parts)
        signs = "".join(map(sign_of, texts, tags))
        cue_signs = "".join(
            cue_sign(text, is_mark=tag in ("W", "SEP")) for text, tag in zip(texts, tags, strict=True)
        )
        if len(self) >= KEPT:
            self.clear()
        self[word] = _Piece(texts, signs, cue_signs)
        return self[word]


@cache
def _known() -> _Known:
    return _Known()


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


def _cut(text: str) -> list[str]:
    """Return jieba's words of `text`, never across 会同.

    局和县 is parted: 和县 is a county's name to jieba.
    """
    pieces = JOINT.split(text)
    found = cut(text) if len(pieces) == 1 else [word for piece in pieces for word in cut(piece)]
    return list(_parted(found)) if _joined_level().search(text) else found


@cache
def _joined_level() -> re.Pattern[str]:
    return re.compile(rf"[{HEAD_CHARS}][和及]{any_of('agency_levels')}")


def _parted(found: Sequence[str]) -> Iterator[str]:
    before = ""
    for word in found:
        if word[0] in "和及" and word[1:] in words("agency_levels") and before[-1:] in HEAD_CHARS:
            yield word[0]
            yield word[1:]
        else:
            yield word
        before = word
