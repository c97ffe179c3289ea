import pytest

from corpus.view import view_of
from extract.duties.owned import find_owned


def read(*paragraphs: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before, and each list of bodies with its work."""
    before, owned = find_owned([view_of(paragraph) for paragraph in paragraphs])
    return before.text, [(one.names.text, one.text.text) for one in owned]


def test_each_body_has_what_follows_its_name() -> None:
    assert read("县水务局：负责水情监测。发现险情及时报告。", "县供电公司：保障用电。") == (
        "",
        [("县水务局", "负责水情监测。发现险情及时报告。"), ("县供电公司", "保障用电。")],
    )


def test_bodies_may_follow_each_other_in_one_line() -> None:
    assert read("职责分工如下：县水务局。负责水情监测。县交通局、县公路局。负责巡查公路。") == (
        "职责分工如下：",
        [("县水务局", "负责水情监测。"), ("县交通局、县公路局", "负责巡查公路。")],
    )


def test_signs_of_half_width_do_as_well() -> None:
    assert [names for names, _ in read("县水务局:负责监测;", "县教育局:做好宣传。")[1]] == [
        "县水务局",
        "县教育局",
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("县水务局：负责水情监测。",),
        ("牵头单位：县水务局", "责任单位：县教育局"),
        ("请联系县水务局。负责人签字。", "县教育局要做好宣传。"),
        ("工作目标：到年底完成。", "工作要求：负责到底。"),
    ],
    ids=["one-body", "labels", "sentences", "other-words"],
)
def test_other_text_gives_out_no_duties(paragraphs: tuple[str, ...]) -> None:
    assert read(*paragraphs) == ("".join(paragraphs), [])
