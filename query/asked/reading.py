"""A question while it is being read: every recogniser covers the words that it has understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COVER = "\n"  # stands in for a word that is understood; no pattern crosses it


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that was recognised: where it stands, as what (`tag`), and its reading (`value`)."""

    start: int
    end: int
    tag: str
    value: str = ""


class Reading:
    """The words of a question with the marks made so far; `left` has covered words blanked."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.left = words
        self.marks: list[Mark] = []

    def take(self, start: int, end: int, tag: str, value: str = "") -> None:
        """Cover the words from `start` to `end` as a `tag`."""
        self.marks.append(Mark(start, end, tag, value or self.words[start:end]))
        self.cover(start, end)

    def cover(self, start: int, end: int) -> None:
        """Cover the words from `start` to `end` without a mark."""
        self.left = self.left[:start] + COVER * (end - start) + self.left[end:]

    def uncover(self, mark: Mark) -> None:
        """Undo a mark, so that its words are free again."""
        self.marks.remove(mark)
        self.left = self.left[: mark.start] + self.words[mark.start : mark.end] + self.left[mark.end :]

    def take_all(self, pattern: re.Pattern[str], tag: str) -> list[Mark]:
        """Cover and return every match of `pattern` in what is left."""
        before = len(self.marks)
        for match in pattern.finditer(self.left):
            if match.end() > match.start():
                self.take(match.start(), match.end(), tag)
        return self.marks[before:]

    def tagged(self, *tags: str) -> list[Mark]:
        """Return the marks with one of `tags`, in the order of the question."""
        return sorted((mark for mark in self.marks if mark.tag in tags), key=lambda mark: mark.start)

    def has(self, *tags: str) -> bool:
        """Tell whether there is a mark with one of `tags`."""
        return any(mark.tag in tags for mark in self.marks)

    def pieces(self) -> Iterator[tuple[int, str]]:
        """Yield what is left between marks, each with its place."""
        for match in re.finditer(f"[^{COVER}]+", self.left):
            yield match.start(), match.group()
