"""Times of what people wait for, as whole processes: `make bench`. Each is the median of some runs."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.ui.browser import find_chromium, open_browser
from tests.ui.server import serving

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "ui.cli"]
SHARED = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "corpus" / "samples"
QUESTION = "市水务局牵头哪些任务？"
TOPIC = "水管漏水归谁管？"


def run(*arguments: str | Path) -> None:
    """Run the command and throw its output away."""
    subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, check=True, capture_output=True)


def measure(work: Callable[[], None], times: int = 3) -> float:
    """Return the median of the seconds that `work` takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure_page(store: Path) -> None:
    """Print how long the server takes to start, and the page to be painted and ready."""
    chromium = find_chromium()
    start = time.perf_counter()
    with serving(store) as address:
        report("网页：从启动到可以连接", time.perf_counter() - start)
        if not chromium:
            sys.stdout.write("没有 Chromium，不测网页的显示。\n")
            return
        with sync_playwright() as playwright, open_browser(playwright, chromium) as browser:
            for said in ("网页：首次打开到可以提问", "网页：再次打开到可以提问"):
                page = browser.new_page()
                start = time.perf_counter()
                page.goto(address)
                page.wait_for_selector("#zt-question textarea")
                report(said, time.perf_counter() - start)
                page.close()


def report(what: str, seconds: float) -> None:
    """Print one line."""
    sys.stdout.write(f"{seconds:8.2f} 秒  {what}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure everything over a passing store."""
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "samples"
        start = time.perf_counter()
        run("--store", store, "add", SAMPLES)
        report("add：全部样例，含语义向量，一个新进程", time.perf_counter() - start)
        report("ask：问一个单位，冷启动", measure(lambda: run("--store", store, "ask", QUESTION)))
        report("ask：问一件事，冷启动", measure(lambda: run("--store", store, "ask", TOPIC)))
        report("search：冷启动", measure(lambda: run("--store", store, "search", "供水管网改造")))
        report("matrix：一个地区", measure(lambda: run("--store", store, "matrix", "--region", "望川市")))
        if SHARED.is_dir():
            five = Path(folder) / "five"
            start = time.perf_counter()
            run("--store", five, "add", "--no-embed", SHARED)
            report("add --no-embed：../shared 的五份真实文件，一个新进程", time.perf_counter() - start)
        measure_page(store)


if __name__ == "__main__":
    main()
