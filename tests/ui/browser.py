"""A real Chromium for the tests of the page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium: ZHENGTU_CHROMIUM, one on the PATH, else playwright's own."""
    named = os.environ.get("ZHENGTU_CHROMIUM")
    if named and Path(named).is_file():
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    if on_path:
        return on_path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


@contextmanager
def open_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Start Chromium without a window and end it."""
    browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
    try:
        yield browser
    finally:
        browser.close()
