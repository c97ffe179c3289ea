from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ontology.model import Citation, Relation, Span, Stated
from query.views.catalogue import DocumentEntry
from tests.factories import make_policy
from ui.commands.showing import describe
from ui.rendering.present import escape, place, render_source, render_tasks
from ui.rendering.wording import describe_deadline, describe_threshold

CITING = replace(
    make_policy("甲"),
    cites=(
        Citation("乙条例", None, (Span(2, 5),)),
        Citation("丙办法", "望政发〔2013〕1号", (Span(9, 12),), Relation.REPEALS, (Span(25, 29),)),
        Citation("望政发〔2010〕2号", "望政发〔2010〕2号", (Span(30, 41),), Relation.BASED_ON),
    ),
)


def test_marked_words_stand_in_a_mark_and_the_first_can_be_scrolled_to() -> None:
    shown = render_source("市水务局牵头，区水利局配合。", [Span(0, 4), Span(7, 11)])
    assert "<mark id=zt-hit>市水务局</mark>牵头，<mark>区水利局</mark>配合。" in shown


def test_tasks_are_underlaid_and_a_hit_inside_one_is_marked() -> None:
    shown = render_source("甲乙丙丁", [Span(1, 2)], [Span(0, 3)])
    assert (
        '<span class="zt-task">甲</span><mark id=zt-hit>乙</mark><span class="zt-task">丙</span>丁' in shown
    )


def test_empty_lines_are_shown_once_and_tabs_kept() -> None:
    assert ">甲\n\n\t乙</div>" in render_source("甲\r\n\r\n   \n\n\n\t乙")


@pytest.mark.parametrize("text", ["<script>", "${1+1}", "{{value}}", "`", '"', "&"])
def test_words_of_a_document_are_neither_markup_nor_template(text: str) -> None:
    shown = escape(text)
    assert not set(shown) & set('<>${}`"')


def test_a_place_names_document_and_spans() -> None:
    assert place('甲"乙', [Span(1, 2), Span(5, 9)]) == 'data-doc="甲&quot;乙" data-spans="1-2,5-9"'


def test_when_a_document_is_in_force_is_said_with_its_place() -> None:
    policy = replace(
        make_policy("甲"),
        in_force_from=Stated(date(2024, 3, 1), (Span(3, 9),)),
        in_force_until=Stated(date(2029, 2, 28), (Span(10, 15),), "from-start"),
    )
    entry = DocumentEntry("甲", "甲方案", "", "", None, "", "", 0)
    said = describe(entry, policy)
    assert "施行：2024-03-01" in said and "有效期至：2029-02-28（自文中写明的时间起算）" in said
    shown = render_tasks(policy)
    assert "<i>施行</i>2024-03-01" in shown and 'data-spans="10-15"' in shown


def test_relations_to_other_documents_are_said_in_chinese_the_strongest_first() -> None:
    entry = DocumentEntry("甲", "甲方案", "", "", None, "", "", 0)
    said = [line for line in describe(entry, CITING) if line.startswith(("废止", "依据", "引用", "修订"))]
    assert said == ["废止：《丙办法》（望政发〔2013〕1号）", "依据：望政发〔2010〕2号", "引用：《乙条例》"]
    shown = render_tasks(CITING)
    assert "<i>废止</i>《丙办法》（望政发〔2013〕1号）" in shown
    assert 'data-spans="9-12,25-29"' in shown
    assert shown.index("废止") < shown.index("依据") < shown.index("引用")


@pytest.mark.parametrize(
    ("kind", "start", "end", "every", "said"),
    [
        ("by", None, date(2024, 9, 30), None, "2024-09-30 前"),
        ("during", date(2020, 6, 1), date(2020, 12, 31), None, "2020-06-01 至 2020-12-31"),
        ("recurring", None, None, "half-year", "每半年"),
        ("recurring", None, None, None, "定期"),
        ("ongoing", None, None, None, "持续"),
    ],
)
def test_deadlines_in_words(
    kind: str, start: date | None, end: date | None, every: str | None, said: str
) -> None:
    assert describe_deadline(kind, start, end, every) == said


@pytest.mark.parametrize(
    ("subject", "operator", "value", "unit", "said"),
    [
        ("年用水量", ">=", Decimal("1000000"), "m3", "年用水量 ≥ 1000000 立方米"),
        ("漏损率", "<=", Decimal("8.50"), "%", "漏损率 ≤ 8.5 %"),
        ("", "=", 3, "幢", "＝ 3 幢"),
    ],
)
def test_thresholds_in_words(subject: str, operator: str, value: Decimal, unit: str, said: str) -> None:
    assert describe_threshold(subject, operator, value, unit) == said


def test_a_threshold_says_how_firmly_it_is_set() -> None:
    assert describe_threshold("漏损率", "<=", 9, "%", "binding") == "漏损率 ≤ 9 %（约束性）"
    assert describe_threshold("漏损率", "<=", 9, "%", "aspired") == "漏损率 ≤ 9 %（力争）"
    assert describe_threshold("漏损率", "<=", 9, "%", "") == "漏损率 ≤ 9 %"
