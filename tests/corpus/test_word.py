import io
from typing import Any

import pytest

from corpus.document import Document
from corpus.load import read_bytes
from ontology.errors import SourceError
from tests.corpus.docx_files import (
    cell,
    level,
    make_docx,
    make_zip,
    numbered,
    numbering,
    paragraph,
    row,
    table,
)
from tests.corpus.marks import check_marks, headings, quotes

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="9"><w:name w:val="公文小标题"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="小标题加粗"/><w:basedOn w:val="9"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'


def read(body: str, **parts: str) -> Document:
    document = read_bytes(make_docx(body, **parts), "方案.docx")
    check_marks(document)
    return document


def test_paragraphs_are_lines_and_empty_ones_an_empty_line() -> None:
    body = paragraph("甲") + paragraph("") + paragraph("") + paragraph("　乙　") + paragraph("丙")
    assert read(body).text == "甲\n\n乙\n丙\n"


def test_headings_are_marked_by_style_outline_and_ancestor() -> None:
    body = (
        paragraph("方案", '<w:pStyle w:val="T"/>')
        + paragraph("一、目标", '<w:pStyle w:val="1"/>')
        + paragraph("（一）任务", '<w:pStyle w:val="2"/>')
        + paragraph("1.小项", '<w:pStyle w:val="10"/>')
        + paragraph("正文", '<w:outlineLvl w:val="9"/>')
        + paragraph("附件", '<w:outlineLvl w:val="0"/>')
        + paragraph("不是标题", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    )
    expected = [(1, "方案"), (1, "一、目标"), (2, "（一）任务"), (3, "1.小项"), (1, "附件")]
    assert headings(read(body, styles=STYLES)) == expected


def test_a_heading_quotes_its_automatic_number() -> None:
    rule = numbering(level(0, "chineseCounting", "%1、"))
    body = numbered("总体要求", 1).replace("<w:numPr>", '<w:pStyle w:val="1"/><w:numPr>')
    assert headings(read(body, styles=STYLES, numbering=rule)) == [(1, "一、总体要求")]


def test_merged_cells_stand_once_and_read_blank_elsewhere() -> None:
    body = table(
        row(cell("任务", DOWN), cell("分工", WIDE)),
        row(cell("", ON), cell("牵头"), cell("配合")),
        row(cell("编制规划", DOWN), cell("县水务局", DOWN + WIDE)),
        row(cell("", ON), cell("", ON + WIDE)),
        row(cell("一、综合", '<w:gridSpan w:val="3"/>')),
    )
    document = read(paragraph("前") + body + paragraph("后"))
    assert document.text == (
        "前\n\t任务\n\t分工\n\t\n\n\t\n\t牵头\n\t配合\n\n\t编制规划\n\t县水务局\n\t\n\n\t\n\t\n\t\n\n\t一、综合\n\t\n\t\n\n后\n"
    )
    assert document.layout is not None
    assert quotes(document, document.layout.tables[0]) == {
        (0, 0): (2, 1, "任务"),
        (0, 1): (1, 2, "分工"),
        (1, 1): (1, 1, "牵头"),
        (1, 2): (1, 1, "配合"),
        (2, 0): (2, 1, "编制规划"),
        (2, 1): (2, 2, "县水务局"),
        (4, 0): (1, 3, "一、综合"),
    }


def test_tables_made_by_python_docx_are_read_cell_by_cell() -> None:
    docx: Any = pytest.importorskip("docx")
    file = docx.Document()
    file.add_heading("任务分解表", 1)
    grid = file.add_table(rows=3, cols=3)
    for at in range(9):
        grid.cell(at // 3, at % 3).text = f"格{at}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "横并"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "竖并"
    buffer = io.BytesIO()
    file.save(buffer)
    document = read_bytes(buffer.getvalue(), "a.docx")
    check_marks(document)
    assert headings(document) == [(1, "任务分解表")]
    assert document.layout is not None
    found = quotes(document, document.layout.tables[0])
    assert found[0, 0] == (1, 2, "横并")
    assert found[1, 2] == (2, 1, "竖并")
    assert (0, 1) not in found and (2, 2) not in found


def test_a_cell_of_several_paragraphs_keeps_its_lines() -> None:
    two = f"<w:tc>{paragraph('县水务局')}{paragraph('')}{paragraph('县财政局')}</w:tc>"
    assert read(table(row(cell("甲"), two))).text == "\t甲\n\t县水务局\n县财政局\n\n"


def test_a_column_of_automatic_serial_numbers_is_read() -> None:
    number = numbered("", 1)
    body = table(*(row(f"<w:tc>{number}</w:tc>", cell(words)) for words in ("甲", "乙")))
    rule = numbering(level(0, "decimal", "%1"))
    assert read(body, numbering=rule).text == "\t1\n\t甲\n\n\t2\n\t乙\n\n"


def test_rows_that_begin_later_leave_their_first_places_blank() -> None:
    body = table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>'))
    assert read(body).text == "\t甲\n\t乙\n\n\t\n\t丙\n\n"


def test_an_inner_table_becomes_lines_of_its_cell_and_a_frame_is_no_table() -> None:
    inner = table(row(cell("一"), cell("二")), row(cell("三"), cell("四")))
    outer = table(row(cell("甲"), f"<w:tc>{inner}{paragraph('')}</w:tc>"))
    assert read(outer).text == "\t甲\n\t一 二\n三 四\n\n"
    assert read(table(row(f"<w:tc>{paragraph('框内')}{inner}{paragraph('')}</w:tc>"))).text == (
        "框内\n\t一\n\t二\n\n\t三\n\t四\n\n"
    )


def test_tracked_insertions_are_kept_and_deletions_dropped() -> None:
    body = (
        "<w:p><w:r><w:t>牵头单位：</w:t></w:r><w:del><w:r><w:delText>县水利局</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>县水务局</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + paragraph("后半")
    )
    assert read(body).text == "牵头单位：县水务局新处\n前半后半\n"


def test_a_deleted_row_is_dropped() -> None:
    body = table(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"), properties="<w:del/>"))
    assert "丙" not in read(body).text


def test_hidden_text_field_codes_and_contents_are_not_words() -> None:
    body = (
        paragraph("一、目标\t1", '<w:pStyle w:val="TOC1"/>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        + f"</w:sdtPr><w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
        + "<w:r><w:instrText> DATE </w:instrText></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>2024年</w:t></w:r></w:p>'
        + f"<w:sdt><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt>"
    )
    assert read(body, styles=STYLES).text == "2024年\n控件内\n"


def test_breaks_tabs_and_links_in_a_paragraph() -> None:
    body = (
        '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r>'
        "<w:hyperlink><w:r><w:t>丁</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>戊</w:t></w:r></w:hyperlink></w:p>"
    )
    assert read(body).text == "甲 乙\n丙\n丁-戊\n"


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('望政发〔2024〕1号')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("下段")
    )
    assert read(body).text == "正文\n望政发〔2024〕1号\n下段\n"


def test_footnotes_stand_at_the_end() -> None:
    body = '<w:p><w:r><w:t>含本数</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("末段")
    note = f'<w:footnote w:id="2">{paragraph("下同。")}</w:footnote>'
    assert read(body, footnotes=note).text == "含本数\n末段\n[1] 下同。\n"


def test_the_strict_form_of_the_standard_is_read() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict.decode()}"><w:body>{paragraph("甲")}</w:body></w:document>'
    assert read_bytes(make_zip({"word/document.xml": body}), "a.docx").text == "甲\n"


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{paragraph('甲&e;乙')}</w:body></w:document>"
    )
    assert read_bytes(make_zip({"word/document.xml": bomb}), "a.docx").text == "甲\n"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (paragraph(""), "没有文字"),
        ("<w:altChunk/>", "嵌入文件"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, "不完整"),
    ],
)
def test_a_document_without_readable_words_says_what_to_do(body: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(body)
