"""A cleaned reading of a document in which every character knows where it stood."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.width import full_width
from ontology.model import Span, Spans

SPACE = re.compile(r"\s+")
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class View:
    """Characters picked out of `source`; `offsets[i]` is the place of `text[i]`, strictly rising.

    `text` is what is searched, its signs of half width as those of full width; `written` what stands there.
    """

    source: str
    text: str
    offsets: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "View":
        """Return the part of the view from `part.start` to `part.stop`; no step."""
        return View(self.source, self.text[part], self.offsets[part])

    @property
    def written(self) -> str:
        """The characters as the source has them."""
        return "".join([self.source[place] for place in self.offsets])

    def spans(self, start: int = 0, end: int | None = None) -> Spans:
        """Return where the characters `start`..`end` of the view stand in the source.

        The range is trimmed of white space; it is one span unless something other than white space
        was left out between two characters. An empty range gives an empty tuple.
        """
        return tuple(_runs(self.source, self.offsets[start:end]))

    def strip(self, characters: str | None = None) -> "View":
        """Return the view without the leading and trailing `characters` (white space by default)."""
        inner = self.text.lstrip(characters)
        start = len(self.text) - len(inner)
        stop = start + len(inner.rstrip(characters))
        return self if stop - start == len(self.text) else self[start:stop]

    def compact(self) -> "View":
        """Return the view without any white space."""
        if not SPACE.search(self.text):
            return self
        offsets: list[int] = []
        for word in WORD.finditer(self.text):
            offsets += self.offsets[word.start() : word.end()]
        return View(self.source, SPACE.sub("", self.text), offsets)

    def without(self, ranges: Iterable[tuple[int, int]]) -> "View":
        """Return the view without the half-open character `ranges` of its text."""
        dropped = {i for start, end in ranges for i in range(start, end)}
        kept = [i for i in range(len(self.text)) if i not in dropped]
        return View(self.source, "".join(self.text[i] for i in kept), [self.offsets[i] for i in kept])


def view_of(source: str, start: int = 0, end: int | None = None) -> View:
    """Return the view that keeps every character of `source` from `start` to `end`."""
    stop = len(source) if end is None else end
    return View(source, full_width(source[start:stop]), range(start, stop))


def join_views(views: Sequence[View]) -> View:
    """Return one view of several that follow each other in the same source.

    Raises:
        ValueError: there is no view to join.
    """
    if not views:
        raise ValueError("no view to join")
    offsets = [place for view in views for place in view.offsets]
    return View(views[0].source, "".join(view.text for view in views), offsets)


def _runs(source: str, offsets: Sequence[int]) -> Iterator[Span]:
    """Yield the spans of `offsets`, bridging gaps of nothing but white space."""
    if not len(offsets):
        return
    first, last = offsets[0], offsets[-1]
    if last - first == len(offsets) - 1 and not (source[first].isspace() or source[last].isspace()):
        yield Span(first, last + 1)
        return
    solid = [place for place in offsets if not source[place].isspace()]
    if not solid:
        return
    start = last = solid[0]
    for place in solid[1:]:
        if place != last + 1 and source[last + 1 : place].strip():
            yield Span(start, last + 1)
            start = place
        last = place
    yield Span(start, last + 1)
