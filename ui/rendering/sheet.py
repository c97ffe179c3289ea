"""The responsibility matrix as a file: markdown, CSV, JSON, a page of its own, or a workbook to print."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ontology.model import Role
from query.matrix import Matrix, MatrixRow, Scope
from ui.commands.console import width
from ui.rendering.present import page, render_matrix
from ui.rendering.wording import LEGEND, SIGNS

HEAD = ("序号", "文件", "章节", "任务", "内容", "时限")
WIDTHS = (5.5, 16, 18, 24, 52, 16)
AGENCY_WIDTH = 4.6
LINE, HIGHEST, SPREAD = 15, 400, 1.08  # points; a line ends before the column is quite full
A3 = 8  # paperSize of Office Open XML
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
THIN = Side(style="thin", color="9AA5B1")
HEAD_FILL = PatternFill("solid", fgColor="E3E9F0")
LEAD_FILL = PatternFill("solid", fgColor="D5E3F3")


def name_task(row: MatrixRow) -> str:
    """Return the short name of the task: its title, else its heading, else how its text begins."""
    if row.title:
        return row.title
    return row.text if len(row.text) <= 30 else row.text[:30] + "…"


def name_matrix(matrix: Matrix, scope: Scope) -> str:
    """Return what the matrix is called: by the document's title, the region and the body of its scope."""
    title = matrix.rows[0].document_title if scope.doc and matrix.rows else scope.doc
    return " ".join(filter(None, ("责任矩阵", title, scope.region, scope.agency)))


def lines(matrix: Matrix) -> list[list[str]]:
    """Return the matrix as text cells, the head first."""
    head = [*HEAD, *(agency.label for agency in matrix.agencies)]
    body = [
        [
            str(number),
            row.document_title,
            row.path.replace("/", " / "),
            name_task(row),
            row.text,
            "；".join(row.deadlines),
            *(SIGNS[row.roles[a.iri]] if a.iri in row.roles else "" for a in matrix.agencies),
        ]
        for number, row in enumerate(matrix.rows, start=1)
    ]
    return [head, *body]


def write_csv(matrix: Matrix) -> str:
    """Return the matrix as CSV; a cell that a spreadsheet would take for a formula is quoted with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cells in lines(matrix):
        writer.writerow("'" + cell if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells)
    return out.getvalue()


def write_json(matrix: Matrix) -> str:
    """Return the matrix as JSON: a row for each task, with its bodies, roles and places."""
    rows = [
        {
            "doc": row.doc,
            "id": row.id,
            "title": row.title,
            "text": row.text,
            "path": row.path.split("/") if row.path else [],
            "deadlines": list(row.deadlines),
            "roles": [
                {"agency": a.name, "label": a.label, "role": row.roles[a.iri].value}
                for a in matrix.agencies
                if a.iri in row.roles
            ],
            "spans": [asdict(span) for span in row.spans],
            **({"corrected": row.corrected} if row.corrected else {}),
        }
        for row in matrix.rows
    ]
    return json.dumps({"agencies": [a.name for a in matrix.agencies], "rows": rows}, ensure_ascii=False)


def write_markdown(matrix: Matrix) -> str:
    """Return the matrix as a markdown table without the long columns."""
    kept = [[cells[0], *cells[3:4], *cells[5:]] for cells in lines(matrix)]
    kept.insert(1, ["---"] * len(kept[0]))
    rows = ("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in kept)
    return "\n".join(rows) + f"\n\n{LEGEND}\n"


def write_html(matrix: Matrix) -> str:
    """Return the matrix as a page that needs no other file."""
    return page("责任矩阵", f"<h1>责任矩阵</h1><p>{LEGEND}</p>{render_matrix(matrix)}")


def write_workbook(matrix: Matrix, title: str, path: Path) -> None:
    """Write the matrix to `path` as a workbook: head and first columns frozen, set to print on A3."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has no sheet")
    sheet.title = "责任矩阵"
    columns = len(HEAD) + len(matrix.agencies)
    _title(sheet, title, columns)
    for number, cells in enumerate(lines(matrix), start=3):
        for column, text in enumerate(cells, start=1):
            _cell(sheet, number, column, text)
        fit_row(sheet, number, cells[3:6], WIDTHS[3:6])
    _style_head(sheet, columns)
    _merge_runs(sheet, 2, [row.doc for row in matrix.rows])
    _merge_runs(sheet, 3, [f"{row.doc}/{row.path}" for row in matrix.rows])
    _set_page(sheet, columns, len(matrix.rows))
    book.save(path)


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    for row, text, size in ((1, title, 16), (2, LEGEND, 10)):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=max(columns, len(HEAD)))
        cell = _cell(sheet, row, 1, text)
        cell.font, cell.border = Font(size=size, bold=row == 1), Border()
        cell.alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
    sheet.row_dimensions[1].height = 30


def _cell(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"cell {row}, {column} is merged")
    cell.value = UNPRINTABLE.sub("", text)
    cell.data_type = "n" if column == 1 and text.isdecimal() else "s"
    if cell.data_type == "n":
        cell.value = int(text)
    cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    short = column == 1 or column > len(HEAD)
    cell.alignment = Alignment(horizontal="center" if short else "left", vertical="center", wrap_text=True)
    if text == SIGNS[Role.LEAD]:
        cell.fill = LEAD_FILL
    return cell


def fit_row(sheet: Worksheet, number: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as its longest wrapped text needs; programs do not all do it on opening."""
    needed = (ceil(width(text) * SPREAD / columns) for text, columns in zip(texts, widths, strict=True))
    sheet.row_dimensions[number].height = min(LINE * max(1, *needed) + 3, HIGHEST)


def _style_head(sheet: Worksheet, columns: int) -> None:
    longest = 4
    for column in range(1, columns + 1):
        cell = sheet.cell(3, column)
        agency = column > len(HEAD)
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
        cell.alignment = Alignment(
            horizontal="center", vertical="center", wrap_text=not agency, text_rotation=255 if agency else 0
        )
        if agency:
            longest = max(longest, len(str(cell.value)))
        columns_wide = AGENCY_WIDTH if agency else WIDTHS[column - 1]
        sheet.column_dimensions[get_column_letter(column)].width = columns_wide
    sheet.row_dimensions[3].height = min((LINE + 2) * longest + 6, HIGHEST)


def _merge_runs(sheet: Worksheet, column: int, keys: Sequence[str]) -> None:
    row = 4
    for _, run in groupby(keys):
        count = len(list(run))
        if count > 1:
            sheet.merge_cells(start_row=row, end_row=row + count - 1, start_column=column, end_column=column)
        row += count


def _set_page(sheet: Worksheet, columns: int, rows: int) -> None:
    sheet.freeze_panes = sheet.cell(4, 5)
    sheet.print_title_rows = "3:3"
    sheet.print_area = f"A1:{get_column_letter(columns)}{max(rows + 3, 4)}"
    sheet.page_setup.paperSize = A3
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
