"""What our workbooks share: safe text in bordered cells, and rows as high as their text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ui.commands.console import width

LINE, HIGHEST, SPREAD = 15, 400, 1.16  # points; a line ends before the column is quite full
A3, A4 = 8, 9  # paperSize of Office Open XML
PAGE_WIDTH = 320.0  # characters that A3 across holds and can still be read
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
HEAD_FILL = PatternFill("solid", fgColor="E3E9F0")
TEXT, CENTERED = "政图 文字", "政图 居中"
THIN = Side(style="thin", color="9AA5B1")


def new_book() -> Workbook:
    """Return a workbook that knows the styles that `put` names; a style of each cell's own is slow."""
    book = Workbook()
    for name, horizontal in ((TEXT, "left"), (CENTERED, "center")):
        style = NamedStyle(name)
        style.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
        style.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
        book.add_named_style(style)
    return book


def put(sheet: Worksheet, row: int, column: int, value: str | int, *, center: bool = False) -> Cell:
    """Write a bordered cell that wraps and return it; a text is never taken for a formula.

    Raises:
        TypeError: the cell is covered by a merged one.
    """
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"cell {row}, {column} is merged")
    cell.style = CENTERED if center else TEXT
    if isinstance(value, str):
        cell.value = UNPRINTABLE.sub("", value) or None
        cell.data_type = "s"
    else:
        cell.value = value
    return cell


def first_sheet(book: Workbook, title: str) -> Worksheet:
    """Return the sheet that a new workbook has, called `title`."""
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has no sheet")
    sheet.title = title
    return sheet


def write_line(
    sheet: Worksheet, row: int, values: Iterable[str | int | date], *, is_head: bool = False
) -> None:
    """Write a row of cells without borders, their text on top and wrapped; a head is bold on a ground.

    A day or a number is written as such, so that it can be sorted; words are never taken for a formula.
    """
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, UNPRINTABLE.sub("", value) if isinstance(value, str) else value)
        across = "general" if isinstance(value, str) else "center"
        cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True)
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        if is_head:
            cell.font, cell.fill = Font(bold=True), HEAD_FILL


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the widths of the columns from the first one on, in characters."""
    for column, wide in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = wide


def pages_across(wide: float, kept: float) -> int:
    """Return how many pages of A3 across columns take that are `wide` characters in all.

    `kept` is the width of those columns that every page repeats.
    """
    return 1 if wide <= PAGE_WIDTH else ceil((wide - kept) / (PAGE_WIDTH - kept))


def print_across(sheet: Worksheet, paper: int = A4, pages: int = 1) -> None:
    """Let `sheet` be printed across on `paper`, ruled, so many pages wide and as many long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True


def fit_row(sheet: Worksheet, number: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as its longest wrapped text needs; programs do not all do it on opening."""
    needed = (ceil(width(text) * SPREAD / columns) for text, columns in zip(texts, widths, strict=True))
    sheet.row_dimensions[number].height = min(LINE * max(1, *needed) + 3, HIGHEST)
