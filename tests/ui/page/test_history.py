"""The browser's way back and forward: tabs, questions, documents and queries, each as it was."""

import re
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.ui.page.visits import Visit, ask, open_tab

pytestmark = pytest.mark.browser
LEADS, FOLLOWS = "望川市水务局牵头哪些任务？", "财政局呢？"
SAID = "#zt-answer .zt-said"
ROWS = "#zt-held tr.zt-link"
TITLE = "#zt-files-source h3"


def length(page: Page) -> int:
    return int(page.evaluate("history.length"))


def expect_tab(page: Page, name: str) -> None:
    expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")


def test_the_way_back_leads_through_the_tabs_as_they_were(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    page.wait_for_url("**/?tab=matrix&doc=*")
    matrix = page.url
    page.locator("#zt-matrix-shown td.zt-lead").first.click()
    expect(page.locator("#zt-matrix-source #zt-hit")).to_be_visible()
    open_tab(page, "任务台账")
    page.locator("#zt-ledger-text textarea, #zt-ledger-text input").fill("节水")
    page.wait_for_url("**/?tab=ledger&text=*")
    ledger, entries = page.url, length(page)
    page.go_back()
    expect_tab(page, "责任矩阵")
    expect(page.locator("#zt-matrix-source #zt-hit")).to_be_visible()
    page.go_back()
    expect_tab(page, "问答")
    assert page.url == visit.address
    page.go_forward()
    page.go_forward()
    expect_tab(page, "任务台账")
    page.reload()
    expect(page.locator("#zt-ledger [data-address*='text=']")).to_be_visible()
    page.go_back()  # to a tab that this page has not shown yet
    expect_tab(page, "责任矩阵")
    expect(page.locator("#zt-matrix-shown td.zt-lead").first).to_be_visible()
    expect(page).to_have_url(matrix)
    page.go_forward()
    expect_tab(page, "任务台账")
    expect(page).to_have_url(ledger)
    assert length(page) == entries


def test_the_way_back_leads_to_the_questions_before_and_what_they_followed(visit: Visit) -> None:
    page = visit.page
    ask(page, LEADS)
    expect(page.locator(SAID)).to_contain_text("由望川市水务局牵头")
    ask(page, FOLLOWS)
    expect(page.locator(SAID)).to_contain_text("沿用上一问")
    said, entries = page.locator(SAID).inner_text(), length(page)
    page.go_back()
    expect(page.locator(SAID)).to_contain_text("由望川市水务局牵头")
    expect(page.locator("#zt-question textarea")).to_have_value(LEADS)
    page.go_back()
    expect(page.locator("#zt-answer")).to_contain_text("已收录")
    page.go_forward()
    page.go_forward()
    expect(page.locator(SAID)).to_have_text(said)
    assert length(page) == entries
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(SAID)).to_have_text(said)
    other.close()


def test_the_way_back_leads_to_the_documents_and_queries_before(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "文件")
    for number in (1, 2):
        page.locator(ROWS).nth(number).click()
        page.wait_for_url("**/?tab=files&doc=*")
        expect(page.locator(TITLE)).to_be_visible()
    expect(page.locator(TITLE)).to_contain_text("松屏县")
    open_tab(page, "体检单")
    open_tab(page, "SPARQL")
    page.click("#zt-run")
    page.wait_for_url("**/?tab=sparql&query=*")
    page.go_back()
    page.wait_for_url("**/?tab=sparql")
    page.go_back()
    expect_tab(page, "体检单")
    expect(page.locator(TITLE)).to_contain_text("松屏县")
    page.go_back()
    expect(page.locator(TITLE)).to_contain_text("云渡区")
    page.go_back()
    expect(page.locator("#zt-files-start")).to_contain_text("点一份文件")


def test_an_answer_that_comes_after_the_way_back_leads_nowhere(visit: Visit) -> None:
    page = visit.page
    ask(page, LEADS)
    expect(page.locator(SAID)).to_contain_text("由望川市水务局牵头")
    question, before = page.url, length(page)
    for name in ("时间轴", "责任矩阵", "任务台账"):
        open_tab(page, name)
        page.go_back()
    page.wait_for_timeout(3000)
    expect_tab(page, "问答")
    assert (page.url, length(page)) == (question, before + 1)


def test_a_link_asks_its_question_by_its_day(visit: Visit) -> None:
    page = visit.page
    page.goto(
        f"{visit.address}?{urlencode({'tab': 'ask', 'q': '今年到期的任务有哪些？', 'on': '2024-06-01'})}"
    )
    expect(page.locator(SAID)).to_contain_text("2024年")
    expect(page.locator("#zt-day input")).to_have_value("2024-06-01")
    expect(page.locator("#zt-question textarea")).to_have_value("今年到期的任务有哪些？")
    page.locator("#zt-fresh").click()
    expect(page).to_have_url(visit.address)


def test_a_link_opens_its_document_and_runs_its_query(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}?tab=files&doc=02_yundu_water_plan")
    expect(page.locator(TITLE)).to_have_text("云渡区节约用水攻坚工作方案")
    query = "SELECT ?t WHERE { ?t a zt:Task } LIMIT 3"
    page.goto(f"{visit.address}?tab=sparql&query={quote(query)}")
    expect(page.locator("#zt-sparql-shown tbody tr")).to_have_count(3)
    expect(page.locator("#zt-sparql textarea")).to_have_value(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("tab=ask&q=x&on=昨天", "“昨天”不是日期"),
        ("tab=ask&q=x&read=财政局", "链接里的 read=财政局 无法识别"),
        ("tab=files&doc=没有这份", "没有收录名为“没有这份”的文件"),
        ("tab=sparql&query=DROP ALL", "查询"),
    ],
)
def test_a_broken_link_is_said(visit: Visit, query: str, said: str) -> None:
    visit.page.goto(f"{visit.address}?{query}")
    expect(visit.page.locator(".zt-error:visible")).to_have_text(re.compile(said))
