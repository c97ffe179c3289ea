"""Bodies by a name that no document gives them: old, new and usual ones, and the nearest that are there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.functions import END, canonical, classes_of
from query.asked.places import LEVELS, last_level, set_of_divisions
from query.asked.sectors import split_level
from query.holdings import Holdings
from query.lexicon import read_groups
from query.plan import Body

ENDS = frozenset(("局", "分局", "委员会", "厅", "办公室"))  # of one office: 教委 and 教育局
USUAL = "-"  # a name beside another, without a reform
TAKEN_OVER = ">"  # a body that was there before; asked for, it does not mean the one that it took over
MOST = 4  # bodies that are told as the nearest
LIKE = 0.5  # share of the pairs of characters of two names, from which on they are near


@dataclass(frozen=True, slots=True)
class Alias:
    """What a name that is not held means: `bodies` if that is clear, else the nearest ones as `others`."""

    bodies: tuple[Body, ...] = ()
    others: tuple[Body, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A name in its parts: the place and the level before it, and the words for its work."""

    place: str
    level: str
    function: str


def find_alias(name: str, holdings: Holdings) -> Alias:
    """Return which bodies `name` means by another name of theirs, in its own place only."""
    called = take_apart(name, holdings)
    kin = _kin(called.function)
    here = [body for body in _around(called, holdings) if body.function in kin]
    regions = {body.region for body in _around(called, holdings)}
    if here and (called.place or len(regions) == 1):
        why = next(why for function, why in kin.items() if any(body.function == function for body in here))
        best = tuple(body for body in here if kin[body.function] == why)
        return Alias(best, tuple(body for body in here if body not in best), why)
    return Alias((), tuple(here or _nearest(called, holdings))[:MOST])


def take_apart(name: str, holdings: Holdings) -> Called:
    """Return the parts of a body's name; what is not there is empty."""
    sizes = range(len(name) - 1, 1, -1)
    known = (holdings.region_names, set_of_divisions())
    place = next((name[:size] for places in known for size in sizes if name[:size] in places), "")
    level, rest = split_level(name.removeprefix(place))
    return Called(place, level, canonical(rest))


def _around(called: Called, holdings: Holdings) -> list[Body]:
    """Return the bodies of the place that a name gives, or of its level everywhere."""
    bodies = [body for body in holdings.bodies if body.region and not body.is_group]
    if called.place:
        bare = called.place[:-1] if len(called.place) > 2 and called.place[-1] in LEVELS else called.place
        bodies = [body for body in bodies if bare in body.region]
    return [body for body in bodies if not called.level or last_level(body.region) == called.level]


def _kin(function: str) -> dict[str, str]:
    """Return the canonical functions of the same office, the likeliest first, each with how that is known."""
    stem, end = _split(function)
    if end not in ENDS:
        return {}
    stems = {stem: "同一部门的另一种叫法", **_renamed(stem)}
    ends = sorted(ENDS, key=lambda other: (other != end, len(other), other))
    return {one + other: why for one, why in stems.items() for other in ends}


def _renamed(stem: str) -> dict[str, str]:
    """Return the words by which the same work went before and after reforms, nearer names first."""
    found: dict[str, str] = {}
    for names in _renamings():
        queue = [stem]
        for one in queue:
            new = {other: why for other, why in names.get(one, {}).items() if other not in found}
            queue += new
            found |= new
    return found


@cache
def _renamings() -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, Mapping[str, str]]]:
    """Return the later names by the earlier ones, and the other way round, each with its reform."""
    later: dict[str, dict[str, str]] = {}
    earlier: dict[str, dict[str, str]] = {}
    for year, old, *others in read_groups("renamed"):
        for new in others:
            why = "习惯叫法" if year == USUAL else f"{year}年机构改革前后的名称"
            later.setdefault(old, {})[new.removeprefix(TAKEN_OVER)] = why
            if not new.startswith(TAKEN_OVER):
                earlier.setdefault(new, {})[old] = why
    return later, earlier


def _split(function: str) -> tuple[str, str]:
    match = END.search(function)
    return (function[: match.start()], match[0]) if match else (function, "")


def _nearest(called: Called, holdings: Holdings) -> list[Body]:
    """Return the bodies of the same work in the place, else of a like name, else of the name elsewhere."""
    around = _around(called, holdings)
    sectors = set(classes_of(called.function))
    same = [body for body in around if sectors & set(body.sectors)]
    like = _alike(called.function, around) if called.place else []
    return same or like or list(holdings.by_function.get(called.function, ()))


def _alike(function: str, bodies: Iterable[Body]) -> list[Body]:
    """Return the bodies whose work is told in like words that begin alike, the most like first."""
    stem = _split(function)[0]
    likeness = {body: _likeness(stem, _split(body.function)[0]) for body in bodies}
    near = [body for body in likeness if likeness[body] >= LIKE]
    return sorted(near, key=lambda body: (-likeness[body], body.name))


def _likeness(one: str, other: str) -> float:
    """Return the share of the pairs of characters that two words have in common, 0 where they begin apart."""
    pairs, others = _pairs(one), _pairs(other)
    if one[:1] != other[:1] or not (pairs or others):
        return 0.0
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}
