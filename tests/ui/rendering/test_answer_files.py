"""An answer to take along: text, workbook and Word document say what the page says."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from query.answer import answer_question
from query.answers.shares import with_shares
from query.result import Answer
from tests.query.samples import open_store
from ui.rendering.answer_report import citations, name_answer, tables, write_text
from ui.rendering.answer_word import write_document
from ui.rendering.answer_workbook import write_workbook
from ui.rendering.answers import describe_answer, render_answer

TODAY = date(2026, 1, 5)
LISTED = "云渡区水利局牵头哪些任务？"
REFUSED = "云渡区航天局牵头哪些任务？"


def answer(question: str) -> Answer:
    return answer_question(open_store(), question, today=TODAY)


def test_the_text_holds_the_question_the_rows_and_every_quote() -> None:
    found = answer(LISTED)
    lines = write_text(found).splitlines()
    assert lines[0] == f"问：{LISTED}"
    assert lines[1].startswith("答：")
    assert sum(line.startswith("[") for line in lines) == len(found.quotes) > 0
    for quote in found.quotes:
        assert any(f"第{quote.start}–{quote.end}字" in line for line in lines)


def test_the_text_of_a_refusal_has_no_citations() -> None:
    found = answer(REFUSED)
    assert not found.is_answered
    assert "依据" not in write_text(found)


def test_the_workbook_has_a_sheet_of_rows_and_one_of_citations(tmp_path: Path) -> None:
    found = answer(LISTED)
    write_workbook(found, tmp_path / "a.xlsx", TODAY)
    rows, proofs = load_workbook(tmp_path / "a.xlsx")
    assert rows["B1"].value == LISTED
    shown = [[cell.value for cell in row] for row in rows.iter_rows()]
    [table] = tables(found)
    for number, row in enumerate(table.rows, start=1):
        assert [str(number), *(text or None for text in row)] in [line[: 1 + len(row)] for line in shown]
    assert proofs.max_row == 1 + len(citations(found))
    assert proofs.freeze_panes == "A2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    write_workbook(answer(f"{start}1+1"), tmp_path / "a.xlsx", TODAY)
    cells = [cell for sheet in load_workbook(tmp_path / "a.xlsx") for row in sheet for cell in row]
    assert all(cell.data_type in ("s", "n", "inlineStr") for cell in cells)


def test_the_word_document_repeats_the_table_and_the_citations(tmp_path: Path) -> None:
    found = answer(LISTED)
    write_document(found, tmp_path / "a.docx", TODAY)
    word = Document(str(tmp_path / "a.docx"))
    said = [paragraph.text for paragraph in word.paragraphs]
    assert said[0] == LISTED
    assert "查询日期：2026年1月5日" in said
    assert sum(line.startswith("[") for line in said) == len(found.quotes)
    [table] = word.tables
    assert len(table.rows) == 1 + len(found.rows)


def test_the_file_is_called_after_the_question() -> None:
    assert name_answer(answer(LISTED)) == "云渡区水利局牵头哪些任务"


def test_tasks_say_who_and_by_when_on_every_face() -> None:
    store = open_store()
    found = with_shares(store, answer_question(store, LISTED, today=TODAY))
    [table] = tables(found)
    assert table.head[:5] == ("任务", "内容", "单位", "时限", "文件")
    who, when = (max(column) for column in zip(*(row[2:4] for row in table.rows), strict=True))
    assert who.startswith("牵头：") and "望川市云渡区水利局；配合：望川市云渡区" in who
    assert when == "每季度"
    for said in (render_answer(found, ""), describe_answer(found), write_text(found)):
        assert who in said and when in said
    assert found == answer_question(store, LISTED, today=TODAY)  # what they answer is the same
