"""Tasks of running text. What stands in figures and dates is tested with its own readers."""

from dataclasses import dataclass
from datetime import date

import pytest

from corpus.document import Document
from corpus.outline import read_outline
from extract.dates.deadlines import TimeContext
from extract.tasks.drafts import Draft
from extract.tasks.items import find_items
from ontology.model import Role

SAY = "对照清单逐项核查，整改情况及时备案。"


@dataclass(frozen=True, slots=True)
class Seen:
    """A task as a test reads it: `who` is body and role, `parts` are its parts."""

    kind: str
    title: str | None
    text: str
    who: tuple[tuple[str, str], ...] = ()
    parts: tuple["Seen", ...] = ()


def look(draft: Draft) -> Seen:
    return Seen(
        draft.kind.value,
        draft.title.compact().text if draft.title else None,
        draft.text.text,
        tuple((one.agency, one.role.value) for one in draft.assignments),
        tuple(look(part) for part in draft.parts),
    )


def drafts(text: str) -> list[Draft]:
    [part] = read_outline(Document("一", text))
    return find_items(part.root, (), TimeContext(issue=date(2024, 3, 5)))


def items(text: str) -> list[Seen]:
    return [look(draft) for draft in drafts(text)]


def item(text: str) -> Seen:
    """Return the item with the heading 管网改造, the first of two of a section of measures."""
    [found, _] = items(f"一、重点任务\n（一）管网改造。{text}\n（二）水源保护。{SAY}")
    assert (found.kind, found.title) == ("item", "管网改造")
    return found


def test_the_smallest_headed_unit_is_an_item() -> None:
    text = f"一、重点任务\n（一）农业节水\n1.渠道衬砌。{SAY}\n2.管道输水。{SAY}\n（二）工业节水。{SAY}"
    assert [(one.title, one.text) for one in items(text)] == [
        ("渠道衬砌", SAY),
        ("管道输水", SAY),
        ("工业节水", SAY),
    ]


def test_an_item_has_the_headings_above_it_with_their_numbers() -> None:
    [draft] = drafts(f"一、重点任务。\n（一）农业节水。\n1.渠道衬砌。{SAY}")
    assert draft.path == ("一、重点任务", "（一）农业节水", "1.渠道衬砌")


def test_an_item_without_heading_has_no_title() -> None:
    [first, second] = items(f"一、重点任务\n1.由各镇逐村排查。{SAY}\n2.对隐患及时处置。{SAY}")
    assert (first.title, second.title) == (None, None)


@pytest.mark.parametrize("heading", ["指导思想", "基本原则", "适用范围", "组成人员", "附则", "总体要求"])
def test_guidance_scope_and_the_like_hold_no_task(heading: str) -> None:
    assert items(f"一、{heading}\n{SAY}\n二、重点任务\n{SAY}") == [Seen("item", "重点任务", SAY)]


def test_only_goals_with_a_date_or_a_figure_are_tasks() -> None:
    text = "一、工作目标\n供水能力明显增强。到2025年，供水普及率达到98%。城乡面貌持续改善。"
    assert items(text) == [Seen("item", None, "到2025年，供水普及率达到98%。")]


def test_a_goal_below_guidance_is_a_task() -> None:
    text = f"一、总体要求\n（一）指导思想。{SAY}\n（二）工作目标。到2025年，供水普及率达到98%。"
    assert items(text) == [Seen("item", None, "到2025年，供水普及率达到98%。")]


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("（责任单位：县水务局）", (("县水务局", "responsible"),)),
        ("（县水务局牵头，县财政局配合）", (("县水务局", "lead"), ("县财政局", "cooperate"))),
        ("〔牵头单位：县水务局；配合单位：县财政局〕", (("县水务局", "lead"), ("县财政局", "cooperate"))),
        ("\n责任单位：县水务局、县财政局", (("县水务局", "responsible"), ("县财政局", "responsible"))),
        ("\n牵头单位：县水务局；配合单位：县财政局", (("县水务局", "lead"), ("县财政局", "cooperate"))),
        ("\n（县水务局牵头）", (("县水务局", "lead"),)),
    ],
)
def test_a_closing_note_is_of_the_item_and_no_part_of_its_text(
    note: str, who: tuple[tuple[str, str], ...]
) -> None:
    assert item(f"{SAY}{note}") == Seen("item", "管网改造", SAY, who)


def test_a_closing_note_may_have_a_line_for_each_label() -> None:
    found = item(f"{SAY}\n牵头单位：县水务局\n配合单位：县财政局")
    assert found.who == (("县水务局", "lead"), ("县财政局", "cooperate"))


