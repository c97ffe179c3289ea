import pytest

from extract.tasks.sections import SectionKind, section_kind

MEASURES = SectionKind.MEASURES


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("工作目标", SectionKind.GOAL),
        ("总体目标", SectionKind.GOAL),
        ("主要目标。", SectionKind.GOAL),
        ("指导思想", SectionKind.GUIDANCE),
        ("总体要求", SectionKind.GUIDANCE),
        ("基本原则", SectionKind.GUIDANCE),
        ("总则", SectionKind.GENERAL),
        ("适用范围", SectionKind.SCOPE),
        ("组成人员", SectionKind.LIST),
        ("附则", SectionKind.FINAL),
        ("进度安排", SectionKind.SCHEDULE),
        ("实施步骤", SectionKind.SCHEDULE),
        ("工作进度安排：", SectionKind.SCHEDULE),
        ("重点任务", MEASURES),
        ("保障措施", MEASURES),
        ("加强组织领导", MEASURES),
    ],
)
def test_a_heading_says_what_its_section_is_for(title: str, kind: SectionKind) -> None:
    assert section_kind(title, MEASURES) is kind


@pytest.mark.parametrize("above", [SectionKind.GOAL, SectionKind.SCHEDULE, SectionKind.GUIDANCE, MEASURES])
def test_other_headings_take_the_kind_of_the_section_above(above: SectionKind) -> None:
    assert section_kind("农业节水", above) is above


@pytest.mark.parametrize("title", ["推进农业节水改造实现年度供水目标"])
def test_a_long_heading_is_not_told_by_its_last_word(title: str) -> None:
    assert section_kind(title, MEASURES) is MEASURES


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("总结验收阶段（12月中旬）", SectionKind.SCHEDULE),
        ("组织实施阶段(7月底至11月底)", SectionKind.SCHEDULE),
        ("招生对象", SectionKind.SCOPE),
        ("时间地点", SectionKind.SCOPE),
        ("参加人员", SectionKind.LIST),
        ("阶段性任务", MEASURES),
    ],
)
def test_stages_and_lists_of_persons_are_told(title: str, kind: SectionKind) -> None:
    assert section_kind(title, MEASURES) is kind
