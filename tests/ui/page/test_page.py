"""The page in a real Chromium: ask, see the source, browse, the matrix, upload and remove."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.ui.browser import find_chromium, open_browser
from tests.ui.server import serving

pytestmark = pytest.mark.browser
PATIENCE = 30_000  # milliseconds that a page may take on a busy machine
NOTICE = """青石镇人民政府关于印发青石镇河道保洁方案的通知

青石镇政〔2025〕7号

各村民委员会：

　　现将《青石镇河道保洁方案》印发给你们，请认真组织实施。

青石镇人民政府
2025年4月2日

青石镇河道保洁方案

　　一、工作措施
　　（一）清理漂浮物。对镇域河道每周打捞一次。（牵头单位：镇水利站；配合单位：镇农业服务中心；完成时限：2025年9月底前）
"""


@dataclass
class Visit:
    """An open page, its address, and every other host that it asked for."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def chromium() -> str:
    """The path of a Chromium; without one the tests skip, in CI they fail."""
    found = find_chromium()
    if not found and os.environ.get("CI") == "true":
        pytest.fail("no Chromium, and CI must run the tests of the page")
    if not found:
        pytest.skip("needs a Chromium: install the package chromium, or name one in ZHENGTU_CHROMIUM")
    return found


@pytest.fixture(scope="module")
def address(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over a copy of the samples' store."""
    with serving(Path(shutil.copytree(samples_store, tmp_path_factory.mktemp("page") / "data"))) as address:
        yield address


@pytest.fixture
def visit(chromium: str, address: str) -> Iterator[Visit]:
    """A fresh visit of the page; at its end no other host may have been asked."""
    with sync_playwright() as playwright, open_browser(playwright, chromium) as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en-US")
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        visit = Visit(page, address)
        page.on("request", lambda request: note_stranger(visit, request.url))
        page.goto(address)
        page.wait_for_selector("#zt-question textarea")
        yield visit
        assert not visit.strangers


def note_stranger(visit: Visit, url: str) -> None:
    """Remember `url` where it lies on another host."""
    if not url.startswith((visit.address, visit.address.replace("http", "ws", 1), "data:", "blob:")):
        visit.strangers.append(url)


def ask(page: Page, question: str) -> None:
    page.fill("#zt-question textarea", question)
    page.click("#zt-send")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


IN_VIEW = """selector => {
  const element = document.querySelector(selector);
  const hit = element.getBoundingClientRect();
  const box = element.closest('.zt-source').getBoundingClientRect();
  return hit.top >= Math.max(0, box.top) - 1 && hit.top < Math.min(window.innerHeight, box.bottom);
}"""


def test_a_question_is_answered_and_a_click_shows_the_words_in_their_source(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("共")
    row = page.locator("#zt-answer tr.zt-link").last
    text, _, place = row.locator("td").nth(2).inner_text().rpartition("\n")
    assert re.search(r"第 \d+–\d+ 字", place)
    row.locator(".zt-see").click()
    expect(page.locator("#zt-ask-source mark")).to_have_count(1)
    assert "".join(page.locator("#zt-hit").inner_text().split()) == text
    page.wait_for_function("document.querySelector('#zt-ask-source .zt-source').scrollTop > 0")
    page.wait_for_function(IN_VIEW, arg="#zt-ask-source #zt-hit")
    assert "SELECT" in page.locator("#zt-answer details pre").last.text_content()  # type: ignore[operator]


def test_a_question_that_follows_keeps_the_subject_until_the_topic_is_changed(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("市水务局")
    ask(page, "财政局呢？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("财政局")
    page.click("#zt-fresh")
    expect(page.locator("#zt-answer")).to_contain_text("已收录")
    assert page.input_value("#zt-question textarea") == ""


def test_a_click_on_another_reading_answers_with_it(visit: Visit) -> None:
    page = visit.page
    ask(page, "财政局配合哪些任务？")
    readings = page.locator("#zt-answer .zt-reading")
    expect(readings.first).to_have_attribute("aria-pressed", "true")
    every = page.locator("#zt-answer tr.zt-link").count()
    name = readings.nth(1).inner_text()
    readings.nth(1).click()
    expect(page.locator("#zt-answer .zt-said")).to_contain_text(f"＝{name}”回答")
    expect(readings.nth(1)).to_have_attribute("aria-pressed", "true")
    assert 0 < page.locator("#zt-answer tr.zt-link").count() < every
    readings.first.click()
    expect(page.locator("#zt-answer tr.zt-link")).to_have_count(every)
    ask(page, "牵头的呢？")
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("沿用上一问：单位：财政局")


def test_the_nearest_body_is_a_click_away_from_a_refusal(visit: Visit) -> None:
    page = visit.page
    ask(page, "县环保局有哪些任务？")
    expect(page.locator("#zt-answer .zt-refused .zt-readings")).to_contain_text("也许指")
    page.locator("#zt-answer .zt-reading").first.click()
    expect(page.locator("#zt-answer tr.zt-link").first).to_be_visible()
    expect(page.locator("#zt-answer .zt-said")).to_contain_text("按“县环保局＝")


def test_the_plan_is_behind_the_fold_in_chinese(visit: Visit) -> None:
    page = visit.page
    ask(page, "望川市水务局牵头哪些任务？")
    plan = page.locator("#zt-answer .zt-plan p")
    expect(plan).to_be_hidden()
    page.click("#zt-answer .zt-plan summary")
    expect(plan).to_have_text("所问：任务；单位：望川市水务局（牵头）")


def test_silence_is_said(visit: Visit) -> None:
    ask(visit.page, "望川市海洋局牵头哪些任务？")
    expect(visit.page.locator("#zt-answer .zt-refused .zt-said")).to_contain_text("没有")
    assert not visit.page.locator("#zt-answer tr").count()


def test_every_example_is_answered(visit: Visit) -> None:
    page = visit.page
    count = page.locator("#zt-examples button").count()
    assert count >= 3
    for number in range(count):
        example = page.locator("#zt-examples button").nth(number)
        question = example.inner_text().strip()
        example.click()
        expect(page.locator("#zt-question textarea")).to_have_value(question)
        expect(page.locator("#zt-answer .zt-answer")).to_be_visible()
        assert not page.locator("#zt-answer .zt-refused").count(), question
        page.click("#zt-fresh")
        expect(page.locator("#zt-answer .zt-answer")).to_have_count(0)


def test_a_document_is_shown_with_its_tasks_and_each_fact_leads_to_its_words(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "文件")
    page.locator("#zt-browse-document input").click()
    page.locator("[role=option]", has_text="02_yundu_water_plan").click()
    expect(page.locator("#zt-browse-source h3")).to_have_text("云渡区节约用水攻坚工作方案")
    fact = page.locator("#zt-browse-tasks .zt-fact.zt-responsible").first
    fact.click()
    hit = page.locator("#zt-browse-source #zt-hit")
    expect(hit).to_be_visible()
    assert hit.inner_text() in fact.inner_text()


def test_open_clauses_are_counted_and_lead_to_their_words(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    draft = tmp_path / "道路绿化（征求意见）.txt"
    text = NOTICE.replace("河道保洁", "道路绿化").replace("7号", "9号").replace("镇水利站", "镇林业站")
    draft.write_text(text.replace("每周打捞一次", "每周巡护一次，会同有关部门保障经费"), encoding="utf-8")
    open_tab(page, "添加与移除")
    page.set_input_files("#zt-upload input[type=file]", [draft])
    expect(page.locator("#zt-results li")).to_have_count(1)
    open_tab(page, "文件")
    page.locator("#zt-browse-document input").click()
    page.locator("[role=option]", has_text="道路绿化（征求意见）").click()
    summary = page.locator("#zt-browse-open summary")
    expect(summary).to_contain_text("待看 1 处")
    summary.click()
    page.locator("#zt-browse-open button").click()
    expect(page.locator("#zt-browse-source #zt-hit")).to_contain_text("会同有关部门")


def test_a_document_is_uploaded_asked_about_and_removed(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    good, bad = tmp_path / "青石镇〔2025〕7号（河道保洁）.txt", tmp_path / "损坏.docx"
    good.write_text(NOTICE, encoding="gb18030")
    bad.write_bytes(b"PK no document")
    open_tab(page, "添加与移除")
    page.set_input_files("#zt-upload input[type=file]", [good, bad])
    expect(page.locator("#zt-results li")).to_have_count(2)
    expect(page.locator("#zt-results li").first).to_contain_text("青石镇〔2025〕7号（河道保洁）.txt")
    expect(page.locator("#zt-results li.zt-failed")).to_contain_text("损坏.docx")
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("每周打捞一次")
    page.locator("#zt-answer .zt-see").first.click()
    expect(page.locator("#zt-ask-source #zt-hit")).to_contain_text("每周打捞一次")
    open_tab(page, "添加与移除")
    page.locator("#zt-removable input").click()
    page.locator("[role=option]", has_text="青石镇〔2025〕7号（河道保洁）").click()
    page.keyboard.press("Escape")
    page.click("#zt-remove")
    expect(page.locator("#zt-results li").first).to_contain_text("已移除")
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-refused")).to_be_visible()


def test_words_of_a_document_are_not_run(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    trap = tmp_path / "陷阱.txt"
    text = NOTICE.replace("每周打捞一次", "<svg/onload=alert(1)>${1+1}{{7*7}}每周打捞一次")
    trap.write_text(text, encoding="utf-8")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    open_tab(page, "添加与移除")
    page.set_input_files("#zt-upload input[type=file]", [trap])
    expect(page.locator("#zt-results li")).to_have_count(1)
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("<svg/onload=alert(1)>${1+1}{{7*7}}")
    assert not page.locator("#zt-answer svg").count()


def test_the_page_is_chinese_whatever_the_browser_speaks(visit: Visit) -> None:
    open_tab(visit.page, "添加与移除")
    shown = visit.page.locator("body").inner_text()
    assert visit.page.locator("html").get_attribute("lang") == "zh-CN"
    assert not re.findall(r"Drop|Upload|Submit|Gradio|Loading|Error", shown)


@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_sticks_out_sideways(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 768})
    ask(page, "望川市水务局牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-see").first).to_be_visible()
    for name in ("问答", "责任矩阵", "文件", "添加与移除"):
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
