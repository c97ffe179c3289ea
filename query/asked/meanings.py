"""Whether a question asks what a word means or into which kinds it falls (什么叫…, …分几类, …包括哪些)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from query.asked.reading import COVER, Reading


class Relation(StrEnum):
    """What a document may say of a word."""

    MEANS = "means"  # 是指
    INCLUDES = "includes"  # 包括
    HAS = "has"  # 有哪些, which asks for other things as well
    DIVIDED = "divided"  # 分为


@dataclass(frozen=True, slots=True)
class Meaning:
    """The `term` whose meaning, contents or kinds are asked for, as the question writes it.

    One that `is_only` can be asked for nothing else; 包括哪些 may be asked of the parts of a task too.
    """

    term: str
    relation: Relation
    is_only: bool


FIRST = re.compile(
    rf"^(?:[{COVER}里中的,]|根据|按照|依据|请问|那|到底|究竟)*(?P<cue>(?:什么|啥)(?:叫做?|是)|何[谓为])"
    r"(?P<term>[^,的]{2,16}?)[呢啊呀]?$"
)
AT = re.compile(r"^[对把将]+")  # 对企业|分几类
PEOPLE = r"(?:人|人员|对象|情形|情况|活动|行为|范围)?"
LAST = (  # how what is asked, whether nothing else can be asked so, and the pattern
    (
        Relation.MEANS,
        True,
        r"(?:到底|究竟|具体|一般|都)*(?:(?:是指|指的?是?|所指|系指|是|算是?|叫)(?:的|个)*(?:什么|啥)(?:意思|概念|含义)"
        rf"|(?:是指|指的?是?|所指的?是?|系指)(?:的)?(?:什么|啥|哪些|哪几[类种个]|谁){PEOPLE}"
        r"|(?:是)?(?:怎么|怎样|如何)(?:定义|界定|解释)的?|的?(?:定义|含义)(?:是|为)?(?:什么|啥)?)[呢啊呀]?$",
    ),
    (Relation.MEANS, False, r"(?:是|指)(?:什么|啥)(?:样的)?(?:标准|条件|人|人员|对象|情形)?[呢啊呀]?$"),
    (
        Relation.DIVIDED,
        False,
        r"(?:一共|总共|具体|到底|都)*(?:分|分为|分成|划分为|划分成|可以分为|有)(?:哪)?几个?(?:类别?|种类?|级别?|档|等级|等次|层级|型)"
        r"(?:,?(?:分别|各|都)?是?(?:哪|什么|啥)[几些]?(?:类|种|级|档|个)?)?[呢啊呀]?$",
    ),
    (
        Relation.INCLUDES,
        False,
        rf"(?:一般|具体|主要|都|又|通常)*(?:包括|包含|涵盖)(?:了)?(?:哪些|什么|啥|哪几[类种个样]){PEOPLE}[呢啊呀]?$",
    ),
    (Relation.HAS, False, r"(?:一般|具体|主要|都|又|通常)*有(?:哪些|哪几[类种])[呢啊呀]?$"),
)
PATTERNS = tuple((relation, is_only, re.compile(pattern)) for relation, is_only, pattern in LAST)
SHORTEST, LONGEST = 2, 20
AHEAD = re.compile(
    r".*(?:所说的?|所称的?|里面?的|中的|讲的|说的|提到的|规定的|[这那]个|(?<=[一-龥]{3})[里中](?=[一-龥]{2})|,)|^的+"
)
CLOSING = re.compile(r"(?:的|主要|一般|都|具体|到底|究竟|这个词|这个概念|一词|这个说法|又)+$")
PIECE = re.compile(rf"[^{COVER}]+$")


def find_meaning(reading: Reading) -> Meaning | None:
    """Return what the rest of a question asks the meaning of, `None` where it asks another thing.

    To be called when names are covered and question words are not; what can be nothing else is covered.
    """
    first = FIRST.search(reading.left)
    if first:
        reading.take(*first.span("cue"), "meaning")
        start, end = first.span("term")
        return Meaning(reading.words[start:end], Relation.MEANS, is_only=True)
    for relation, is_only, pattern in PATTERNS:
        last = pattern.search(reading.left)
        if not last:
            continue
        term = _term_before(reading, last.start())
        term = AT.sub("", term) if relation is Relation.DIVIDED else term
        if SHORTEST <= len(term) <= LONGEST:
            if is_only:
                reading.take(last.start(), last.end(), "meaning")
            return Meaning(term, relation, is_only)
    return None


def _term_before(reading: Reading, end: int) -> str:
    """Return the word that stands before `end`, a name of a body or a title too (供水单位)."""
    piece = PIECE.search(reading.left[:end])
    if piece:
        return CLOSING.sub("", AHEAD.sub("", piece[0]))
    return next((mark.value for mark in reading.tagged("body", "title") if mark.end == end), "")
