"""The words of a stretch of text without the markup between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from corpus.view import View, view_of
from ontology.model import Span

_START, _END = attrgetter("start"), attrgetter("end")


def visible(source: str, start: int, end: int, hidden: Sequence[Span]) -> View:
    """Return `source` from `start` to `end` without `hidden`, spans in order that do not overlap."""
    view = view_of(source, start, end)
    first, stop = bisect_right(hidden, start, key=_END), bisect_left(hidden, end, key=_START)
    gaps = [(max(span.start, start) - start, min(span.end, end) - start) for span in hidden[first:stop]]
    return view.without(gaps) if gaps else view
