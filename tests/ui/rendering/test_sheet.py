import csv
import io
import json
from dataclasses import replace

from tests.ui.rendering.matrices import MATRIX
from ui.rendering.sheet import write_csv, write_html, write_json, write_markdown
from ui.rendering.wording import LEGEND


def test_words_of_a_document_are_never_a_formula() -> None:
    cells = list(csv.reader(io.StringIO(write_csv(MATRIX))))
    assert cells[2][4].startswith("'=1+1")


def test_csv_and_markdown_have_the_signs_and_those_of_inferred_parts_in_brackets() -> None:
    cells = list(csv.reader(io.StringIO(write_csv(MATRIX))))
    assert cells[0][6:] == ["市水务局", "水利部", "市财政局"]
    assert cells[1][6:] == ["(●)", "", "○"]
    lines = write_markdown(MATRIX).splitlines()
    assert lines[0] == "| 序号 | 任务 | 时限 | 市水务局 | 水利部 | 市财政局 |"
    assert lines[2] == "| 1 | 改造管网 | 2025年底前 | (●) |  | ○ |"
    assert "\\|" in lines[3]
    assert lines[-1] == LEGEND and "推断" in LEGEND


def test_what_was_put_right_by_hand_is_said_beside_its_task() -> None:
    first, *others = MATRIX.rows
    put_right = replace(MATRIX, rows=(replace(first, corrected="与原件不符（办公室，2026-01-05）"), *others))
    told = "改造管网（校正：与原件不符（办公室，2026-01-05））"
    assert list(csv.reader(io.StringIO(write_csv(put_right))))[1][3] == told
    assert told in write_markdown(put_right).splitlines()[2]


def test_json_names_the_rule_of_an_inferred_part() -> None:
    roles = json.loads(write_json(MATRIX))["rows"][0]["roles"]
    assert [(role["role"], role["inferred"]) for role in roles] == [
        ("lead", "first-named-leads"),
        ("cooperate", None),
    ]


def test_the_page_needs_no_other_file() -> None:
    shown = write_html(MATRIX)
    assert "<style>" in shown and "市水务局" in shown
    assert "http" not in shown
    assert "src=" not in shown
