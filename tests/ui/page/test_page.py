"""The page in a real Chromium: ask, see the source, browse, the matrix, upload and remove."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.ui.page.visits import Visit, ask, open_tab

pytestmark = pytest.mark.browser
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


def test_the_matrix_shows_roles_and_a_task_its_source(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    page.click("#zt-show")
    expect(page.locator("#zt-matrix-shown td.zt-lead").first).to_have_text("●")
    page.locator("#zt-matrix-shown tbody th.zt-name").nth(4).click()
    expect(page.locator("#zt-matrix-source mark").first).to_be_visible()
    with page.expect_download() as download:
        page.click("#zt-export")
        page.locator("#zt-matrix-file a[download]").first.click()
    assert download.value.suggested_filename.endswith(".xlsx")


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
