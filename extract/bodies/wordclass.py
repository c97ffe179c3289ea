"""Words by class: what a word can be in the name of a body, from the word lists and its own shape.

Every word has one sign, a single character that stands for its class and the few traits that the
grammar of names asks for.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import product

from corpus.numbering import CIRCLED
from extract.words import longest_first, words

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
PLACE_ENDS = "省市县区旗州盟镇乡"
JOINING = ("、", "和", "及", "与", "以及", "或", "或者")
SMALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # a word that no name holds: the first letter of its part of speech
TAGS: tuple[str, ...] = (
    "DET",
    "GROUP",
    "HEAD",
    "BOTH",
    "LEVEL",
    "FUNC",
    "PLACE",
    "NOUN",
    "MID",
    "SEP",
    "ETC",
    *SMALL,
)
FIRST_SIGN = 0x4000
LONG = 3  # characters from which on a word counts as long


class Part(IntEnum):
    """What single words are to the grammar, beyond their class."""

    NONE = 0
    AND = 1  # 和, 与
    OF = 2  # 的
    EACH = 3  # 各, 各项
    FINANCE = 4  # 财政
    ALONE = 5  # 海关: a name by itself
    NAMED = 6  # 牵头单位: a label that is also a group of bodies
    ACTS = 7  # 负责, 应当, 可以
    PARTS = 8  # 、 或 以及 由: no part of a division's name
    IN_CHARGE = 9  # 负责: opens 负责…的机构
    GRADE = 10  # 级 of 市、县级
    EACH_ONE = 11  # 每个
    FIELD = 12  # 宣传, 检验: a verb that can name what an office is for


class Ending(IntEnum):
    """How a word ends, where that tells what kind of office it is."""

    NONE = 0
    LETTER = 1  # 局, 委, 办, 厅 by themselves
    ORGAN = 2  # 科技厅, 发改委
    DIVISION = 3  # 财务处


SIGNS_OF_TAG: int = LONG * len(Part) * len(Ending)


@dataclass(frozen=True, slots=True)
class Traits:
    """What the grammar asks of a word; `length` counts up to `LONG`, which means that or more."""

    tag: str
    length: int
    part: Part
    ending: Ending


@cache
def signs_of() -> tuple[tuple[Traits, str], ...]:
    """Return every set of traits with its sign."""
    every = product(TAGS, range(1, LONG + 1), Part, Ending)
    return tuple((Traits(*traits), chr(FIRST_SIGN + place)) for place, traits in enumerate(every))


@cache
def _sign_table() -> dict[Traits, str]:
    return dict(signs_of())


def sign_of(word: str, tag: str) -> str:
    """Return the sign of `word`, which has the class `tag`."""
    return _sign_table()[Traits(tag, min(len(word), LONG), _part(word), _ending(word))]


def traits_of(sign: str) -> Traits:
    """Return the traits that `sign` stands for."""
    return signs_of()[ord(sign) - FIRST_SIGN][0]


@cache
def tag_of(sign: str) -> str:
    """Return the class that `sign` stands for."""
    return traits_of(sign).tag


def _part(word: str) -> Part:
    return next((part for part, members in _parts() if word in members), Part.NONE)


@cache
def _parts() -> tuple[tuple[Part, frozenset[str]], ...]:
    return (
        (Part.AND, frozenset("和与")),
        (Part.OF, frozenset("的")),
        (Part.EACH, frozenset({"各", "各项"})),
        (Part.FINANCE, frozenset({"财政"})),
        (Part.ALONE, words("agency_alone")),
        (Part.NAMED, words("agency_groups") & words("role_labels")),
        (Part.IN_CHARGE, frozenset({"负责", "承担"})),
        (Part.ACTS, acting()),
        (Part.PARTS, frozenset({"、", "或", "以及", "由"})),
        (Part.EACH_ONE, frozenset({"每个"})),
        (Part.GRADE, frozenset("级")),
        (Part.FIELD, words("division_fields")),
    )


def _ending(word: str) -> Ending:
    if word in ("局", "委", "办", "厅"):
        return Ending.LETTER
    if word[-1] in HEAD_CHARS:
        return Ending.ORGAN
    return Ending.DIVISION if word.endswith("处") and not word.endswith("办事处") else Ending.NONE


@cache
def acting() -> frozenset[str]:
    """Return the words that say that somebody acts, must or may."""
    return words("role_verbs") | words("obligation") | words("permissive")


def split_word(word: str, part_of_speech: str) -> list[tuple[str, str]]:
    """Return 区政府 as 区 and 政府, 财政负担 as 财政 and 负担: words that jieba knows whole but names cut."""
    if word in words("not_agencies"):
        return [(word, part_of_speech)]
    body = next((name for name in longest_first("agency_alone") if word.startswith(name)), "")
    if body and word[len(body) :] in words("action_verbs"):
        return [(body, "n"), (word[len(body) :], "v")]
    rest = word[1:]
    if word[0] not in OPENERS or word in _kept_words():
        return [(word, part_of_speech)]
    if rest in _name_words() or (len(rest) > 2 and rest[-1] in HEAD_CHARS):
        return [(word[0], "n"), (rest, "n")]
    return [(word, part_of_speech)]


@cache
def _kept_words() -> frozenset[str]:
    return words("agency_levels") | words("agency_functions") | words("agency_groups")


@cache
def _name_words() -> frozenset[str]:
    return words("agency_heads") | words("agency_groups") | words("agency_levels") | words("agency_functions")


@cache
def name_ends() -> frozenset[str]:
    """Return the characters with which the name of a body can end."""
    lists = ("agency_heads", "agency_groups", "agency_levels", "agency_determiners", "agency_alone")
    listed = {word[-1] for name in lists for word in words(name)}
    shapes = {word[-1] for word in (*GROUP_ENDS, *HEAD_ENDS, *HEAD_CHARS, *DIVISION_CHARS, *PLACE_ENDS)}
    return frozenset(listed | shapes | set("）)"))


def class_of(word: str, part_of_speech: str) -> str:
    """Return what `word` can be in the name of a body, one of `TAGS`.

    SEP, ETC and W are marks and joining words; BOTH is a level that is also a head; MID, which only
    the place in a bracket gives, is never returned.
    """
    return _mark(word) or _listed(word, part_of_speech) or _by_shape(word, part_of_speech)


def _mark(word: str) -> str | None:
    """Return the class of a mark or of a word that joins names."""
    if word in JOINING:
        return "SEP"
    if word == "等":
        return "ETC"
    return None if any(char.isalnum() and char not in CIRCLED for char in word) else "W"


def _listed(word: str, part_of_speech: str) -> str | None:
    """Return the class that the lexicon gives."""
    if word in acting():
        return "V"
    found = [tag for tag, name in LISTS if word in words(name)]
    if "LEVEL" in found and ({"HEAD", "GROUP"} & set(found)):
        return "BOTH"
    if found:
        return found[0]
    return _small(part_of_speech) if word in words("not_agencies") else None


def _by_shape(word: str, part_of_speech: str) -> str:
    """Return the class that a word's end and part of speech give."""
    noun = part_of_speech[:1] not in "vdapcu"
    if part_of_speech == "nt" and len(word) > LONG:
        return "HEAD"
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
    return _small(part_of_speech)


def _small(part_of_speech: str) -> str:
    letter = part_of_speech[:1].upper()
    return letter if letter in SMALL and letter else "X"


def middle_sign(sign: str) -> str:
    """Return the sign of the same word inside a bracket of a name, where its class is MID."""
    return chr(FIRST_SIGN + TAGS.index("MID") * SIGNS_OF_TAG + (ord(sign) - FIRST_SIGN) % SIGNS_OF_TAG)
