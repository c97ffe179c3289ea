from datetime import date

import pytest

from corpus.document import Document
from corpus.outline import read_outline
from corpus.view import view_of
from extract.dates.deadlines import TimeContext
from extract.pipeline import extract
from extract.tasks.drafts import Draft
from extract.tasks.items import find_items
from extract.tasks.schedule import has_dated_step
from ontology.model import TaskKind

CONTEXT = TimeContext(issue=date(2024, 3, 5))
HEAD = "望川市节水方案\n一、进度安排\n"


def steps(text: str) -> list[Draft]:
    [part] = read_outline(Document("一", HEAD + text))
    return find_items(part.root, (), CONTEXT)


def limits(text: str) -> list[tuple[str, date | None, date | None, str | None]]:
    """Return text, first and last day and rule of every time limit of the milestones of a schedule."""
    policy = extract(Document("一", f"{HEAD}{text}\n望川市人民政府\n2024年3月5日\n"))
    assert all(task.kind is TaskKind.MILESTONE for task in policy.tasks)
    return [(one.text, one.start, one.end, one.inferred) for task in policy.tasks for one in task.deadlines]


def test_every_step_is_a_milestone_with_its_headings() -> None:
    found = steps(
        "（一）动员部署（2024年4月）。制定方案，广泛宣传。\n（二）全面实施（2024年5月—10月）。抓好改造。"
    )
    assert [(one.kind, one.title and one.title.text, one.text.text) for one in found] == [
        (TaskKind.MILESTONE, "动员部署", "制定方案，广泛宣传。"),
        (TaskKind.MILESTONE, "全面实施", "抓好改造。"),
    ]
    assert found[0].path == ("一、进度安排", "（一）动员部署（2024年4月）")


def test_a_step_without_a_date_has_the_period_of_its_heading() -> None:
    text = "（一）动员部署（2024年4月）。制定方案，广泛宣传。\n（二）全面实施（2024年5月—10月）。抓好改造。"
    assert limits(text) == [
        ("2024年4月", date(2024, 4, 1), date(2024, 4, 30), "section-period"),
        ("2024年5月—10月", date(2024, 5, 1), date(2024, 10, 31), "section-period"),
    ]


def test_a_step_with_a_date_keeps_its_own() -> None:
    text = "（一）动员部署（2024年4月）。4月10日前制定方案。\n（二）全面实施（2024年5月—10月）。抓好改造。"
    assert limits(text)[0] == ("4月10日前", None, date(2024, 4, 10), "section-year")


def test_a_section_is_parted_where_a_clause_opens_with_a_date() -> None:
    found = steps("2024年4月底前，制定方案。2024年6月底前，完成排查；9月底前，完成整改。")
    assert [one.text.text for one in found] == [
        "2024年4月底前，制定方案。",
        "2024年6月底前，完成排查；",
        "9月底前，完成整改。",
    ]


def test_a_body_in_a_step_is_responsible_for_it() -> None:
    [first, _] = steps("2024年4月底前，县水务局制定方案。2024年6月底前，各镇完成排查。")
    assert [one.agency for one in first.assignments] == ["县水务局"]


def test_dated_sentences_above_the_steps_are_milestones() -> None:
    found = steps("2024年4月底前，制定方案。其他照旧。\n（一）全面实施（2024年5月—10月）。抓好改造。")
    assert [one.text.text for one in found] == ["2024年4月底前，制定方案。", "抓好改造。"]


@pytest.mark.parametrize(
    ("text", "is_step"),
    [
        ("2024年6月底前，完成排查。", True),
        ("6月底前，完成排查。", True),
        ("6月15日前完成排查。", True),
        ("每年2月底前报送情况。", True),
        ("2024年5月—10月，抓好改造。", True),
        ("从2024年起，每年6月底前开展核查。", True),
        ("完成排查，6月底前报送。", False),
        ("全面开展排查。", False),
    ],
)
def test_a_step_opens_with_its_date(text: str, is_step: bool) -> None:
    assert has_dated_step(view_of(text), CONTEXT) is is_step


@pytest.mark.parametrize(
    ("heading", "start", "end"),
    [
        ("（一）集中整治阶段（2024年6月至10月底）", "2024-06-01", "2024-10-31"),
        ("（一）集中整治阶段（2024.06—2024.10）", "2024-06-01", "2024-10-31"),
        ("（一）第一阶段，从2024年6月到10月，集中整治", "2024-06-01", "2024-10-31"),
        ("（一）集中整治（2024年下半年）", "2024-07-01", "2024-12-31"),
        ("（一）集中整治（2024年11月至次年3月）", "2024-11-01", "2025-03-31"),
    ],
)
def test_a_heading_says_its_period_in_many_ways(heading: str, start: str, end: str) -> None:
    found = limits(f"{heading}\n1.市住建局组织排查。\n2.各区8月底前完成整改。")
    [first, second] = found
    assert first[1:] == (date.fromisoformat(start), date.fromisoformat(end), "section-period")
    assert second[0] == "8月底前"


def test_a_sentence_that_says_when_it_is_done_is_a_step() -> None:
    found = steps("各镇于4月10日前制定方案。县水务局将于5月组织督查。排查清单6月10日前报县水务局，逐项核对。")
    assert [one.text.text for one in found] == [
        "各镇于4月10日前制定方案。",
        "县水务局将于5月组织督查。",
        "排查清单6月10日前报县水务局，逐项核对。",
    ]


def test_a_stage_without_any_year_keeps_its_period_without_days() -> None:
    policy = extract(
        Document("一", "（一）排查阶段（3月初至5月底）。抓好排查。\n（二）整改阶段（6月）。抓好整改。")
    )
    read = [(one.text, one.kind, one.start, one.end) for task in policy.tasks for one in task.deadlines]
    assert read == [("3月初至5月底", "during", None, None), ("6月", "during", None, None)]


def test_a_label_opens_a_stage_with_its_period() -> None:
    text = "第一阶段（2024年4月）：制定方案。第二阶段（2024年5月—10月）：县水务局抓好改造。"
    assert [(one.title and one.title.text, one.text.text, one.path[1:]) for one in steps(text)] == [
        ("第一阶段", "制定方案。", ("第一阶段（2024年4月）",)),
        ("第二阶段", "县水务局抓好改造。", ("第二阶段（2024年5月—10月）",)),
    ]
    assert [limit[1:3] for limit in limits(text)] == [
        (date(2024, 4, 1), date(2024, 4, 30)),
        (date(2024, 5, 1), date(2024, 10, 31)),
    ]
