"""Tasks of the register as a workbook to filter and print, or as CSV; the same rows, the same columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ontology.model import Role
from ontology.rules import describe_rule
from query.views.catalogue import DocumentEntry
from query.views.filters import Listed
from ui.rendering.cells import A3, first_sheet, fit_row, pages_across, print_across, set_widths, write_line
from ui.rendering.wording import (
    KINDS,
    ROLES,
    describe_deadline,
    describe_standing,
    describe_statuses,
    describe_threshold,
)

TASK_HEAD = (
    ("序号", 6),
    ("状态", 10),
    ("到期日", 12),
    ("任务", 24),
    ("内容", 60),
    ("牵头单位", 18),
    ("配合单位", 26),
    ("责任单位", 26),
    ("时限（原文）", 16),
    ("时限", 26),
    ("指标（原文）", 28),
    ("指标", 28),
    ("校正", 28),
    ("推断依据", 26),
    ("文件", 30),
    ("文号", 20),
    ("章节", 26),
    ("地区", 16),
    ("类别", 12),
    ("文件名", 18),
)
DOCUMENT_HEAD = (
    ("文件名", 26),
    ("标题", 48),
    ("文号", 22),
    ("发文机关", 26),
    ("成文日期", 12),
    ("地区", 20),
    ("任务数", 8),
)
KEPT = 4  # columns that every printed page repeats
FORMULA = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet would take for a formula
Head = Sequence[tuple[str, int]]
Cells = Sequence[str | int | date]


def write_tasks(rows: Sequence[Listed], documents: Iterable[DocumentEntry]) -> bytes:
    """Return a workbook of the tasks of `rows`, in their order, with a second sheet of their documents."""
    named = {row.entry.doc for row in rows}
    held: list[Cells] = [
        (e.name, e.title, e.number, e.issuer, e.date or "", e.region, e.tasks)
        for e in documents
        if e.name in named
    ]
    book = Workbook()
    _fill(first_sheet(book, "任务"), TASK_HEAD, task_cells(rows))
    _fill(book.create_sheet("文件"), DOCUMENT_HEAD, held)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_tasks_csv(rows: Iterable[Listed]) -> str:
    """Return the tasks of `rows` as CSV; a cell that a spreadsheet would take for a formula begins with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(name for name, _ in TASK_HEAD)
    for cells in task_cells(rows):
        writer.writerow(f"'{cell}" if str(cell).startswith(FORMULA) else str(cell) for cell in cells)
    return out.getvalue()


def task_cells(rows: Iterable[Listed]) -> list[Cells]:
    """Return what a table says of each task, in the order of `TASK_HEAD`."""
    return [_cells(number, row) for number, row in enumerate(rows, start=1)]


def _cells(number: int, row: Listed) -> Cells:
    entry, task = row.entry, row.entry.task

    def bodies(role: Role) -> str:
        return "、".join(found.agency for found in task.assignments if found.role is role)

    bounds = (describe_threshold(t.subject, t.operator, t.value, t.unit, t.modality) for t in task.thresholds)
    return (
        number,
        describe_statuses(row.statuses),
        row.day or "",
        task.title or "",
        task.text,
        bodies(Role.LEAD),
        bodies(Role.COOPERATE),
        bodies(Role.RESPONSIBLE),
        "；".join(d.text for d in task.deadlines),
        "；".join(_limits(row)),
        "；".join(t.text for t in task.thresholds),
        "；".join(bounds),
        task.corrected or "",
        "；".join(_inferred(row)),
        entry.document_title,
        entry.number,
        " / ".join(task.path),
        entry.region,
        KINDS[task.kind],
        entry.doc,
    )


def _limits(row: Listed) -> Iterable[str]:
    """Yield what each limit comes to, and where there are several, how each stands."""
    for limit, standing in zip(row.entry.limits, row.standings, strict=True):
        found = limit.deadline
        days = describe_deadline(found.kind, found.start, found.end, found.every)
        said = describe_standing(standing) if len(row.standings) > 1 or standing.day != found.end else ""
        yield f"{days}（{said}）" if said and days else days or said


def _inferred(row: Listed) -> Iterable[str]:
    """Yield how what is not stated was inferred: 牵头 区水利局：由合并单元格得出."""
    task = row.entry.task
    facts = [(f"{ROLES[found.role]} {found.agency}", found.inferred) for found in task.assignments]
    facts += [(found.text, found.inferred) for found in task.deadlines]
    facts += [(found.text, found.inferred) for found in task.thresholds]
    return (f"{what}：{describe_rule(rule)}" for what, rule in facts if rule)


def _fill(sheet: Worksheet, head: Head, rows: Iterable[Cells]) -> None:
    widths = [width for _, width in head]
    write_line(sheet, 1, (name for name, _ in head), is_head=True)
    set_widths(sheet, widths)
    count = 1
    for count, cells in enumerate(rows, start=2):
        write_line(sheet, count, cells)
        fit_row(sheet, count, [str(cell) for cell in cells], widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = f"A:{get_column_letter(KEPT)}"
    print_across(sheet, A3, pages_across(sum(widths), sum(widths[:KEPT])))
