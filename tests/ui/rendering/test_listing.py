from dataclasses import replace

from query.views.filters import Filter, list_tasks
from query.views.standing import Status
from tests.query.ledgers import DAY, open_ledger
from ui.rendering.listing import PAGE, render_listing, render_note

STORE = open_ledger()
LISTING = list_tasks(STORE, Filter(DAY))


def test_counts_are_buttons_and_those_chosen_are_pressed() -> None:
    shown = render_listing(LISTING, [Status.OVERDUE], 1)
    assert 'aria-pressed="true" data-pick="status" data-value="overdue">逾期<b>2</b>' in shown
    assert 'aria-pressed="false" data-pick="status" data-value="all">全部<b>9</b>' in shown


def test_a_row_leads_to_its_source_and_says_how_its_limits_stand() -> None:
    shown = render_listing(LISTING, [], 1)
    assert 'tabindex="0" data-doc="water" data-spans="' in shown
    assert '<em class="zt-badge zt-overdue">逾期</em>2025-12-31 前' in shown
    assert '<em class="zt-badge zt-recurring">下次 2026-06-30</em>每季度' in shown
    assert "见各分项" in shown
    assert '<div class="zt-lead"><i>●</i><span title="牵头：望川市水务局">市水务局</span></div>' in shown


def test_many_tasks_are_shown_by_pages() -> None:
    many = replace(LISTING, rows=LISTING.rows * 30)
    first, last = render_listing(many, [], 1), render_listing(many, [], 99)
    assert first.count("<tr class") == PAGE and f"第 1–{PAGE} 项，共 270 项" in first
    assert last.count("<tr class") == 270 - 5 * PAGE and "第 251–270 项" in last
    assert 'data-pick="page" data-value="2">下一页' in first


def test_nothing_found_says_what_to_do() -> None:
    assert "没有符合条件的任务" in render_listing(replace(LISTING, rows=()), [], 1)


def test_which_documents_are_left_out_is_behind_a_fold() -> None:
    assert render_note("") == ""
    assert "<summary>另有1份文件在2026-06-01不在有效期内，没有计入</summary>" in render_note(LISTING.note)
