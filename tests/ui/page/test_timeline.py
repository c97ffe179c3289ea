"""The tab 时间轴 in a real Chromium: bodies by month, and a limit leads to its source."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from graph.store import GraphStore
from query.views.timeline import list_ends
from tests.ui.page.visits import IN_VIEW, Visit, open_tab
from ui.page.timeline import first_year

pytestmark = pytest.mark.browser
CHART = "#zt-timeline-chart .js-plotly-plot"


def test_the_limits_of_a_chosen_body_stand_by_month_and_lead_to_their_words(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "时间轴")
    expect(page.locator(f"{CHART} .ytick").first).to_be_visible()
    assert page.locator(f"{CHART} .ytick").count() > 2
    page.locator("#zt-timeline-agency input").click()
    page.keyboard.type("望川市水务局")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(f"{CHART} .ytick")).to_have_text(["望川市水务局"])
    months = page.locator("#zt-timeline .zt-dues summary").last
    months.click()
    page.locator("#zt-timeline .zt-dues[open] .zt-due").first.click()
    expect(page.locator("#zt-timeline-source #zt-hit")).to_be_visible()
    page.wait_for_function(IN_VIEW, arg="#zt-timeline-source #zt-hit")
    page.locator("#zt-timeline-from input").click()
    page.locator("[role=option]", has_text="2026").click()
    months = page.locator("#zt-timeline .zt-dues summary", has_text=re.compile(r"\d{4}年\d\d月"))
    expect(months.first).to_contain_text("2026年")
    expect(page.locator("#zt-timeline [data-address*='since=2026']")).to_be_visible()
    link, rows = page.url, page.locator("#zt-timeline .zt-dues summary").all_inner_texts()
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator("#zt-timeline .zt-dues summary")).to_have_text(rows, use_inner_text=True)
    expect(other.locator(f"{CHART} .ytick")).to_have_text(["望川市水务局"])
    assert other.url == link
    other.close()


def test_a_day_that_is_none_leaves_the_chart_and_another_body_leaves_the_source(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "时间轴")
    expect(page.locator(f"{CHART} .ytick").first).to_be_visible()
    shown = page.locator(f"{CHART} .ytick").all_inner_texts()
    page.locator("#zt-timeline .zt-dues summary").last.click()
    page.locator("#zt-timeline .zt-dues[open] .zt-due").first.click()
    expect(page.locator("#zt-timeline-source #zt-hit")).to_be_visible()
    page.fill("#zt-timeline-on input", "2026-02-30")
    page.keyboard.press("Enter")
    expect(page.locator("#zt-timeline-told .zt-error")).to_contain_text("“2026-02-30”不是日期")
    assert page.locator(f"{CHART} .ytick").all_inner_texts() == shown
    expect(page.locator("#zt-timeline-source #zt-hit")).to_be_visible()
    page.fill("#zt-timeline-on input", "2026-01-01")
    page.keyboard.press("Enter")
    expect(page.locator("#zt-timeline-told p")).to_have_count(0)
    expect(page.locator("#zt-timeline-source")).to_contain_text("点一项任务")


def click_a_circle(page: Page) -> None:
    """Click the first circle of the chart once the page has come to rest, and expect its limits."""
    circle = page.locator("#zt-timeline-chart .points path").first
    expect(circle).to_be_visible()
    page.wait_for_timeout(1500)
    box = circle.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#zt-timeline-point h4")).to_have_text(re.compile(r"^\d{4}年\d+月.+ 项到期$"))


def test_a_circle_lists_its_limits_and_they_lead_to_their_words(visit: Visit, open_store: GraphStore) -> None:
    page = visit.page
    open_tab(page, "时间轴")
    year = first_year(list_ends(open_store), date.today())
    page.wait_for_url(f"**/?tab=timeline{f'&since={year}' if year else ''}")
    click_a_circle(page)
    page.locator("#zt-timeline-point .zt-due").first.click()
    expect(page.locator("#zt-timeline-source #zt-hit")).to_be_visible()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.locator("#zt-timeline-to input").click()
    page.locator("[role=option]", has_text="2026").click()
    page.wait_for_url("**/?tab=timeline*until=2026")
    expect(page.locator("#zt-timeline-point h4")).to_have_count(0)
    click_a_circle(page)  # of the chart that was drawn anew
