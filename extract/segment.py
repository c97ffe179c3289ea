"""The door to jieba and spaCy: text to words, sentences, and the names of public bodies in it.

jieba (rjieba, its Rust form) cuts the words, with the words of `lexicon/` added; spaCy carries them
through its pipeline: a tokenizer of ours that classes every word for what it can be in the name of a
body, an entity ruler whose patterns over those classes are the grammar of such names, and a matcher for
the words that say who does what.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extract.grammar import cue_patterns, name_patterns
from extract.words import longest_first, words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

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
KEPT = 1 << 14  # words whose class is kept; documents may hold any
SENTENCE_END = frozenset("。！？!?\n")
CUE_WORDS = {
    "label": "role_labels",
    "role": "role_verbs",
    "obligation": "obligation",
    "permission": "permissive",
}
LISTS = (
    ("DET", "agency_determiners"),
    ("GROUP", "agency_groups"),
    ("HEAD", "agency_heads"),
    ("LEVEL", "agency_levels"),
    ("FUNC", "agency_functions"),
)
OPENERS = "各省市区县旗州乡镇"
GROUP_ENDS = ("部门", "机关", "机构")
HEAD_ENDS = ("中心", "会", "委员会", "办公室", "公司", "大队", "支队", "总队", "银行", "集团", "督查室")
DIVISION_CHARS = "处站室馆"  # 财务处, 推广站, 研究室, 档案馆
NO_DIVISION = ("查处", "惩处", "之处", "用处", "好处", "界处")
HEAD_CHARS = "局委办厅部署院"
# （市、区） inside 各县（市、区）政府, （利） inside 水务（利）局
NAME_BRACKET = re.compile(
    r"[（(](?:[市区旗县州盟省利务办室厅局委镇乡街道园景居村、，自治特]{1,10}|单位|部门|机构"
    r"|[^（()），。；：、\d]{2,8}(?:处|局|委|办|会|政府))[)）]"
)
_START = attrgetter("start")
PLACE_ENDS = "省市县区旗州盟镇乡"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `start`..`end` of its text; `tag` is its class in the grammar of names."""

    text: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A run of characters that reads as the name of a body (`group`: of a class of bodies)."""

    start: int
    end: int
    group: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A run of characters that says who does what: a label, a role verb, an obligation, a permission.

    `word` is the word of the lexicon in it, `kind` one of label, role, obligation and permission.
    """

    start: int
    end: int
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its words, the half-open ranges of its sentences, its names and its cues, in order."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    cues: tuple[Cue, ...]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that start in the half-open range, in order."""
        first, last = (bisect_left(self.words, place, key=_START) for place in (start, end))
        return self.words[first:last]

    def word_at(self, place: int) -> Word | None:
        """Return the word that starts at `place`, `None` where none does."""
        return next(iter(self.words_in(place, place + 1)), None)

    def cues_of(self, kind: str) -> list[Cue]:
        """Return the cues of one kind, in order."""
        return [cue for cue in self.cues if cue.kind == kind]


def cut(text: str) -> list[str]:
    """Return the words of `text` in order; loads neither spaCy nor jieba's Python dictionary."""
    return list(_jieba().cut(text, hmm=False))


@lru_cache(maxsize=2048)
def parse(text: str) -> Parsed:
    """Return words, sentences and names of `text`, which should hold no white space."""
    doc = _pipeline()(text)
    return Parsed(
        text,
        tuple(Word(token.text, token.tag_, token.idx, token.idx + len(token.text)) for token in doc),
        tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents) if text else (),
        tuple(Name(entity.start_char, entity.end_char, entity.label_ == "GROUP") for entity in doc.ents),
        tuple(sorted(_cues(doc), key=lambda cue: (cue.start, cue.end))),
    )


def _cues(doc: "Doc") -> Iterator[Cue]:
    """Yield the cues that the matcher sees, the longest of each kind."""
    for kind, start, end in _matcher()(doc):
        span = doc[start:end]
        kind_name = doc.vocab.strings[kind]
        lexicon = words(CUE_WORDS[kind_name])
        word = next(token.text for token in reversed(span) if token.text in lexicon)
        yield Cue(span.start_char, span.end_char, kind_name, word)


@cache
def _matcher() -> "Matcher":
    from spacy.matcher import Matcher

    matcher = Matcher(_pipeline().vocab)
    for kind, patterns in cue_patterns().items():
        matcher.add(kind, patterns, greedy="LONGEST")
    return matcher


@cache
def _jieba() -> Any:  # noqa: ANN401  (rjieba has no types)
    import rjieba

    tokenizer = rjieba.Jieba()
    for name in OWN_WORDS:
        for word in sorted(words(name)):
            if len(word) > 1:
                tokenizer.add_word(word, OFTEN, "n")
    return tokenizer


@cache
def _pipeline() -> "Language":
    import spacy

    nlp = spacy.blank("zh")
    nlp.tokenizer = _Tokenizer(nlp)
    ruler = nlp.add_pipe("entity_ruler", config={"validate": False})
    ruler.add_patterns(list(name_patterns()))  # type: ignore[attr-defined]
    return nlp


