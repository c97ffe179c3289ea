"""The graph tab in a real Chromium: begin, walk by taps and by the list, filter, see the words."""

import pytest
from playwright.sync_api import Page, expect

from tests.ui.page.visits import IN_VIEW, Visit, open_tab

pytestmark = pytest.mark.browser
PLACE = """selector => {
  const one = zhengtuGraph.cy.elements(selector)[0];
  const at = one.isNode() ? one.renderedPosition() : one.renderedMidpoint();
  const box = zhengtuGraph.cy.container().getBoundingClientRect();
  return [at.x + box.x, at.y + box.y];
}"""
OVERLAPS = """() => zhengtuGraph.cy.nodes().toArray().flatMap((one, at, all) => all.slice(at + 1)
  .map((other) => [one.boundingBox(), other.boundingBox()])
  .filter(([a, b]) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)).length"""
SIDEWAYS = """() => zhengtuGraph.cy.nodes().filter((one) => one.renderedBoundingBox().x1 < 0
  || one.renderedBoundingBox().x2 > zhengtuGraph.cy.width()).length"""
READY = "window.zhengtuGraph && zhengtuGraph.cy && zhengtuGraph.cy.nodes().length > 3"


def begin(page: Page, name: str) -> None:
    open_tab(page, "图谱")
    expect(page.locator("#zt-graph-near .zt-go").first).to_be_visible()
    page.fill("#zt-graph-start textarea, #zt-graph-start input", name)
    page.keyboard.press("Enter")
    expect(page.locator("#zt-graph-near h4")).to_contain_text(name)
    page.wait_for_function(READY)


def tap(page: Page, selector: str, *, twice: bool = False) -> None:
    page.locator("#zt-graph").scroll_into_view_if_needed()
    x, y = page.evaluate(PLACE, selector)
    (page.mouse.dblclick if twice else page.mouse.click)(x, y)


def count(page: Page, selector: str) -> int:
    return int(page.evaluate("selector => zhengtuGraph.cy.elements(selector).length", selector))


def test_a_walk_by_taps_shows_neighbours_and_their_words(visit: Visit) -> None:
    page = visit.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_tab(page, "文件")
    assert not any("cytoscape" in url for url in asked)
    begin(page, "望川市水务局")
    assert any(url.endswith("/cytoscape.min.js") for url in asked)
    assert count(page, 'node[kind="task"]') == 12
    assert count(page, 'node[kind="document"]') == 0
    tap(page, 'node[kind="task"]')
    page.wait_for_function("zhengtuGraph.cy.nodes('[kind=\"document\"]').length > 0")
    page.wait_for_function(IN_VIEW, arg="#zt-graph-source #zt-hit")
    title = page.locator("#zt-graph-near h4").inner_text()
    expect(page.locator("#zt-graph-task .zt-card b")).to_have_text(title)
    before = page.locator("#zt-graph-source #zt-hit").inner_text()
    focus = page.evaluate("zhengtuGraph.cy.nodes('[?focus]').id()")
    tap(page, f'edge[source *= "agency"][target = "{focus}"]')
    expect(page.locator("#zt-graph-source #zt-hit")).not_to_have_text(before)
    assert "水务局" in page.locator("#zt-graph-source #zt-hit").inner_text()


def test_what_a_screen_cannot_hold_is_asked_for_and_a_double_tap_moves_the_centre(visit: Visit) -> None:
    page = visit.page
    begin(page, "望川市水务局")
    expect(page.locator("#zt-graph-near")).to_contain_text("项任务，点开")
    tap(page, 'node[kind="rest"]')
    page.wait_for_function("zhengtuGraph.cy.nodes('[kind=\"task\"]').length > 12")
    tap(page, 'node[kind="region"]', twice=True)
    expect(page.locator("#zt-graph-near h4")).to_have_text("望川市")
    assert page.evaluate("zhengtuGraph.cy.nodes('[?focus]').data('label')") == "望川市"
    page.get_by_role("button", name="返回上一个中心").click()
    expect(page.locator("#zt-graph-near h4")).to_have_text("望川市水务局")


def test_the_list_walks_without_the_drawing_and_kinds_are_filtered(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "图谱")
    expect(page.locator("#zt-graph-near")).to_contain_text("任务最多的单位")
    page.wait_for_timeout(2000)  # what the opening page itself fills in comes first
    page.fill("#zt-graph-start textarea, #zt-graph-start input", "节约用水")
    page.keyboard.press("Enter")
    expect(page.locator("#zt-graph-near")).to_contain_text("可能指以下几个")
    page.locator("#zt-graph-near .zt-go", has_text="云渡区").click()
    expect(page.locator("#zt-graph-near h4")).to_have_text("云渡区节约用水攻坚工作方案")
    page.wait_for_function(READY)
    page.get_by_label("任务", exact=True).uncheck()
    page.wait_for_function("zhengtuGraph.cy.nodes('[kind=\"task\"]').length == 0")
    expect(page.locator("#zt-graph-near")).not_to_contain_text("项任务")
    page.get_by_label("任务", exact=True).check()
    page.wait_for_function("zhengtuGraph.cy.nodes('[kind=\"task\"]').length > 0")
    link = page.locator("#zt-graph-near li .zt-go").first
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zt-graph-near h4")).to_have_text(name)
    page.get_by_role("button", name="设为中心").click()
    expect(page.locator("#zt-graph-near")).to_contain_text("返回上一个中心")
    page.fill("#zt-graph-start textarea, #zt-graph-start input", "火星管理局的档案")
    page.keyboard.press("Enter")
    expect(page.locator("#zt-graph-near .zt-error")).to_contain_text("没有认出")


def test_a_link_opens_the_same_picture(visit: Visit) -> None:
    page = visit.page
    begin(page, "望川市水务局")
    tap(page, 'node[kind="task"]')
    page.wait_for_function("zhengtuGraph.cy.nodes('[kind=\"document\"]').length > 0")
    expect(page.locator("#zt-graph-near [data-address*='at=doc']")).to_be_visible()
    link, nodes = page.url, count(page, "node")
    other = page.context.new_page()
    other.goto(link)
    other.wait_for_function(READY)
    assert (count(other, "node"), other.url) == (nodes, link)
    expect(other.locator("#zt-graph-near h4")).to_have_text(page.locator("#zt-graph-near h4").inner_text())
    other.close()


def test_on_a_phone_nothing_overlaps_or_lies_outside_the_sides(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    begin(page, "望川市水务局")
    for _ in range(2):
        assert page.evaluate(OVERLAPS) == 0
        assert page.evaluate(SIDEWAYS) == 0
        page.locator("#zt-graph-near li .zt-go").nth(1).click()
        page.wait_for_function("zhengtuGraph.cy.nodes('[?focus]').id() !== zhengtuGraph.cy.nodes()[0].id()")
