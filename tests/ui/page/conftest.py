"""A Chromium and a server for all tests of the page, and a fresh visit for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.ui.browser import find_chromium, open_browser
from tests.ui.page.visits import PATIENCE, SIZE, Visit
from tests.ui.server import serving


@pytest.fixture(scope="package")
def context() -> Iterator[BrowserContext]:
    """A running Chromium, which keeps what it has loaded; without one the tests skip, in CI they fail."""
    found = find_chromium()
    if not found and os.environ.get("CI") == "true":
        pytest.fail("no Chromium, and CI must run the tests of the page")
    if not found:
        pytest.skip("needs a Chromium: install the package chromium, or name one in ZHENGTU_CHROMIUM")
    with sync_playwright() as playwright, open_browser(playwright, found) as browser:
        yield browser.new_context(viewport=SIZE, locale="en-US")


@pytest.fixture(scope="package")
def address(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page over a copy of the samples' store; it must not be changed."""
    with serving(Path(shutil.copytree(samples_store, tmp_path_factory.mktemp("page") / "data"))) as address:
        yield address


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """A fresh visit of the page; at its end no other host may have been asked."""
    with context.new_page() as page:
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        visit = Visit(page, address)
        page.on("request", lambda request: visit.note(request.url))
        page.goto(address)
        page.wait_for_selector("#zt-question textarea")
        yield visit
        assert not visit.strangers
