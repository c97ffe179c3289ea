import pytest

from corpus.document import CellMark, TableMark
from corpus.paragraphs import FlatTable
from corpus.tables import Table, read_table
from corpus.view import view_of
from ontology.model import Span

HEAD = "\t序号\n\t任务\n\t牵头单位\n\n"


def flat(text: str) -> Table:
    table = read_table(FlatTable(view_of(text)))
    assert table is not None
    return table


def texts(table: Table) -> list[list[str]]:
    """Return the words of the head and of each row."""
    return [[cell.text for cell in row] for row in (table.head, *table.rows)]


def test_a_cell_opens_with_a_tab_and_a_blank_line_closes_the_row() -> None:
    table = flat(f"{HEAD}\t1\n\t修渠\n\t县水务局\n\n\t2\n\t植树\n\t县林业局\n")
    assert texts(table) == [
        ["序号", "任务", "牵头单位"],
        ["1", "修渠", "县水务局"],
        ["2", "植树", "县林业局"],
    ]


def test_cells_of_a_line_are_parted_by_tabs() -> None:
    table = flat("序号\t任务\t牵头单位\n1\t修渠\t县水务局\n\n2\t植树\t\n")
    assert texts(table) == [["序号", "任务", "牵头单位"], ["1", "修渠", "县水务局"], ["2", "植树", ""]]


def test_a_cell_may_run_over_lines() -> None:
    table = flat(f"{HEAD}\t1\n\t修渠，\n清淤\n\t县水务局、\n县财政局\n\n")
    assert texts(table)[1] == ["1", "修渠，清淤", "县水务局、县财政局"]


def test_blank_lines_inside_a_cell_do_not_end_the_row() -> None:
    table = flat(f"{HEAD}\t1\n\t修渠\n\n\n\t县水务局\n\n\t2\n\t植树\n\t县林业局\n")
    assert texts(table)[1:] == [["1", "修渠", "县水务局"], ["2", "植树", "县林业局"]]


def test_a_merged_cell_reads_blank() -> None:
    table = flat(f"{HEAD}\t1\n\t修渠\n\t县水务局\n\n\t2\n\t清淤\n\t\n\n\t3\n\t植树\n\t县林业局\n")
    assert texts(table)[2] == ["2", "清淤", ""]


def test_merged_cells_that_are_left_out_are_those_to_the_left() -> None:
    head = "\t类别\n\t任务\n\t牵头单位\n\n"
    rows = "\t农业\n\t修渠\n\t县水务局\n\n\t植树\n\t县林业局\n\n\t工业\n\t技改\n\t县经信局\n"
    assert texts(flat(head + rows))[2] == ["", "植树", "县林业局"]


def test_a_head_with_fewer_cells_covers_from_the_left() -> None:
    text = "\t任务\n\t牵头单位\n\n\t1\n\t修渠\n\t县水务局\n\n\t2\n\t植树\n\t县林业局\n"
    table = flat(text)
    assert texts(table)[0] == ["任务", "任务", "牵头单位"]
    assert [cell.merged for cell in table.head] == [True, False, False]


def test_a_head_that_repeats_after_a_page_break_is_left_out() -> None:
    table = flat(f"{HEAD}\t1\n\t修渠\n\t县水务局\n\n{HEAD}\t2\n\t植树\n\t县林业局\n")
    assert texts(table)[1:] == [["1", "修渠", "县水务局"], ["2", "植树", "县林业局"]]


def test_rows_without_words_are_left_out() -> None:
    table = flat(f"{HEAD}\t\n\t\n\t\n\n\t1\n\t修渠\n\t县水务局\n")
    assert texts(table)[1:] == [["1", "修渠", "县水务局"]]


def test_a_title_above_the_head_is_passed_over() -> None:
    table = flat(f"\t任务分解表\n\t\n\t\n\n{HEAD}\t1\n\t修渠\n\t县水务局\n")
    assert texts(table) == [["序号", "任务", "牵头单位"], ["1", "修渠", "县水务局"]]


@pytest.mark.parametrize("text", ["\t任务\n", "\t任务\n\n\t修渠\n", "", "\t\n\t\n\n\t\n\t\n"])
def test_less_than_two_rows_of_two_cells_is_no_table(text: str) -> None:
    assert read_table(FlatTable(view_of(text))) is None


def marked(source: str, *cells: tuple[int, int, int, int, str]) -> Table:
    """Return the table of `cells`: row, column, rows, columns and words of each, blank for none."""
    marks, place = [], 0
    for row, column, rows, columns, words in cells:
        start = source.index(words, place) if words else place
        place = start + len(words)
        span = Span(start, place) if words else None
        marks.append(CellMark(row, column, rows, columns, span))
    mark = TableMark(Span(0, len(source)), tuple(marks))
    table = read_table(FlatTable(view_of(source), mark))
    assert table is not None
    return table


def test_a_marked_cell_stands_at_every_place_that_it_covers() -> None:
    table = marked(
        "任务 单位 修渠 县水务局 清淤",
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 1, "单位"),
        (1, 0, 1, 1, "修渠"),
        (1, 1, 2, 1, "县水务局"),
        (2, 0, 1, 1, "清淤"),
    )
    assert texts(table)[1:] == [["修渠", "县水务局"], ["清淤", "县水务局"]]
    assert [row[1].merged for row in table.rows] == [False, True]
    assert table.rows[0][1].view.offsets == table.rows[1][1].view.offsets


def test_a_marked_blank_cell_stays_blank() -> None:
    table = marked(
        "任务 单位 修渠",
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 1, "单位"),
        (1, 0, 1, 1, "修渠"),
        (1, 1, 1, 1, ""),
    )
    assert texts(table)[1:] == [["修渠", ""]]


def test_a_head_of_two_rows_gives_its_lower_words() -> None:
    table = marked(
        "任务 责任分工 牵头单位 配合单位 修渠 县水务局 县财政局",
        (0, 0, 2, 1, "任务"),
        (0, 1, 1, 2, "责任分工"),
        (1, 1, 1, 1, "牵头单位"),
        (1, 2, 1, 1, "配合单位"),
        (2, 0, 1, 1, "修渠"),
        (2, 1, 1, 1, "县水务局"),
        (2, 2, 1, 1, "县财政局"),
    )
    assert texts(table) == [["任务", "牵头单位", "配合单位"], ["修渠", "县水务局", "县财政局"]]
