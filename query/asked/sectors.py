"""Classes of bodies (水利, 财政) by the words for their work, and the bodies of a class."""

from graph.functions import opens_function
from graph.lexicon import read_classes, read_short_forms
from query.asked.places import LEVELS, last_level
from query.plan import Body

SHORTEST = 2  # characters of a name that cannot open with its level
LONGEST = 8  # characters of the words for a body's work


def sector_before(text: str) -> str:
    """Return the longest words at the end of `text` that tell a class of bodies, empty if none do."""
    tails = (text[-size:] for size in range(min(LONGEST, len(text)), 1, -1))
    return next((tail for tail in tails if sectors_of(tail)), "")


def sectors_of(words: str) -> set[str]:
    """Return the classes of the bodies that do the work that `words` are for."""
    full = read_short_forms().get(words, words)
    return {name for name, pattern in read_classes() if pattern.fullmatch(full) or pattern.fullmatch(words)}


def is_of(body: Body, words: str, level: str = "") -> bool:
    """Tell whether a body does the work that `words` are for, at `level` (区, 市) where one is given."""
    if body.is_group or (level and last_level(body.region) != level):
        return False
    return bool(sectors_of(words) & set(body.sectors))


def split_level(name: str) -> tuple[str, str]:
    """Return the level before a name without its place (市, 财政局); 市场监管局 has none."""
    levelled = len(name) > SHORTEST and name[0] in LEVELS and not opens_function(name)
    return (name[0], name[1:]) if levelled else ("", name)
