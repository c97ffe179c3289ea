"""Figures with the time limits that tell them apart."""

from graph.values import Row
from ontology.iris import Iri
from query.figures import Figure, add_limits
from query.result import ThresholdRow
from query.thresholds import _each_once

TASK = Iri("https://example.org/task")


def figure(value: int, start: int | None, until: str = "") -> Figure:
    row = ThresholdRow("漏损率", "<=", value, "%", f"漏损率不超过{value}%", until)
    return Figure(row, TASK, "plan", start, None, "")


def limit(start: int, written: str, kind: str = "by") -> Row:
    return {"task": TASK, "kind": kind, "start": start, "written": written}


def test_each_figure_goes_with_the_limit_before_it() -> None:
    limits = [limit(0, "到2024年底"), limit(20, "到2026年底"), limit(40, "每月", "recurring")]
    found = add_limits([figure(9, 6), figure(8, 26)], limits)
    assert [one.row.until for one in found] == ["到2024年底", "到2026年底"]


def test_the_only_limit_may_stand_behind_and_several_may_not() -> None:
    assert [one.row.until for one in add_limits([figure(9, 6)], [limit(30, "年底前")])] == ["年底前"]
    behind = [limit(30, "年底前"), limit(50, "6月底前")]
    assert [one.row.until for one in add_limits([figure(9, 6)], behind)] == [""]
    assert [one.row.until for one in add_limits([figure(9, None)], [limit(1, "年底前")])] == [""]


def test_the_same_figure_counts_once_unless_its_limit_is_another() -> None:
    rows = [figure(9, 0, until).row for until in ("到2024年底", "", "到2024年底", "到2025年底")]
    assert [row.until for row in _each_once(rows)] == ["到2024年底", "到2025年底"]