def test_a_labelled_body_may_close_a_short_paragraph() -> None:
    assert item(f"{SAY}责任单位：县水务局") == Seen("item", "管网改造", SAY, (("县水务局", "responsible"),))


def test_a_sentence_with_a_body_is_a_part() -> None:
    found = item(f"{SAY}县水务局要按月通报。")
    assert found.who == ()
    assert found.parts == (Seen("duty", None, "县水务局要按月通报。", (("县水务局", "responsible"),)),)


def test_a_sentence_that_is_the_whole_item_is_no_part() -> None:
    assert item("县水务局要按月通报。") == Seen(
        "item", "管网改造", "县水务局要按月通报。", (("县水务局", "responsible"),)
    )


def test_a_whole_sentence_and_a_note_are_both_of_the_item() -> None:
    found = item("县水务局要按月通报。（县财政局配合）")
    assert dict(found.who) == {"县水务局": "responsible", "县财政局": "cooperate"}
    assert found.parts == ()


def test_a_note_stays_on_the_item_where_a_sentence_is_a_part() -> None:
    found = item(f"{SAY}县水务局要按月通报。（责任单位：县财政局）")
    assert found.who == (("县财政局", "responsible"),)
    assert [part.who for part in found.parts] == [(("县水务局", "responsible"),)]


def test_several_notes_make_a_part_each_and_none_of_the_item() -> None:
    found = item("改造老旧管网。（县水务局负责）建设备用水源。（县发展改革局负责）")
    assert (found.who, [(part.text, part.who) for part in found.parts]) == (
        (),
        [
            ("改造老旧管网", (("县水务局", "responsible"),)),
            ("建设备用水源", (("县发展改革局", "responsible"),)),
        ],
    )


def test_a_note_may_assign_the_parts_by_name() -> None:
    found = item(
        "整治城区管网，更换老旧管道。开展水源保护，拆除违建。（城区管网由县住建局牵头；水源保护由县水务局牵头）"
    )
    assert [(part.title, part.text, part.who) for part in found.parts] == [
        ("城区管网", "整治城区管网，更换老旧管道。", (("县住建局", "lead"),)),
        ("水源保护", "开展水源保护，拆除违建。", (("县水务局", "lead"),)),
    ]


@pytest.mark.parametrize("heading", ["县水务局职责", "县水务局分工", "县水务局"])
def test_a_body_in_the_heading_is_responsible_and_its_points_are_not_split(heading: str) -> None:
    text = "一是健全台账；二是开展巡查；三是按月通报。"
    [found] = items(f"一、责任分工\n（一）{heading}\n{text}\n（二）县财政局职责\n保障经费，加强监管。")[:1]
    assert found == Seen("item", heading, text, (("县水务局", "responsible"),))


@pytest.mark.parametrize(
    ("text", "role"),
    [("牵头开展核查登记，健全台账。", "lead"), ("配合做好核查登记，健全台账。", "cooperate")],
)
def test_the_role_of_a_body_in_the_heading_follows_the_first_word(text: str, role: str) -> None:
    [found, _] = items(f"一、责任分工\n（一）县水务局职责\n{text}\n（二）县财政局职责\n{SAY}")
    assert found.who == (("县水务局", role),)


def test_the_units_below_a_body_in_a_heading_are_its_own() -> None:
    text = f"一、县水务局职责\n（一）渠道衬砌。{SAY}\n（二）管道输水。{SAY}"
    assert [one.who for one in items(text)] == [(("县水务局", "responsible"),)] * 2


def test_a_duty_below_a_heading_of_units_has_no_item() -> None:
    text = f"一、重点任务\n县水务局要统筹推进各项任务。\n（一）农业节水。{SAY}\n（二）工业节水。{SAY}"
    assert items(text)[0] == Seen(
        "duty", None, "县水务局要统筹推进各项任务。", (("县水务局", "responsible"),)
    )


def test_a_dated_sentence_below_a_heading_of_units_is_a_milestone() -> None:
    text = f"一、重点任务\n2024年6月底前，完成排查。\n（一）农业节水。{SAY}\n（二）工业节水。{SAY}"
    assert items(text)[0] == Seen("milestone", None, "2024年6月底前，完成排查。")


def test_articles_of_purpose_and_validity_state_no_work() -> None:
    text = (
        "第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 本办法所称水源，是指取水地点。\n"
        "第二章 管理\n第三条 县水务局应当加强巡查。\n第四条 本办法自2024年5月1日起施行。"
    )
    assert [one.text for one in items(text)] == ["县水务局应当加强巡查。"]


