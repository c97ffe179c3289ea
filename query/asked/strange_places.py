"""Provinces, cities and counties that a question names and no document is of: 石城 as well as 石城县."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate

from extract.segment import cut_tagged
from graph.divisions import division_names, find_divisions
from query.asked.places import SHORTEST, customary_names, steps_of
from query.asked.reading import COVER, Reading
from query.holdings import Holdings
from query.lexicon import read_groups

PEOPLES = re.compile(r"(?<=..)(?:[\u4e00-\u9fff]{1,3}族)+自治县$")
LEVEL = re.compile(
    r"(?<=..)(?:[\u4e00-\u9fff]{1,3}族)*(?:自治区|自治州|自治县|自治旗|特别行政区|地区|[省市县区旗盟])$"
)
TERM = 2  # characters beside a place with which it makes a longer term
JOINT = re.compile("和|与|跟|及|、|还是|比|同")
ASKED = re.compile(r"[的有由哪谁归,，、和与跟?]|$")  # what stands behind a place that is asked about
MENTIONS = re.compile(r"(?:提到|提及|讲到|说到|谈到|写到|涉及)(?:了|过|到)?$")
WHOLE = 3  # characters of a name with its level; 和县 may be 和 and 县
NAMES = ("ns", "nr", "nz")  # jieba's signs of names
# what may stand before a place that jieba does not know as one
OPENS = re.compile(rf"(?:^|[{COVER},、。?!:;“”\"'《》\s]|[在给由让把请问查为和与跟对从到向去说看按])$")


def find_strange_place(reading: Reading, holdings: Holdings) -> str:
    """Cover and return a place that is named but not held; empty where there is none.

    A place that tasks write within a longer term (郑州机场) is part of the topic. Beside a place that is
    held it must be joined to that one (遂宁和贵州, 广州市南沙区).
    """
    is_placed = reading.has("place")
    for start, end in (*_whole(reading.left), *_short(reading)):
        name = reading.words[start:end]
        if is_placed and not _is_joined(reading, start, end):
            continue
        if not _is_topic(reading, start, end, holdings):
            reading.take(start, end, "strange")
            return name
    return ""


def mentioned_place(reading: Reading) -> str:
    """Return the place of which documents are asked to speak (哪些文件提到深圳), empty for none."""
    for mark in reading.tagged("strange", "place") if reading.has("which_document") else ():
        if MENTIONS.search(reading.words, 0, mark.start) and mark.end == len(reading.words):
            return mark.value
    return ""


def near_places(name: str, regions: Iterable[str]) -> list[str]:
    """Return those of `regions` that lie in the prefecture of a place, else in its province; perhaps none."""
    own = _codes(name)
    held = {region: _codes(steps_of(region)[-1]) for region in regions}
    for size in (4, 2):  # digits of the code of a prefecture, of a province
        heads = {code[:size] for code in own if not code[:size].endswith("00")}
        near = [region for region, codes in held.items() if any(code[:size] in heads for code in codes)]
        if near:
            return near
    return []


def _codes(name: str) -> set[str]:
    """Return the codes of the places that a name, with or without its level, may mean."""
    return {
        division.code for full in (name, *_short_names().get(name, ())) for division in find_divisions(full)
    }


def _is_joined(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a name stands right behind a place that is held, or 和 joins the two."""
    places = reading.tagged("place")
    behind = any(mark.end == start or JOINT.fullmatch(reading.words, mark.end, start) for mark in places)
    return behind or any(JOINT.fullmatch(reading.words, end, mark.start) for mark in places)


def _is_topic(reading: Reading, start: int, end: int, holdings: Holdings) -> bool:
    """Tell whether a name is no place asked about, but a part of what some task writes."""
    name = reading.words[start:end]
    if holdings.is_topic(name):
        return True
    around = (reading.words[start : end + TERM], reading.words[max(0, start - TERM) : end])
    if any(len(term) == len(name) + TERM and holdings.is_written(term) for term in around):
        return True
    return not ASKED.match(reading.words, end) and holdings.is_written(name)


def _whole(left: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of names with their levels, the longest first."""
    names, sizes = _whole_names()
    for size in sizes:
        for start in range(len(left) - size + 1):
            if left[start : start + size] in names:
                yield start, start + size


def _short(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of names without their levels, where they are words of their own."""
    for place, piece in reading.pieces():
        words = cut_tagged(piece)
        starts = list(accumulate((len(word) for word, _ in words), initial=place))
        for first, (word, sign) in enumerate(words):
            if word in _short_names() and _names_place(word, sign, reading.left[: starts[first]]):
                yield starts[first], starts[first + 1]
            letters = "".join(one for one, _ in words[first : first + 2] if len(one) == 1)
            if letters in _short_names() and OPENS.search(reading.left[: starts[first]]):
                yield starts[first], starts[first] + len(letters)


def _names_place(word: str, sign: str, before: str) -> bool:
    """Tell whether a word that may be a place is one: a name to jieba, or a city's, at a fit place."""
    return sign.startswith("ns") or (
        (sign.startswith(NAMES) or _is_large(word)) and bool(OPENS.search(before))
    )


def _is_large(short: str) -> bool:
    """Tell whether a short name is that of a province or of a prefecture."""
    divisions = (division for name in _short_names()[short] for division in find_divisions(name))
    return any(division.level != "county" for division in divisions)


@cache
def _whole_names() -> tuple[frozenset[str], tuple[int, ...]]:
    """Return names with their level, those of autonomous counties also as they are said (通道县).

    Behind them their lengths, falling.
    """
    names = {name for name in division_names() if len(name) >= WHOLE}
    names |= {PEOPLES.sub("", name) + "县" for name in names if name.endswith("族自治县")}
    return frozenset(names), tuple(sorted({len(name) for name in names}, reverse=True))


@cache
def _short_names() -> Mapping[str, tuple[str, ...]]:
    """Return names without their level, each with the full names that it may stand for."""
    common = {word for group in read_groups("not_places") for word in group}
    found: dict[str, tuple[str, ...]] = {}
    for name in division_names():
        for short in {LEVEL.sub("", name), *customary_names().get(name, ())}:
            if SHORTEST <= len(short) < len(name) and short not in common:
                found[short] = (*found.get(short, ()), name)
    return found