class _Tokenizer:
    """Makes a spaCy document of jieba's words, each with its class as tag, sentences marked."""

    def __init__(self, nlp: "Language") -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> "Doc":
        from spacy.tokens import Doc

        pairs = [pair for word, tag in _tagged(text) for pair in _split(word, tag)]
        tags = list(_classes(text, pairs))
        starts: list[bool | int | None] = []
        opens = True
        for word, _ in pairs:
            starts.append(opens)
            opens = word in SENTENCE_END
        return Doc(
            self.vocab,
            words=[word for word, _ in pairs],
            spaces=[False] * len(pairs),
            tags=tags,
            sent_starts=starts,
        )


def _tagged(text: str) -> Iterator[tuple[str, str]]:
    """Yield jieba's words of `text` with their parts of speech, never across 会同.

    局和县 is parted: 和县 is a county's name to jieba.
    """
    before = ""
    for piece in JOINT.split(text):
        for word, part_of_speech in _jieba().tag(piece, hmm=False) if piece else ():
            if word[0] in "和及" and word[1:] in words("agency_levels") and before[-1:] in HEAD_CHARS:
                yield word[0], "c"
                yield word[1:], "n"
            else:
                yield word, part_of_speech
            before = word


def _split(word: str, part_of_speech: str) -> list[tuple[str, str]]:
    """Return 区政府 as 区 and 政府, 财政负担 as 财政 and 负担: words that jieba knows whole but names cut."""
    body = next((name for name in longest_first("agency_alone") if word.startswith(name)), "")
    if body and word[len(body) :] in words("action_verbs"):
        return [(body, "n"), (word[len(body) :], "v")]
    rest = word[1:]
    if word[0] not in OPENERS or word in words("agency_levels") or word in words("agency_functions"):
        return [(word, part_of_speech)]
    if rest in _name_words() or (len(rest) > 2 and rest[-1] in HEAD_CHARS):
        return [(word[0], "n"), (rest, "n")]
    return [(word, part_of_speech)]


@cache
def _name_words() -> frozenset[str]:
    return words("agency_heads") | words("agency_groups") | words("agency_levels") | words("agency_functions")


def _classes(text: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the class of every word; words of a bracket inside a name are `MID`."""
    brackets = [match.span() for match in NAME_BRACKET.finditer(text)]
    place = 0
    for word, part_of_speech in pairs:
        while brackets and brackets[0][1] <= place:
            brackets.pop(0)
        inside = bool(brackets) and brackets[0][0] <= place and place + len(word) <= brackets[0][1]
        yield "MID" if inside and place else _class(word, part_of_speech)
        place += len(word)


@lru_cache(maxsize=KEPT)
def _class(word: str, part_of_speech: str) -> str:
    """Return what `word` can be in the name of a body.

    HEAD, GROUP, BOTH (a level that is also a head), LEVEL, DET, FUNC, PLACE or NOUN; SEP, ETC and W for
    marks; else the first letter of its part of speech, for a word that no name holds.
    """
    return _mark(word) or _listed(word, part_of_speech) or _by_shape(word, part_of_speech)


def _mark(word: str) -> str | None:
    """Return the class of a mark or of a word that joins names."""
    if word in ("、", "和", "及", "与", "以及", "或", "或者"):
        return "SEP"
    if word == "等":
        return "ETC"
    return None if any(char.isalnum() for char in word) else "W"


def _listed(word: str, part_of_speech: str) -> str | None:
    """Return the class that the lexicon gives."""
    if word in words("role_verbs") or word in words("obligation") or word in words("permissive"):
        return "V"
    found = [tag for tag, name in LISTS if word in words(name)]
    if "LEVEL" in found and ({"HEAD", "GROUP"} & set(found)):
        return "BOTH"
    if found:
        return found[0]
    return part_of_speech[:1].upper() if word in words("not_agencies") else None


def _by_shape(word: str, part_of_speech: str) -> str:
    """Return the class that a word's end and part of speech give."""
    noun = part_of_speech[:1] not in "vdapcu"
    if len(word) > 2 and word.endswith(GROUP_ENDS):
        return "GROUP"
    if len(word) > 1 and noun and (word[-1] in HEAD_CHARS or word.endswith(HEAD_ENDS)):
        return "HEAD"
    if (
        len(word) > 2
        and part_of_speech[:1] in "njxbsfegikl"
        and word[-1] in DIVISION_CHARS
        and not word.endswith(NO_DIVISION)
    ):
        return "HEAD"
    if part_of_speech.startswith("ns") or (
        len(word) > 1 and word[-1] in PLACE_ENDS and part_of_speech[:1] in "nx"
    ):
        return "PLACE"
    if part_of_speech[:1] in "njxbsfegikl" or part_of_speech in ("vn", "an"):
        return "NOUN"
    return part_of_speech[:1].upper()
