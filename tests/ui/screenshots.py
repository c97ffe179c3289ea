"""Pictures of the page for the documents: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.ui.browser import find_chromium, open_browser
from tests.ui.command import SAMPLES, zhengtu
from tests.ui.server import serving

COLORS = 128  # enough for text on plain ground, and a third of the bytes
QUESTION = "望川市水务局牵头哪些任务？"


def main(folder: Path) -> int:
    """Write the pictures into `folder`; 1 where there is no Chromium."""
    chromium = find_chromium()
    if not chromium:
        return 1
    with tempfile.TemporaryDirectory() as passing:
        store = Path(passing) / "data"
        zhengtu("add", "--no-embed", SAMPLES, store=store)
        with (
            serving(store) as address,
            sync_playwright() as playwright,
            open_browser(playwright, chromium) as browser,
        ):
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.set_default_timeout(60_000)
            page.goto(address)
            picture_answer(page, folder / "ask.png")
            picture_matrix(page, folder / "matrix.png")
            picture_graph(page, folder / "graph.png")
            picture_ledger(page, folder / "ledger.png")
            picture_timeline(page, folder / "timeline.png")
            picture_document(page, folder / "document.png")
            picture_versions(page, folder / "versions.png")
            picture_correction(page, folder / "correction.png")
    return 0


def picture_answer(page: Page, path: Path) -> None:
    """Write a picture of an answer with the source of one of its tasks."""
    page.fill("#zt-question textarea", QUESTION)
    page.click("#zt-send")
    page.locator("#zt-answer .zt-see").nth(1).click()
    expect(page.locator("#zt-ask-source #zt-hit")).to_be_visible()
    finish(page, path)


def picture_matrix(page: Page, path: Path) -> None:
    """Write a picture of the matrix of the first document, with a task and its source."""
    page.get_by_role("tab", name="责任矩阵", exact=True).click()
    page.locator("#zt-matrix-shown td.zt-lead").nth(2).click()
    expect(page.locator("#zt-matrix-source #zt-hit")).to_be_visible()
    finish(page, path)


def picture_graph(page: Page, path: Path) -> None:
    """Write a picture of a walk from a body to one of its tasks."""
    page.get_by_role("tab", name="图谱", exact=True).click()
    page.fill("#zt-graph-start textarea, #zt-graph-start input", "望川市水务局")
    page.keyboard.press("Enter")
    expect(page.locator("#zt-graph-near h4")).to_have_text("望川市水务局")
    page.locator("#zt-graph-near li .zt-go").nth(2).click()
    expect(page.locator("#zt-graph-source #zt-hit")).to_be_visible()
    finish(page, path)


def picture_ledger(page: Page, path: Path) -> None:
    """Write a picture of the tasks by their time limits with the source of one."""
    page.get_by_role("tab", name="任务台账", exact=True).click()
    page.locator("#zt-ledger tr.zt-link").nth(1).click()
    page.wait_for_selector("#zt-ledger-source #zt-hit")
    finish(page, path)


def picture_timeline(page: Page, path: Path) -> None:
    """Write a picture of the time limits of the busiest bodies."""
    page.get_by_role("tab", name="时间轴", exact=True).click()
    page.wait_for_selector("#zt-timeline-chart .ytick")
    finish(page, path)


def picture_document(page: Page, path: Path) -> None:
    """Write a picture of the documents held and of one with its tasks."""
    page.get_by_role("tab", name="文件", exact=True).click()
    page.locator("#zt-held tr.zt-link", has_text="02_yundu_water_plan").click()
    page.locator("#zt-tasks .zt-card").nth(3).click()
    expect(page.locator("#zt-files-source #zt-hit")).to_be_visible()
    finish(page, path)


def picture_versions(page: Page, path: Path) -> None:
    """Write a picture of two versions compared."""
    page.locator("#zt-held tr.zt-link[data-doc='04_wangchuan_water_plan_v2']").click()
    page.get_by_role("tab", name="版本比较", exact=True).click()
    page.click("#zt-compare")
    expect(page.locator("#zt-compared .zt-card").first).to_be_visible()
    finish(page, path)


def picture_correction(page: Page, path: Path) -> None:
    """Write a picture of the form that corrects a fact."""
    page.get_by_role("tab", name="任务", exact=True).click()
    page.locator("#zt-tasks .zt-edit").nth(2).click()
    expect(page.locator("#zt-form")).to_be_visible()
    finish(page, path)


def finish(page: Page, path: Path) -> None:
    """Write the picture once nothing moves any more."""
    page.mouse.move(5, 5)
    page.wait_for_timeout(1200)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.quantize(COLORS).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
