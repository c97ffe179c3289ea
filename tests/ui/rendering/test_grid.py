from tests.ui.rendering.matrices import MATRIX
from ui.rendering.grid import render_matrix


def test_a_cell_leads_to_its_task_and_to_the_words_that_name_the_body() -> None:
    shown = render_matrix(MATRIX)
    assert 'title="望川市财政局：配合" data-doc="plan" data-spans="13-17" data-task="t01">○</td>' in shown


def test_an_inferred_part_is_told_from_a_stated_one_with_its_reason() -> None:
    shown = render_matrix(MATRIX)
    assert 'class="zt-lead zt-inferred" title="望川市水务局：牵头（按“列首位的为牵头单位”得出）"' in shown
    assert ">(●)</td>" in shown


def test_the_head_counts_the_tasks_of_each_body_and_the_foot_those_of_each_role() -> None:
    shown = render_matrix(MATRIX)
    assert "<span>市水务局</span><b>2</b>" in shown
    assert '● 牵头</th><td class="zt-when">2 次</td><td>1</td><td>1</td><td></td>' in shown


def test_empty_cells_side_by_side_are_one() -> None:
    assert render_matrix(MATRIX).count('class="zt-none"') == 2


def test_what_no_screen_holds_is_left_out_and_said() -> None:
    shown = render_matrix(MATRIX, bodies=1, tasks=1)
    assert "另有 2 个单位、1 项任务没有列出" in shown
    assert "水利部" not in shown


def test_an_empty_matrix_says_what_to_do() -> None:
    assert "请换一个文件" in render_matrix(type(MATRIX)((), ()))
