"""The text as read of formats that have no plain text of their own, written with its marks.

A line feed ends a paragraph. A tab stands before each cell of a table and an empty line behind each row;
a merged cell is written once, in its first place, and reads blank in the others.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import CellMark, HeadingMark, Layout, TableMark
from ontology.model import Span

# The invisible characters that editors leave in the text: zero-width space and joiners, byte-order mark.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
MAX_PLACES = 1_000_000  # a larger grid is no table that anybody wrote: its cells become paragraphs
SPACES = re.compile(r"[ \t\xa0]+")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's first place in its table, how many rows and columns it covers, and its words."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(slots=True)
class FlatText:
    """A text that grows by paragraphs and tables and remembers where headings and cells stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headings: list[HeadingMark] = field(default_factory=list)
    tables: list[TableMark] = field(default_factory=list)

    def add_paragraph(self, text: str, level: int | None = None) -> None:
        """Write `text` as one line or, where it holds line feeds, several; `level` marks a heading."""
        words = clean_lines(text)
        if not words:
            return
        start = self.length
        self._write(words)
        if level is not None:
            self.headings.append(HeadingMark(Span(start, self.length), level))
        self._write("\n")

    def add_blank(self) -> None:
        """Write an empty line, unless one stands there or nothing was written yet."""
        if self.parts and not "".join(self.parts[-2:]).endswith("\n\n"):
            self._write("\n")

    def add_table(self, cells: Iterable[GridCell]) -> None:
        """Write a table; `cells` may come in any order, places that none covers read blank.

        Columns in which no cell begins (a colspan wider than the table) are left out.
        """
        words = {
            (cell.row, cell.column): (cell, clean_lines(cell.text)) for cell in _without_gaps(tuple(cells))
        }
        if not any(text for _, text in words.values()):
            return
        height = max(cell.row + cell.rows for cell, _ in words.values())
        width = max(cell.column + cell.columns for cell, _ in words.values())
        if height * width > MAX_PLACES:
            for _, text in words.values():
                self.add_paragraph(text)
            return
        start = self.length
        marks: list[CellMark] = []
        for row in range(height):
            for column in range(width):
                self._write("\t")
                if (row, column) in words:
                    marks.append(self._write_cell(*words[row, column]))
                self._write("\n")
            self._write("\n")
        self.tables.append(TableMark(Span(start, self.length), tuple(marks)))

    def finish(self) -> tuple[str, Layout]:
        """Return the whole text and its layout."""
        return "".join(self.parts), Layout(tuple(self.headings), tuple(self.tables))

    def _write_cell(self, cell: GridCell, text: str) -> CellMark:
        start = self.length
        self._write(text)
        span = Span(start, self.length) if text else None
        return CellMark(cell.row, cell.column, cell.rows, cell.columns, span)

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)


def clean_lines(text: str) -> str:
    """Return `text` without invisible characters, tabs, surrounding white space and empty lines."""
    lines = (SPACES.sub(" ", line).strip() for line in INVISIBLE.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def _without_gaps(cells: Sequence[GridCell]) -> Iterator[GridCell]:
    """Yield the cells renumbered over the columns in which at least one of them begins."""
    starts = sorted({cell.column for cell in cells})
    for cell in cells:
        first = bisect_left(starts, cell.column)
        columns = bisect_left(starts, cell.column + cell.columns) - first
        yield GridCell(cell.row, first, cell.rows, columns, cell.text)


def is_frame(cells: Sequence[GridCell]) -> bool:
    """Tell whether a table only frames its content: a single cell, however many places it covers."""
    return len(cells) <= 1
