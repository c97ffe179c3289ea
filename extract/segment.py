"""The door to jieba and spaCy: text to words, sentences, and the names of public bodies in it.

jieba (rjieba, its Rust form) cuts the words, with the words of `lexicon/` added; spaCy carries them
through its pipeline: a tokenizer of ours that classes every word for what it can be in the name of a
body, and an entity ruler whose patterns over those classes are the grammar of such names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.words import words

if TYPE_CHECKING:
    from spacy.language import Language
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
SENTENCE_END = frozenset("。！？!?\n")
OPENERS = "各省市区县旗州乡镇"
GROUP_ENDS = ("部门", "机关", "机构")
HEAD_ENDS = ("中心", "委员会", "办公室", "公司", "大队", "支队", "总队", "银行", "集团", "督查室")
HEAD_CHARS = "局委办厅部署院"
# （市、区） inside 各县（市、区）政府, （利） inside 水务（利）局
NAME_BRACKET = re.compile(
    r"[（(](?:[市区旗县州盟省利务办室厅局委镇乡街道园景、，自治特]{1,10}|单位|部门)[)）]"
)
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
class Parsed:
    """A text with its words, the half-open ranges of its sentences, and its names in order."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]


def cut(text: str) -> list[str]:
    """Return the words of `text` in order; loads neither spaCy nor jieba's Python dictionary."""
    return list(_jieba().cut(text, hmm=False))


def parse(text: str) -> Parsed:
    """Return words, sentences and names of `text`, which should hold no white space."""
    doc = _pipeline()(text)
    return Parsed(
        text,
        tuple(Word(token.text, token.tag_, token.idx, token.idx + len(token.text)) for token in doc),
        tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents) if text else (),
        tuple(Name(entity.start_char, entity.end_char, entity.label_ == "GROUP") for entity in doc.ents),
    )


@cache
def _jieba() -> Any:  # noqa: ANN401  (rjieba has no types)
    import rjieba

    tokenizer = rjieba.Jieba()
    for name in OWN_WORDS:
        for word in sorted(words(name)):
            if len(word) > 1:
                tokenizer.add_word(word, 20000, "n")
    return tokenizer


@cache
def _pipeline() -> "Language":
    import spacy

    nlp = spacy.blank("zh")
    nlp.tokenizer = _Tokenizer(nlp)
    ruler = nlp.add_pipe("entity_ruler", config={"validate": False})
    ruler.add_patterns(list(_patterns()))  # type: ignore[attr-defined]
    return nlp


class _Tokenizer:
    """Makes a spaCy document of jieba's words, each with its class as tag, sentences marked."""

    def __init__(self, nlp: "Language") -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> "Doc":
        from spacy.tokens import Doc

        pairs = (
            [pair for word, tag in _jieba().tag(text, hmm=False) for pair in _split(word, tag)]
            if text
            else []
        )
        tags = list(_classes(text, pairs))
        starts, opens = [], True
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


def _split(word: str, part_of_speech: str) -> list[tuple[str, str]]:
    """Return 区政府 as 区 and 政府, 各县 as 各 and 县: a word that jieba knows whole but names cut."""
    if (
        len(word) > 1
        and word[0] in OPENERS
        and word[1:] in _name_words()
        and word not in words("agency_levels")
    ):
        return [(word[0], "n"), (word[1:], "n")]
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


@cache
def _class(word: str, part_of_speech: str) -> str:
    """Return what `word` can be in the name of a body: HEAD, GROUP, BOTH, LEVEL, DET, FUNC, PLACE, NOUN,
    or the first letter of its part of speech for a word that no name holds.
    """
    lists = (
        ("DET", "agency_determiners"),
        ("GROUP", "agency_groups"),
        ("HEAD", "agency_heads"),
        ("LEVEL", "agency_levels"),
        ("FUNC", "agency_functions"),
    )
    if word in ("、", "和", "及", "与", "以及", "或", "或者"):
        return "SEP"
    if word == "等":
        return "ETC"
    if not any(char.isalnum() for char in word):
        return "W"
    if word in words("role_verbs") or word in words("obligation") or word in words("permissive"):
        return "V"
    if word in words("not_agencies"):
        return part_of_speech[:1].upper()
    found = [tag for tag, name in lists if word in words(name)]
    if "LEVEL" in found and ({"HEAD", "GROUP"} & set(found)):
        return "BOTH"
    if found:
        return found[0]
    if len(word) > 2 and word.endswith(GROUP_ENDS):
        return "GROUP"
    if (
        len(word) > 1
        and part_of_speech[:1] not in "vdapcu"
        and (word[-1] in HEAD_CHARS or word.endswith(HEAD_ENDS))
    ):
        return "HEAD"
    if part_of_speech.startswith("ns") or (
        len(word) > 1 and word[-1] in PLACE_ENDS and part_of_speech[:1] in "nx"
    ):
        return "PLACE"
    if part_of_speech[:1] in "njxbsfegikl" or part_of_speech in ("vn", "an"):
        return "NOUN"
    return part_of_speech[:1].upper()


