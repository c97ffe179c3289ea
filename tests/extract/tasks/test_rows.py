import re

import pytest

from corpus.document import CellMark, TableMark
from corpus.paragraphs import FlatTable
from corpus.tables import read_table
from corpus.view import view_of
from extract.tasks.drafts import Draft
from extract.tasks.rows import ColumnKind, column_kind, find_rows
from ontology.model import Span

HEAD = ("序号", "主要任务", "牵头单位", "配合单位")


def rows(*lines: tuple[str, ...], head: tuple[str, ...] = HEAD, path: tuple[str, ...] = ()) -> list[Draft]:
    """Return the tasks of an exported table."""
    text = "".join("".join(f"\t{cell}\n" for cell in line) + "\n" for line in (head, *lines))
    table = read_table(FlatTable(view_of(text)))
    assert table is not None
    return find_rows(table, path)


def who(draft: Draft) -> list[tuple[str, str, str | None]]:
    return [(one.agency, one.role.value, one.inferred) for one in draft.assignments]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("序号", ColumnKind.NUMBER),
        ("牵头单位", ColumnKind.LEAD),
        ("牵头部门（单位）", ColumnKind.LEAD),
        ("配合单位", ColumnKind.COOPERATE),
        ("责任单位", ColumnKind.RESPONSIBLE),
        ("责任部门", ColumnKind.RESPONSIBLE),
        ("完成时限", ColumnKind.DEADLINE),
        ("完成时间", ColumnKind.DEADLINE),
        ("目标值", ColumnKind.TARGET),
        ("主要任务", ColumnKind.TEXT),
        ("工作内容", ColumnKind.TEXT),
        ("主要内容", ColumnKind.TEXT),
        ("分值", ColumnKind.SCORE),
        ("备注", ColumnKind.NATURE),
        ("指标属性", ColumnKind.MODALITY),
        ("性质", ColumnKind.MODALITY),
        ("市级牵头单位", ColumnKind.LEAD),
        ("天气", None),
        ("", None),
    ],
)
def test_a_head_says_what_its_column_holds(head: str, kind: ColumnKind | None) -> None:
    assert column_kind(head) is kind


def test_a_row_is_a_task_with_the_bodies_of_its_columns() -> None:
    [row] = rows(("1", "改造老旧管网", "县水务局", "县财政局、县住建局"))
    assert (row.kind.value, row.text.text) == ("row", "改造老旧管网")
    assert who(row) == [
        ("县水务局", "lead", None),
        ("县财政局", "cooperate", None),
        ("县住建局", "cooperate", None),
    ]


def test_a_responsible_column_beside_a_leading_one_is_responsible() -> None:
    [row] = rows(("改造老旧管网", "县水务局", "县财政局"), head=("主要任务", "牵头单位", "责任单位"))
    assert [role for _, role, _ in who(row)] == ["lead", "responsible"]


def test_a_row_without_lead_or_responsible_takes_all_its_blank_cells_from_above() -> None:
    [_, second] = rows(("1", "改造老旧管网", "县水务局", "县财政局"), ("2", "建设备用水源", "", ""))
    assert who(second) == [("县水务局", "lead", "merged-cell"), ("县财政局", "cooperate", "merged-cell")]


def test_an_inherited_body_stands_in_the_cell_that_states_it() -> None:
    first, second = rows(("1", "改造老旧管网", "县水务局", ""), ("2", "建设备用水源", "", ""))
    assert first.assignments[0].spans == second.assignments[0].spans


def test_a_row_with_a_lead_takes_nothing_from_above() -> None:
    [_, second] = rows(
        ("1", "改造老旧管网", "县水务局", "县财政局"), ("2", "建设备用水源", "县发展改革局", "")
    )
    assert who(second) == [("县发展改革局", "lead", None)]


def test_a_filled_cell_stays_where_others_are_inherited() -> None:
    [_, second] = rows(("1", "改造老旧管网", "县水务局", "县财政局"), ("2", "建设备用水源", "", "县教育局"))
    assert who(second) == [("县水务局", "lead", "merged-cell"), ("县教育局", "cooperate", None)]


