"""Text parted at marks that stand outside brackets."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.view import View

OPENING, CLOSING = "（(〔[【《“", "）)〕]】》”"


def pieces(text: str, marks: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges from `start` to `end` between `marks`, empty ones too."""
    stop = len(text) if end is None else end
    depth, first = 0, start
    for found in _signs(marks).finditer(text, start, stop):
        char = found[0]
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield first, found.start()
            first = found.end()
    yield first, stop


@cache
def _signs(marks: str) -> re.Pattern[str]:
    return re.compile("[" + re.escape(marks + OPENING + CLOSING) + "]")


def split_view(view: View, marks: str) -> Iterator[View]:
    """Yield the pieces of `view` between `marks`, stripped of white space, those that hold something."""
    for start, end in pieces(view.text, marks):
        piece = view[start:end].strip()
        if piece.text:
            yield piece
