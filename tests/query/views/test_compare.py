from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ontology.model import Operator, Policy, Role, Task, Threshold
from query.views.compare import Comparison, Swap, TaskChange, compare
from query.views.compare_json import comparison_to_json
from tests.factories import make_policy, make_task
from ui.rendering.comparison import count_changes, describe, explain, render_comparison

PIPES = make_task("t01", "改造老旧供水管网，建立分区计量制度", lead=["市水务局"], end=date(2025, 12, 31))
WELLS = make_task("t02", "关停城区自备井，封填报废机井", lead=["市水务局"], cooperate=["市财政局"])
PATROL = make_task("t03", "每月巡查河道一次", responsible=["市河湖中心"])


def leak(value: int) -> Threshold:
    return Threshold(f"漏损率不高于{value}%", "漏损率", Operator.AT_MOST, Decimal(value), "%", ())


def one_change(before: Task, after: Task) -> TaskChange:
    comparison = compare(make_policy("旧", before, PATROL), make_policy("新", after, PATROL))
    assert (comparison.added, comparison.dropped, comparison.kept) == ((), (), 1)
    [change] = comparison.changed
    return change


def test_tasks_that_came_and_went() -> None:
    comparison = compare(make_policy("旧", PIPES, WELLS), make_policy("新", PIPES, PATROL))
    assert (comparison.added, comparison.dropped, comparison.changed, comparison.kept) == (
        (PATROL,),
        (WELLS,),
        (),
        1,
    )


def test_a_lead_that_changed() -> None:
    after = make_task("t05", PIPES.text, lead=["市住建局"], end=date(2025, 12, 31))
    change = one_change(PIPES, after)
    assert change.leads == Swap(("市水务局",), ("市住建局",))
    assert not (change.others or change.deadlines or change.figures or change.is_reworded)


def test_other_bodies_that_changed() -> None:
    change = one_change(WELLS, make_task("t02", WELLS.text, lead=["市水务局"], responsible=["市财政局"]))
    assert [(fact.agency, fact.role) for fact in change.others.before] == [("市财政局", Role.COOPERATE)]
    assert [(fact.agency, fact.role) for fact in change.others.after] == [("市财政局", Role.RESPONSIBLE)]


def test_a_body_under_its_full_name_is_the_same() -> None:
    after = make_task("t01", PIPES.text, lead=["望川市水务局"], end=date(2025, 12, 31))
    assert compare(make_policy("旧", PIPES), make_policy("新", after)).is_same


def test_a_deadline_that_moved() -> None:
    change = one_change(PIPES, make_task("t01", PIPES.text, lead=["市水务局"], end=date(2026, 12, 31)))
    assert [one.text for one in (*change.deadlines.before, *change.deadlines.after)] == [
        "2025年底前",
        "2026年底前",
    ]


def test_a_deadline_in_other_words_has_not_moved() -> None:
    reworded = replace(PIPES, deadlines=(replace(PIPES.deadlines[0], text="2025年12月31日前"),))
    assert compare(make_policy("旧", PIPES), make_policy("新", reworded)).is_same


def test_a_figure_that_changed() -> None:
    before, after = (replace(PIPES, thresholds=(leak(value),)) for value in (9, 8))
    change = one_change(before, after)
    assert change.figures == Swap((leak(9),), (leak(8),))


def test_words_that_changed_alone() -> None:
    change = one_change(PIPES, replace(PIPES, text="改造老旧供水管网，健全分区计量制度"))
    assert change.is_only_reworded
    assert compare(
        make_policy("旧", PIPES), make_policy("新", replace(PIPES, text=PIPES.text + "。"))
    ).is_same


OLD = make_policy(
    "旧", replace(PIPES, thresholds=(leak(9),)), WELLS, number="望水发〔2024〕1号", day=date(2024, 3, 1)
)
NEW = make_policy(
    "新",
    replace(PATROL, deadlines=PIPES.deadlines),
    replace(
        make_task("t02", PIPES.text, lead=["市住建局"], cooperate=["市财政局"], end=date(2026, 12, 31)),
        thresholds=(leak(8),),
    ),
    number="望水发〔2024〕1号",
    day=date(2025, 3, 1),
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(OLD, NEW)


def test_backwards_everything_is_the_reverse(comparison: Comparison) -> None:
    back = compare(NEW, OLD)
    assert (back.added, back.dropped, back.kept) == (comparison.dropped, comparison.added, comparison.kept)
    [there], [again] = comparison.changed, back.changed
    assert (again.leads.before, again.leads.after) == (there.leads.after, there.leads.before)
    assert (again.figures.before, again.figures.after) == (there.figures.after, there.figures.before)


def test_the_explanation_can_stand_in_an_official_text(comparison: Comparison) -> None:
    assert explain(comparison).splitlines() == [
        "《节约用水方案》（望水发〔2024〕1号，2025年3月1日）与《节约用水方案》（望水发〔2024〕1号，2024年3月1日）"
        "相比，新增任务1项，取消任务1项，调整任务1项（牵头单位调整1项、配合和责任单位调整1项、时限调整1项、"
        "指标调整1项）。",
        "一、新增任务（1项）。每月巡查河道一次（责任：市河湖中心；时限：2025年底前）。",
        "二、取消任务（1项）。关停城区自备井，封填报废机井。",
        f"三、牵头单位调整（1项）。“{PIPES.text}”的牵头单位由市水务局调整为市住建局。",
        f"四、配合和责任单位调整（1项）。“{PIPES.text}”增加配合单位市财政局。",
        f"五、时限调整（1项）。“{PIPES.text}”的时限由“2025年底前”调整为“2026年底前”（推后）。",
        f"六、指标调整（1项）。“{PIPES.text}”的指标由“漏损率不高于9%”调整为“漏损率不高于8%”。",
    ]


def test_versions_without_a_difference_are_said_to_be_the_same() -> None:
    assert count_changes(compare(OLD, OLD)) == "两个版本的任务没有差别。"
    assert len(explain(compare(OLD, OLD)).splitlines()) == 1


def test_a_terminal_has_a_line_for_each_change(comparison: Comparison) -> None:
    lines = describe(comparison)
    assert lines[0].startswith("旧 → 新：新增任务1项")
    assert "      牵头　市水务局 → 市住建局" in lines
    assert "      配合　（无） → 市财政局" in lines


def test_the_page_marks_what_was_struck_and_put_in() -> None:
    def with_text(doc: str, text: str) -> Policy:
        return make_policy(doc, make_task("t01", text))

    shown = render_comparison(
        compare(with_text("旧", "改造管网260公里<b>"), with_text("新", "改造管网310公里<b>"))
    )
    assert "改造管网<del>260</del><ins>310</ins>公里&lt;b&gt;" in shown


def test_programs_get_what_changed_before_and_after(comparison: Comparison) -> None:
    told = comparison_to_json(comparison)
    assert (told["old"]["doc"], told["new"]["issue_date"], told["kept"]) == ("旧", "2025-03-01", 0)
    [change] = told["changed"]
    assert change["assignments"]["after"] == [
        {"agency": "市住建局", "role": "lead"},
        {"agency": "市财政局", "role": "cooperate"},
    ]
    assert change["thresholds"]["before"][0]["value"] == 9
    assert "text" not in change