def test_a_deadline_is_inherited_only_with_the_bodies() -> None:
    head = ("主要任务", "责任单位", "完成时限")
    [_, blank, other] = rows(
        ("改造老旧管网", "县水务局", "2025年6月"),
        ("建设备用水源", "", ""),
        ("开展水源保护", "县环保局", ""),
        head=head,
    )
    assert [note.text for note in blank.notes] == ["2025年6月"]
    assert other.notes == []


def test_the_short_column_is_title_and_the_long_one_text() -> None:
    [row] = rows(
        ("管网改造", "改造老旧管网二十公里，更换水表。", "县水务局"),
        head=("工作任务", "主要内容", "责任单位"),
    )
    assert (row.title and row.title.text, row.text.text) == ("管网改造", "改造老旧管网二十公里，更换水表。")
    assert row.path == ("管网改造",)


def test_heading_columns_open_the_path_and_reach_down() -> None:
    head = ("重点方向", "工作任务", "主要内容", "责任单位")
    found = rows(
        ("一、农业节水", "渠道衬砌", "衬砌渠道二十公里，清淤。", "县水务局"),
        ("", "管道输水", "铺设管道十公里，安装阀门。", "县水务局"),
        ("二、工业节水", "技术改造", "改造循环冷却系统，回用中水。", "县经信局"),
        head=head,
        path=("任务分解表",),
    )
    assert [row.path for row in found] == [
        ("任务分解表", "一、农业节水", "渠道衬砌"),
        ("任务分解表", "一、农业节水", "管道输水"),
        ("任务分解表", "二、工业节水", "技术改造"),
    ]


def test_a_number_is_dropped_from_the_title_and_kept_in_the_path() -> None:
    [row] = rows(
        ("（一）管网改造。", "改造老旧管网二十公里，更换水表。", "县水务局"),
        head=("工作任务", "主要内容", "责任单位"),
    )
    assert (row.title and row.title.text, row.path) == ("管网改造", ("（一）管网改造",))


def test_a_row_of_one_heading_opens_a_group() -> None:
    found = rows(
        ("一、农业节水", "一、农业节水", "一、农业节水", "一、农业节水"),
        ("1", "衬砌渠道", "县水务局", ""),
        ("二、工业节水", "二、工业节水", "二、工业节水", "二、工业节水"),
        ("2", "改造冷却系统", "县经信局", ""),
    )
    assert [(row.text.text, row.path[0]) for row in found] == [
        ("衬砌渠道", "一、农业节水"),
        ("改造冷却系统", "二、工业节水"),
    ]


def test_a_numbered_group_row_opens_a_group() -> None:
    head = ("序号", "工作任务", "主要内容", "责任单位")
    found = rows(
        ("一", "农业节水", "", ""),
        ("1", "渠道衬砌", "衬砌渠道二十公里，清淤。", "县水务局"),
        head=head,
    )
    assert [row.text.text for row in found] == ["衬砌渠道二十公里，清淤。"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("县水务局牵头，县财政局配合", [("县水务局", "lead"), ("县财政局", "cooperate")]),
        ("牵头单位：县水务局；配合单位：县财政局", [("县水务局", "lead"), ("县财政局", "cooperate")]),
        ("县水务局会同县财政局", [("县水务局", "responsible"), ("县财政局", "cooperate")]),
        ("县水务局、县财政局等", [("县水务局", "responsible"), ("县财政局", "responsible")]),
        ("县水务局\n县财政局", [("县水务局", "responsible"), ("县财政局", "responsible")]),
    ],
)
def test_a_cell_may_say_the_roles_itself(cell: str, expected: list[tuple[str, str]]) -> None:
    [row] = rows(("改造老旧管网", cell), head=("主要任务", "责任单位"))
    assert [(agency, role) for agency, role, _ in who(row)] == expected


