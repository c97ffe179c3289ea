"""The heading tree, drawn in a few characters: heading(children), = paragraphs, # tables."""

import pytest

from corpus.document import Document, HeadingMark, Layout
from corpus.outline import DocumentPart, Section, read_outline
from ontology.model import Span

SAY = "各镇要对照清单逐项核查，整改情况报县水务局备案。"
TABLE = "\t任务\n\t单位\n\n\t修渠\n\t县水务局\n"


def parts(text: str, layout: Layout | None = None) -> list[DocumentPart]:
    return read_outline(Document("一", text, layout=layout))


def body(text: str, layout: Layout | None = None) -> Section:
    """Return the root of a document of one part."""
    [part] = parts(text, layout)
    return part.root


def draw(section: Section) -> str:
    """Return the tree below `section`: heading or (n), = a paragraph, # a table, children in brackets."""
    drawn = []
    for child in section.sections:
        number = child.numbering.ordinal if child.numbering else 0
        head = child.heading.compact().text if child.heading else f"({number})"
        below = draw(child)
        marks = "=" * len(child.paragraphs) + "#" * len(child.tables)
        drawn.append(f"{head}{marks}{f'[{below}]' if below else ''}")
    return " ".join(drawn)


def test_each_style_of_number_opens_a_level() -> None:
    text = f"一、任务\n（一）农业\n1.节水\n{SAY}\n2.种植\n{SAY}\n（二）工业\n{SAY}\n二、保障\n{SAY}"
    assert draw(body(text)) == "一、任务[（一）农业[1.节水= 2.种植=] （二）工业=] 二、保障="


def test_a_missing_level_does_not_break_the_tree() -> None:
    text = f"一、任务\n1.节水\n{SAY}\n2.种植\n{SAY}\n二、保障\n（一）组织\n{SAY}\n（二）考核\n{SAY}"
    assert draw(body(text)) == "一、任务[1.节水= 2.种植=] 二、保障[（一）组织= （二）考核=]"


def test_levels_come_from_the_order_in_which_styles_appear() -> None:
    text = f"（一）任务\n一、农业\n{SAY}\n二、工业\n{SAY}\n（二）保障\n{SAY}"
    assert draw(body(text)) == "（一）任务[一、农业= 二、工业=] （二）保障="


def test_chapters_stand_above_articles() -> None:
    text = f"第一章 总则\n第一条 {SAY}\n第二条 {SAY}\n第二章 管理\n第三条 {SAY}"
    assert draw(body(text)) == "第一章总则[(1)= (2)=] 第二章管理[(3)=]"


def test_decimal_numbers_keep_their_levels() -> None:
    text = f"1 总则\n1.1 目的\n{SAY}\n1.2 依据\n{SAY}\n2 组织\n2.1 机构\n2.1.1 组成\n{SAY}\n2.1.2 职责\n{SAY}"
    assert draw(body(text)) == "1总则[1.1目的= 1.2依据=] 2组织[2.1机构[2.1.1组成= 2.1.2职责=]]"


def test_the_points_of_an_article_are_its_text() -> None:
    text = f"第一条 各镇应当做好下列工作：\n（一）{SAY}\n（二）{SAY}\n第二条 {SAY}"
    assert draw(body(text)) == "(1)=== (2)="


def test_a_run_in_heading_is_cut_from_its_paragraph() -> None:
    text = f"一、任务\n（一）农业节水。{SAY}\n（二）工业节水。{SAY}"
    root = body(text)
    assert draw(root) == "一、任务[（一）农业节水= （二）工业节水=]"
    first = root.sections[0].sections[0]
    assert first.title is not None
    assert (first.title.text, first.paragraphs[0].text) == ("农业节水", SAY)


def test_numbered_sentences_have_no_heading() -> None:
    text = f"一、任务\n（一）由县水务局牵头核查。{SAY}\n（二）各镇应当按月报送。{SAY}"
    root = body(text)
    assert draw(root) == "一、任务[(1)= (2)=]"
    assert all(unit.heading is None and unit.numbering for unit in root.sections[0].sections)


def test_one_short_first_sentence_is_no_heading_among_many_without() -> None:
    units = ("健全台账", "由县水务局核查", "对企业应当检查", "各镇应当报送")
    text = "一、任务\n" + "\n".join(f"{n}.{words}。{SAY}" for n, words in enumerate(units, 1))
    assert draw(body(text)) == "一、任务[(1)= (2)= (3)= (4)=]"


