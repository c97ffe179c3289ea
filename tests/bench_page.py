"""How long the page lets a person wait: its start, its first paint, and the change from tab to tab.

`python -m tests.bench_page [STORE]`, or as a part of `make bench`, over the documents beside the project
where they are there, else over the samples. Times are those of the clock.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Page, expect, sync_playwright

from tests.bench_line import say_time
from tests.corpora import sample_files, shared_files
from tests.ui.browser import find_chromium, open_browser
from tests.ui.command import zhengtu
from tests.ui.page.visits import open_tab
from tests.ui.server import serving

PAINT, SWITCH = 3.0, 0.5  # seconds, the goals
LEAST = 3  # openings of which the median counts
SETTLED = 20_000  # milliseconds for what follows the opening of the page
PATIENCE = 120_000  # milliseconds
SHOWN = {  # what a tab has when it can be used
    "责任矩阵": "#zt-matrix-shown table",
    "任务台账": "#zt-ledger table",
    "时间轴": ".js-plotly-plot",
    "图谱": "#zt-graph-near a, #zt-graph-near button",
    "文件": "#zt-held table",
    "SPARQL": "#zt-sparql textarea",
    "问答": "#zt-question textarea",
}


def main(arguments: list[str]) -> None:
    """Measure over a passing store, or over a copy of the one that is named."""
    chromium = find_chromium()
    if not chromium:
        sys.stdout.write("没有 Chromium，不测网页。\n")
        return
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "data"
        if arguments:
            copytree(arguments[0], store)
        else:
            zhengtu("add", "--no-embed", *(shared_files() or sample_files()), store=store)
        start = time.perf_counter()
        with serving(store) as address:
            report("从启动到可以连接", time.perf_counter() - start)
            with sync_playwright() as playwright, open_browser(playwright, chromium) as browser:
                measure(browser.new_page(), address)


def measure(page: Page, address: str) -> None:
    """Print when the page can be used, and how long each tab takes the first time and later."""
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    usable = [spent_opening(page, address) for _ in range(LEAST)]
    report("打开到可以提问，首次", usable[0], PAINT)
    report("打开到可以提问，再次，中位数", statistics.median(usable[1:]), PAINT)
    page.wait_for_timeout(SETTLED)
    rounds = [{tab: spent_switching(page, tab) for tab in SHOWN} for _ in range(1 + LEAST)]
    for tab in SHOWN:
        report(f"换到{tab}，首次", rounds[0][tab])
        report(f"换到{tab}，以后，中位数", statistics.median(one[tab] for one in rounds[1:]), SWITCH)


def spent_opening(page: Page, address: str) -> float:
    """Return the seconds until a question can be typed."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(SHOWN["问答"])
    return time.perf_counter() - start


def spent_switching(page: Page, tab: str) -> float:
    """Return the seconds until what `tab` is for is seen."""
    start = time.perf_counter()
    open_tab(page, tab)
    expect(page.locator(SHOWN[tab]).first).to_be_visible()
    return time.perf_counter() - start


def report(what: str, seconds: float, goal: float | None = None) -> None:
    """Print a time of the page, beside its goal where there is one."""
    say_time(f"网页：{what}{f'，目标 {goal:g}' if goal else ''}", seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
