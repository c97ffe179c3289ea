"""The page in a real Chromium: the matrix, and what holds of all tabs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.ui.page.visits import Visit, ask, open_tab, sideways

pytestmark = pytest.mark.browser


def test_the_page_is_chinese_whatever_the_browser_speaks(visit: Visit) -> None:
    open_tab(visit.page, "文件")
    shown = visit.page.locator("body").inner_text()
    assert visit.page.locator("html").get_attribute("lang") == "zh-CN"
    assert not re.findall(r"Drop|Upload|Submit|Gradio|Loading|Error", shown)


def test_tabs_are_walked_with_the_arrow_keys(visit: Visit) -> None:
    visit.page.get_by_role("tab", name="问答", exact=True).focus()
    visit.page.keyboard.press("ArrowLeft")
    expect(visit.page.get_by_role("tab", name="SPARQL")).to_have_attribute("aria-selected", "true")
    expect(visit.page.locator("#zt-sparql textarea")).to_be_visible()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.page.locator("#zt-question textarea")).to_be_visible()


def test_the_script_of_the_charts_is_there_before_anybody_moves(visit: Visit) -> None:
    visit.page.wait_for_function(
        "performance.getEntriesByType('resource').some(one => one.name.includes('PlotlyPlot'))"
    )


def test_nothing_sticks_out_sideways(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-see").first).to_be_visible()
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 768})
        for name in ("问答", "责任矩阵", "任务台账", "图谱", "文件", "SPARQL"):
            open_tab(page, name)
            assert sideways(page) <= 0, (width, name)


def test_the_server_answers_sparql_and_guards_every_answer(context: BrowserContext, address: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?document a eli:LegalResource }"
    found = context.request.post(address + "sparql", form={"query": query})
    assert int(found.json()["results"]["bindings"][0]["n"]["value"]) >= 3
    assert "default-src 'self'" in found.headers["content-security-policy"]
    refused = context.request.post(address + "sparql", form={"query": "DROP ALL"})
    assert refused.status == 400


@pytest.mark.parametrize("name", ["README.md", "data/format", "/etc/hostname"])
def test_the_server_hands_out_no_file_of_the_machine(
    context: BrowserContext, address: str, name: str
) -> None:
    path = Path(name) if name.startswith("/") else Path(__file__).resolve().parents[3] / name
    for way in ("gradio_api/file=", "file="):
        assert context.request.get(f"{address}{way}{path}").status in (403, 404)
