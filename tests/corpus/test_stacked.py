"""Tables without tabs: a cell a line, or cells between bars."""

import pytest

from corpus.document import Document
from corpus.paragraphs import FlatTable, read_paragraphs
from corpus.tables import read_table

HEAD = "序号\n工作任务\n牵头单位\n配合单位\n"
ROWS = [["序号", "工作任务", "牵头单位", "配合单位"], ["1", "修渠。", "县水务局", "县财政局"]]


def tables(text: str) -> list[list[list[str]]]:
    """Return the words of the head and the rows of every table of `text`."""
    found = [
        read_table(part) for part in read_paragraphs(Document("一", text)) if isinstance(part, FlatTable)
    ]
    return [[[cell.text for cell in row] for row in (one.head, *one.rows)] for one in found if one]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}1\n修渠。\n县水务局\n县财政局\n",
        "\n\n".join(cell for row in ROWS for cell in row),
        "".join(f"{cell} |\n" for row in ROWS for cell in row),
        "".join(f"| {' | '.join(row)} |\n" for row in ROWS),
        "\n".join(("|序号|工作任务|牵头单位|配合单位|", "|---|:--|---|---|", "|1|修渠。|县水务局|县财政局|")),
    ],
    ids=["lines", "blank-lines", "bar-behind", "bars", "bars-with-rule"],
)
def test_the_cells_of_a_row_are_put_together(text: str) -> None:
    assert tables(f"任务分解表\n\n{text}") == [ROWS]


def test_a_cell_may_run_over_lines_where_blank_lines_part_the_cells() -> None:
    text = "序号\n\n工作任务\n\n牵头单位\n\n1\n\n修渠，\n并植树。\n\n县水务局\n"
    assert tables(text) == [[["序号", "工作任务", "牵头单位"], ["1", "修渠，并植树。", "县水务局"]]]


def test_a_row_may_lack_its_last_cell() -> None:
    [table] = tables(f"{HEAD}1\n修渠。\n县水务局\n2\n植树。\n县林业局\n县财政局\n")
    assert table[1:] == [["1", "修渠。", "县水务局", ""], ["2", "植树。", "县林业局", "县财政局"]]


def test_a_numbered_line_heads_the_rows_below_it() -> None:
    [table] = tables(
        f"{HEAD}一、农业节水\n1\n修渠。\n县水务局\n县财政局\n二、其他\n2\n植树。\n县林业局\n县财政局\n"
    )
    assert [row[:2] for row in table[1:]] == [
        ["一、农业节水", "一、农业节水"],
        ["1", "修渠。"],
        ["二、其他", "二、其他"],
        ["2", "植树。"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n修渠工作由县水务局负责，各镇配合。\n1\n",
        "序号\n任务\n1\n",
        "序号\n任务\n单位\n没有一行\n",
        "序号",
        "1.修渠。\n2.植树。\n",
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert tables(text) == []


def test_cells_that_merged_ones_left_out_go_where_their_words_fit() -> None:
    head = "序号\n指标\n工作任务\n完成时限\n责任领导\n责任科室\n（单位）\n备注\n"
    text = f"{head}1\n水利\n修渠。\n6月底前\n张大山\n水利股\n水文站\n2\n清淤。\n水利股\n3\n林业\n植树。\n"
    [table] = tables(text)
    assert table[0][5] == "责任科室（单位）"
    assert table[1:] == [
        ["1", "水利", "修渠。", "6月底前", "张大山", "水利股水文站", ""],
        ["2", "", "清淤。", "", "", "水利股", ""],
        ["3", "林业", "植树。", "", "", "", ""],
    ]
