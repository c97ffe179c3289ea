"""The place and the level that stand before the name of a body (湘潭那边的|水务局, 朝阳市级|水利部门)."""

import re

from query.asked.places import LEVELS, set_of_divisions
from query.asked.reading import COVER, Reading
from query.holdings import Holdings
from query.plan import Body

LEVEL_BEFORE = re.compile(rf"(?<!城)(?P<level>[{LEVELS}])(?:级|本级|里|上)?(?:的)?$")  # 朝阳市级水利部门
JOINT = re.compile(r"(?:这边|那边|这里|那里|这儿|那儿|当地|本地)?的$")  # 湘潭的水务局


def level_before(reading: Reading, start: int) -> tuple[str, int]:
    """Return the level (区, 市) that stands before `start`, empty if none does, and where it begins."""
    ranked = LEVEL_BEFORE.search(reading.left[:start])
    return (ranked["level"], ranked.start()) if ranked else ("", start)


def place_joined(reading: Reading, holdings: Holdings, joint: int) -> str:
    """Return the place that ends where a joint begins (湘潭|那边的), empty where none does."""
    before = reading.left[max(0, joint - 9) : joint].rpartition(COVER)[2]
    tails = (before[i:] for i in range(len(before)))
    return next((tail for tail in tails if tail in holdings.region_names), "")


def place_before(reading: Reading, holdings: Holdings, start: int, end: int) -> str:
    """Return the place right before a name; its level may be the name's own first character."""
    before = reading.left[max(0, start - 9) : start].rpartition(COVER)[2]
    level = reading.words[start]
    tails = [before[i:] for i in range(len(before))]
    for tail in tails:
        if level in LEVELS and tail + level in holdings.region_names:
            return tail + level
        if tail in holdings.region_names:
            return tail
    return _strange_place(before, level if level in LEVELS else "")


def _strange_place(before: str, level: str) -> str:
    """Return a place that is not held but is a known one, from the words before a name."""
    known = set_of_divisions()
    for size in range(min(6, len(before)), 1, -1):
        tail = before[-size:]
        if tail in known or (level and tail + level in known):
            return tail + level
    return ""


def lies_in(body: Body, place: str, holdings: Holdings) -> bool:
    """Tell whether a body is of a place that is held."""
    bare = place[:-1] if place[-1] in LEVELS and len(place) > 2 else place
    return bare in body.region and place in holdings.region_names
