from corpus.view import view_of
from extract.tasks.cells import names_of, parted, stretches


def test_a_blank_parts_names_where_each_side_is_one() -> None:
    assert [name.text for name in names_of(view_of("安监站 卫生院"))] == ["安监站", "卫生院"]
    assert [name.text for name in names_of(view_of("县 水务局"))] == ["县水务局"]


def test_a_name_that_runs_on_into_a_known_one_is_two() -> None:
    known = frozenset({"工商所", "文化站"})
    assert [name.text for name in parted(view_of("派出所工商所"), known)] == ["派出所", "工商所"]


def test_a_line_with_a_label_opens_a_stretch_of_its_own() -> None:
    found = [view.text.strip() for view in stretches(view_of("市商务局\n省牵头单位：省商务厅"))]
    assert found == ["市商务局", "省牵头单位：省商务厅"]
