"""The word lists of `lexicon/`, read once: words parted by white space, # opens a comment."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `lexicon/<name>.txt`."""
    text = files("extract").joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """Return the words of a list, longer ones first and then by code point, as a search needs them."""
    return tuple(sorted(words(name), key=lambda word: (-len(word), word)))
