"""Text parted at marks that stand outside brackets."""

from collections.abc import Iterator

from corpus.view import View

OPENING, CLOSING = "（(〔[【《“", "）)〕]】》”"


def pieces(text: str, marks: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges from `start` to `end` between `marks`, empty ones too."""
    stop = len(text) if end is None else end
    depth, first = 0, start
    for place in range(start, stop):
        char = text[place]
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            yield first, place
            first = place + 1
    yield first, stop


def split_view(view: View, marks: str) -> Iterator[View]:
    """Yield the pieces of `view` between `marks`, stripped of white space, those that hold something."""
    for start, end in pieces(view.text, marks):
        piece = view[start:end].strip()
        if piece.text:
            yield piece
