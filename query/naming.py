"""What the words by which a question names a document say of it, and whether a held one is so."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from extract.numerals import parse_number
from query.called import NUMBERING
from query.lexicon import read_groups
from query.plan import Part
from query.wording import plain

NUMERAL = r"\d{1,3}|[一二三四五六七八九十百]{1,5}"
ITEMS = re.compile(rf"(?P<number>(?![一1二2两][项条个])(?:{NUMERAL}))大?[项条个](?![月分])")
STEP = re.compile(
    r"(?P<year>\d{4})年(?:度)?(?:(?P<month>\d{1,2})月(?:份)?)?"
    rf"|(?P<items>(?![一1二2两][项条个])(?:{NUMERAL})大?[项条个](?![月分]))"
    r"|(?P<issuer>国务院办公厅|国务院|国办|[省市区县旗](?:人民)?政府(?:办公厅|办公室|办)?|[省市区县旗]府办)"
    rf"|(?P<pointing>[这那该](?:一?[份个套批部篇张]|几[份个项条]|(?=(?:{NUMERAL})大?[项条个])))"
    r"|(?P<joint>[这那该]一?[件项条]|关于|有关|(?:印发|制定|出台|下发|发布|制发|发|里|中)的|的)"
)
STATE = "国务院"
SHORTEST_RUN = 2  # characters that count as said in a title
SLIPPED = 4  # characters of which one inside may be another (医护人员: 医务人员)
LEAST = 3  # characters of a subject that tells one document from others
LONGEST_KNOWN = 4  # characters of what only headings or the opening say


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
        is_told = sum(map(len, self.subject)) >= LEAST or (self.subject and self.items)
        told = is_told or (self.issuer and (self.year or self.items))
        return bool(told and (self.noun or self.items or self.is_pointing))


@cache
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
        "pointing" in found,
        bool(left[start:]) and not noun,
    )


class Name:
    """What one document, or an annex of it, can be called by: issuer, date, number of items, own words."""

    def __init__(self, part: Part, title: str) -> None:
        self.part, self.document, self.title = part, part.document, title

    @cached_property
    def headings(self) -> str:
        """The headings of the document, one a line."""
        steps = {step for path in self.document.paths for step in path.split("/")}
        return "\n".join(sorted(plain(NUMBERING.sub("", step)) for step in steps))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """How many items there are: in all, under each heading, and on each level of a chapter."""
        steps = {tuple(path.split("/")) for path in self.document.paths}
        steps |= {path[:depth] for path in steps for depth in range(1, len(path))}
        under = Counter(path[:-1] for path in steps)
        levels = Counter((path[:1], len(path)) for path in steps)
        inner = {path[:-1] for path in steps}
        return frozenset((*under.values(), *levels.values(), sum(path not in inner for path in steps)))

    def fits(self, said: Said, opening: str = "") -> int | None:
        """Return in how many pieces the document has the subject of `said`, `None` where it is another one.

        With its `opening` the words may also stand there or in its headings, if they are long enough.
        """
        facts = self._is_of(said) and self._is_called(said.noun) and self._has(said.items, opening)
        if not facts:
            return None
        pieces = [self._pieces(words, opening) for words in said.subject]
        return sum(filter(None, pieces)) if all(pieces) else None

    def _is_of(self, said: Said) -> bool:
        """Tell whether the document is of the date and the issuer that are said."""
        day = self.document.day
        year = not said.year or said.year == self.document.year or f"{said.year}年" in self.title
        month = not said.month or (day is not None and day.month == said.month)
        return year and month and (not said.issuer or self._is_from(said.issuer))

    def _is_from(self, issuer: str) -> bool:
        """Tell whether a body called `issuer` (国办, 省政府) has issued the document."""
        number, own = plain(self.document.number), self.document.issuer or plain(self.document.title)
        if issuer[0] == STATE[0]:
            is_office = number.startswith("国办") or own.startswith(f"{STATE}办公厅")
            is_state = is_office or number.startswith("国发") or own.startswith(STATE)
            return is_state and is_office is ("办" in issuer)
        level, is_office = issuer[0], "办" in issuer
        return bool(re.search(rf"{level}人民政府{'办公' if is_office else '(?!办公)'}", own))

    def _is_called(self, noun: str) -> bool:
        return not noun or noun in _generic() or noun in self.title

    def _has(self, items: str, opening: str) -> bool:
        """Tell whether the document holds as many items as are said, by its words or by its headings."""
        if not items or items in self.title:
            return True
        number = int(parse_number(ITEMS.fullmatch(items)["number"]))  # type: ignore[index]
        written = {int(parse_number(match["number"])) for match in ITEMS.finditer(self.title + opening)}
        return number in written or number in self.numbers

    def _pieces(self, words: str, opening: str) -> int | None:
        """Return in how many runs `words` stand in the title, `None` where some do not."""
        if opening and len(words) >= LONGEST_KNOWN and words in self.headings + opening:
            return 1
        place = found = 0
        while place < len(words):
            size = _longest(words, place, self.title)
            if not size:
                return None
            place, found = place + size, found + 1
        return found


def _longest(words: str, place: int, title: str) -> int:
    """Return how many characters from `place` on stand in a title, 0 for none; one inside may be another."""
    rest = words[place:]
    for size in range(len(rest), SHORTEST_RUN - 1, -1):
        if rest[:size] in title:
            return size
        if size >= SLIPPED and any(
            re.search(f"{re.escape(rest[:slip])}.{re.escape(rest[slip + 1 : size])}", title)
            for slip in range(1, size - SHORTEST_RUN)
        ):
            return size
    return 0


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for group in read_groups("spoken_nouns") for word in group)


@cache
def names_of_documents() -> tuple[str, ...]:
    """Return the nouns by which documents are called, the longest first."""
    own = {word for group in read_groups("document_nouns") for word in group}
    return tuple(sorted(own | _generic(), key=lambda word: (-len(word), word)))
