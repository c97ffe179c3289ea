"""Bodies that a question names: by full, short, placed, old-form or mistyped name, or by their class."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.segment import cut
from graph.functions import canonical
from query.asked.aliases import find_alias
from query.asked.misspelt import find_last_slips, find_slips
from query.asked.placed import JOINT, LEVEL_BEFORE, level_before, lies_in, place_before, place_joined
from query.asked.places import LEVELS, last_level
from query.asked.reading import COVER, Mark, Reading
from query.asked.sectors import is_of, sector_before, split_level
from query.asked.strangers import find_strangers
from query.holdings import Holdings
from query.lexicon import read_groups
from query.plan import Body

LONGEST = 24  # characters of a body's name in a question
SHORTEST_FUNCTION = 2  # characters that need a level or place before them
LONGEST_FUNCTION = 16  # of the name without its place
CLASS = re.compile(r"(?:行政)?(?:主管|管理|职能|监管)?(?:部门|系统)")  # 水利部门, 水行政主管部门
WATERS = re.compile(r"(?<![供排节用污])水$")  # 供水主管部门 is another
WRITTEN_OUT = ("公室", "员会")  # what a short name leaves out: 政府办|公室, 发改委|员会
WATER = "水利"  # 水行政主管部门
NATION = "国家"
OVER = re.compile(r"(?:[省市区县旗州]|[省市区县旗州]委|政府)$")
NUMBERED = ("发", "函", "文")  # 国办发4号文 is a document
ENDS = ("局", "厅", "署", "办公室", "办公厅", "性")  # what goes on with them is another name: 广州市财政|局
GOVERNMENT = "政府"
DEPARTMENT = "部门"  # 水利部门 does not name 水利部
PAIR = ("前者", "后者")  # the first and the second of two bodies named
LATTER = re.compile("|".join(PAIR))
TOLD = re.compile(
    r"(?:向|给|报|报送|送|抄送|上报|交给|报告|汇报给|[报送](?:一次|一回|一遍)(?:给|到)?)$"
)  # 向区水利局报送


@dataclass(frozen=True, slots=True)
class Mention:
    """A body as the question names it; no `bodies` means that none such is held.

    `others` are those that it may mean instead, the likeliest first; `why` says how a guess came about.
    """

    mark: Mark
    bodies: tuple[Body, ...]
    is_guessed: bool = False
    others: tuple[Body, ...] = ()
    why: str = ""


def find_bodies(reading: Reading, holdings: Holdings) -> list[Mention]:
    """Cover and return the bodies named in `reading`, in order."""
    found = [*_find_short(reading, holdings), *_find_held(reading, holdings)]
    found += _find_classes(reading, holdings)
    found += _find_misspelt(reading, holdings)

    def placed(start: int, end: int) -> str:
        return place_before(reading, holdings, start, end)

    found += [Mention(mark, ()) for mark in find_strangers(reading, placed)]
    found = [mention if mention.bodies else _with_alias(mention, holdings) for mention in found]
    return _pointed_at(reading, sorted(found, key=lambda mention: mention.mark.start))


def _pointed_at(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return two bodies where 前者 and 后者 stand for them (A与B：前者牵头、后者配合), if they do."""
    marks = list(LATTER.finditer(reading.left))
    if len(mentions) != len(PAIR) or not marks:
        return mentions
    pointing = []
    for match in marks:
        reading.take(match.start(), match.end(), "body")
        meant = mentions[PAIR.index(match[0])]
        pointing.append(replace(meant, mark=replace(reading.marks[-1], value=meant.mark.value)))
    return pointing


def _with_alias(mention: Mention, holdings: Holdings) -> Mention:
    """Return an unknown body as the one that it means by an old or usual name, else with the nearest."""
    alias = find_alias(mention.mark.value, holdings)
    return Mention(mention.mark, alias.bodies, bool(alias.bodies), alias.others, alias.why)


def _find_short(reading: Reading, holdings: Holdings) -> list[Mention]:
    """Cover short names of national bodies that are words of their own (国办, not that in 全国办理)."""
    full_names = {group[0]: group[1] for group in read_groups("short_names")}
    found, end = [], 0
    for word in cut(reading.left):
        end += len(word)
        bodies = holdings.by_name.get(full_names.get(word, ""), ())
        if bodies and not reading.left.startswith(NUMBERED, end):
            found.append(_take(reading, end - len(word), end, bodies))
    return found


def _find_held(reading: Reading, holdings: Holdings) -> list[Mention]:
    found = []
    for start, end in _spans_of(reading.left, (holdings.by_place, holdings.by_name)):
        name = reading.words[start:end]
        bodies = holdings.by_name.get(name, ())
        if reading.left.endswith(NATION, 0, start) and any(not body.region for body in bodies):
            found.append(_take(reading, start - len(NATION), end, tuple(b for b in bodies if not b.region)))
            continue
        if name in holdings.short_names:
            if OVER.search(reading.left[:start]):
                continue  # 市|编办 is not that of 区委
            alike = dict.fromkeys((*bodies, *holdings.by_function.get(canonical(name), ())))
            found.append(_take_bare(reading, holdings, start, end, tuple(alike)))
            continue
        if _ends_before_departments(reading, end):
            continue
        end += next((len(rest) for rest in WRITTEN_OUT if reading.left.startswith(rest, end)), 0)
        if CLASS.search(name) and LEVEL_BEFORE.search(reading.left[:start]):
            continue  # 市级水行政主管部门 is a class, whoever writes 水行政主管部门
        if name in holdings.by_place and (name not in holdings.by_name or name[0] not in LEVELS):
            found.append(_take(reading, start, end, holdings.by_place[name]))
            continue
        found.append(_take_bare(reading, holdings, start, end, holdings.by_name[name]))
    return found + _find_spelt(reading, holdings)


