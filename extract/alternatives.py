"""Word lists as a part of a regular expression."""

import re

from extract.words import longest_first


def any_of(name: str) -> str:
    """Return a pattern for any word of `lexicon/<name>.txt`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in longest_first(name)) + ")"
