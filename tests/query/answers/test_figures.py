"""Figures with the time limits that tell them apart."""

from graph.values import Row
from ontology.iris import Iri
from query.answers.figures import Figure, add_limits, select_figures
from query.answers.thresholds import _each_once
from query.asked.measure import measure_deed, measure_of
from query.result import ThresholdRow

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


def solution(indicator: str, value: int, unit: str, written: str, text: str) -> Row:
    return {
        "task": TASK,
        "doc": "plan",
        "indicator": indicator,
        "operator": ">=",
        "value": value,
        "unit": unit,
        "written": written,
        "text": text,
    }


INSURED = solution(
    "参保", 1, "年", "参保1年以上", "企业参保1年以上的，返还失业保险费；失业保险费缓缴不少于3个月"
)
DELAYED = solution("失业保险费缓缴", 3, "个月", "缓缴不少于3个月", str(INSURED["text"]))


def test_a_length_of_time_that_nobody_asks_for_is_none_of_another_thing() -> None:
    def chosen(stated: Row, topic: str, words: str) -> list[object]:
        return [one.row.text for one in select_figures([stated], (topic,), measure_of(words), words)]

    assert chosen(INSURED, "返还失业保险费", "返还失业保险费多少") == []
    assert chosen(INSURED, "返还失业保险费", "参保多久返还失业保险费") == ["参保1年以上"]
    assert chosen(DELAYED, "失业保险费缓缴", "失业保险费缓缴多久") == ["缓缴不少于3个月"]


def test_the_deed_behind_a_time_is_that_of_the_figure() -> None:
    assert measure_deed("临时救助多少个工作日内办结") == "办结"
    assert measure_deed("临时救助最长多久") == ""
    words = "失业保险费几个月内受理"
    assert select_figures([DELAYED], ("失业保险费",), measure_of(words), words) == []


TOLD = "街道在受理之日起3个工作日内，根据调查情况提出审核意见"
FILED = "紧急情况解除之后10个工作日内，登记救助对象和救助金额等信息，补齐申请材料、签名、盖章等审核审批手续"


def test_of_several_times_that_is_meant_behind_which_the_deed_comes_soonest() -> None:
    soon = solution("提出审核意见", 3, "个工作日", "3个工作日内", TOLD)
    late = solution("登记救助对象", 10, "个工作日", "10个工作日内", FILED)
    words = "救助几个工作日内完成审核"
    assert measure_deed(words) == "审核"

    def chosen(*stated: Row) -> list[object]:
        found = select_figures(stated, ("审核",), measure_of(words), words)
        return [one.row.text for one in found]

    assert chosen(late, soon) == ["3个工作日内"]
    assert chosen(late) == []  # its own deed is another
