from dataclasses import replace

from query.holdings import read_holdings
from query.views.filters import Filter
from query.views.timeline import Years, build_timeline
from tests.query.ledgers import DAY, open_ledger
from ui.rendering.timeline import draw_timeline, render_timeline

STORE = open_ledger()
TIMELINE = build_timeline(STORE, Filter(DAY), Years(), read_holdings(STORE))


def test_the_chart_tells_passed_from_coming_by_body_and_month() -> None:
    passed, coming = draw_timeline(TIMELINE).data
    assert (passed.name, coming.name) == ("已到期", "未到期")
    assert list(zip(map(str, passed.x), passed.y, passed.text, strict=True)) == [
        ("2025-12-01", "望川市水务局", "1"),
        ("2025-12-01", "望川市财政局", "1"),
        ("2026-05-01", "望川市教育局", "1"),
    ]
    assert "2026-07-01　创建节水型学校。" in coming.hovertext[coming.y.index("望川市教育局")]


def test_what_was_put_right_by_hand_is_said_on_the_chart_and_in_the_lists() -> None:
    point = TIMELINE.points[0]
    due = point.dues[0]
    task = replace(due.row.entry.task, corrected="与原件不符（办公室，2026-01-05）")
    due = replace(due, row=replace(due.row, entry=replace(due.row.entry, task=task)))
    put_right = replace(TIMELINE, points=(replace(point, dues=(due,)),))
    told = [text for trace in draw_timeline(put_right).data for text in trace.hovertext]
    assert any("（校正：与原件不符（办公室，2026-01-05））" in text for text in told)
    assert ">校正</em>" in render_timeline(put_right)


def test_the_lists_lead_to_the_source() -> None:
    shown = render_timeline(TIMELINE)
    assert "2026年第2季度到期（2026-04-01 至 2026-06-30）" in shown
    assert "<summary>每季度<b>1</b></summary>" in shown
    assert "<summary>2025年12月<b>1</b></summary>" in shown
    assert shown.count('data-doc="water"') >= 6
