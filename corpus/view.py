"""A cleaned reading of a document in which every character knows where it stood."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from corpus.traditional import is_traditional, simplified
from corpus.width import full_width
from ontology.model import Span, Spans

WORD = re.compile(r"\S+")


@dataclass(slots=True, eq=False)
class View:
    """Characters picked out of `source`; `offsets[i]` is the place of `text[i]`, strictly rising.

    `text` is what is searched, its signs of half width as those of full width, its
    traditional characters as simplified ones; `written` what stands there.
    A view is never changed; `solid` tells that it is known to hold no white space.
    """

    source: str
    text: str
    offsets: Sequence[int]
    solid: bool = False
    _compact: "View | None" = field(default=None, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> "View":
        """Return the part of the view from `part.start` to `part.stop`; no step."""
        return View(self.source, self.text[part], self.offsets[part], self.solid)

    @property
    def written(self) -> str:
        """The characters as the source has them."""
        offsets = self.offsets
        if offsets and offsets[-1] - offsets[0] == len(offsets) - 1:
            return self.source[offsets[0] : offsets[-1] + 1]
        return "".join([self.source[place] for place in offsets])

    def spans(self, start: int = 0, end: int | None = None) -> Spans:
        """Return where the characters `start`..`end` of the view stand in the source.

        The range is trimmed of white space; it is one span unless something other than white space
        was left out between two characters. An empty range gives an empty tuple.
        """
        offsets = self.offsets[start:end]
        if not offsets:
            return ()
        first, last = offsets[0], offsets[-1]
        whole = last - first == len(offsets) - 1
        if whole and not (self.source[first].isspace() or self.source[last].isspace()):
            return (Span(first, last + 1),)
        return tuple(_runs(self.source, offsets))

    def strip(self, characters: str | None = None) -> "View":
        """Return the view without the leading and trailing `characters` (white space by default)."""
        inner = self.text.strip(characters)
        if len(inner) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(characters)) if inner else 0
        return self[start : start + len(inner)]

    def compact(self) -> "View":
        """Return the view without any white space."""
        if self.solid:
            return self
        if self._compact is None:
            self._compact = self._without_space()
        return self._compact

    def _without_space(self) -> "View":
        words = self.text.split()
        if words == [self.text]:
            return View(self.source, self.text, self.offsets, solid=True)
        offsets: list[int] = []
        for word in WORD.finditer(self.text):
            offsets += self.offsets[word.start() : word.end()]
        return View(self.source, "".join(words), offsets, solid=True)

    def without(self, ranges: Iterable[tuple[int, int]]) -> "View":
        """Return the view without the half-open character `ranges` of its text."""
        kept, place = [], 0
        for start, end in sorted(ranges):
            if place < start < end:
                kept.append(self[place:start])
            place = max(place, end) if start < end else place
        return join_views([*kept, self[place:]]) if place else self


def view_of(source: str, start: int = 0, end: int | None = None) -> View:
    """Return the view that keeps every character of `source` from `start` to `end`."""
    stop = len(source) if end is None else end
    text = full_width(source[start:stop])
    return View(source, simplified(text) if is_traditional(source) else text, range(start, stop))


def join_views(views: Sequence[View]) -> View:
    """Return one view of several that follow each other in the same source.

    Raises:
        ValueError: there is no view to join.
    """
    if not views:
        raise ValueError("no view to join")
    if len(views) == 1:
        return views[0]
    offsets = [*chain.from_iterable(view.offsets for view in views)]
    solid = all(view.solid for view in views)
    return View(views[0].source, "".join(view.text for view in views), offsets, solid)


def _runs(source: str, offsets: Sequence[int]) -> Iterator[Span]:
    """Yield the spans of `offsets`, bridging gaps of nothing but white space."""
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
