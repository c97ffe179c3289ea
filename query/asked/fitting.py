"""Which of the documents held fit what a question says of one in passing, and which fit best."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from extract.segment import cut
from query.asked.called import NUMBERING, narrow, nearest, targets_of
from query.asked.naming import Said, generic_nouns, numbers_in
from query.asked.places import forms_of
from query.asked.wording import plain
from query.plan import KnownDocument, Part

STATE = "国务院"
SHORTEST_RUN = 2  # characters that count as said in a title
SLIPPED = 4  # characters of which one inside may be another (医护人员: 医务人员)
OPENING = 600  # characters of a text that say what the document is about
LONGEST_KNOWN = 4  # characters of what only headings or the opening say

IsTopic = Callable[[str], bool]


class Name:
    """What one document, or an annex of it, can be called by: issuer, date, number of items, own words."""

    def __init__(self, part: Part, title: str) -> None:
        self.part, self.document, self.title = part, part.document, title
        words = cut(title)
        ends = (*pairwise(words), *((word, word) for word in words if len(word) > SHORTEST_RUN + 1))
        self.shortened = frozenset(one[0] + other[-1] for one, other in ends)  # 节约用水: 节水
        self._places = forms_of(self.document.region)

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

    def fits(self, said: Said, opening: str = "") -> tuple[bool, bool, int] | None:
        """Return how well the document is as `said`, the better the less; `None` where it is another one.

        That is whether it holds another number of items, whether the year is that of its date alone, and in
        how many pieces it has the subject. With its `opening` the words may also stand there or in its
        headings, if they are long enough.
        """
        is_other = not (self._is_of(said) and self._is_called(said.noun))
        if is_other or (said.is_loose and not self._is_placed(said)):
            return None
        pieces = [self._pieces(words, opening) for words in said.subject]
        if not all(pieces):
            return None
        is_dated = not said.year or str(said.year) in self.title
        return not self._has(said.items, opening), not is_dated, sum(filter(None, pieces))

    def _is_placed(self, said: Said) -> bool:
        return any(words.startswith(tuple(self._places)) for words in said.subject)

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
        return not noun or noun in generic_nouns() or noun in self.title

    def _has(self, items: str, opening: str) -> bool:
        """Tell whether the document holds as many items as are said, by its words or by its headings."""
        if not items or items in self.title:
            return True
        written = numbers_in(self.title + opening)
        return bool(numbers_in(items) & (written | self.numbers))

    def _pieces(self, words: str, opening: str) -> int | None:
        """Return in how many runs `words` stand in the title, `None` where some do not."""
        if opening and len(words) >= LONGEST_KNOWN and words in self.headings + opening:
            return 1
        place = found = 0
        while place < len(words):
            size = _longest(words, place, self.title)
            size = size or SHORTEST_RUN * (words[place : place + SHORTEST_RUN] in self.shortened)
            if not size:
                return None
            place, found = place + size, found + 1
        return found


def _longest(words: str, place: int, title: str) -> int:
    """Return how many characters from `place` on stand in a title, 0 for none; one inside may be another."""
    rest, best = words[place:], 0
    start = title.find(rest[0])
    while start >= 0:
        size = _same(rest, title[start:])
        slipped = _same(rest[size + 1 :], title[start + size + 1 :])
        if slipped >= SHORTEST_RUN and size + 1 + slipped >= SLIPPED and title[start + size] != "\n":
            size += 1 + slipped
        best = max(best, size)
        start = title.find(rest[0], start + 1)
    return best if best >= SHORTEST_RUN else 0


def _same(words: str, title: str) -> int:
    """Return with how many characters in common `words` and `title` begin."""
    return next(
        (n for n, (one, other) in enumerate(zip(words, title, strict=False)) if one != other),
        min(len(words), len(title)),
    )


class Names:
    """What all documents held can be called by, found by pairs of characters."""

    def __init__(self, documents: Iterable[KnownDocument], read_text: Callable[[str], str]) -> None:
        self._names = [Name(*target) for document in documents for target in targets_of(document)]
        self._read_text = read_text
        self._titles = _index(name.title for name in self._names)
        for number, name in enumerate(self._names):
            for pair in name.shortened:
                self._titles[pair].add(number)

    @cached_property
    def _openings(self) -> list[str]:
        return [plain(self._read_text(name.document.name)[:OPENING]) or "\n" for name in self._names]

    @cached_property
    def _known(self) -> Mapping[str, set[int]]:
        """The names by the pairs of their headings and openings."""
        return _index(name.headings + said for name, said in zip(self._names, self._openings, strict=True))

    def named(self, said: Said, is_topic: IsTopic) -> list[Part]:
        """Return the documents that are as `said`, the best ones where several are.

        Words that no title has may stand in what a document says of itself, unless they are a topic.
        """
        fits = {number: self._names[number].fits(said) for number in self._near(said, self._titles)}
        is_clear = said.items or said.is_pointing or said.noun not in generic_nouns()
        is_known = said.subject and is_clear and not any(map(is_topic, said.subject))
        if is_known and not any(fits.values()):
            near = self._near(said, self._known)
            fits = {number: self._names[number].fits(said, self._openings[number]) for number in near}
        best = min(filter(None, fits.values()), default=())
        parts = narrow([self._names[number].part for number, fit in fits.items() if fit and fit == best])
        return nearest(parts, "".join(said.subject))

    def stretching(self, words: str) -> tuple[int, list[Part]]:
        """Return how many characters at the beginning of `words` stand in titles, and whose they are."""
        numbers = self._titles.get(words[:2], set())
        sizes = {number: _common(words, self._names[number].title) for number in sorted(numbers)}
        best = max(sizes.values(), default=0)
        return best, narrow([self._names[number].part for number, size in sizes.items() if size == best])

    def likeness(self, words: str) -> float:
        """Return the largest part of the pairs of characters of `words` that one title has, 0 to 1."""
        pairs = _pairs(words)
        held = Counter(number for pair in pairs for number in self._titles.get(pair, ()))
        return max(held.values(), default=0) / max(len(pairs), 1)

    def _near(self, said: Said, holding: Mapping[str, set[int]]) -> list[int]:
        """Return the names that share two characters side by side with a subject; all without one."""
        if not said.subject:
            return list(range(len(self._names)))
        return sorted(set().union(*(holding.get(pair, set()) for pair in _pairs(said.subject[0]))))


def _index(texts: Iterable[str]) -> dict[str, set[int]]:
    holding: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for pair in _pairs(text):
            holding[pair].add(number)
    return holding


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


def _common(words: str, title: str) -> int:
    """Return how many characters at the beginning of `words` stand in `title` in one run."""
    size = 0
    while size < len(words) and words[: size + 1] in title:
        size += 1
    return size
