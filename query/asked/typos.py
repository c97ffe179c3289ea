"""Whether a name is another one mistyped: one character away, and heard or written alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from query.lexicon import read_groups

SHORTEST = 4  # characters of a name that may be mistyped
LONG = 6  # from here on a character may be any other one


class Spellings:
    """Names by their first and last halves, one of which a single slip leaves as it is."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) >= SHORTEST)
        self._halves: dict[tuple[int, bool, str], list[str]] = defaultdict(list)
        for name in self._names:
            half = len(name) // 2
            self._halves[len(name), True, name[:half]].append(name)
            self._halves[len(name), False, name[-half:]].append(name)

    def near(self, words: str) -> Iterator[str]:
        """Yield the names that `words` may be but for one slip, and some that it cannot be."""
        for size in range(max(SHORTEST, len(words) - 1), len(words) + 2):
            yield from self._halves.get((size, True, words[: size // 2]), ())
            yield from self._halves.get((size, False, words[-(size // 2) :]), ())
        half = len(words) // 2
        turned = words[: half - 1] + words[half : half + 1] + words[half - 1 : half] + words[half + 1 :]
        if half and turned in self._names:  # two characters in exchange, one of each half
            yield turned


def same_but_one(words: str, name: str) -> bool:
    """Tell whether `words` becomes `name` by one character more, fewer, other, or two in exchange."""
    if words == name or min(len(words), len(name)) < SHORTEST or abs(len(words) - len(name)) > 1:
        return False
    head = _common(words, name)
    tail = _common(words[::-1], name[::-1])
    longer = max(len(words), len(name))
    if head + tail >= longer - 1:
        return True
    return head + tail == longer - 2 and sorted(words) == sorted(name)


def is_misspelt(words: str, name: str, is_common: Callable[[str], bool]) -> bool:
    """Tell whether `words`, one character from `name`, means it rather than a body of its own."""
    if is_common(words) and not is_common(name):
        return False
    if len(words) != len(name):
        return len(name) >= LONG and not is_common(words)
    place = _common(words, name)
    if place == 0:
        return False
    if sorted(words) == sorted(name) or sounds_alike(words[place], name[place]):
        return True
    return len(name) >= LONG and not is_common(words)


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two characters have a reading in common, tones apart."""
    return bool(readings_of(one) & readings_of(other))


def readings_of(character: str) -> frozenset[str]:
    """Return the syllables, without tones, by which a character is read; empty where it is not known."""
    return _sounds().get(character, frozenset())


def _common(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@cache
def _sounds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for syllable, characters in read_groups("sounds"):
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return {character: frozenset(readings) for character, readings in found.items()}
