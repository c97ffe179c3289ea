"""The tab 任务台账 in a real Chromium: filter, take along, link, and see the source."""

import re
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.ui.page.visits import IN_VIEW, Visit, open_tab

pytestmark = pytest.mark.browser
ROWS = "#zt-ledger tr.zt-link"
TEXT = "#zt-ledger-text textarea, #zt-ledger-text input"
SIZE = "#zt-ledger .zt-size"


def count(page: Page) -> int:
    """Return how many tasks the list says it has."""
    found = re.match(r"(\d+) 项任务", page.locator(SIZE).inner_text())
    assert found
    return int(found[1])


def name_body(page: Page, name: str) -> None:
    """Type a body's name into the field and close its list."""
    page.locator("#zt-ledger-agency input").click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#zt-ledger-agency")).to_contain_text(name)
    page.keyboard.press("Escape")


def save(page: Page, form: str, folder: Path) -> Path:
    """Click one of the export buttons and keep the file."""
    with page.expect_download() as download:
        page.click(f"#zt-ledger-{form}")
    assert download.value.suggested_filename.endswith(f".{form}")
    path = folder / f"saved.{form}"
    download.value.save_as(path)
    return path


def test_a_person_filters_sees_the_source_and_takes_the_list_along(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_tab(page, "任务台账")
    expect(page.locator(ROWS).first).to_be_visible()
    every = count(page)
    name_body(page, "水务局")
    expect(page.locator("#zt-ledger [data-address*='agency=']")).to_be_visible()
    assert 0 < count(page) < every
    page.locator("#zt-ledger .zt-chip.zt-overdue").click()
    expect(page.locator("#zt-ledger .zt-chip.zt-overdue")).to_have_attribute("aria-pressed", "true")
    overdue = count(page)
    expect(page.locator(ROWS)).to_have_count(overdue)
    row = page.locator(ROWS).first
    expect(row).to_contain_text("水务局")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zt-ledger-source #zt-hit")).to_be_visible()
    page.wait_for_function(IN_VIEW, arg="#zt-ledger-source #zt-hit")
    sheet = load_workbook(save(page, "xlsx", tmp_path))["任务"]
    assert sheet.max_row == overdue + 1
    assert {cell.value.partition("、")[0] for cell in sheet["B"][1:]} == {"逾期"}
    events = Calendar.from_ical(save(page, "ics", tmp_path).read_bytes()).walk("VEVENT")
    assert len(events) >= overdue
    expect(page.locator("#zt-ledger-said")).to_contain_text(f"已写出 {len(events)} 个时限")
    assert len(save(page, "csv", tmp_path).read_text("utf-8-sig").splitlines()) > overdue


def test_a_link_opens_the_same_list(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "任务台账")
    expect(page.locator(ROWS).first).to_be_visible()
    page.locator(TEXT).fill("节水")
    expect(page.locator("#zt-ledger [data-address*='text=']")).to_be_visible()
    page.locator("#zt-ledger-more button").first.click()
    page.get_by_label("有指标").check()
    expect(page.locator("#zt-ledger [data-address*='figure=1']")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#zt-ledger-copy")
    expect(page.locator("#zt-ledger-copy")).to_have_text("已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and "tab=ledger" in link
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator(ROWS).first).to_be_visible()
    expect(other.locator(ROWS)).to_have_text(page.locator(ROWS).all_inner_texts(), use_inner_text=True)
    expect(other.locator(TEXT)).to_have_value("节水")
    assert other.url == link
    other.click("#zt-ledger-clear")
    expect(other.locator("#zt-ledger [data-address='tab=ledger']")).to_be_visible()
    assert count(other) > count(page)
    open_tab(other, "问答")
    assert "tab=" not in other.url
    other.close()


def test_what_cannot_be_had_is_said_in_a_sentence(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}?tab=ledger&agency=市海洋局")
    expect(page.locator("#zt-ledger-told .zt-error")).to_contain_text("库里没有“市海洋局”这个单位")
    page.goto(f"{visit.address}?tab=ledger&status=done")
    expect(page.locator("#zt-ledger-told .zt-error")).to_contain_text("链接里的 status=done 无法识别")
    page.goto(f"{visit.address}?tab=ledger&text=没有这样的字句")
    expect(page.locator("#zt-ledger .zt-empty")).to_contain_text("没有符合条件的任务")


def test_a_day_that_is_none_is_said_above_the_table_which_stays(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "任务台账")
    expect(page.locator(ROWS).first).to_be_visible()
    every = count(page)
    for field in ("on", "from"):
        if field == "from":
            page.locator("#zt-ledger-more button").first.click()
        page.fill(f"#zt-ledger-{field} input", "2026-02-30")
        page.keyboard.press("Enter")
        expect(page.locator("#zt-ledger-told .zt-error")).to_contain_text("“2026-02-30”不是日期")
        assert count(page) == every
        page.fill(f"#zt-ledger-{field} input", "2026-01-01")
        page.keyboard.press("Enter")
        expect(page.locator(f"#zt-ledger [data-address*='{field}=2026-01-01']")).to_be_visible()
        expect(page.locator("#zt-ledger-told p")).to_have_count(0)
        every = count(page)


def test_the_source_of_a_task_is_left_with_the_table_that_showed_it(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "任务台账")
    page.locator(ROWS).first.click()
    expect(page.locator("#zt-ledger-source #zt-hit")).to_be_visible()
    page.locator(TEXT).fill("节水")
    expect(page.locator("#zt-ledger [data-address*='text=']")).to_be_visible()
    expect(page.locator("#zt-ledger-source")).to_contain_text("点一项任务")
    page.locator(ROWS).first.click()
    expect(page.locator("#zt-ledger-source #zt-hit")).to_be_visible()
    page.locator("#zt-ledger .zt-chip.zt-overdue").click()
    expect(page.locator("#zt-ledger-source")).to_contain_text("点一项任务")
