"""All tasks held as a workbook to filter and print: one sheet of tasks, one of documents."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graph.read import read_policy
from graph.store import GraphStore
from ontology.model import Policy, Role, Task
from query.catalogue import list_documents
from ui.rendering.cells import HEAD_FILL, UNPRINTABLE, fit_row
from ui.rendering.wording import describe_deadline, describe_threshold

TASK_HEAD = (
    ("文件", 18),
    ("章节", 26),
    ("任务", 24),
    ("内容", 60),
    ("牵头单位", 18),
    ("配合单位", 26),
    ("责任单位", 26),
    ("时限（原文）", 16),
    ("时限", 24),
    ("指标（原文）", 28),
    ("指标", 28),
    ("校正", 28),
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
Head = Sequence[tuple[str, int]]


def write_tasks(store: GraphStore, path: Path) -> int:
    """Write every task held to `path`, documents by name, and return how many there are."""
    documents = list_documents(store)
    policies = [read_policy(store, entry.name) for entry in documents]
    tasks = [_task_cells(policy, task) for policy in policies for task in policy.tasks]
    held = [
        (e.name, e.title, e.number, e.issuer, str(e.date or ""), e.region, str(e.tasks)) for e in documents
    ]
    book = Workbook()
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError("a new workbook has no sheet")
    _fill(first, "任务", TASK_HEAD, tasks)
    _fill(book.create_sheet(), "文件", DOCUMENT_HEAD, held)
    book.save(path)
    return len(tasks)


def _task_cells(policy: Policy, task: Task) -> tuple[str, ...]:
    def bodies(role: Role) -> str:
        return "、".join(found.agency for found in task.assignments if found.role is role)

    days = (describe_deadline(d.kind, d.start, d.end, d.every) for d in task.deadlines)
    bounds = (describe_threshold(t.subject, t.operator, t.value, t.unit, t.modality) for t in task.thresholds)
    return (
        policy.doc,
        " / ".join(task.path),
        task.title or "",
        task.text,
        bodies(Role.LEAD),
        bodies(Role.COOPERATE),
        bodies(Role.RESPONSIBLE),
        "；".join(d.text for d in task.deadlines),
        "；".join(days),
        "；".join(t.text for t in task.thresholds),
        "；".join(bounds),
        task.corrected or "",
    )


def _fill(sheet: Worksheet, title: str, head: Head, rows: Iterable[Sequence[str]]) -> None:
    sheet.title = title
    for column, (name, width) in enumerate(head, start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
        sheet.column_dimensions[get_column_letter(column)].width = width
    count = 1
    for count, cells in enumerate(rows, start=2):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(count, column, UNPRINTABLE.sub("", text))
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        fit_row(sheet, count, cells, [width for _, width in head])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
