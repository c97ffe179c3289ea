"""The word lists of `lexicon/`, read once: words parted by white space, in some lists under a first word."""

import re
from functools import cache

from ontology.lexicon import read_lines


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `lexicon/<name>.txt`."""
    return frozenset(word for line in read_lines("extract", name) for word in line.split())


@cache
def grouped(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lines of `lexicon/<name>.txt`, each as its first word and the words that mean it."""
    return tuple((line.split()[0], tuple(line.split()[1:])) for line in read_lines("extract", name))


def longest_first(name: str) -> list[str]:
    """Return the words of a list, longer ones first and then by code point, as a search needs them."""
    return sorted(words(name), key=lambda word: (-len(word), word))


def any_of(name: str, *, shortest: int = 1) -> str:
    """Return a pattern for any word of a list that has at least `shortest` characters, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in longest_first(name) if len(word) >= shortest) + ")"


def any_of_groups(name: str) -> str:
    """Return a pattern for any word that a line of a list means, the longest first; not the first words."""
    found = {word for _, meant in grouped(name) for word in meant}
    return (
        "(?:" + "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) + ")"
    )
