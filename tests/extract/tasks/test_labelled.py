"""Labels that hold for all the measures of a section."""

from datetime import date

import pytest

from corpus.document import Document
from extract.pipeline import extract
from ontology.model import Task

MEASURES = "1.加快建设。扩大处理能力。\n2.加强监管。开展巡查。\n"
LABELS = "责任单位：县住建局、县水利局\n责任人：某某\n整改时限：2024年6月底\n"


def tasks(text: str) -> tuple[Task, ...]:
    return extract(Document("一", f"望川县问题整改清单\n{text}")).tasks


def who(task: Task) -> list[tuple[str, str | None]]:
    return [(one.agency, one.inferred) for one in task.assignments]


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        (f"一、污水直排。\n{LABELS}整改措施：\n{MEASURES}", ["section-label", "section-label"]),
        (f"一、污水直排。\n整改措施：\n{MEASURES}{LABELS}", ["section-label", None]),
    ],
)
def test_labels_before_or_behind_the_measures_are_of_all_of_them(
    text: str, inferred: list[str | None]
) -> None:
    first, second = tasks(text + "二、垃圾乱堆。\n1.清理堆场。清除存量。\n2.建立机制。日产日清。\n")[:2]
    for task, rule in zip((first, second), inferred, strict=True):
        assert who(task) == [("县住建局", rule), ("县水利局", rule)]
        assert [deadline.end for deadline in task.deadlines] == [date(2024, 6, 30)]


def test_a_measure_keeps_its_own() -> None:
    measures = "1.加快建设。县财政局要安排资金，2024年3月底前到位。\n2.巡查。逐段巡查。\n"
    found = tasks(f"一、污水直排。\n{LABELS}整改措施：\n{measures}")
    assert [who(task) for task in found][:1] == [[("县财政局", None)]]
    assert found[0].deadlines[0].end == date(2024, 3, 31)


def test_labels_behind_items_of_their_own_are_theirs() -> None:
    first, second = "1.建设。扩大能力。\n责任单位：县住建局\n", "2.监管。开展巡查。\n责任单位：县水利局\n"
    assert [who(task) for task in tasks(f"一、任务\n工作措施：\n{first}{second}")] == [
        [("县住建局", None)],
        [("县水利局", None)],
    ]
