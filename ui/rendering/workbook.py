"""The responsibility matrix as a workbook to read and print: the matrix, the loads, who works with whom."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil
from pathlib import Path

from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ontology.model import Role
from query.clipping import clip
from query.views.cells import MatrixAgency
from query.views.matrix import Matrix
from query.views.sieve import sectors_of
from query.views.workload import Load, find_partners, measure_loads
from ui.rendering.cells import (
    A3,
    HEAD_FILL,
    HIGHEST,
    LINE,
    first_sheet,
    fit_row,
    new_book,
    pages_across,
    print_across,
    put,
    set_widths,
)
from ui.rendering.sheet import HEAD, lines
from ui.rendering.wording import LEGEND, ROLES, SIGNS

WIDTHS = (5.5, 16, 18, 24, 52, 16)
AGENCY_WIDTH = 4.6
PLACES, SECTORS, NAMES, FIRST = 3, 4, 5, 6  # rows: places, classes and names of bodies, the first task
MOST_PAIRS = 200
LONGEST = 12  # characters of a body's name over its column; the sheet of loads has it in full
FILLS = {  # of stated parts; inferred ones have none
    SIGNS[role]: PatternFill("solid", fgColor=color)
    for role, color in zip(Role, ("D5E3F3", "E2EFDF", "FBEBD3"), strict=True)
}
LOAD_HEAD = (("序号", 6), ("单位", 34), ("地区", 22), ("类别", 22), *((ROLES[role], 8) for role in Role))
PAIR_HEAD = (("序号", 6), ("单位", 34), ("单位", 34), ("共同任务", 10))


def write_workbook(matrix: Matrix, title: str, path: Path, whole: Matrix | None = None) -> None:
    """Write the matrix to `path`: bodies under their places and classes, set to print on A3 across.

    `whole` has all bodies of its tasks, where it has not. Where none share tasks there is no sheet of them.
    """
    book = new_book()
    sheet = first_sheet(book, "责任矩阵")
    _write_matrix(sheet, Matrix(group_bodies(matrix), matrix.rows, matrix.note), title)
    loads = list(map(_load_row, measure_loads(matrix)))
    _write_table(book.create_sheet("单位负荷"), (*LOAD_HEAD, ("合计", 8), ("其中推断", 10)), loads)
    pairs = find_partners(matrix, whole or matrix)[:MOST_PAIRS]
    if pairs:
        shared = [(pair.one.name, pair.other.name, pair.tasks) for pair in pairs]
        _write_table(book.create_sheet("协作关系"), PAIR_HEAD, shared)
    book.save(path)


def _load_row(load: Load) -> tuple[str | int, ...]:
    agency = load.agency
    counts = (*(load.tasks[role] for role in Role), load.total, load.inferred)
    return agency.name, agency.place, "、".join(agency.sectors), *counts


def group_bodies(matrix: Matrix) -> tuple[MatrixAgency, ...]:
    """Return the bodies by place and class, groups and bodies in the order of their first column."""
    places = {agency.place: place for place, agency in reversed(list(enumerate(matrix.agencies)))}
    first = {_group(agency): place for place, agency in reversed(list(enumerate(matrix.agencies)))}
    return tuple(sorted(matrix.agencies, key=lambda agency: (places[agency.place], first[_group(agency)])))


def _group(agency: MatrixAgency) -> tuple[str, str]:
    return agency.place, sectors_of(agency)[0]


def _write_matrix(sheet: Worksheet, matrix: Matrix, title: str) -> None:
    columns = len(HEAD) + len(matrix.agencies)
    _title(sheet, title, max(columns, len(HEAD)))
    head, *body = lines(matrix)
    chapters = [f"{row.doc}/{row.path}" for row in matrix.rows]
    _head(sheet, matrix, head)
    runs = [len(held) for _, run in groupby(chapters) for held in [list(run)] for _ in held]
    for number, (cells, run) in enumerate(zip(body, runs, strict=True), start=FIRST):
        for column, text in enumerate(cells, start=1):
            short = column == 1 or column > len(HEAD)
            if text or column <= len(HEAD):  # a wide matrix is mostly empty; the grid is printed
                cell = put(sheet, number, column, int(text) if column == 1 else text, center=short)
                if text in FILLS:
                    cell.fill = FILLS[text]
        first = 2 if run == 1 else 3  # a chapter of several rows has room in them
        fit_row(sheet, number, cells[first:6], WIDTHS[first:6])
    _foot(sheet, matrix)
    _merge_runs(sheet, 2, [row.doc for row in matrix.rows])
    _merge_runs(sheet, 3, chapters)
    _set_page(sheet, columns, FIRST - 1 + len(matrix.rows) + len(Role) + 1)


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    for row, text, size in ((1, title, 16), (2, LEGEND, 10)):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        cell = put(sheet, row, 1, text)
        cell.font, cell.border = Font(size=size, bold=row == 1), Border()
        cell.alignment = Alignment(horizontal="left", vertical="center")
    sheet.row_dimensions[1].height = 30


def _head(sheet: Worksheet, matrix: Matrix, names: Sequence[str]) -> None:
    """Write the three rows of the head: places, classes and names, the fixed columns merged over all."""
    set_widths(sheet, (*WIDTHS, *[AGENCY_WIDTH] * len(matrix.agencies)))
    names = [*names[: len(HEAD)], *(clip(name, LONGEST) for name in names[len(HEAD) :])]
    for column, name in enumerate(names, start=1):
        for row in (PLACES, SECTORS, NAMES):
            over = PLACES if column <= len(HEAD) else NAMES
            _head_cell(sheet, row, column, name if row == over else "", upright=column > len(HEAD))
        if column <= len(HEAD):
            sheet.merge_cells(start_row=PLACES, end_row=NAMES, start_column=column, end_column=column)
    _merge_head(sheet, PLACES, [(agency.place,) for agency in matrix.agencies])
    _merge_head(sheet, SECTORS, [_group(agency) for agency in matrix.agencies])
    longest = max([4, *(len(name) for name in names[len(HEAD) :])])
    sheet.row_dimensions[NAMES].height = min((LINE + 2) * longest + 6, HIGHEST)
    sheet.row_dimensions[PLACES].height = LINE * 2
    sectors = max([2, *(len(_group(agency)[1]) for agency in matrix.agencies)])
    sheet.row_dimensions[SECTORS].height = min(LINE * (ceil(sectors / 2) + 0.4), HIGHEST)


def _head_cell(sheet: Worksheet, row: int, column: int, text: str, *, upright: bool) -> None:
    cell = put(sheet, row, column, text, center=True)
    cell.font, cell.fill = Font(bold=True), HEAD_FILL
    if upright and row == NAMES:
        cell.alignment = Alignment(horizontal="center", vertical="center", text_rotation=255)


def _merge_head(sheet: Worksheet, row: int, groups: Iterable[tuple[str, ...]]) -> None:
    """Write what each run of bodies has in common over it, merged."""
    column = len(HEAD) + 1
    for group, run in groupby(groups):
        count = len(list(run))
        sheet.cell(row, column).value = group[-1]
        if count == 1:
            alignment = Alignment(horizontal="center", vertical="center", wrap_text=True, shrink_to_fit=False)
            sheet.cell(row, column).alignment = alignment
        else:
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + count - 1)
        column += count


def _foot(sheet: Worksheet, matrix: Matrix) -> None:
    """Write how many tasks each body has, in each role and in all."""
    loads = {load.agency.iri: load for load in measure_loads(matrix)}
    first = FIRST + len(matrix.rows)
    names = [*(f"{SIGNS[role]} {ROLES[role]}（项）" for role in Role), "合计（项）"]
    for offset, name in enumerate(names):
        row = first + offset
        for column in range(1, len(HEAD) + 1):
            put(sheet, row, column, name if column == 1 else "", center=True).font = Font(bold=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEAD))
        for column, agency in enumerate(matrix.agencies, start=len(HEAD) + 1):
            load = loads[agency.iri]
            count = load.tasks[tuple(Role)[offset]] if offset < len(Role) else load.total
            put(sheet, row, column, count or "", center=True).fill = HEAD_FILL


def _merge_runs(sheet: Worksheet, column: int, keys: Sequence[str]) -> None:
    """Merge the cells of each run of equal keys; what they say stands on top, where its first page is."""
    row = FIRST
    for _, run in groupby(keys):
        count = len(list(run))
        if count > 1:
            sheet.merge_cells(start_row=row, end_row=row + count - 1, start_column=column, end_column=column)
            sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
        row += count


def _set_page(sheet: Worksheet, columns: int, last: int) -> None:
    """Freeze the head and the first columns, and set A3 across, as many pages wide as can be read."""
    sheet.freeze_panes = sheet.cell(FIRST, 5)
    kept = sum(WIDTHS)
    sheet.print_title_rows = f"{PLACES}:{NAMES}"
    sheet.print_title_cols = f"A:{get_column_letter(len(HEAD))}"
    sheet.print_area = f"A1:{get_column_letter(columns)}{last}"
    print_across(sheet, A3, pages_across(kept + AGENCY_WIDTH * (columns - len(HEAD)), kept))


def _write_table(
    sheet: Worksheet, head: Sequence[tuple[str, float]], rows: Iterable[Sequence[str | int]]
) -> None:
    """Write a plain table, numbered, its head frozen and to filter by."""
    set_widths(sheet, (wide for _, wide in head))
    for column, (name, _) in enumerate(head, start=1):
        cell = put(sheet, 1, column, name, center=True)
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
    for number, values in enumerate(rows, start=1):
        for column, value in enumerate((number, *values), start=1):
            put(sheet, number + 1, column, value, center=isinstance(value, int))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
