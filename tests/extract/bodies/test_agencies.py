"""Names of bodies: lists split into names, and names told from other words. The places are invented."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.view import view_of
from extract.bodies.agencies import is_agency, split_names
from extract.dates.deadlines import TimeContext
from extract.duties.duties import find_duties
from extract.tasks.notes import find_notes


def split(text: str) -> list[str]:
    return [name.text for name in split_names(view_of(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县水务局、县财政局", ["县水务局", "县财政局"]),
        ("县水务局，县财政局；县教育局", ["县水务局", "县财政局", "县教育局"]),
        ("县水务局\n县财政局", ["县水务局", "县财政局"]),
        ("县水 务局、 县财政局　", ["县水务局", "县财政局"]),
        ("县水务局、", ["县水务局"]),
        ("", []),
    ],
    ids=["comma of lists", "other marks", "lines", "white space", "trailing mark", "empty"],
)
def test_a_list_is_split_at_its_marks(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("行政审批局及各开发区管委会", ["行政审批局", "各开发区管委会"]),
        ("市水务局和市财政局", ["市水务局", "市财政局"]),
        ("县水务局、县财政局以及县教育局", ["县水务局", "县财政局", "县教育局"]),
        ("县水务局与各镇人民政府", ["县水务局", "各镇人民政府"]),
    ],
)
def test_names_are_split_at_the_word_between_two_bodies(text: str, names: list[str]) -> None:
    assert split(text) == names


def test_the_bodies_of_a_county_are_split_at_an_and() -> None:
    assert split("县水务局和县财政局") == ["县水务局", "县财政局"]


@pytest.mark.parametrize(
    "name",
    [
        "市住房和城乡建设局",
        "市工业和信息化局",
        "市自然资源和规划局",
        "县文化和旅游局",
        "区人力资源和社会保障局",
        "各部门和单位",
        "区级各部门和单位",
        "各有关地区和部门",
    ],
)
def test_a_name_is_not_split_at_an_and_inside_it(name: str) -> None:
    assert split(name) == [name]
    assert split(f"{name}、县审计局") == [name, "县审计局"]


@pytest.mark.parametrize(
    "name",
    [
        "市、县两级人民政府",
        "省、市、县三级水行政主管部门",
        "财政、教育等部门",
        "公安、民政、卫生健康等有关部门",
        "各县（市、区）人民政府",
        "各乡（镇、街道）",
        "市、县两级水务（利）局",
    ],
)
def test_bodies_that_share_a_part_stay_one(name: str) -> None:
    assert split(name) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县水务局、县财政局等", ["县水务局", "县财政局"]),
        ("县水务局、县财政局等部门", ["县水务局", "县财政局"]),
        ("县水务局、县财政局等有关单位", ["县水务局", "县财政局"]),
        ("县水务局等部门", ["县水务局"]),
    ],
)
def test_a_closing_etc_is_dropped(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新闻媒体（市报社、市电视台）", ["市报社", "市电视台"]),
        ("供水企业（望川水务公司，临水供水公司）", ["望川水务公司", "临水供水公司"]),
        ("县水务局（县河长办）", ["县水务局（县河长办）"]),
        ("各县（市、区）", ["各县（市、区）"]),
    ],
)
def test_a_group_with_its_members_gives_the_members(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县公安局县水利局", ["县公安局", "县水利局"]),
        ("县教育局县河长办县财政局", ["县教育局", "县河长办", "县财政局"]),
        ("县政府办公室", ["县政府办公室"]),
        ("市公安局交警支队", ["市公安局交警支队"]),
    ],
)
def test_names_without_a_mark_between_them_are_split(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "县水务局",
        "望川市水务局",
        "云渡区人民政府",
        "松坪县发展改革委",
        "市委宣传部",
        "县委政法委",
        "市城管执法局",
        "国网望川供电公司",
        "望川高新区管委会",
        "市住房公积金中心",
        "省生态环境厅",
        "人民银行望川市中心支行",
        "各镇（街道）",
        "各有关部门",
        "领导小组办公室",
        "市河长办",
        "县残联",
        "团市委",
        "市总工会",
        "县公安局交通警察大队",
    ],
)
def test_a_name_reads_as_a_body(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize(
    "text",
    [
        "推动",
        "活动中心的建设",
        "有关部门的要求",
        "建设用地",
        "2025年底前",
        "水资源",
        "全局",
        "格局",
        "内部",
        "县",
        "",
        "加强管理",
        "县水务局加强管理",
        "领导干部",
        "水利局" * 20,
    ],
)
def test_ordinary_words_are_no_body(text: str) -> None:
    assert not is_agency(text)


def test_a_name_keeps_its_place_over_a_line_end() -> None:
    text = "县住房和\n城乡建设局、县水务局"
    [first, _] = split_names(view_of(text).compact())
    [span] = first.spans()
    assert text[span.start : span.end] == "县住房和\n城乡建设局"


def subject_of(name: str) -> list[str]:
    return _bodies(f"{name}要加强管理。")


def agent_of(name: str) -> list[str]:
    return _bodies(f"由{name}负责落实。")


def noted_as_lead(name: str) -> list[str]:
    notes = find_notes(view_of(f"加强管理。（{name}牵头，2025年底前完成）"), TimeContext(note=True))
    return [assignment.agency for placed in notes for assignment in placed.assignments]


def _bodies(text: str) -> list[str]:
    return [assignment.agency for duty in find_duties(view_of(text)) for assignment in duty.assignments]


@pytest.mark.parametrize(
    ("read", "least"),
    [(subject_of, 0.98), (agent_of, 0.98), (noted_as_lead, 0.98)],
    ids=["subject", "behind 由", "in a note"],
)
def test_names_of_real_bodies_are_recognised_whole(
    shared: Path, read: Callable[[str], list[str]], least: float
) -> None:
    names = (shared / "more" / "agency_names.txt").read_text("utf-8").split()
    whole = [name for name in names if read(name) == [name]]
    assert len(whole) / len(names) >= least
