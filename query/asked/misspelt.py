"""Names of bodies that a question gets wrong in one character (机关事物中心, 商务布)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.segment import cut_tagged
from graph.functions import canonical
from query.asked.reading import COVER, Reading
from query.asked.sectors import sector_before, sectors_of
from query.asked.strangers import ACTS, is_common
from query.asked.typos import is_misspelt, same_but_one, sounds_alike
from query.holdings import Holdings
from query.plan import Body

HEAD = re.compile(r"(?:局|委|办|厅|中心|办公室|委员会|管委会|大队|政府|公司|协会|法院|检察院|分局)")
ACTING = re.compile(ACTS)
LONGEST, SHORTEST = 16, 3  # characters of a name whose last one is wrong
NAMES = ("n", "v", "a", "j")  # jieba's signs of words that a wrong character may be; 不 is none


@dataclass(frozen=True, slots=True)
class Slip:
    """The half-open range of a name that is wrong in one character, whose it is, and whose else it may be."""

    start: int
    end: int
    bodies: tuple[Body, ...]
    others: tuple[Body, ...] = ()


def find_slips(reading: Reading, holdings: Holdings) -> Iterator[Slip]:
    """Yield names with a slip before the word for what kind of body it is."""
    for head in HEAD.finditer(reading.left):
        before = reading.left[: head.end()].rpartition(COVER)[2]
        meant: dict[tuple[Body, ...], int] = {}
        for size, name in _misspelt(before, holdings):
            bodies = holdings.by_place.get(name) or holdings.by_name[name]
            if not _names_another(before[-size:], bodies):
                meant.setdefault(bodies, size)
        if meant:
            (bodies, size), *others = meant.items()
            rest = dict.fromkeys(body for other, _ in others for body in other if body not in bodies)
            yield Slip(head.end() - size, head.end(), bodies, tuple(rest))


def find_last_slips(reading: Reading, holdings: Holdings) -> Iterator[Slip]:
    """Yield names whose last character is one that sounds alike, at the place of a body (商务布|主抓)."""
    place = 0
    for word, sign in cut_tagged(reading.words):
        place += len(word)
        if len(word) > 1 or not sign.startswith(NAMES) or not ACTING.match(reading.words, place):
            continue
        for head in sorted(holdings.heads):
            if head != word and sounds_alike(head, word):
                found = _ending_in(head, place, reading, holdings)
                if found:
                    yield found
                    break


def _ending_in(head: str, end: int, reading: Reading, holdings: Holdings) -> Slip | None:
    """Return the longest held name that ends at `end` with `head` in place of what stands there."""
    first = max(reading.left.rfind(COVER, 0, end) + 1, end - LONGEST)
    for start in range(first, end - SHORTEST + 1):
        name = reading.left[start : end - 1] + head
        bodies = holdings.by_name.get(name) or holdings.by_function.get(canonical(name))
        if bodies:
            return Slip(start, end, bodies)
    return None


def _names_another(said: str, bodies: tuple[Body, ...]) -> bool:
    """Tell whether what was said is no slip but a body of another class (水务局 is not 税务局)."""
    sector = sector_before(said[:-1])
    return bool(sector) and not any(sectors_of(sector) & set(body.sectors) for body in bodies)


def _misspelt(before: str, holdings: Holdings) -> Iterator[tuple[int, str]]:
    """Yield how many characters at the end of `before` are which name, misspelt; the longest names first."""
    tails = (before[-size:] for size in range(1, len(before) + 1))
    near = {name for words in tails for name in holdings.spellings.near(words)}
    for name in sorted(near, key=lambda name: (-len(name), name)):
        for size in (len(name), len(name) + 1, len(name) - 1):
            words = before[-size:]
            if len(words) == size and same_but_one(words, name) and is_misspelt(words, name, is_common):
                yield size, name
