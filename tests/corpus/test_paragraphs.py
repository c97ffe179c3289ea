import pytest

from corpus.document import Document, HeadingMark, Layout
from corpus.paragraphs import FlatTable, Paragraph, open_bracket, read_paragraphs
from ontology.model import Span

FILLER = "各镇要对照清单逐项核查，发现问题立即整改，整改情况报县水务局备案。"


def paragraphs(text: str) -> list[str]:
    """Return the words of each paragraph, a table as its raw text between bars."""
    parts = read_paragraphs(Document("一", text))
    return [
        part.view.compact().text if isinstance(part, Paragraph) else f"|{part.view.text.strip()}|"
        for part in parts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "各县（市、区）要加快供水管网改造，\n力争年底前完成。",
            ["各县（市、区）要加快供水管网改造，力争年底前完成。"],
        ),
        (
            "各乡镇人民政府要对辖区内现有的全部集中式水源地逐一开展\n排查并建立台账。\n下一段。",
            ["各乡镇人民政府要对辖区内现有的全部集中式水源地逐一开展排查并建立台账。", "下一段。"],
        ),
        (
            "加强管网巡查。（责任单位：县水务局、县\n住建局）\n二、保障措施",
            ["加强管网巡查。（责任单位：县水务局、县住建局）", "二、保障措施"],
        ),
        (
            "项目包括改造（含\n1.泵站）等内容。",
            ["项目包括改造（含1.泵站）等内容。"],
        ),
    ],
    ids=["comma", "a long line", "open bracket", "number inside a bracket"],
)
def test_a_wrapped_line_is_joined(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("望川市节约用水方案\n为落实要求，制定本方案。", ["望川市节约用水方案", "为落实要求，制定本方案。"]),
        (
            "各镇要逐项核查，立即整改，整改情况报备\n一、总体要求",
            ["各镇要逐项核查，立即整改，整改情况报备", "一、总体要求"],
        ),
        (
            "各镇要逐项核查，立即整改，整改情况报备\n2024年3月5日",
            ["各镇要逐项核查，立即整改，整改情况报备", "2024年3月5日"],
        ),
        (
            "各镇要逐项核查，立即整改，整改情况报备\n附件1",
            ["各镇要逐项核查，立即整改，整改情况报备", "附件1"],
        ),
        (
            "加强巡查。（责任单位：县水务局）\n推进改造",
            ["加强巡查。（责任单位：县水务局）", "推进改造"],
        ),
        ("第一句。\n第二句；\n第三句：\n第四句", ["第一句。", "第二句；", "第三句：", "第四句"]),
    ],
    ids=["title", "number", "day", "annex", "note", "stops"],
)
def test_a_line_that_says_its_own_is_not_joined(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    "furniture",
    ["— 3 —", "-12-", "第 3 页", "3/15", "第3页 共15页", "· 7 ·", "  — 3 —  ", "<!-- 正文结束 -->"],
)
def test_page_furniture_does_not_cut_a_sentence(furniture: str) -> None:
    text = f"各镇要对照清单逐项核查，发现问题\n{furniture}\n立即整改。"
    assert paragraphs(text) == ["各镇要对照清单逐项核查，发现问题立即整改。"]


def test_a_sentence_over_a_page_break_keeps_its_places() -> None:
    text = "各镇要对照清单逐项核查，发现问题\n\n— 3 —\n\n立即整改。"
    [part] = read_paragraphs(Document("一", text))
    spans = part.view.spans()
    assert [text[span.start : span.end] for span in spans] == [
        "各镇要对照清单逐项核查，发现问题",
        "立即整改。",
    ]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "● ", "■ "])
