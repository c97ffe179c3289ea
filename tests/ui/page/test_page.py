"""The page in a real Chromium: the matrix, and what holds of all tabs."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.page.visits import Visit, ask, open_tab

pytestmark = pytest.mark.browser


def test_the_page_is_chinese_whatever_the_browser_speaks(visit: Visit) -> None:
    open_tab(visit.page, "文件")
    shown = visit.page.locator("body").inner_text()
    assert visit.page.locator("html").get_attribute("lang") == "zh-CN"
    assert not re.findall(r"Drop|Upload|Submit|Gradio|Loading|Error", shown)


@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_sticks_out_sideways(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 768})
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-see").first).to_be_visible()
    for name in ("问答", "责任矩阵", "文件"):
        open_tab(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, name


def test_the_server_answers_sparql_and_guards_every_answer(visit: Visit) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?document a eli:LegalResource }"
    found = visit.page.request.post(visit.address + "sparql", form={"query": query})
    assert int(found.json()["results"]["bindings"][0]["n"]["value"]) >= 3
    assert "default-src 'self'" in found.headers["content-security-policy"]
    refused = visit.page.request.post(visit.address + "sparql", form={"query": "DROP ALL"})
    assert refused.status == 400


@pytest.mark.parametrize("name", ["README.md", "data/format", "/etc/hostname"])
def test_the_server_hands_out_no_file_of_the_machine(visit: Visit, name: str) -> None:
    path = Path(name) if name.startswith("/") else Path(__file__).resolve().parents[3] / name
    for address in ("gradio_api/file=", "file="):
        assert visit.page.request.get(f"{visit.address}{address}{path}").status in (403, 404)