@pytest.mark.parametrize("head", ["责任单位（列首位的为牵头单位）", "责任单位（排在第一位的为牵头单位）"])
def test_a_head_may_say_that_the_first_named_leads(head: str) -> None:
    [row] = rows(("改造老旧管网", "县水务局、县财政局"), head=("主要任务", head))
    assert who(row) == [("县水务局", "lead", "first-named-leads"), ("县财政局", "responsible", None)]


def test_deadlines_and_targets_stand_in_their_columns() -> None:
    [row] = rows(
        ("供水普及率", "98%以上", "县水务局", "2025年底前"),
        head=("指标", "目标值", "责任单位", "完成时限"),
    )
    assert [note.text for note in row.notes] == ["2025年底前"]
    assert "98%以上" in [cell.text for cell in row.targets] or row.text.text == "98%以上"


@pytest.mark.parametrize(
    "head", [("姓名", "职务", "电话"), ("序号", "名称", "面积"), ("年份", "水量", "单价")]
)
def test_a_table_without_tasks_gives_none(head: tuple[str, ...]) -> None:
    assert rows(("甲", "乙", "丙"), ("丁", "戊", "己"), head=head) == []


def test_a_marked_cell_gives_its_bodies_to_all_its_rows() -> None:
    source = "主要任务 牵头单位 配合单位 改造管网 县水务局 县财政局 建设水源 县教育局"
    words = source.split()
    starts = [source.index(word) for word in words]
    spans = [Span(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    places = [(0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 1), (1, 1, 2), (1, 2, 1), (2, 0, 1), (2, 2, 1)]
    cells = tuple(
        CellMark(row, column, height, 1, span)
        for (row, column, height), span in zip(places, spans, strict=True)
    )
    table = read_table(FlatTable(view_of(source), TableMark(Span(0, len(source)), cells)))
    assert table is not None
    first, second = find_rows(table, ())
    assert who(first) == [("县水务局", "lead", None), ("县财政局", "cooperate", None)]
    assert who(second) == [("县水务局", "lead", "merged-cell"), ("县教育局", "cooperate", None)]


def test_a_row_keeps_the_cell_that_says_how_firmly() -> None:
    head = ("序号", "主要任务", "指标属性", "牵头单位")
    [draft] = rows(("1", "管网漏损率不高于9%", "约束性", "县水务局"), head=head)
    assert draft.modality is not None
    assert draft.modality.text.strip() == "约束性"
    assert draft.text.text == "管网漏损率不高于9%"


@pytest.mark.parametrize(("height", "path"), [(2, ("农业",)), (1, ())])
def test_a_column_of_classes_heads_the_rows_that_its_cells_reach_over(
    height: int, path: tuple[str, ...]
) -> None:
    source = "类别 任务内容 责任单位 农业 修渠 县水务局 清淤 县水务局"
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"\S+", source)]
    places = [(0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, height), (1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1)]
    cells = tuple(
        CellMark(row, column, high, 1, span) for (row, column, high), span in zip(places, spans, strict=True)
    )
    table = read_table(FlatTable(view_of(source), TableMark(Span(0, len(source)), cells)))
    assert table is not None
    assert [draft.path for draft in find_rows(table, ())] == [path, path]


def test_classes_that_return_from_row_to_row_head_them() -> None:
    head = ("序号", "类别", "任务内容", "牵头单位")
    found = rows(("1", "农业", "修渠", "县水务局"), ("2", "农业", "清淤", "县水务局"), head=head)
    assert [draft.path for draft in found] == [("农业",), ("农业",)]


@pytest.mark.parametrize("cell", ["无", "—", "/"])
def test_a_cell_may_name_nobody(cell: str) -> None:
    [draft] = rows(("1", "修渠", "县水务局", cell))
    assert who(draft) == [("县水务局", "lead", None)]


def test_who_answers_by_its_duties_in_a_leading_column_is_responsible() -> None:
    [draft] = rows(("1", "修渠", "县水务局、县财政局按职责分工负责", ""))
    assert who(draft) == [("县水务局", "responsible", None), ("县财政局", "responsible", None)]
