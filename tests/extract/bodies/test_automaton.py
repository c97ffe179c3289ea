import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.bodies.automaton import Automaton

ELEMENTS = {"A": "a".__eq__, "B": "b".__eq__, "Either": "ab".__contains__, "C": "c".__eq__}
PATTERNS = ("A{0,2} B", "(A C){1,3} B?", "Either{2} (C | B C)", "C")
SAME = re.compile("a{0,2}b|(ac){1,3}b?|[ab]{2}(c|bc)|c")


@pytest.mark.parametrize(
    ("signs", "matches"),
    [
        ("", []),
        ("x", []),
        ("aab", [(0, 3), (1, 3), (2, 3)]),
        ("aaab", [(1, 4), (2, 4), (3, 4)]),
        ("acacb", [(0, 5), (1, 2), (2, 5), (3, 4), (4, 5)]),
        ("abbc", [(0, 4), (1, 4), (2, 3), (3, 4)]),
        ("aa", []),
    ],
)
def test_each_place_has_its_longest_match(signs: str, matches: list[tuple[int, int]]) -> None:
    assert Automaton(PATTERNS, ELEMENTS).matches(signs) == matches


def test_a_match_may_be_kept_short() -> None:
    automaton = Automaton(PATTERNS, ELEMENTS)
    assert [automaton.longest("acacb", 0, stop) for stop in range(6)] == [0, 0, 2, 2, 4, 5]


@given(st.text(alphabet="abcx", max_size=12))
def test_it_agrees_with_regular_expressions(signs: str) -> None:
    places = range(len(signs) + 1)
    longest = [
        max((end for end in places if SAME.fullmatch(signs, start, end)), default=0) for start in places
    ]
    expected = [(start, end) for start, end in enumerate(longest) if end > start]
    assert Automaton(PATTERNS, ELEMENTS).matches(signs) == expected
