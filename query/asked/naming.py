"""What the words by which a question names a document in passing say of it."""

import re
from dataclasses import dataclass
from functools import cache

from extract.numerals import parse_number
from query.lexicon import read_groups

NUMERAL = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
ITEMS = re.compile(rf"(?P<number>(?![一1二2两][项条个])(?:{NUMERAL}))大?[项条个](?![月分])")
STEP = re.compile(
    r"(?P<year>\d{4})年(?:度)?(?:(?P<month>\d{1,2})月(?:份)?)?"
    rf"|(?P<items>(?![一1二2两][项条个])(?:{NUMERAL})大?[项条个](?![月分]))"
    r"|(?P<issuer>国务院办公厅|国务院|国办|[省市区县旗](?:人民)?政府(?:办公厅|办公室|办)?|[省市区县旗]府办)"
    r"|(?P<item>[这那该]一?[件项条](?!的))"
    rf"|(?P<pointing>[这那该](?:[一两二三四五几]?[份个套批部篇张]|几[份个项条]|些(?=$|措施|政策|举措|意见|文件|方案|办法|规定)|(?=(?:{NUMERAL})大?[项条个])))"
    r"|(?P<joint>[这那该]一?[件项条]的|关于|有关|(?:印发|制定|出台|下发|发布|制发|发|里|中)的|的)"
)
DRAFTED = re.compile(
    r"(?:制定|制订|编制|起草|修订|拟定|完善|健全)[^\n,、]{0,12}$"
)  # 制定…方案 is a task, no document
LEAST = 3  # characters of a subject that tells one document from others


@dataclass(frozen=True, slots=True)
class Said:
    """What some words say of a document: date, issuer, number of items, the kind in its title, its subject.

    `is_pointing` tells of 那份 and the like; `is_open` that nothing closes the subject (那30项督查激励).
    """

    subject: tuple[str, ...] = ()
    year: int = 0
    month: int = 0
    issuer: str = ""
    items: str = ""
    noun: str = ""
    is_pointing: bool = False
    is_open: bool = False

    @property
    def is_name(self) -> bool:
        """Tell whether this names one document among others."""
        is_clear = self.items or (self.is_pointing and self.noun)  # 节水那份方案
        is_told = sum(map(len, self.subject)) >= LEAST or (self.subject and is_clear)
        told = is_told or (self.issuer and (self.year or self.items))
        return bool(told and (self.noun or self.items or self.is_pointing))

    @property
    def is_loose(self) -> bool:
        """Tell whether the noun alone may mean any measures, so that the place must be said."""
        return self.noun in _loose() and not (self.is_pointing or self.items or self.issuer)


def read_said(words: str) -> Said:
    """Return what `words` say."""
    noun = next((noun for noun in names_of_documents() if words.endswith(noun)), "")
    left = words.removesuffix(noun)
    found: dict[str, str] = {}
    subject, start = [], 0
    for match in STEP.finditer(left):
        found |= {name: value for name, value in match.groupdict().items() if value}
        subject.append(left[start : match.start()])
        start = match.end()
    subject.append(left[start:])
    return Said(
        tuple(piece for piece in subject if piece),
        int(found.get("year", 0)),
        int(found.get("month", 0)),
        found.get("issuer", ""),
        found.get("items", ""),
        noun,
        "pointing" in found or ("item" in found and left.startswith(found["item"])),
        bool(left[start:]) and not noun,
    )


def numbers_in(words: str) -> frozenset[int]:
    """Return how many items `words` speak of."""
    return frozenset(int(parse_number(match["number"])) for match in ITEMS.finditer(words))


@cache
def generic_nouns() -> frozenset[str]:
    """Return the nouns by which any document may be called."""
    return frozenset(word for group in read_groups("spoken_nouns") for word in group)


@cache
def _loose() -> frozenset[str]:
    return frozenset(read_groups("spoken_nouns")[1])


@cache
def names_of_documents() -> tuple[str, ...]:
    """Return the nouns by which documents are called, the longest first."""
    own = {word for group in read_groups("document_nouns") for word in group}
    return tuple(sorted(own | generic_nouns(), key=lambda word: (-len(word), word)))
