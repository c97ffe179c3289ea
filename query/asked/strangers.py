"""Bodies that a question names and no document does: ordinary ones by a list, others by their shape."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from query.asked.places import LEVELS
from query.asked.reading import COVER, Mark, Reading
from query.lexicon import read_groups

SHORTEST = 3  # characters of a name that stands alone, without place and level
END = (
    r"(?:(?<![格布结当全大时变开僵残政战定个家])局|厅|署|委员会|管委会|办公室|大队|支队|总队|公司|银行|法院|检察院|联合会"
    r"|委(?=[^员托派任]|$)|(?<![主协承经督交代包网通联快申举速补])办(?=[^法理公事学案证]|$))"
)
# what stands behind a body that does something
ACTS = (
    r"(?:(?:的)?(?:任务|工作|职责|活|事|分工)|[也都又还]?(?:牵头|领头|挑头|主抓|负责|配合|协助|承担|参与|涉及|管|做|干|要|有|是|在|应|需|得"
    r"|作为|当|和|与|跟|哪|什么|啥|几|多少)|[、,]|$)"
)
SHAPE = re.compile(rf"(?P<name>[^{COVER},、。?!:;()《》]{{2,14}}?{END})(?={ACTS})")
# 办一家…公司 is a thing to be done
FOUNDED = re.compile(r"(?:要|想|申请)?(?:开办|创办|开设|设立|成立|注册|组建|办|开)(?![事公])")
GENERIC = re.compile(r"(?:厅局|委办局|局委办|部委|司局|委局)$")  # bodies of a kind, none by name
BEFORE = re.compile(
    r".*(?:(?<![万公])里(?:面|头)?(?![程水])|当中|之中|什么时候|啥时候|时候|何时|几[号月]|要求|规定|鼓励|支持|允许|引导|督促|责成|上报|呈报|报送|抄送|报(?=[国省市县区])|归|由|让|是|给|向|和|与|跟|请问|查一下|看看|列出|列一下|想知道|关于|哪些|哪个|哪家|[哪那这]?[几一两三](?:个|家)|什么|谁)"
)


def find_strangers(reading: Reading, place_before: Callable[[int, int], str]) -> list[Mark]:
    """Cover and return names of bodies that are not held, with the place and the level before them."""
    return [*_ordinary(reading, place_before), *_shaped(reading)]


def is_common(name: str) -> bool:
    """Tell whether `name` is itself the name of some ordinary body, perhaps with its level or place."""
    return name.endswith(_common_bodies())


def _ordinary(reading: Reading, place_before: Callable[[int, int], str]) -> Iterator[Mark]:
    """Cover and yield names of the list."""
    for name in sorted(_common_bodies(), key=lambda word: (-len(word), word)):
        start = reading.left.find(name)
        if start < 0:
            continue
        end = start + len(name)
        if start and reading.left[start - 1] in LEVELS:
            start -= 1
        place = place_before(start, end)
        start -= len(place.removesuffix(reading.words[start])) if place else 0
        if start == end - len(name) and len(name) < SHORTEST:
            continue
        reading.take(start, end, "body")
        yield reading.marks[-1]


def _shaped(reading: Reading) -> Iterator[Mark]:
    """Cover and yield what ends like the name of a body and stands like one (海洋局牵头…)."""
    for match in SHAPE.finditer(reading.left):
        before = BEFORE.match(match["name"])
        start = match.start() + (before.end() if before else 0)
        name = reading.left[start : match.end()]
        if len(name) >= SHORTEST and not GENERIC.search(name) and not FOUNDED.match(name):
            reading.take(start, match.end(), "body")
            yield reading.marks[-1]


@cache
def _common_bodies() -> tuple[str, ...]:
    return tuple(word for group in read_groups("common_bodies") for word in group)
