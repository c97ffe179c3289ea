"""The tab 文件 in a real Chromium: the list, files in and out, versions compared, facts corrected."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.command import SAMPLES
from tests.ui.page.visits import PATIENCE, Visit, ask, open_tab, sideways
from tests.ui.server import serving

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
ROWS = "#zt-held tr.zt-link"
WATCH = """() => {
  window.said = new Set();
  const told = () => document.querySelectorAll('[aria-live], [role=status]');
  const note = () => told().forEach(part => said.add(part.textContent.trim()));
  new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
LEADS = "严格用水总量控制由谁牵头？"


@pytest.fixture(scope="module")
def address(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over a store that these tests change."""
    with serving(Path(shutil.copytree(samples_store, tmp_path_factory.mktemp("files") / "data"))) as address:
        yield address


def open_document(page: Page, name: str) -> None:
    open_tab(page, "文件")
    page.locator(ROWS, has_text=name).click()
    expect(page.locator("#zt-tasks .zt-card").first).to_be_visible()


def upload(page: Page, *paths: Path) -> None:
    open_tab(page, "文件")
    page.set_input_files("#zt-upload input[type=file]", list(paths))
    expect(page.locator("#zt-results li:not(.zt-waiting)")).to_have_count(len(paths))
    expect(page.locator("#zt-upload .file-preview")).to_have_count(0)


def fill(page: Page, field: str, text: str) -> None:
    page.locator(f"{field} textarea, {field} input").first.fill(text)


def test_the_list_is_searched_and_opened_by_keyboard_and_facts_lead_to_their_words(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "文件")
    page.fill("#zt-find textarea", "云渡区 2024")
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator(ROWS).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zt-files-source h3")).to_have_text("云渡区节约用水攻坚工作方案")
    fact = page.locator("#zt-tasks .zt-fact.zt-responsible").first
    fact.click()
    hit = page.locator("#zt-files-source #zt-hit")
    expect(hit).to_be_visible()
    assert hit.inner_text() in fact.inner_text()
    expect(page.locator(f"{ROWS} td").nth(6)).to_have_text("0")  # the check-up was made in passing
    page.fill("#zt-find textarea", "没有这样的文件")
    expect(page.locator("#zt-held")).to_contain_text("没有符合的文件")


def test_documents_are_uploaded_checked_asked_about_and_removed(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    good, bad = tmp_path / "青石镇〔2025〕7号（河道保洁）.txt", tmp_path / "损坏.docx"
    good.write_text(NOTICE.replace("打捞一次", "打捞一次，会同有关部门保障经费"), encoding="gb18030")
    bad.write_bytes(b"PK no document")
    upload(page, good, bad)
    expect(page.locator("#zt-results li").first).to_contain_text("青石镇〔2025〕7号（河道保洁）.txt")
    expect(page.locator("#zt-results li.zt-failed")).to_contain_text("损坏.docx")
    open_document(page, "河道保洁")
    open_tab(page, "体检单")
    summary = page.locator("#zt-checkup summary").first
    expect(summary).to_contain_text("待看 1 处")
    summary.click()
    page.locator("#zt-checkup button").first.click()
    expect(page.locator("#zt-files-source #zt-hit")).to_contain_text("会同有关部门")
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("每周打捞一次")
    open_tab(page, "图谱")
    page.fill("#zt-graph-start input, #zt-graph-start textarea", "河道保洁")
    page.press("#zt-graph-start input, #zt-graph-start textarea", "Enter")
    expect(page.locator("#zt-graph .zt-drawn")).to_have_count(1)
    open_tab(page, "文件")
    page.click("#zt-remove")
    expect(page.locator("#zt-confirm")).to_contain_text("1 项任务")
    page.click("#zt-keep")
    expect(page.locator("#zt-confirm")).to_be_hidden()
    page.click("#zt-remove")
    page.click("#zt-sure")
    expect(page.locator("#zt-results")).to_contain_text("已移除")
    expect(page.locator("#zt-opened")).to_be_hidden()
    open_tab(page, "图谱")  # what is drawn there is no longer held
    expect(page.locator("#zt-graph-near")).to_contain_text("从一个单位或一份文件开始")
    expect(page.locator("#zt-graph .zt-drawn")).to_have_count(0)
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-refused")).to_be_visible()


def test_files_that_come_while_others_are_read_are_read_too(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    open_tab(page, "文件")
    slow = tmp_path / "很长.txt"
    item = NOTICE.splitlines()[-1]
    slow.write_text(NOTICE.replace("7号", "19号") + "\n".join([item] * 400), encoding="utf-8")
    later = [tmp_path / f"后来的{number}.txt" for number in range(3)]
    for number, path in enumerate(later):
        path.write_text(NOTICE.replace("7号", f"{number + 20}号"), encoding="utf-8")
    field = "#zt-upload input[type=file]"
    page.set_input_files(field, [slow])
    expect(page.locator("#zt-results li.zt-waiting")).to_contain_text("很长.txt")
    expect(page.locator("#zt-upload .file-preview")).to_have_count(0)
    page.set_input_files(field, later[:2])
    expect(page.locator("#zt-upload .file-preview")).to_have_count(0)
    page.set_input_files(field, later[2:])
    read = page.locator("#zt-results li:not(.zt-waiting)")
    expect(read).to_have_count(4, timeout=2 * PATIENCE)
    for path, line in zip([slow, *later], read.all(), strict=True):
        expect(line).to_contain_text(f"{path.name}：已收录为")
        expect(page.locator(ROWS, has_text=path.stem)).to_have_count(1)


def test_a_file_that_is_held_already_is_told_without_a_tick(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    path = tmp_path / "同一份.txt"
    path.write_text(NOTICE.replace("7号", "30号"), encoding="utf-8")
    upload(page, path)
    expect(page.locator("#zt-results li.zt-unchanged")).to_have_count(0)
    upload(page, path)
    expect(page.locator("#zt-results li.zt-unchanged")).to_contain_text("同一份.txt：已收录，没有变化")
    mark = "el => getComputedStyle(el, '::before').content"
    assert page.locator("#zt-results li.zt-unchanged").evaluate(mark) == '"＝"'


def test_gradio_says_nothing_by_its_keys(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    path = tmp_path / "又一份.txt"
    path.write_text(NOTICE.replace("7号", "31号"), encoding="utf-8")
    page.evaluate(WATCH)
    upload(page, path)
    page.wait_for_function("said.has('已完成')")
    assert not [word for word in page.evaluate("[...said]") if re.fullmatch(r"[a-z_]+\.[a-z_]+", word)]


def test_words_of_a_document_are_not_run(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    trap = tmp_path / "陷阱.txt"
    text = NOTICE.replace("每周打捞一次", "<svg/onload=alert(1)>${1+1}{{7*7}}每周打捞一次")
    trap.write_text(text, encoding="utf-8")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    upload(page, trap)
    open_document(page, "陷阱")
    expect(page.locator("#zt-tasks")).to_contain_text("<svg/onload=alert(1)>${1+1}{{7*7}}")
    open_tab(page, "问答")
    ask(page, "镇水利站牵头哪些任务？")
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("<svg/onload=alert(1)>${1+1}{{7*7}}")
    assert not page.locator("#zt-answer svg").count()


def test_a_new_version_is_compared_a_fact_corrected_and_the_correction_undone(visit: Visit) -> None:
    page = visit.page
    upload(page, SAMPLES / "04_wangchuan_water_plan_v2.txt")
    expect(page.locator("#zt-compared .zt-said")).to_contain_text("新增任务1项，取消任务1项，调整任务4项")
    said = page.locator("#zt-explained textarea")
    expect(said).to_have_value(re.compile("的时限由“2025年底前”调整为“2026年6月底前”（推后）"))
    expect(page.locator("#zt-compared del", has_text="市水务局")).to_be_visible()
    page.locator("#zt-compared .zt-card", has_text="合同节水").locator(".zt-see").first.click()
    expect(page.locator("#zt-files-source .zt-meta")).to_contain_text("已有新版本")
    open_tab(page, "问答")
    ask(page, LEADS)
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("望川市水务局")
    correct_the_lead(page)
    open_tab(page, "问答")
    ask(page, LEADS)
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text(
        "望川市数据局（校正：与会议纪要不符（办公室一，"
    )
    expect(page.locator("#zt-answer .zt-quote")).to_contain_text("校正：与会议纪要不符")
    open_tab(page, "文件")
    open_tab(page, "校正")
    page.locator("#zt-corrections [data-undo]").click()
    expect(page.locator("#zt-corrections")).to_contain_text("还没有校正")
    open_tab(page, "问答")
    ask(page, LEADS)
    expect(page.locator("#zt-answer .zt-rows")).to_contain_text("望川市水务局")


def correct_the_lead(page: Page) -> None:
    """Put another body in the place of the one that leads the task of LEADS, after a reason was missing."""
    open_tab(page, "文件")
    open_tab(page, "任务")
    page.locator("#zt-tasks .zt-card", has_text="严格用水总量控制").first.locator(".zt-edit").click()
    expect(page.locator("#zt-form")).to_contain_text("校正任务 t04")
    page.locator("#zt-before input").click()
    page.locator("[role=option]", has_text="牵头 市水务局").click()
    fill(page, "#zt-words", "市数据局")
    fill(page, "#zt-author", "办公室一")
    page.click("#zt-save")
    expect(page.locator("#zt-corrected .zt-failed")).to_contain_text("要写明理由")
    fill(page, "#zt-reason", "与会议纪要不符")
    page.click("#zt-save")
    expect(page.locator("#zt-corrected")).to_contain_text("牵头 市水务局 → 牵头 市数据局")
    expect(page.locator("#zt-tasks .zt-fact .zt-corrected")).to_have_text("校正")


def test_an_open_document_does_not_stick_out_sideways(visit: Visit) -> None:
    page = visit.page
    open_document(page, "02_yundu_water_plan")
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for name in ("任务", "体检单", "校正", "版本比较"):
            open_tab(page, name)
            assert sideways(page) <= 0, (width, name)
    open_tab(page, "任务")
    page.locator("#zt-tasks .zt-edit").first.click()
    expect(page.locator("#zt-files-source #zt-hit")).to_have_count(1)
    expect(page.locator("#zt-words")).to_be_in_viewport()


def test_a_second_upload_of_a_visit_is_read_and_another_page_sees_it(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    other = page.context.new_page()
    other.goto(f"{visit.address}?tab=matrix")
    other.locator("#zt-matrix-document input").click()
    other.locator("[role=option]", has_text="全部").first.click()
    expect(other.locator("#zt-matrix-shown .zt-document").first).to_be_visible()
    for number, title in ((8, "清除淤泥"), (9, "修补护坡")):
        path = tmp_path / f"青石镇〔2025〕{number}号.txt"
        text = NOTICE.replace("7号", f"{number}号").replace("清理漂浮物", title)
        path.write_text(text, encoding="utf-8")
        upload(page, path)
        expect(page.locator("#zt-results li").first).to_contain_text(path.name)
    open_tab(other, "问答")
    open_tab(other, "责任矩阵")
    expect(other.locator("#zt-matrix-shown")).to_contain_text("修补护坡")
    other.close()


def test_the_names_of_the_versions_can_be_read_to_their_end(visit: Visit) -> None:
    page = visit.page
    open_document(page, "01_wangchuan_water_plan")
    open_tab(page, "版本比较")
    expect(page.locator("#zt-new input")).to_have_value(re.compile("01_wangchuan_water_plan"))
    cut = "input => input.scrollWidth - input.clientWidth"
    assert page.locator("#zt-new input").evaluate(cut) <= 0
