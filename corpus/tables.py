"""Tables as grids of cells, from a format's own marks or from the flattened text of an export.

In exported text a cell opens with a tab and may run over several lines, a row ends with a blank line,
a merged cell reads blank or is left out, and the head repeats after a page break.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import TableMark
from corpus.hidden import visible
from corpus.paragraphs import FlatTable
from corpus.view import View, view_of
from ontology.model import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the grid; `view` is empty for a blank one.

    `merged` tells that the words stand in a cell further up or left that covers this place.
    """

    view: View
    merged: bool = False

    @property
    def text(self) -> str:
        """The cell's words without white space."""
        return self.view.compact().text

    @property
    def written(self) -> str:
        """The same as the source has them."""
        return self.view.compact().written


@dataclass(frozen=True, slots=True)
class Table:
    """A head of one row and the rows below it, all of the same number of cells."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def read_table(part: FlatTable) -> Table | None:
    """Return the grid of `part`, or `None` where there are not two rows of two cells."""
    grid = _marked_grid(part.view.source, part.mark, part.hidden) if part.mark else _flat_grid(part.view)
    grid = [row for row in grid if any(cell.text for cell in row)]
    if len(grid) < 2 or len(grid[0]) < 2:
        return None
    head, rows = _split_head(grid)
    shown = _head_texts(head)
    return Table(tuple(head), tuple(tuple(row) for row in rows if _head_texts(row) != shown))


def _head_texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _split_head(grid: list[list[Cell]]) -> tuple[list[Cell], list[list[Cell]]]:
    """Return the head and the rest; a first row of one title cell over the whole width is passed over."""
    start = 0
    while start < len(grid) - 2 and len({cell.text for cell in grid[start] if cell.text}) == 1:
        start += 1
    head, stop = grid[start], start + 1
    while stop < len(grid) - 1 and _carries_on(grid[stop - 1], grid[stop]):
        head = [
            upper if lower.merged or not lower.text else lower
            for upper, lower in zip(head, grid[stop], strict=True)
        ]
        stop += 1
    return head, grid[stop:]


def _carries_on(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether a head cell reaches down into the next row, which is then part of the head."""
    return any(
        low.merged and low.text and low.view.offsets == up.view.offsets
        for up, low in zip(upper, lower, strict=True)
    )


def _marked_grid(source: str, mark: TableMark, hidden: Sequence[Span]) -> list[list[Cell]]:
    """Return the grid of a table whose format says which places a cell covers."""
    height = max((cell.row + cell.rows for cell in mark.cells), default=0)
    width = max((cell.column + cell.columns for cell in mark.cells), default=0)
    blank = Cell(view_of(source, mark.span.start, mark.span.start))
    grid = [[blank] * width for _ in range(height)]
    for cell in mark.cells:
        if cell.span is None:
            continue
        view = visible(source, cell.span.start, cell.span.end, hidden)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid[row][column] = Cell(view, merged=(row, column) != (cell.row, cell.column))
    return grid


def _flat_grid(view: View) -> list[list[Cell]]:
    """Return the grid of an exported table, short rows filled from the left (the merged cells)."""
    rows = _tab_rows(view) if view.text.startswith("\t") and "\n\t" in view.text else _line_rows(view)
    if not rows:
        return []
    width = _width(rows)
    blank = Cell(view[0:0])
    return [_fit(row, width, blank, is_head=index == 0) for index, row in enumerate(_rejoin(rows, width))]


def _fit(row: "_Row", width: int, blank: Cell, *, is_head: bool) -> list[Cell]:
    cells = [Cell(cell) for cell in row.cells][:width]
    missing = width - len(cells)
    if not missing:
        return cells
    if is_head:
        return [Cell(cells[0].view, merged=True)] * missing + cells
    return [blank] * missing + cells


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one raw row; `blank_lines` is how many blank lines close it."""

    cells: list[View]
    blank_lines: int


def _tab_rows(view: View) -> list[_Row]:
    """Return the raw rows: a cell opens with a tab, a blank line before a tab closes the row."""
    rows: list[_Row] = []
    cells: list[View] = []
    starts = [m.end() for m in re.finditer(r"(?:^|(?<=\n))\t", view.text)]
    for start, stop in zip(starts, [*(s - 1 for s in starts[1:]), len(view)], strict=True):
        raw = view.text[start:stop]
        cells.append(view[start:stop].strip())
        blank_lines = len(re.findall(r"\n(?=[ 　\r]*\n)", raw[len(raw.rstrip()) :]))
        if blank_lines:
            rows.append(_Row(cells, blank_lines))
            cells = []
    return [*rows, _Row(cells, 1)] if cells else rows


def _line_rows(view: View) -> list[_Row]:
    """Return the raw rows of lines whose cells are parted by tabs."""
    rows = []
    for line in re.finditer(r"[^\n]+", view.text):
        if not line.group().strip():
            continue
        cells, place = [], line.start()
        for text in line.group().split("\t"):
            cells.append(view[place : place + len(text)].strip())
            place += len(text) + 1
        rows.append(_Row(cells, 1))
    return rows


def _width(rows: list[_Row]) -> int:
    """Return the number of cells of a whole row: the commonest, or a larger one that is not alone."""
    counts = Counter(len(row.cells) for row in rows)
    common = max(counts, key=lambda size: (counts[size], size))
    head = len(rows[0].cells)
    return max([common, head, *(size for size, times in counts.items() if times > 1 and size <= head + 2)])


def _rejoin(rows: list[_Row], width: int) -> list[_Row]:
    """Put together rows that blank lines inside a cell cut in two."""
    joined: list[_Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before and before.blank_lines > 1 and len(before.cells) + len(row.cells) == width:
            joined[-1] = _Row(before.cells + row.cells, row.blank_lines)
        else:
            joined.append(row)
    return joined
