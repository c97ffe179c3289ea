"""An answer as a workbook: the sentence and the rows on one sheet, the citations on another."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from query.result import Answer
from ui.commands.console import width
from ui.rendering.answer_report import CITATION_HEAD, Table, citations, preamble, tables
from ui.rendering.cells import first_sheet, fit_row, print_across, set_widths, write_line

NUMBER_WIDTH, NARROWEST, WIDEST = 10.0, 14.0, 60.0  # characters of Latin script
CITATION_WIDTHS = (6.0, 34.0, 34.0, 14.0, 70.0)


def write_workbook(answer: Answer, path: Path, asked_on: date) -> None:
    """Write the workbook; every cell is text, whatever it begins with."""
    book = Workbook()
    _fill(first_sheet(book, "回答"), answer, asked_on)
    if answer.quotes:
        _fill_citations(book.create_sheet("依据"), citations(answer))
    book.save(path)


def _fill(sheet: Worksheet, answer: Answer, asked_on: date) -> None:
    found = tables(answer)
    widths = [NUMBER_WIDTH, *_widths(found)]
    line = 0
    for name, said in preamble(answer, asked_on):
        line += 1
        write_line(sheet, line, (name, said))
        sheet.cell(line, 1).font = Font(bold=True)
        if len(widths) > 2:
            sheet.merge_cells(start_row=line, end_row=line, start_column=2, end_column=len(widths))
        fit_row(sheet, line, (name, said), (NUMBER_WIDTH, sum(widths[1:])))
    for table in found:
        line += 2
        write_line(sheet, line, ("序号", *table.head), is_head=True)
        for number, row in enumerate(table.rows, start=1):
            line += 1
            texts = (str(number), *row)
            write_line(sheet, line, texts)
            fit_row(sheet, line, texts, widths[: len(texts)])
    _lay_out(sheet, widths)


def _fill_citations(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    write_line(sheet, 1, CITATION_HEAD, is_head=True)
    for line, texts in enumerate(rows, start=2):
        write_line(sheet, line, texts)
        fit_row(sheet, line, texts, CITATION_WIDTHS)
    _lay_out(sheet, CITATION_WIDTHS)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _widths(found: Sequence[Table]) -> list[float]:
    """Return a width for each column after the number: by its longest cell, within bounds."""
    longest = [NARROWEST] * max((len(table.head) for table in found), default=3)
    for table in found:
        for row in (table.head, *table.rows):
            for number, text in enumerate(row):
                longest[number] = max(longest[number], min(width(text) + 2.0, WIDEST))
    return longest


def _lay_out(sheet: Worksheet, widths: Sequence[float]) -> None:
    set_widths(sheet, widths)
    print_across(sheet)