def test_a_bullet_opens_a_paragraph_and_is_left_out(mark: str) -> None:
    assert paragraphs(f"{mark}加强巡查\n{mark}推进改造") == ["加强巡查", "推进改造"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_line_ends(end: str) -> None:
    assert paragraphs(f"第一段。{end}{end}第二段。{end}") == ["第一段。", "第二段。"]


@pytest.mark.parametrize(
    "opening", ["二、保障措施", "（二）强化监管", "2.建立台账", "第二章总则", "第三条各镇应当"]
)
def test_a_line_that_lost_its_line_ends_is_cut_before_a_number(opening: str) -> None:
    text = f"一、重点任务。{FILLER * 20}{opening}。{FILLER}"
    assert paragraphs(text) == [f"一、重点任务。{FILLER * 20}", f"{opening}。{FILLER}"]


def test_a_line_that_lost_its_line_ends_is_cut_at_its_white_space() -> None:
    text = f"望川市节水方案 {FILLER * 20} 一、工作目标 {FILLER} 望川市人民政府 2024年3月5日"
    assert paragraphs(text) == [
        "望川市节水方案",
        FILLER * 20,
        "一、工作目标",
        FILLER,
        "望川市人民政府",
        "2024年3月5日",
    ]


def test_a_short_line_is_not_cut_before_an_inner_number() -> None:
    text = f"做好以下工作：1.建立台账；2.落实责任。{FILLER}"
    assert paragraphs(text) == [text]


def test_a_marked_heading_stands_alone_with_its_level() -> None:
    text = "工作目标\n到年底全面完成"
    layout = Layout(headings=(HeadingMark(Span(0, 4), 2),))
    parts = read_paragraphs(Document("一", text, layout=layout))
    assert [(part.view.text.strip(), part.level) for part in parts if isinstance(part, Paragraph)] == [
        ("工作目标", 2),
        ("到年底全面完成", None),
    ]


def test_markup_is_left_out_and_the_places_stay() -> None:
    text = "**县水务局**负责供水。"
    layout = Layout(hidden=(Span(0, 2), Span(6, 8)))
    [part] = read_paragraphs(Document("一", text, layout=layout))
    assert part.view.text == "县水务局负责供水。"
    assert part.view.spans(0, 4) == (Span(2, 6),)


@pytest.mark.parametrize(
    "table",
    ["\t序号\n\t任务\n\n\t1\n\t修渠\n", "序号\t任务\t单位\n1\t修渠\t县水务局"],
    ids=["a cell a line", "a row a line"],
)
def test_an_exported_table_is_kept_apart_from_the_prose_around_it(table: str) -> None:
    found = paragraphs(f"任务见下表。\n\n{table}\n\n以上任务要抓好落实，确保按期完成。")
    assert found == ["任务见下表。", f"|{table.strip()}|", "以上任务要抓好落实，确保按期完成。"]


def test_a_cell_goes_on_behind_a_blank_line_with_short_names() -> None:
    text = "\t任务\n\t单位\n\n\t修渠\n\t县水务局\n\n县财政局\n\n附件2\n"
    assert paragraphs(text) == ["|任务\n\t单位\n\n\t修渠\n\t县水务局\n\n县财政局|", "附件2"]


def test_two_annexes_with_tables_stay_two() -> None:
    text = "附件1\n\t任务\n\t单位\n\n\t修渠\n\t县水务局\n\n附件2\n\t任务\n\t单位\n\n\t植树\n\t县林业局\n"
    parts = read_paragraphs(Document("一", text))
    assert [isinstance(part, FlatTable) for part in parts] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("（责任单位：县水务局", True),
        ("（责任单位：县水务局）", False),
        ("《方案》（县水务局", True),
        ("《方案", True),
        ("加强（含（市级）管理", True),
        ("加强管理）", False),
        ("", False),
    ],
)
def test_an_open_bracket_is_told(text: str, is_open: bool) -> None:
    assert open_bracket(text) is is_open


def test_paragraphs_that_a_tab_indents_are_no_table() -> None:
    text = "三、工作要求\n\t1．各镇要压实责任。\n\t2．县水务局要加强调度。\n县水务局\n"
    assert not any(isinstance(part, FlatTable) for part in read_paragraphs(Document("一", text)))
    table = "\t任务\n\t单位\n\n\t修渠\n\t县水务局\n"
    assert any(isinstance(part, FlatTable) for part in read_paragraphs(Document("一", table)))