def test_siblings_with_headings_lend_one_to_a_clause() -> None:
    text = f"一、措施\n1.减免租金。{SAY}\n2.补贴水费。{SAY}\n3.对困难企业给予支持。{SAY}"
    assert draw(body(text)) == "一、措施[1.减免租金= 2.补贴水费= 3.对困难企业给予支持=]"


def test_unnumbered_paragraphs_with_short_openings_are_siblings() -> None:
    text = f"一、保障措施\n加强组织领导。{SAY}\n强化资金保障。{SAY}{SAY}\n严格监督考核。{SAY}"
    assert draw(body(text)) == "一、保障措施[加强组织领导= 强化资金保障= 严格监督考核=]"


def test_one_short_opening_makes_no_siblings() -> None:
    text = f"一、保障措施\n加强组织领导。{SAY}\n{SAY}\n{SAY}"
    assert draw(body(text)) == "一、保障措施==="


def test_paragraphs_before_the_first_heading_belong_to_the_root() -> None:
    root = body(f"望川市节水方案\n{SAY}\n一、任务\n{SAY}")
    assert [view.text for view in root.paragraphs] == ["望川市节水方案", SAY]


def test_a_table_belongs_to_the_section_above_it() -> None:
    text = f"一、任务\n{TABLE}\n二、保障措施和监督考核办法\n{SAY}"
    assert draw(body(text)) == "一、任务# 二、保障措施和监督考核办法="


def test_a_short_heading_behind_an_exported_table_is_a_heading() -> None:
    assert draw(body(f"一、任务\n{TABLE}\n二、保障措施\n{SAY}")) == "一、任务# 二、保障措施="


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("附件1\n任务分解表\n", "任务分解表"),
        ("附件：\n任务分解表\n", "任务分解表"),
        ("附件 2 任务分解表\n", "任务分解表"),
        ("附表\n任务分解表\n", "任务分解表"),
        ("附件一\n", None),
    ],
)
def test_an_annex_is_a_part_with_its_title(opening: str, title: str | None) -> None:
    first, annex = parts(f"一、任务\n{SAY}\n{opening}一、农业\n{SAY}\n")
    assert (first.annex, annex.annex) == (False, True)
    assert (annex.title.text if annex.title else None) == title
    assert draw(annex.root) == "一、农业="


def test_every_annex_is_a_part() -> None:
    found = parts(f"一、任务\n{SAY}\n附件1\n分工\n{TABLE}\n附件2\n时限\n{TABLE}")
    assert [(part.title.text if part.title else None, len(part.root.tables)) for part in found] == [
        (None, 0),
        ("分工", 1),
        ("时限", 1),
    ]


def test_the_list_of_attachments_opens_no_section() -> None:
    text = f"一、任务\n{SAY}\n附件：1.任务分解表\n2.责任清单\n\n望川市人民政府\n2024年3月5日"
    assert draw(body(text)) == "一、任务==="


def test_a_table_of_contents_is_left_out() -> None:
    text = f"望川市方案\n目　录\n一、任务\n二、保障\n一、任务\n{SAY}\n二、保障\n{SAY}"
    assert draw(body(text)) == "一、任务= 二、保障="


def test_the_word_for_contents_alone_leaves_all_in() -> None:
    assert draw(body(f"目录\n一、任务\n{SAY}\n二、保障\n{SAY}")) == "一、任务= 二、保障="


def test_closing_paragraphs_belong_to_no_unit() -> None:
    text = f"一、{SAY}\n二、{SAY}\n三、{SAY}\n各镇要抓好落实。\n特此通知。"
    root = body(text)
    assert draw(root) == "(1)= (2)= (3)="
    assert [view.text for view in root.closing] == ["各镇要抓好落实。", "特此通知。"]


def test_the_second_paragraph_of_a_last_unit_is_its_own_where_its_siblings_have_two() -> None:
    root = body(f"一、{SAY}\n{SAY}\n二、{SAY}\n{SAY}")
    assert (draw(root), root.closing) == ("(1)== (2)==", ())


def marked(*lines: tuple[int, str]) -> Section:
    """Return the tree of lines with the level that the format gives them, 0 for prose."""
    text, marks = "", []
    for level, words in lines:
        if level:
            marks.append(HeadingMark(Span(len(text), len(text) + len(words)), level))
        text += f"{words}\n"
    return body(text, Layout(headings=tuple(marks)))


def test_marked_headings_without_numbers_take_their_level() -> None:
    root = marked((1, "任务"), (2, "农业"), (0, SAY), (2, "工业"), (0, SAY), (1, "保障"), (0, SAY))
    assert draw(root) == "任务[农业= 工业=] 保障="


