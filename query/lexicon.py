"""The question words as data: the files of lexicon/, read once."""

import re
from functools import cache

from ontology import lexicon


def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of lexicon/`name`.txt without comments and blank lines."""
    return lexicon.read_lines("query", name)


@cache
def read_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of lexicon/`name`.txt, each as its words."""
    return tuple(tuple(line.split()) for line in read_lines(name))


@cache
def read_patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the tagged patterns of lexicon/`name`.txt (`tag pattern`), in their order."""
    lines = (line.partition(" ") for line in read_lines(name))
    return tuple((tag, re.compile(pattern.strip())) for tag, _, pattern in lines)
