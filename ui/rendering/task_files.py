"""Tasks of the register as a file to take along: a workbook, a table, a calendar."""

from collections.abc import Iterable, Sequence

from query.views.catalogue import DocumentEntry
from query.views.filters import Listed
from ui.rendering.calendar import days_of, write_calendar
from ui.rendering.task_sheet import write_tasks, write_tasks_csv

NAMES = {"xlsx": "Excel", "csv": "CSV", "ics": "日历"}


def write_file(form: str, rows: Sequence[Listed], documents: Iterable[DocumentEntry]) -> bytes:
    """Return the tasks of `rows` as xlsx, csv (UTF-8 with a byte-order mark, for Excel) or ics.

    Raises:
        ValueError: `form` is none of these.
    """
    match form:
        case "xlsx":
            return write_tasks(rows, documents)
        case "csv":
            return write_tasks_csv(rows).encode("utf-8-sig")
        case "ics":
            return write_calendar(rows)
    raise ValueError(f"not a format of tasks: {form}")


def describe_file(form: str, rows: Sequence[Listed]) -> str:
    """Return the sentence on what such a file holds; a calendar has only the limits with a day."""
    if form != "ics":
        return f"已写出 {len(rows)} 项任务。"
    limits = sum(len(row.entry.limits) for row in rows)
    days = sum(1 for _ in days_of(rows))
    left = f"；另有 {limits - days} 个时限没有日期，不在日历里" if limits > days else ""
    return f"已写出 {days} 个时限{left}。"