def test_the_general_part_holds_only_tasks_of_bodies() -> None:
    general = "第一章 总则\n第一条 坚持节水优先，统筹管理。\n第二条 县水务局负责全县节水工作。\n"
    text = f"{general}第二章 管理\n第三条 取水应当计量。"
    assert [one.text for one in items(text)] == ["县水务局负责全县节水工作。", "取水应当计量。"]


@pytest.mark.parametrize(
    "closing",
    [
        "望川市人民政府",
        "2024年3月5日",
        "本方案自印发之日起施行。",
        "联系人：张三",
        "附件：1.任务分解表",
        "抄送：市委办公室。",
    ],
)
def test_lines_that_close_a_document_are_no_part_of_the_last_item(closing: str) -> None:
    assert items(f"一、重点任务\n{SAY}\n{closing}") == [Seen("item", "重点任务", SAY)]


def test_a_duty_behind_the_last_unit_stands_alone() -> None:
    text = f"一、由各镇逐村排查，{SAY}\n二、对隐患及时处置，{SAY}\n各镇人民政府要按月报送进展。"
    assert items(text)[-1] == Seen(
        "duty", None, "各镇人民政府要按月报送进展。", (("各镇人民政府", "responsible"),)
    )


def test_a_numbered_line_that_is_all_of_its_unit_is_an_item() -> None:
    text = "一、重点任务\n1.加快城区老旧供水管网改造\n2.加快农村集中供水工程建设"
    assert [(one.title, one.text) for one in items(text)] == [
        (None, "加快城区老旧供水管网改造"),
        (None, "加快农村集中供水工程建设"),
    ]


def test_a_part_is_never_led_by_the_items_body_twice() -> None:
    found = item("县水务局牵头开展核查，县水务局要按月通报。")
    assert [role for _, role in found.who] == [Role.LEAD.value]


def test_points_announced_by_a_duty_belong_to_it() -> None:
    [found] = items(
        "第一章 总则\n第一条 县供水公司应当遵守下列规定：\n（一）建立制度。\n（二）公开信息，接受监督。"
        "\n第二条 县水务局应当公布名单。"
    )[:1]
    assert found.who == (("县供水公司", "responsible"),)
    assert found.parts == ()


def test_a_provision_of_a_general_section_with_a_figure_is_kept() -> None:
    text = (
        "一、总则\n（一）考核等次。考核得分90分以上为优秀，60分以下为不合格。"
        "\n（二）考核原则。坚持公开公正，注重实效。"
    )
    assert [one.title for one in items(text)] == ["考核等次"]


@pytest.mark.parametrize("line", ["收入增长6%左右。", "收入增长6%左右"])
def test_lines_below_an_item_may_say_who_does_it(line: str) -> None:
    text = f"一、重点任务\n1.{line}\n牵头单位:县财政局\n责任单位:各镇,县税务局\n2.{SAY}"
    assert items(text)[0] == Seen(
        "item", None, line, (("县财政局", "lead"), ("各镇", "responsible"), ("县税务局", "responsible"))
    )


def test_a_short_line_that_acts_is_an_item_without_a_closing_sign() -> None:
    assert [
        one.text for one in items("一、任务\n（一）城区\n按照城区方案执行\n（二）镇村\n由各镇实施。")
    ] == [
        "按照城区方案执行",
        "由各镇实施。",
    ]


def test_bodies_that_head_their_duties_are_items() -> None:
    found = items("县水务局:负责水情监测;发现险情及时报告。\n县交通局、县公路局:负责公路巡查。")
    assert found == [
        Seen("item", "县水务局", "负责水情监测；发现险情及时报告。", (("县水务局", "responsible"),)),
        Seen(
            "item",
            "县交通局、县公路局",
            "负责公路巡查。",
            (("县交通局", "responsible"), ("县公路局", "responsible")),
        ),
    ]


def test_a_rule_on_who_leads_is_no_heading() -> None:
    [first, _] = items(f"一、任务表中，列第一位的为牵头单位。{SAY}\n二、{SAY}")
    assert (first.title, first.text) == (None, f"任务表中，列第一位的为牵头单位。{SAY}")


def test_an_article_that_only_asks_to_be_obeyed_is_no_item() -> None:
    assert items("第一条 凡在本县用水的单位和个人，须遵守本规定。") == []


@pytest.mark.parametrize(
    ("heading", "agency"),
    [("县防汛指挥部办公室及其职责", "县防汛指挥部办公室"), ("地方应急机构及其职责", None)],
)
def test_a_heading_of_one_body_and_its_duties_names_the_body(heading: str, agency: str | None) -> None:
    found = [
        a.agency for a in drafts(f"一、机构\n（一）{heading}\n承担防汛的日常工作，汇总情况。")[0].assignments
    ]
    assert found == ([agency] if agency else [])
