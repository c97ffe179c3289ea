import pytest

from corpus.view import view_of
from extract.dates.deadlines import TimeContext
from extract.tasks.notes import find_notes

CONTEXT = TimeContext(note=True)
WORK = "加快供水管网改造。"


def read(text: str) -> list[tuple[str, list[str]]]:
    """Return the words of every note with the bodies that it names."""
    return [
        (text[placed.start : placed.end], [assignment.agency for assignment in placed.assignments])
        for placed in find_notes(view_of(text), CONTEXT)
    ]


@pytest.mark.parametrize("opening, closing", ["（）", "()", "〔〕", "[]"])
def test_a_note_stands_in_any_bracket(opening: str, closing: str) -> None:
    note = f"{opening}责任单位：县水务局、县财政局{closing}"
    assert read(WORK + note) == [(note, ["县水务局", "县财政局"])]


@pytest.mark.parametrize(
    "text",
    [
        "加快供水管网改造（县水务局牵头）。",
        "加快供水管网改造。（县水务局牵头）",
        "加快供水管网改造（县水务局牵头）",
        "加快供水管网改造；（县水务局牵头）",
        "加快供水管网改造（县水务局牵头）；",
    ],
)
def test_a_note_stands_before_or_behind_the_stop(text: str) -> None:
    assert read(text) == [("（县水务局牵头）", ["县水务局"])]


@pytest.mark.parametrize(
    "inside",
    [
        "牵头单位：县水务局",
        "责任单位：县水务局",
        "县水务局牵头",
        "县水务局负责",
        "由县水务局负责落实",
        "县水务局按职责分工负责",
        "县水务局牵头，2025年底前完成",
        "牵头单位：县水务局；完成时限：2025年底",
        "县水务局负责，持续推进",
    ],
)
def test_a_note_names_the_body_in_any_wording(inside: str) -> None:
    assert read(f"{WORK}（{inside}）") == [(f"（{inside}）", ["县水务局"])]


@pytest.mark.parametrize("inside", ["2025年底前完成", "完成时限：2025年12月底前", "2025年6月底前"])
def test_a_note_may_hold_only_a_time_limit(inside: str) -> None:
    assert read(f"{WORK}（{inside}）") == [(f"（{inside}）", [])]


@pytest.mark.parametrize(
    "text",
    [
        "加快供水管网（含支管）改造。",
        "望川市节水方案（以下简称方案）。",
        "改造老旧管网（县城段）。",
        "各县（市、区）要抓好落实。",
        "管径600毫米（含）以上。",
        "县水务局（牵头单位）要加强管理。",
        "（县水务局牵头）",
    ],
)
def test_other_brackets_are_text(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("label", ["责任单位：", "牵头单位：", "牵头部门：", "负责部门：", "落实单位："])
def test_a_label_without_bracket_closes_the_text(label: str) -> None:
    assert read(f"{WORK}{label}县水务局、县财政局") == [
        (f"{label}县水务局、县财政局", ["县水务局", "县财政局"])
    ]


def test_labels_without_brackets_may_follow_each_other() -> None:
    text = f"{WORK}牵头单位：县水务局；配合单位：县财政局"
    assert read(text) == [("牵头单位：县水务局；配合单位：县财政局", ["县水务局", "县财政局"])]


def test_each_part_of_an_item_may_have_its_note() -> None:
    text = "改造管网。（县水务局负责）植树造林。（县林业局负责）"
    assert [agencies for _, agencies in read(text)] == [["县水务局"], ["县林业局"]]


def test_a_bracket_inside_a_note_belongs_to_it() -> None:
    note = "（责任单位：各县（市、区）人民政府，县水务局（县河长办））"
    assert read(WORK + note) == [(note, ["各县（市、区）人民政府", "县水务局（县河长办）"])]


def test_names_alone_are_a_note_behind_every_stop() -> None:
    text = "管网方面，考核改造情况。（县水务局、县财政局）水源方面，考核巡查情况。（县水务局）数据来源：年报"
    assert read(text) == [
        ("（县水务局、县财政局）", ["县水务局", "县财政局"]),
        ("（县水务局）", ["县水务局"]),
    ]
    assert read("管网（县水务局、县财政局）改造要加快，不留死角。") == []


def test_a_rule_in_brackets_is_no_note_of_its_own() -> None:
    note = "责任单位：县水务局、县财政局（除标注“分别牵头”外，列第一位为牵头单位，下同）"
    assert read(WORK + note) == [(note, ["县水务局", "县财政局"])]
