import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ontology.model import Role, Span
from query.matrix import Matrix, MatrixAgency, MatrixRow
from ui.rendering.sheet import write_csv, write_html, write_markdown, write_workbook

WATER = MatrixAgency("a:water", "望川市水务局", "市水务局")
MONEY = MatrixAgency("a:money", "望川市财政局", "市财政局")


def row(number: str, title: str | None, text: str, **roles: Role) -> MatrixRow:
    by_iri = {f"a:{agency}": role for agency, role in roles.items()}
    return MatrixRow(
        "plan", "节水方案", number, title, text, "二、任务/（一）管网", ("2025年底前",), by_iri, (Span(0, 4),)
    )


MATRIX = Matrix(
    (WATER, MONEY),
    (
        row("t01", "改造管网", "改造老旧管网。", water=Role.LEAD, money=Role.COOPERATE),
        row("t02", None, "=1+1 是公式吗|\x07", water=Role.RESPONSIBLE),
    ),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    path = tmp_path / "矩阵.xlsx"
    write_workbook(MATRIX, "责任矩阵 节水方案", path)
    active = load_workbook(path).active
    assert isinstance(active, Worksheet)
    return active


def test_the_workbook_has_a_row_for_each_task_and_a_column_for_each_body(sheet: Worksheet) -> None:
    assert sheet["A1"].value == "责任矩阵 节水方案"
    assert [cell.value for cell in sheet[3]][3:] == ["任务", "内容", "时限", "市水务局", "市财政局"]
    assert [cell.value for cell in sheet[4]][4:] == ["改造老旧管网。", "2025年底前", "●", "○"]
    assert [sheet["G5"].value, sheet["H5"].value] == ["△", ""] or sheet["H5"].value is None


def test_the_workbook_is_set_to_read_and_print(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "E4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area.endswith("$A$1:$H$5")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {"A1:H1", "A2:H2", "B4:B5", "C4:C5"} == {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet["E4"].alignment.wrap_text
    assert sheet["G3"].alignment.text_rotation == 255


def test_words_of_a_document_are_never_a_formula(sheet: Worksheet) -> None:
    assert sheet["E5"].data_type == "s"
    assert sheet["E5"].value == "=1+1 是公式吗|"
    cells = list(csv.reader(io.StringIO(write_csv(MATRIX))))
    assert cells[2][4].startswith("'=1+1")


def test_csv_and_markdown_have_the_signs() -> None:
    cells = list(csv.reader(io.StringIO(write_csv(MATRIX))))
    assert cells[0][6:] == ["市水务局", "市财政局"]
    assert cells[1][6:] == ["●", "○"]
    lines = write_markdown(MATRIX).splitlines()
    assert lines[0] == "| 序号 | 任务 | 时限 | 市水务局 | 市财政局 |"
    assert lines[2] == "| 1 | 改造管网 | 2025年底前 | ● | ○ |"
    assert "\\|" in lines[3]


def test_the_page_needs_no_other_file() -> None:
    shown = write_html(MATRIX)
    assert "<style>" in shown and "市水务局" in shown
    assert "http" not in shown
    assert "src=" not in shown
