from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from query.views.cells import MatrixAgency
from query.views.matrix import Matrix
from tests.ui.rendering.matrices import MATRIX
from ui.rendering.workbook import group_bodies, write_workbook


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    path = tmp_path / "矩阵.xlsx"
    write_workbook(MATRIX, "责任矩阵 节水方案", path)
    return load_workbook(path)


@pytest.fixture
def sheet(book: Workbook) -> Worksheet:
    active = book.active
    assert isinstance(active, Worksheet)
    return active


def merged(sheet: Worksheet) -> set[str]:
    return {str(cells) for cells in sheet.merged_cells.ranges}


def test_bodies_stand_under_their_place_and_class(sheet: Worksheet) -> None:
    assert [cell.value for cell in sheet[3]][6:] == ["望川市", None, "全国"]
    assert [cell.value for cell in sheet[4]][6:] == ["水利", "财政", "水利"]
    assert [cell.value for cell in sheet[5]][6:] == ["市水务局", "市财政局", "水利部"]
    assert {"G3:H3", "A3:A5", "F3:F5", "A1:I1"} <= merged(sheet)
    assert sheet["G5"].alignment.text_rotation == 255


def test_a_row_for_each_task_and_the_counts_of_each_body_at_the_foot(sheet: Worksheet) -> None:
    assert [cell.value for cell in sheet[3]][:6] == ["序号", "文件", "章节", "任务", "内容", "时限"]
    assert [cell.value for cell in sheet[6]][4:] == ["改造老旧管网。", "2025年底前", "(●)", "○", None]
    assert [cell.value for cell in sheet[7]][6:] == ["△", None, "●"]
    assert [cell.value for cell in sheet[8]] == ["● 牵头（项）", *[None] * 5, 1, None, 1]
    assert [cell.value for cell in sheet[11]] == ["合计（项）", *[None] * 5, 2, 1, 1]
    assert {"B6:B7", "C6:C7"} <= merged(sheet)


def test_a_stated_part_is_filled_and_an_inferred_one_hollow(sheet: Worksheet) -> None:
    assert sheet["I7"].fill.fill_type == sheet["H6"].fill.fill_type == "solid"
    assert sheet["G6"].fill.fill_type is None


def test_it_is_set_to_read_and_print_on_a3_across(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "E6"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$3:$5", "$A:$F")
    assert sheet.print_area.endswith("$A$1:$I$11")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet["E6"].alignment.wrap_text


def test_many_bodies_print_on_several_pages_that_can_be_read(tmp_path: Path) -> None:
    many = tuple(MatrixAgency(f"a:{n}", f"单位{n}", f"单位{n}", "望川市") for n in range(90))
    write_workbook(replace(MATRIX, agencies=(*MATRIX.agencies, *many)), "很多", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["责任矩阵"]
    assert sheet.page_setup.fitToWidth == 3


def test_words_of_a_document_are_never_a_formula(sheet: Worksheet) -> None:
    assert (sheet["E7"].data_type, sheet["E7"].value) == ("s", "=1+1 是公式吗|")


def test_the_other_sheets_have_the_loads_and_the_pairs(book: Workbook) -> None:
    loads = [[cell.value for cell in row] for row in book["单位负荷"].iter_rows(min_row=2)]
    assert loads[0] == [1, "望川市水务局", "望川市", "水利", 1, 0, 1, 2, 1]
    pairs = [[cell.value for cell in row] for row in book["协作关系"].iter_rows(min_row=2)]
    assert pairs == [[1, "望川市水务局", "水利部", 1], [2, "望川市水务局", "望川市财政局", 1]]


def test_bodies_of_a_place_and_class_stand_together() -> None:
    assert [agency.label for agency in group_bodies(MATRIX)] == ["市水务局", "市财政局", "水利部"]


def test_one_body_has_a_sheet_of_its_partners_only_where_it_has_any(tmp_path: Path) -> None:
    own = MATRIX.agencies[1]
    rows = tuple(replace(row, parts={own.iri: row.parts[own.iri]}) for row in MATRIX.rows[1:])
    one = Matrix((own,), rows)
    write_workbook(one, "一个单位", tmp_path / "a.xlsx", replace(MATRIX, rows=MATRIX.rows[1:]))
    pairs = load_workbook(tmp_path / "a.xlsx")["协作关系"]
    assert [[cell.value for cell in row] for row in pairs.iter_rows(min_row=2)] == [
        [1, "望川市水务局", "水利部", 1]
    ]
    write_workbook(one, "一个单位", tmp_path / "b.xlsx")
    assert load_workbook(tmp_path / "b.xlsx").sheetnames == ["责任矩阵", "单位负荷"]


def test_a_long_name_of_a_body_does_not_take_half_the_page(tmp_path: Path) -> None:
    name = "发展改革、教育、财政、人力资源社会保障、卫生健康、医保部门"
    long = MatrixAgency("a:long", name, name, "望川市")
    write_workbook(replace(MATRIX, agencies=(*MATRIX.agencies, long)), "很长", tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    head = [cell.value for cell in book["责任矩阵"][5] if cell.value]
    assert [str(one)[-1] for one in head if len(str(one)) > 10] == ["…"]
    assert (book["责任矩阵"].row_dimensions[5].height or 0) < 250
    assert name in [cell.value for cell in book["单位负荷"]["B"]]
