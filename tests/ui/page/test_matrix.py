"""The matrix tab in a real Chromium: look, filter, open a task, draw the charts, take the workbook along."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.ui.page.visits import IN_VIEW, Visit, open_tab

pytestmark = pytest.mark.browser
GRID = "#zt-matrix-shown"


def choose(page: Page, field: str, option: str) -> None:
    """Choose an entry of a list by what it says."""
    page.locator(f"#zt-matrix-{field} input").click()
    page.locator("[role=option]", has_text=option).first.click()


def count(page: Page, what: str) -> int:
    return page.locator(f"{GRID} {what}").count()


def test_the_head_and_the_first_column_stay_and_a_cell_opens_its_task_and_source(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    expect(page.locator(f"{GRID} td.zt-lead").first).to_have_text("●")
    page.evaluate("document.querySelector('.zt-matrix').scrollTo(200, 400)")
    box = page.locator(".zt-matrix").bounding_box()
    corner = page.locator(f"{GRID} thead .zt-name").bounding_box()
    assert box and corner and abs(box["x"] - corner["x"]) < 3 and abs(box["y"] - corner["y"]) < 3
    cell = page.locator(f"{GRID} tbody td[data-doc]").nth(8)
    name = str(cell.get_attribute("title")).partition("：")[0]
    cell.click()
    hit = page.locator("#zt-matrix-source #zt-hit")
    expect(hit).to_be_visible()
    page.wait_for_function(IN_VIEW, arg="#zt-matrix-source #zt-hit")
    assert "".join(hit.inner_text().split()).removeprefix("市") in name
    expect(page.locator("#zt-matrix-task .zt-card .zt-fact").first).to_be_visible()
    page.click("#zt-matrix-close")
    expect(page.locator("#zt-matrix-source")).to_have_count(0)
    row = page.locator(f"{GRID} tbody th.zt-name").nth(2)
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zt-matrix-source mark").first).to_be_visible()


def test_filters_combine_and_the_workbook_has_what_is_shown(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    expect(page.locator(f"{GRID} td.zt-cooperate").first).to_be_visible()
    whole = count(page, "th.zt-agency")
    choose(page, "roles", "牵头")
    expect(page.locator(f"{GRID} td.zt-cooperate")).to_have_count(0)
    leading = count(page, "th.zt-agency")
    assert 0 < leading < whole
    page.keyboard.press("Escape")
    choose(page, "sectors", "水利")
    expect(page.locator(f"{GRID} th.zt-agency")).to_have_count(1)
    shown = page.locator(f"{GRID} tbody th.zt-name").all_inner_texts()
    with page.expect_download() as download:
        page.click("#zt-export")
        page.locator("#zt-matrix-file a[download]").first.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    sheet = load_workbook(path)["责任矩阵"]
    assert [sheet.cell(row, 4).value for row in range(6, 6 + len(shown))] == shown
    assert {"A3:A5", "F3:F5"} <= {str(cells) for cells in sheet.merged_cells.ranges}
    assert (sheet.freeze_panes, sheet.page_setup.paperSize) == ("E6", 8)
    assert sheet.print_area and sheet.print_title_rows == "$3:$5"
    page.fill("#zt-matrix-words textarea, #zt-matrix-words input", "没有这样的任务")
    page.keyboard.press("Enter")
    expect(page.locator(f"{GRID} .zt-empty")).to_contain_text("放宽筛选")


def test_charts_of_the_load_and_of_who_works_with_whom(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    expect(page.locator(f"{GRID} table")).to_be_visible()
    page.get_by_label("单位负荷").check()
    chart = page.locator("#zt-matrix-chart .plot-container")
    expect(chart).to_contain_text("单位负荷")
    expect(chart).to_contain_text("市水务局")
    page.get_by_label("协作关系").check()
    expect(chart).to_contain_text("共同承担")
    page.get_by_label("矩阵", exact=True).check()
    expect(page.locator(f"{GRID} table")).to_be_visible()
    page.locator("#zt-matrix-document input").click()
    page.keyboard.type("全部")  # in the place of the title that stood there
    page.keyboard.press("Enter")
    expect(page.locator(f"{GRID} .zt-document").first).to_be_visible()
    assert count(page, ".zt-document") == 3
    page.fill("#zt-matrix-agency textarea, #zt-matrix-agency input", "松屏县财政局")
    page.keyboard.press("Enter")
    expect(page.locator(f"{GRID} th.zt-agency")).to_have_count(1)
    page.get_by_label("协作关系").check()  # with whom the one body works
    expect(chart).to_contain_text("县水务局")


def test_a_link_opens_the_same_matrix_and_a_broken_one_is_said(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    expect(page.locator(f"{GRID} td.zt-cooperate").first).to_be_visible()
    page.wait_for_url("**/?tab=matrix&doc=*")
    choose(page, "roles", "牵头")
    page.keyboard.press("Escape")
    choose(page, "sectors", "水利")
    expect(page.locator(f"{GRID} [data-address*='class=']")).to_be_visible()
    page.keyboard.press("Escape")
    link, cells = page.url, page.locator(f"{GRID} tbody tr").all_inner_texts()
    assert "role=lead" in link
    open_tab(page, "问答")
    assert "tab=" not in page.url
    open_tab(page, "责任矩阵")
    expect(page).to_have_url(link)
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator(f"{GRID} tbody tr")).to_have_text(cells, use_inner_text=True)
    expect(other.locator("#zt-matrix-sectors")).to_contain_text("水利")
    other.wait_for_timeout(1000)  # the tab is laid out, and has not gone back to what it shows first
    expect(other.locator(f"{GRID} tbody tr")).to_have_text(cells, use_inner_text=True)
    assert other.url == link
    other.goto(f"{visit.address}?tab=matrix&doc=没有这份")
    expect(other.locator(f"{GRID} .zt-error")).to_contain_text("链接里的 doc=没有这份 无法识别")
    other.close()


def test_another_part_of_the_matrix_closes_the_source_and_a_field_left_alone_does_not(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    page.locator(f"{GRID} td.zt-lead").first.click()
    expect(page.locator("#zt-matrix-source #zt-hit")).to_be_visible()
    page.locator("#zt-matrix-words textarea, #zt-matrix-words input").focus()
    page.locator("#zt-matrix-agency textarea, #zt-matrix-agency input").focus()
    page.wait_for_timeout(1000)
    expect(page.locator("#zt-matrix-source #zt-hit")).to_be_visible()
    choose(page, "roles", "配合")
    expect(page.locator("#zt-matrix-side")).to_have_count(0)
    expect(page.locator(f"{GRID} td.zt-lead")).to_have_count(0)