def test_a_number_tells_more_than_a_mark() -> None:
    root = marked(
        (2, "一、任务"), (2, "（一）农业"), (0, SAY), (2, "（二）工业"), (0, SAY), (2, "二、保障"), (0, SAY)
    )
    assert draw(root) == "一、任务[（一）农业= （二）工业=] 二、保障="


@pytest.mark.parametrize("title", ["望川市节约用水方案", "关于印发方案的通知"])
def test_a_marked_title_of_the_document_is_no_section(title: str) -> None:
    root = marked((1, title), (0, SAY), (2, "一、任务"), (0, SAY))
    assert draw(root) == "一、任务="
    assert root.paragraphs[0].text == title


def test_an_empty_document_has_no_part() -> None:
    assert parts(" \n\n") == []


def test_an_excerpt_may_begin_inside_a_list() -> None:
    text = f"（二）核查。{SAY}\n（三）验收。{SAY}\n四、工作要求\n（一）加强领导\n{SAY}\n（二）落实责任\n{SAY}"
    assert draw(body(text)) == "（二）核查= （三）验收= 四、工作要求[（一）加强领导= （二）落实责任=]"


def test_a_line_with_nothing_but_bodies_below_it_is_no_heading() -> None:
    first, second = "1.收入增长6%左右\n牵头单位：县财政局\n责任单位：各镇", "2.修渠。责任单位：县水务局"
    text = f"一、任务\n{first}\n{second}\n二、保障\n{SAY}"
    assert draw(body(text)) == "一、任务[(1)=== (2)=] 二、保障="


def test_the_points_that_an_article_announces_are_part_of_it() -> None:
    points = "（一）编制规划。县政府批准后实施。\n（二）完成其他任务。"
    text = f"第一条 {SAY}\n第二条 县水务局应当履行下列职责：\n{points}"
    [_, second] = body(text).sections
    assert [view.text for view in second.paragraphs][1:] == [
        "（一）编制规划。县政府批准后实施。",
        "（二）完成其他任务。",
    ]


def test_the_last_article_keeps_its_later_paragraphs() -> None:
    root = body(f"第一条 {SAY}\n第二条 {SAY}\n{SAY}")
    assert draw(root) == "(1)= (2)=="
    assert not root.closing


def test_two_first_headings_that_ran_into_a_sentence_are_parted() -> None:
    text = f"为做好工作，提出如下意见：一、统一认识，加强领导（一）{SAY}\n（二）落实责任。\n{SAY}"
    assert draw(body(text)) == "一、统一认识，加强领导[(1)= （二）落实责任=]"


def test_short_lines_above_each_new_start_of_a_numbering_are_headings() -> None:
    first = f"加强管护\n1.节水\n{SAY}\n2.种植\n{SAY}"
    second = f"强化督查\n1.巡查\n{SAY}\n2.考核\n{SAY}"
    text = f"一、任务\n{first}\n{second}\n二、保障\n{SAY}"
    assert draw(body(text)) == ("一、任务[加强管护[1.节水= 2.种植=] 强化督查[1.巡查= 2.考核=]] 二、保障=")


def test_a_single_short_line_above_a_numbering_is_a_paragraph() -> None:
    text = f"一、任务\n加强管护\n1.节水\n{SAY}\n2.种植\n{SAY}\n二、保障\n{SAY}"
    assert draw(body(text)) == "一、任务=[1.节水= 2.种植=] 二、保障="


def test_conditions_of_praise_are_points_of_one_statement() -> None:
    praise = "对参加巡查的人员，应给予补助。对有下列表现的单位或个人，县水务局应给予表彰。"
    text = f"1 奖惩\n1.1 {praise}\n（1）按期完成的；\n（2）有其他贡献的。\n1.2 评估\n{SAY}"
    assert draw(body(text)) == "1奖惩[(1)=== 1.2评估=]"


def test_siblings_that_all_open_with_the_one_who_is_meant_have_headings() -> None:
    text = f"一、奖惩\n（一）对守信者提供便利。{SAY}\n（二）对失信者实施惩戒。{SAY}"
    assert draw(body(text)) == "一、奖惩[（一）对守信者提供便利= （二）对失信者实施惩戒=]"
    text = f"一、奖惩\n（一）对守信者，提供便利。{SAY}\n（二）对失信者实施惩戒。{SAY}"
    assert draw(body(text)) == "一、奖惩[(1)= (2)=]"
