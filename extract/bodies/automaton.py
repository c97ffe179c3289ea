"""Patterns over rows of signs as one automaton: from any place the longest match is found in one walk.

A pattern is a row of elements with the marks of regular expressions: ( ) | ? {2} {0,8}. A state of the
automaton is the set of places in all patterns where a walk may stand; each is made when first entered.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Test = Callable[[str], bool]

TOKEN = re.compile(r"(?P<name>[A-Z]\w*)|(?P<mark>[()|])|(?P<times>\?|\{(?P<least>\d+)(?:,(?P<most>\d+))?\})")
END = 0  # the place behind every pattern
KEPT = 1 << 12  # states that are kept; rows of any signs may lead to many more
Choice = Sequence[Sequence["_Part"]]  # rows of which any one fits


@dataclass(frozen=True, slots=True)
class _Part:
    """An element, or a choice in brackets, that stands `least` to `most` times."""

    what: str | Choice
    least: int = 1
    most: int = 1


class _State(dict[str, "_State | None"]):
    """Where each sign leads, `None` where no pattern goes on with it; `ends` tells that a pattern may end."""

    def __init__(self, places: frozenset[int], automaton: "Automaton") -> None:
        self.ends = END in places
        self._places, self._automaton = places, automaton

    def __missing__(self, sign: str) -> "_State | None":
        self[sign] = self._automaton.step(self._places, sign)
        return self[sign]


class Automaton:
    """All of `patterns` at once; `elements` tells for each of their names which signs it stands for."""

    def __init__(self, patterns: Sequence[str], elements: Mapping[str, Test]) -> None:
        self._elements = elements
        self._tests: list[Test] = [lambda _: False]  # of each place
        self._behind: list[frozenset[int]] = [frozenset()]  # the places behind each place
        self._states: dict[frozenset[int], _State] = {}
        rows = [row for pattern in patterns for row in _read(TOKEN.finditer(pattern))]
        self._start = self._state(self._any(rows))

    def matches(self, signs: str) -> list[tuple[int, int]]:
        """Return the longest match at each place of `signs` where there is one, in order."""
        found = []
        stop = len(signs)
        for start, sign in enumerate(signs):
            if self._start[sign] is not None and (end := self.longest(signs, start, stop)) > start:
                found.append((start, end))
        return found

    def longest(self, signs: str, start: int, stop: int) -> int:
        """Return where the longest match at `start` ends that ends at `stop` or before; `start` for none."""
        state = self._start
        end = place = start
        while place < stop and (following := state[signs[place]]) is not None:
            state = following
            place += 1
            if state.ends:
                end = place
        return end

    def step(self, places: frozenset[int], sign: str) -> _State | None:
        """Return the state to which `sign` leads from any of `places`."""
        behind = [self._behind[place] for place in places if self._tests[place](sign)]
        return self._state(frozenset().union(*behind)) if behind else None

    def _state(self, places: frozenset[int]) -> _State:
        if places not in self._states:
            if len(self._states) >= KEPT:
                self._states.clear()
                self._start.clear()
            self._states[places] = _State(places, self)
        return self._states[places]

    def _any(self, choice: Choice, behind: frozenset[int] = frozenset({END})) -> frozenset[int]:
        """Add the places of every row of `choice`; return those with which it may open."""
        return frozenset().union(*(self._row(row, behind) for row in choice))

    def _row(self, row: Sequence[_Part], behind: frozenset[int]) -> frozenset[int]:
        for part in reversed(row):
            opening = behind
            for time in range(part.most, 0, -1):
                once = self._once(part.what, opening)
                opening = once | behind if time > part.least else once
            behind = opening
        return behind

    def _once(self, what: str | Choice, behind: frozenset[int]) -> frozenset[int]:
        if not isinstance(what, str):
            return self._any(what, behind)
        self._tests.append(self._elements[what])
        self._behind.append(behind)
        return frozenset({len(self._tests) - 1})


def _read(tokens: Iterator[re.Match[str]]) -> Choice:
    """Return what stands up to the next closing bracket."""
    rows: list[list[_Part]] = [[]]
    for token in tokens:
        if token["mark"] == ")":
            break
        if token["mark"] == "|":
            rows.append([])
        elif token["times"]:
            last = rows[-1].pop()
            least = int(token["least"] or 0)
            rows[-1].append(_Part(last.what, least, int(token["most"] or token["least"] or 1)))
        else:
            rows[-1].append(_Part(token["name"] or _read(tokens)))
    return rows
