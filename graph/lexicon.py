"""The words about bodies as data: the files of lexicon/, read once."""

import re
from collections.abc import Mapping
from functools import cache

from ontology import lexicon


def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of lexicon/`name`.txt without comments and blank lines."""
    return lexicon.read_lines("graph", name)


@cache
def read_pattern(name: str) -> re.Pattern[str]:
    """Return one pattern that finds what any line of lexicon/`name`.txt, each a pattern, finds."""
    return re.compile("|".join(f"(?:{line})" for line in read_lines(name)))


@cache
def read_words(name: str) -> frozenset[str]:
    """Return every word of lexicon/`name`.txt."""
    return frozenset(word for line in read_lines(name) for word in line.split())


@cache
def read_short_forms() -> Mapping[str, str]:
    """Return the full form of the function words of bodies by each of their forms."""
    return {form: line.split()[0] for line in read_lines("functions") for form in line.split()}


@cache
def read_classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the classes of bodies, each with a pattern of the function words of its bodies."""
    lines = (line.split() for line in read_lines("classes"))
    return tuple((name, re.compile("|".join(words))) for name, *words in lines)
