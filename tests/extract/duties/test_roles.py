import pytest

from corpus.view import view_of
from extract.duties.roles import FIRST_LEADS, read_note, role_of, strongest
from ontology.model import Assignment, Role, Span

LEAD, COOPERATE, RESPONSIBLE = Role.LEAD, Role.COOPERATE, Role.RESPONSIBLE


def read(text: str) -> list[tuple[str, Role]]:
    """Return the bodies of a note with their roles."""
    return [(assignment.agency, assignment.role) for assignment in read_note(view_of(text))]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("牵头单位", LEAD),
        ("牵头", LEAD),
        ("主办单位", LEAD),
        ("负责牵头", LEAD),
        ("配合单位", COOPERATE),
        ("协办单位", COOPERATE),
        ("参与", COOPERATE),
        ("协助", COOPERATE),
        ("责任单位", RESPONSIBLE),
        ("负责部门", RESPONSIBLE),
        ("落实单位", RESPONSIBLE),
        ("按职责分工负责", RESPONSIBLE),
    ],
)
def test_a_word_gives_its_role(word: str, role: Role) -> None:
    assert role_of(word) is role


@pytest.mark.parametrize(
    "label",
    ["责任单位：", "责任单位:", "责任部门：", "负责部门：", "落实单位：", "责任单位为：", "实施主体："],
)
def test_a_label_makes_its_list_responsible(label: str) -> None:
    assert read(f"{label}县水务局、县财政局") == [("县水务局", RESPONSIBLE), ("县财政局", RESPONSIBLE)]


@pytest.mark.parametrize("label", ["牵头单位：", "牵头部门：", "主办单位："])
def test_a_leading_label_makes_its_list_lead(label: str) -> None:
    assert read(f"{label}县水务局") == [("县水务局", LEAD)]


@pytest.mark.parametrize("mark", ["，", "；", "。"])
def test_each_label_has_its_own_list(mark: str) -> None:
    assert read(f"牵头单位：县水务局{mark}配合单位：县财政局、各镇人民政府") == [
        ("县水务局", LEAD),
        ("县财政局", COOPERATE),
        ("各镇人民政府", COOPERATE),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县水务局牵头", [("县水务局", LEAD)]),
        ("县水务局负责", [("县水务局", RESPONSIBLE)]),
        ("县水务局、县财政局按职责分工负责", [("县水务局", RESPONSIBLE), ("县财政局", RESPONSIBLE)]),
        ("县水务局牵头，县财政局配合", [("县水务局", LEAD), ("县财政局", COOPERATE)]),
        ("县水务局牵头，县财政局按职责分工负责", [("县水务局", LEAD), ("县财政局", RESPONSIBLE)]),
        ("县水务局牵头负责，县财政局参与", [("县水务局", LEAD), ("县财政局", COOPERATE)]),
        ("县水务局牵头县财政局配合", [("县水务局", LEAD), ("县财政局", COOPERATE)]),
        ("由县水务局牵头，县财政局协助", [("县水务局", LEAD), ("县财政局", COOPERATE)]),
        ("县水务局、县财政局分别负责", [("县水务局", RESPONSIBLE), ("县财政局", RESPONSIBLE)]),
        (
            "县水务局，县财政局，各镇人民政府负责落实",
            [
                ("县水务局", RESPONSIBLE),
                ("县财政局", RESPONSIBLE),
                ("各镇人民政府", RESPONSIBLE),
            ],
        ),
        ("沿江整治由县经信局牵头", [("县经信局", LEAD)]),
    ],
)
def test_a_verb_gives_its_bodies_their_role(text: str, expected: list[tuple[str, Role]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县水务局会同县财政局负责", [("县水务局", RESPONSIBLE), ("县财政局", COOPERATE)]),
        (
            "县水务局牵头，会同县财政局、县审计局落实",
            [
                ("县水务局", LEAD),
                ("县财政局", COOPERATE),
                ("县审计局", COOPERATE),
            ],
        ),
        ("县水务局会同有关部门", [("县水务局", RESPONSIBLE), ("有关部门", COOPERATE)]),
        ("县水务局会同县财政局牵头", [("县水务局", LEAD), ("县财政局", LEAD)]),
    ],
)
def test_bodies_behind_together_with_cooperate(text: str, expected: list[tuple[str, Role]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县水务局牵头，2025年底前完成",
        "牵头单位：县水务局；完成时限：2025年12月",
        "完成时限：2025年12月；牵头单位：县水务局",
        "牵头单位：县水务局，适用范围：全县",
    ],
)
def test_dates_and_other_labels_are_no_bodies(text: str) -> None:
    assert read(text) == [("县水务局", LEAD)]


def test_a_date_before_the_body_is_none() -> None:
    assert read("2025年底前完成，县水务局牵头") == [("县水务局", LEAD)]


@pytest.mark.parametrize("text", ["县水务局、县财政局", "县水务局"])
def test_a_bare_list_of_bodies_is_responsible(text: str) -> None:
    assert {role for _, role in read(text)} == {RESPONSIBLE}


@pytest.mark.parametrize("text", ["以下简称方案", "2025年底前完成", "含改造、扩建", "下同", ""])
def test_other_notes_name_nobody(text: str) -> None:
    assert read(text) == []


def test_a_body_has_its_strongest_role_at_its_first_place() -> None:
    assert read("牵头单位：县水务局；配合单位：县财政局；责任单位：县财政局、县水务局") == [
        ("县水务局", LEAD),
        ("县财政局", COOPERATE),
    ]
    span = (Span(0, 4),)
    held = [Assignment("县水务局", RESPONSIBLE, span), Assignment("县水务局", LEAD, span)]
    assert strongest(held) == [Assignment("县水务局", LEAD, span)]


@pytest.mark.parametrize(
    "rule",
    ["列首位的为牵头单位", "列第一位的为牵头单位，下同", "排名第一的为牵头单位", "排在首位的单位为牵头单位"],
)
def test_a_note_may_set_that_the_first_named_leads(rule: str) -> None:
    found = read_note(view_of(f"责任单位：县水务局、县财政局，{rule}"))
    assert FIRST_LEADS.search(rule)
    assert [assignment.agency for assignment in found] == ["县水务局", "县财政局"]


def test_a_body_that_leads_sets_no_rule() -> None:
    assert not FIRST_LEADS.search("县水务局牵头，县财政局配合")


def test_each_body_has_the_place_of_its_own_name() -> None:
    text = "县水务局牵头，县财政局配合"
    assert [text[one.spans[0].start : one.spans[0].end] for one in read_note(view_of(text))] == [
        "县水务局",
        "县财政局",
    ]


def test_a_label_of_time_ends_the_list_of_bodies() -> None:
    assert read("责任单位：县水务局、各镇人民政府完成时限：2024年9月底前") == [
        ("县水务局", RESPONSIBLE),
        ("各镇人民政府", RESPONSIBLE),
    ]


def test_what_holds_for_everything_below_names_nobody_again() -> None:
    text = "县水务局牵头，各镇、区人民政府负责落实。以下各项均需各镇、区人民政府落实，不再列出"
    assert read(text) == [("县水务局", LEAD), ("各镇、区人民政府", RESPONSIBLE)]
