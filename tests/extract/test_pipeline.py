"""Whole documents, small ones of our own: how what the readers find is put together."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.document import Document
from extract.pipeline import extract
from ontology.model import Policy, Task

TITLE = "望川市人民政府办公室关于印发望川市节水行动方案的通知"
HEAD = f"{TITLE}\n望府办发〔2024〕12号\n各县（市、区）人民政府：\n现印发给你们。\n"
SIGNED = "\n望川市人民政府办公室\n2024年3月5日\n"
SAY = "对照清单逐项核查，整改情况及时备案。"


def read(body: str, annexes: str = "") -> Policy:
    return extract(Document("一", f"{HEAD}{body}{SIGNED}{annexes}"))


def tasks(body: str, annexes: str = "") -> list[Task]:
    return list(read(body, annexes).tasks)


def test_a_document_says_of_itself_what_its_head_and_foot_state() -> None:
    policy = read(f"一、重点任务\n（一）管网改造。{SAY}")
    assert policy.doc == "一"
    assert policy.title and policy.title.value.endswith("节水行动方案")
    assert policy.doc_number and policy.doc_number.value == "望府办发〔2024〕12号"
    assert policy.issuer and policy.issuer.value == "望川市人民政府办公室"
    assert policy.issue_date and policy.issue_date.value == date(2024, 3, 5)
    assert policy.region and policy.region.value == "望川市"


def test_ids_follow_the_source_and_a_part_follows_its_parent() -> None:
    found = tasks(f"一、重点任务\n（一）管网改造。{SAY}市水务局要按月通报。\n（二）水源保护。{SAY}")
    assert [(one.id, one.kind.value, one.parent) for one in found] == [
        ("t01", "item", None),
        ("t02", "duty", "t01"),
        ("t03", "item", None),
    ]


def test_a_duty_has_the_path_of_its_item() -> None:
    item, duty, _ = tasks(f"一、重点任务\n（一）管网改造。{SAY}市水务局要按月通报。\n（二）水源保护。{SAY}")
    assert duty.path == item.path == ("一、重点任务", "（一）管网改造")


def test_a_note_gives_the_bodies_and_the_time_limit_of_its_item() -> None:
    [task, _] = tasks(
        f"一、重点任务\n（一）管网改造。{SAY}（市水务局牵头，2025年底前完成）\n（二）水源保护。{SAY}"
    )
    assert task.text == SAY
    assert [one.agency for one in task.assignments] == ["市水务局"]
    assert [(one.text, one.end) for one in task.deadlines] == [("2025年底前", date(2025, 12, 31))]


def test_limits_and_figures_stand_on_the_deepest_task_only() -> None:
    item, duty, _ = tasks(
        f"一、重点任务\n（一）管网改造。{SAY}市水务局要在2025年底前改造管网20公里以上。\n（二）水源保护。{SAY}"
    )
    assert (item.deadlines, item.thresholds) == ((), ())
    assert [one.end for one in duty.deadlines] == [date(2025, 12, 31)]
    assert [one.value for one in duty.thresholds] == [Decimal(20)]


def test_a_month_without_a_year_takes_that_of_the_issue() -> None:
    [task, _] = tasks(f"一、重点任务\n（一）管网改造。6月底前{SAY}\n（二）水源保护。{SAY}")
    assert [one.end for one in task.deadlines] == [date(2024, 6, 30)]


@pytest.mark.parametrize("rule", ["责任单位列首位的为牵头单位。", "各项任务排第一位的单位为牵头单位。"])
def test_the_first_named_lead_everywhere_once_the_document_says_so(rule: str) -> None:
    found = tasks(
        f"一、重点任务\n（一）管网改造。{SAY}（责任单位：市水务局、市财政局）\n"
        f"（二）水源保护。{SAY}（责任单位：市环保局）\n二、工作要求\n{rule}各地抓好落实。"
    )
    assert [(one.agency, one.role.value, one.inferred) for one in found[0].assignments] == [
        ("市水务局", "lead", "first-named-leads"),
        ("市财政局", "responsible", None),
    ]
    assert [(one.agency, one.role.value) for one in found[1].assignments] == [("市环保局", "lead")]


def test_a_stated_lead_stays_beside_that_rule() -> None:
    [task, *_] = tasks(
        f"一、重点任务\n（一）管网改造。{SAY}（市水务局、市财政局按职责负责，市住建局牵头）\n"
        f"（二）水源保护。{SAY}\n二、工作要求\n责任单位列首位的为牵头单位。各地抓好落实。"
    )
    assert [(one.agency, one.role.value) for one in task.assignments] == [
        ("市水务局", "responsible"),
        ("市财政局", "responsible"),
        ("市住建局", "lead"),
    ]


ROWS = "\t序号\n\t主要任务\n\t责任单位\n\t完成时限\n\n\t1\n\t改造老旧管网\n\t市水务局\n\t2025年6月底\n\n"


def test_the_title_of_an_annex_opens_the_path_of_its_rows() -> None:
    head = "\t工作任务\n\t主要内容\n\t责任单位\n\n"
    row = "\t管网改造\n\t改造老旧管网二十公里，更换水表。\n\t市水务局\n"
    found = tasks(f"一、重点任务\n（一）管网改造。{SAY}", f"附件1\n任务分解表\n{head}{row}")
    assert found[-1].path == ("任务分解表", "管网改造")


def test_the_body_comes_before_its_annexes() -> None:
    found = tasks(f"一、重点任务\n（一）管网改造。{SAY}", f"附件1\n任务分解表\n{ROWS}")
    assert [one.kind.value for one in found] == ["item", "row"]
    assert [(one.text, one.end) for one in found[1].deadlines] == [("2025年6月底", date(2025, 6, 30))]


def test_a_table_inside_a_section_has_its_headings() -> None:
    [row] = [one for one in tasks(f"一、重点任务\n（一）任务分工\n{ROWS}") if one.kind.value == "row"]
    assert row.path[:2] == ("一、重点任务", "（一）任务分工")


def test_a_row_of_an_assessment_has_its_figure_with_the_indicator_as_subject() -> None:
    rows = (
        ("指标", "目标值", "责任单位"),
        ("供水普及率", "98%以上", "市水务局"),
        ("漏损率", "9%以内", "市水务局"),
    )
    table = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)
    found = tasks(f"一、重点任务\n（一）管网改造。{SAY}", f"附件1\n考核指标\n{table}")
    assert [(t.subject, t.operator.value, t.value) for row in found[1:] for t in row.thresholds] == [
        ("供水普及率", ">=", Decimal(98)),
        ("漏损率", "<=", Decimal(9)),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "望川市", "\t\n\t\n", "（" * 50, "一、\n（一）\n1.\n", "\ufeff。"]
)
def test_a_document_without_a_task_gives_none(text: str) -> None:
    policy = extract(Document("一", text))
    assert policy.tasks == ()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "　\n"])
def test_line_ends_and_blank_lines_do_not_change_what_is_read(end: str) -> None:
    body = f"一、重点任务\n（一）管网改造。{SAY}市水务局要按月通报。\n（二）水源保护。{SAY}"
    text = f"{HEAD}{body}{SIGNED}"
    plain, other = extract(Document("一", text)), extract(Document("一", text.replace("\n", end)))
    assert [(one.text, one.path) for one in plain.tasks] == [(one.text, one.path) for one in other.tasks]
    assert plain.issue_date and other.issue_date and plain.issue_date.value == other.issue_date.value
