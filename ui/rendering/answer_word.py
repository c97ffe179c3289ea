"""An answer as a Word document: the question, the sentence, the rows as tables, the citations as a list."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from query.result import Answer
from ui.rendering.answer_report import Table, citations, preamble, tables
from ui.rendering.cells import UNPRINTABLE

FONT, HEAD_FONT = "仿宋", "黑体"
BODY, CELL, TITLE = Pt(12), Pt(10.5), Pt(16)
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Mm(297), Mm(210), Mm(20)  # A4 across
NUMBER_WIDTH = Mm(14)
LEAST_SHARE = 6  # characters that a column counts for at least, when the width is shared out
MOST_SHARE = 60


def write_document(answer: Answer, path: Path, asked_on: date) -> None:
    """Write the document; it carries no name of an author or of a machine."""
    word = Document()
    _set_up(word, asked_on)
    _write(word.add_paragraph(), answer.question.text, HEAD_FONT, TITLE)
    for name, said in preamble(answer, asked_on)[1:]:
        _write(word.add_paragraph(), f"{name}：{said}", FONT, BODY)
    for table in tables(answer):
        _add_table(word, table)
    if answer.quotes:
        _write(word.add_paragraph(), "依据", HEAD_FONT, BODY)
        for number, title, steps, place, words in citations(answer):
            stands = f"（{steps}）" if steps else ""
            _write(word.add_paragraph(), f"[{number}] 《{title}》{stands}第{place}字：“{words}”", FONT, CELL)
    word.save(str(path))


def _set_up(word: WordDocument, asked_on: date) -> None:
    page = word.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = PAGE_WIDTH, PAGE_HEIGHT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    word.core_properties.author = "政图"
    word.core_properties.created = datetime(asked_on.year, asked_on.month, asked_on.day)


def _write(paragraph: Paragraph, text: str, font: str, size: Pt) -> None:
    run = paragraph.add_run(UNPRINTABLE.sub("", text))
    run.font.name, run.font.size, run.font.bold = font, size, font == HEAD_FONT
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(4)


def _add_table(word: WordDocument, table: Table) -> None:
    """Add a table whose head is repeated on each page, its columns as wide as what they hold."""
    lines = [("序号", *table.head), *((str(n), *row) for n, row in enumerate(table.rows, start=1))]
    made = word.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    made.autofit = False
    for column, wide in zip(made.columns, _widths(lines), strict=True):
        column.width = wide
    for line, (row, texts) in enumerate(zip(made.rows, lines, strict=True)):
        for cell, wide, text in zip(row.cells, _widths(lines), texts, strict=True):
            cell.width = wide
            _write(cell.paragraphs[0], text, FONT if line else HEAD_FONT, CELL)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    word.add_paragraph()


def _widths(lines: Sequence[Sequence[str]]) -> list[Emu]:
    """Return the widths of the columns, which share the page by their longest texts."""
    columns = list(zip(*lines, strict=True))[1:]
    shares = [min(max(LEAST_SHARE, *map(len, texts)), MOST_SHARE) for texts in columns]
    room = PAGE_WIDTH - 2 * MARGIN - NUMBER_WIDTH
    return [Emu(NUMBER_WIDTH), *(Emu(room * share // sum(shares)) for share in shares)]