def _patterns() -> Iterator[dict[str, Any]]:
    """Yield the grammar of names, as patterns over the words' classes, longest matches win."""
    before = {"TAG": {"IN": ["DET", "LEVEL", "PLACE", "BOTH"]}}
    inner = {"TAG": {"IN": ["FUNC", "NOUN", "LEVEL", "PLACE", "BOTH", "MID", "HEAD", "GROUP", "DET"]}}
    known = {"TAG": {"IN": ["FUNC", "PLACE", "LEVEL", "BOTH", "MID", "HEAD"]}}
    head = {"TAG": {"IN": ["HEAD", "BOTH"]}}
    group = {"TAG": {"IN": ["GROUP"]}}
    some = {"OP": "{0,8}"}
    note = {"TAG": "MID", "OP": "{0,5}"}
    # 区水利局, 武隆区住房城乡建委, 市小微企业融资服务窗口
    yield {"label": "AGENCY", "pattern": [before, inner | some, head, note]}
    # 市、县两级水务（利）局
    yield {
        "label": "AGENCY",
        "pattern": [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}, known | some, head, note],
    }
    # 市场监管总局, 卫生健康委
    yield {"label": "AGENCY", "pattern": [{"TAG": "FUNC"}, known | some, head, note]}
    # 专班办公室, 联席会议办公室
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD"}, known | some, head, note]}
    # 市工业和信息化局, 自然资源和规划局
    joined = [
        {"TAG": "FUNC", "OP": "{1,4}"},
        {"TEXT": {"IN": ["和", "与"]}},
        {"TAG": "FUNC", "OP": "{0,4}"},
        head,
    ]
    yield {"label": "AGENCY", "pattern": [before | {"OP": "{1,3}"}, *joined, note]}
    yield {"label": "AGENCY", "pattern": joined}
    # 市文广新局: words that jieba does not know, between a level and the head
    letter = {"LENGTH": 1, "TAG": {"NOT_IN": ["W", "SEP", "P", "U", "ETC", "HEAD", "LEVEL"]}}
    known_head = {"TEXT": {"IN": ["局", "委", "办", "厅"]}}
    yield {
        "label": "AGENCY",
        "pattern": [
            {"TAG": "LEVEL"},
            {"TAG": {"IN": ["FUNC", "NOUN"]}, "OP": "?"},
            letter | {"OP": "{1,4}"},
            known_head,
        ],
    }
    # 水利部, 国务院
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD", "LENGTH": {">=": 3}}]}
    # 各有关部门, 县级以上水行政主管部门, 试点地区
    yield {"label": "GROUP", "pattern": [before, inner | some, group, note]}
    # 试点地区政府办公厅（室）
    yield {"label": "AGENCY", "pattern": [group, known | some, head, note]}
    yield {"label": "GROUP", "pattern": [{"TAG": "FUNC"}, known | some, group]}
    yield {"label": "GROUP", "pattern": [{"TAG": "GROUP", "LENGTH": {">=": 2}}]}
    yield {
        "label": "GROUP",
        "pattern": [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}, known | some, group],
    }
    # 各级财政
    yield {"label": "GROUP", "pattern": [before, {"TEXT": "财政"}]}
    yield {"label": "AGENCY", "pattern": [{"TEXT": "财政"}]}
    # 财政、发展改革、教育等部门
    listed = [{"TAG": "FUNC", "OP": "{1,4}"}, {"TAG": "SEP"}]
    for length in range(1, 9):
        yield {
            "label": "GROUP",
            "pattern": [*(listed * length), {"TAG": "FUNC", "OP": "{0,4}"}, {"TAG": "ETC", "OP": "?"}, group],
        }
    # 各项工作的牵头单位
    yield {
        "label": "GROUP",
        "pattern": [
            {"TEXT": {"IN": ["各", "各项"]}},
            {"TAG": {"IN": ["NOUN", "FUNC"]}, "OP": "{0,4}"},
            {"TEXT": "的"},
            {"TEXT": {"IN": sorted(words("agency_groups") & words("role_labels"))}},
        ],
    }
    # 乡镇（街道）, 县（市、区）
    yield {"label": "GROUP", "pattern": [{"TAG": {"IN": ["BOTH", "LEVEL"]}}, {"TAG": "MID", "OP": "{3,7}"}]}
    # 市、县（市、区）、市直园区
    level = [{"TAG": "LEVEL", "OP": "{1,2}"}, note]
    for length in range(1, 4):
        yield {
            "label": "GROUP",
            "pattern": [*level, *([{"TAG": "SEP"}, *level] * length), {"TAG": "BOTH", "OP": "?"}],
        }
    # 各县（市）区, 各苏木镇, 各乡（办）
    place = {"TAG": {"IN": ["LEVEL", "BOTH", "MID", "PLACE"]}}
    yield {"label": "GROUP", "pattern": [{"TAG": "DET"}, place | {"OP": "{1,8}"}]}
    yield {"label": "GROUP", "pattern": [{"TAG": "DET"}, place | {"OP": "{0,8}"}, known | some, head, note]}
    yield {
        "label": "GROUP",
        "pattern": [
            {"TAG": "DET"},
            place | {"OP": "{1,8}"},
            {"TAG": "SEP"},
            place | {"OP": "{1,3}"},
            {"TAG": {"IN": ["GROUP", "HEAD"]}},
        ],
    }
