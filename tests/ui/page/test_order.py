"""What a tab shows is what was chosen last, however many answers are under way."""

import json
import subprocess
import sys

from playwright.sync_api import expect

from tests.ui.command import ROOT
from tests.ui.page.visits import Visit, open_tab

FILLED = {
    "ask": "zt-answer",
    "matrix": "zt-matrix-shown",
    "ledger": "zt-ledger",
    "timeline": "zt-timeline",
    "graph": "zt-graph-near",
    "sparql": "zt-sparql-shown",
}
WIRING = """
import json, sys
from pathlib import Path
from graph.store import GraphStore
from ui.desk import Desk
from ui.page.app import build_page

with GraphStore.open(None) as store:
    page = build_page(Desk(store, Path()))
told = [
    (part.elem_id, event.concurrency_id, event.concurrency_limit, event.trigger_mode)
    for event in page.fns.values()
    if event.fn
    for part in event.outputs
    if part.elem_id
]
json.dump([page.get_config_file()["connect_heartbeat"], told], sys.stdout)
"""


def test_events_that_fill_the_same_part_are_answered_one_by_one() -> None:
    holds, told = json.loads(subprocess.check_output([sys.executable, "-c", WIRING], cwd=ROOT))
    assert not holds  # a connection for each page, of which a browser has six
    for tab, filled in FILLED.items():
        wired = [how for part, *how in told if part == filled]
        assert len(wired) > 2
        assert all(how == [tab, 1, "always_last"] for how in wired)


def test_leaving_a_field_and_choosing_the_view_at_once_shows_both(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    page.locator("#zt-matrix-document input").click()
    page.keyboard.type("全部")
    page.keyboard.press("Enter")
    page.fill("#zt-matrix-agency textarea, #zt-matrix-agency input", "松屏县财政局")
    page.get_by_label("协作关系").check()  # leaves the field, too
    expect(page.locator("#zt-matrix-chart .plot-container")).to_contain_text("县水务局")
    page.get_by_label("单位负荷").check()
    page.get_by_label("矩阵", exact=True).check()
    expect(page.locator("#zt-matrix-shown th.zt-agency")).to_have_count(1)
    expect(page.locator("#zt-matrix-chart .plot-container")).to_have_count(0)


def test_what_is_chosen_as_a_tab_opens_is_kept(visit: Visit) -> None:
    page = visit.page
    open_tab(page, "责任矩阵")
    expect(page.locator("#zt-matrix-shown td.zt-lead").first).to_be_visible()
    for field, option in (("roles", "牵头"), ("sectors", "水利")):
        page.locator(f"#zt-matrix-{field} input").click()
        page.locator("[role=option]", has_text=option).first.click()
        page.keyboard.press("Escape")
    expect(
        page.locator("#zt-matrix-shown [data-address*='role=lead'][data-address*='class=']")
    ).to_be_visible()
    page.wait_for_timeout(1000)  # nothing that was asked before comes after
    expect(
        page.locator("#zt-matrix-shown [data-address*='role=lead'][data-address*='class=']")
    ).to_be_visible()
