"""Provinces, cities and counties that a question names and no document is of: 石城 as well as 石城县."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extract.segment import cut_tagged
from graph.divisions import division_names, find_divisions
from query.asked.places import SHORTEST
from query.asked.reading import COVER, Reading
from query.holdings import Holdings
from query.lexicon import read_groups

LEVEL = re.compile(
    r"(?:[\u4e00-\u9fff]{1,3}族)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|[省市县区旗盟])$"
)
WHOLE = 3  # characters of a name with its level; 和县 may be 和 and 县
NAMES = ("ns", "nr", "nz")  # jieba's signs of names
# what may stand before a place that jieba does not know as one
OPENS = re.compile(rf"(?:^|[{COVER},、。?!:;“”\"'《》\s]|[在给由让把请问查为和与跟对从到向去说看按])$")


def find_strange_place(reading: Reading, holdings: Holdings) -> str:
    """Cover and return a place that is named but not held; empty where there is none.

    A place that some task writes (郑州机场) is no other document's place, but part of the topic.
    """
    for start, end in (*_whole(reading.left), *_short(reading)):
        name = reading.words[start:end]
        if not (holdings.is_topic(name) or holdings.is_written(name)):
            reading.take(start, end, "strange")
            return name
    return ""


def _whole(left: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of names with their levels, the longest first."""
    names = division_names()
    for size in sorted({len(name) for name in names if len(name) >= WHOLE}, reverse=True):
        for start in range(len(left) - size + 1):
            if left[start : start + size] in names:
                yield start, start + size


def _short(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of names without their levels, where they are words of their own."""
    for place, piece in reading.pieces():
        words = cut_tagged(piece)
        starts = [place]
        for word, _ in words:
            starts.append(starts[-1] + len(word))
        for first, (word, sign) in enumerate(words):
            if word in _short_names() and _names_place(word, sign, reading.left[: starts[first]]):
                yield starts[first], starts[first + 1]
            letters = "".join(one for one, _ in words[first : first + 2] if len(one) == 1)
            if letters in _short_names() and OPENS.search(reading.left[: starts[first]]):
                yield starts[first], starts[first] + len(letters)


def _names_place(word: str, sign: str, before: str) -> bool:
    """Tell whether a word that may be a place is one: a name to jieba, or a city's, at a fit place."""
    return sign.startswith("ns") or (
        (sign.startswith(NAMES) or _short_names()[word]) and bool(OPENS.search(before))
    )


@cache
def _short_names() -> Mapping[str, bool]:
    """Return names without their level, and whether each is that of a province or of a prefecture."""
    common = {word for group in read_groups("not_places") for word in group}
    found: dict[str, bool] = {}
    for name in division_names():
        short = LEVEL.sub("", name)
        if SHORTEST <= len(short) < len(name) and short not in common:
            is_large = any(division.level != "county" for division in find_divisions(name))
            found[short] = found.get(short, False) or is_large
    return found
