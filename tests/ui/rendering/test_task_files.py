import csv
import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from query.views.catalogue import list_documents
from query.views.filters import Filter, list_tasks
from tests.factories import enter, make_policy, make_task
from tests.query.ledgers import DAY, by, open_ledger, with_limits
from ui.rendering.task_files import describe_file, write_file

STORE = open_ledger()
enter(
    STORE,
    make_policy("odd", with_limits(make_task("t01", "=1+1 是公式吗\x07"), by(date(2026, 1, 1))), title="怪"),
)
ROWS = list_tasks(STORE, Filter(DAY, counts_all=True)).rows


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(write_file("xlsx", ROWS, list_documents(STORE))))


def test_the_workbook_has_the_rows_in_their_order_and_days_as_days(book: Workbook) -> None:
    sheet = book["任务"]
    head = [cell.value for cell in sheet[1]]
    assert head[:5] == ["序号", "状态", "到期日", "任务", "内容"]
    first = dict(zip(head, (cell.value for cell in sheet[2]), strict=True))
    assert (first["序号"], first["状态"], first["到期日"]) == (1, "逾期", datetime(2025, 12, 31))
    assert (first["牵头单位"], first["配合单位"], first["文件"]) == (
        "市水务局",
        "市财政局",
        "望川市节约用水方案",
    )
    assert sheet.max_row == len(ROWS) + 1
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:T{len(ROWS) + 1}")


def test_a_task_with_several_limits_says_how_each_stands(book: Workbook) -> None:
    sheet = book["任务"]
    [row] = [row for row in sheet.iter_rows(values_only=True) if row[4] == "举办节水周。"]
    assert row[1] == "逾期、以后"
    assert row[9] == "2026-05-31 前（逾期）；2027-05-31 前（以后）"


def test_words_of_a_document_are_never_a_formula(book: Workbook) -> None:
    cells = [cell for cell in book["任务"]["E"] if str(cell.value).startswith("=")]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1 是公式吗", "s")]
    assert "'=1+1 是公式吗" in write_file("csv", ROWS, ()).decode("utf-8-sig")


def test_the_second_sheet_has_the_documents_of_the_rows() -> None:
    some = [row for row in ROWS if row.entry.doc == "flood"]
    sheet = load_workbook(io.BytesIO(write_file("xlsx", some, list_documents(STORE))))["文件"]
    assert [cell.value for cell in sheet["A"]] == ["文件名", "flood"]


def test_csv_has_the_same_cells(book: Workbook) -> None:
    lines = list(csv.reader(io.StringIO(write_file("csv", ROWS, ()).decode("utf-8-sig"))))
    sheet = book["任务"]
    assert lines[0] == [cell.value for cell in sheet[1]]
    assert lines[1][1:3] == ["逾期", "2025-12-31"]
    assert len(lines) == sheet.max_row


def test_a_calendar_says_which_limits_it_leaves_out() -> None:
    assert describe_file("xlsx", ROWS) == "已写出 11 项任务。"
    assert describe_file("ics", ROWS) == "已写出 8 个时限；另有 2 个时限没有日期，不在日历里。"
    assert describe_file("ics", [replace(ROWS[0])]) == "已写出 1 个时限。"


def test_an_unknown_format_is_a_mistake() -> None:
    with pytest.raises(ValueError):
        write_file("pdf", ROWS, ())
