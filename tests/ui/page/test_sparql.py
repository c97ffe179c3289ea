"""The tab SPARQL in a real Chromium: a saved query, completion, the result to take along, a refusal."""

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.page.visits import Visit, open_tab

pytestmark = pytest.mark.browser


def test_the_matrix_is_a_saved_query_whose_result_can_be_taken_along(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_tab(page, "SPARQL")
    expect(page.get_by_text("最长运行 10 秒")).to_be_visible()
    page.click("#zt-run")
    rows = page.locator("#zt-sparql-shown tbody tr")
    expect(rows.first).to_be_visible()
    shown = rows.count()
    for form in ("csv", "json"):
        page.click(f"#zt-{form}")
        expect(page.locator("#zt-sparql-file")).to_contain_text(f".{form}")
        with page.expect_download() as download:
            page.locator("#zt-sparql-file a").first.click()
        download.value.save_as(tmp_path / f"result.{form}")
    lines = list(csv.reader((tmp_path / "result.csv").read_text("utf-8").splitlines()))
    assert lines[0] == ["单位", "任务", "角色"]
    found = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert len(lines) - 1 == len(found["results"]["bindings"]) >= shown


def test_a_term_is_completed_with_the_keyboard_and_ctrl_enter_runs(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "SPARQL")
    area = page.locator("#zt-sparql textarea")
    area.fill("")
    area.press_sequentially("SELECT ?t WHERE { ?t a zt:Tas")
    expect(page.locator(".zt-terms [role=option]").first).to_contain_text("zt:Task")
    area.press("Enter")
    expect(area).to_have_value("SELECT ?t WHERE { ?t a zt:Task ")
    area.press_sequentially("} LIMIT 3")
    area.press("Control+Enter")
    expect(page.locator("#zt-sparql-shown tbody tr")).to_have_count(3)


@pytest.mark.parametrize("query", ["SELEC ?x", "INSERT DATA { <urn:a> <urn:b> 1 }", ""])
def test_what_is_no_query_is_refused_in_a_sentence(visit: Visit, query: str) -> None:
    page = visit.page
    open_tab(page, "SPARQL")
    page.locator("#zt-sparql textarea").fill(query)
    page.click("#zt-run")
    expect(page.locator("#zt-sparql-shown .zt-error")).to_contain_text("查询")


def test_on_a_phone_the_editor_leaves_room_for_the_result(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    open_tab(page, "SPARQL")
    box = page.locator("#zt-sparql textarea").bounding_box()
    assert box and box["height"] < 200