def _ends_before_departments(reading: Reading, end: int) -> bool:
    """Tell whether what ends at `end` is the government of 政府部门, which are meant and not it."""
    return reading.left.startswith(GOVERNMENT + DEPARTMENT, end - len(GOVERNMENT))


def _find_spelt(reading: Reading, holdings: Holdings) -> list[Mention]:
    """Cover names that are another spelling of a held one (住建委), with the level before them."""
    found = []
    for end in range(len(reading.left), 1, -1):
        if reading.left[end - 1] not in holdings.heads or reading.left.startswith(DEPARTMENT, end - 1):
            continue
        if _ends_before_departments(reading, end):
            continue
        first = max(reading.left.rfind(COVER, 0, end) + 1, end - LONGEST_FUNCTION)
        for start in range(first, end - 1):
            bodies = holdings.by_function.get(canonical(reading.left[start:end]))
            if bodies and (end - start > SHORTEST_FUNCTION or _is_placed(reading, holdings, start, end)):
                found.append(_take_levelled(reading, holdings, start, end, bodies))
                break
    return found


def _is_placed(reading: Reading, holdings: Holdings, start: int, end: int) -> bool:
    """Tell whether a level or a place stands before a name that says little alone (政府)."""
    levelled = bool(start) and reading.left[start - 1] in LEVELS
    joint = JOINT.search(reading.left[:start])
    joined = joint is not None and bool(place_joined(reading, holdings, joint.start()))
    return levelled or joined or bool(place_before(reading, holdings, start, end))


def _take_levelled(
    reading: Reading, holdings: Holdings, start: int, end: int, bodies: tuple[Body, ...]
) -> Mention:
    """Cover a name without its level; a level before it (区, 市) narrows the bodies, and so does 国家."""
    national = tuple(body for body in bodies if not body.region)
    if national and reading.left.endswith(NATION, 0, start):
        return _take(reading, start - len(NATION), end, national)
    level, start = level_before(reading, start)
    here = tuple(body for body in bodies if not level or last_level(body.region) == level)
    return _take_bare(reading, holdings, start, end, here)


def _take_bare(
    reading: Reading, holdings: Holdings, start: int, end: int, bodies: tuple[Body, ...]
) -> Mention:
    """Cover a name without its place; a place before it narrows the bodies, perhaps to none."""
    place = place_before(reading, holdings, start, end)
    joint = JOINT.search(reading.left[:start])
    if not place and joint:
        return _take_joined(reading, holdings, joint.start(), (start, end), bodies)
    if not place:
        return _take(reading, start, end, bodies)
    alike = holdings.by_function.get(canonical(split_level(reading.left[start:end])[1]), ())
    here = tuple(body for body in bodies if lies_in(body, place, holdings)) or tuple(
        body for body in alike if lies_in(body, place, holdings)
    )
    return _take(reading, start - len(place.removesuffix(reading.words[start])), end, here)


def _take_joined(
    reading: Reading, holdings: Holdings, joint: int, name: tuple[int, int], bodies: tuple[Body, ...]
) -> Mention:
    """Cover a name behind a place that is joined to it (湘潭那边的水务局), if there is such a body."""
    place = place_joined(reading, holdings, joint)
    here = tuple(body for body in bodies if place and lies_in(body, place, holdings))
    if not here:
        return _take(reading, *name, bodies)
    return _take(reading, joint - len(place), name[1], here)


def _take(reading: Reading, start: int, end: int, bodies: tuple[Body, ...]) -> Mention:
    reading.take(start, end, "body")
    return Mention(reading.marks[-1], bodies)


def _spans_of(text: str, indexes: Iterable[dict[str, tuple[Body, ...]]]) -> list[tuple[int, int]]:
    """Return the longest names of `indexes` in `text`, from the left, without overlap."""
    names = tuple(indexes)
    spans = []
    start = 0
    while start < len(text):
        size = _longest(text, start, names)
        if size:
            spans.append((start, start + size))
        start += size or 1
    return spans


def _longest(text: str, start: int, names: Sequence[dict[str, tuple[Body, ...]]]) -> int:
    for size in range(min(LONGEST, len(text) - start), 1, -1):
        name = text[start : start + size]
        ends = not text.startswith(DEPARTMENT, start + size - 1) and not text.startswith(ENDS, start + size)
        if ends and any(name in index for index in names):
            return size
    return 0


def _find_classes(reading: Reading, holdings: Holdings) -> list[Mention]:
    """Cover 水利部门 and the like: every body of that class, at the level that the question gives."""
    found = []
    for match in CLASS.finditer(reading.left):
        before = reading.left[: match.start()]
        stem = sector_before(before) or ("水" if WATERS.search(before) else "")
        if not stem:
            continue
        start = match.start() - len(stem)
        stem = WATER if stem == "水" else stem
        level, start = level_before(reading, start)
        bodies = tuple(body for body in holdings.bodies if is_of(body, stem, level))
        found.append(_take_bare(reading, holdings, start, match.end(), bodies))
    return found


def _find_misspelt(reading: Reading, holdings: Holdings) -> list[Mention]:
    """Cover names that differ from a held one in one character that is heard or seen alike."""
    found = []
    for slip in find_slips(reading, holdings):
        reading.take(slip.start, slip.end, "body")
        found.append(Mention(reading.marks[-1], slip.bodies, is_guessed=True, others=slip.others))
    for slip in find_last_slips(reading, holdings):
        taken = _take_levelled(reading, holdings, slip.start, slip.end, slip.bodies)
        found.append(replace(taken, is_guessed=True))
    return found
