"""What was put right by hand is said in answers, quotes and the matrix."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from graph.correcting import Request, Said, correct
from graph.store import GraphStore
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.result import AgencyRow, DeadlineRow, TaskRow, ThresholdRow
from query.topics.held import list_held
from query.views.checkup import Checkups
from query.views.matrix import build_matrix
from query.views.scope import Scope
from tests.factories import enter, make_policy, make_task
from ui.rendering.answers import describe_answer
from ui.rendering.grid import render_matrix
from ui.rendering.sheet import write_json

TODAY = date(2025, 1, 1)
LEAD = Said("牵头", "市水务局"), Said("牵头", "市住建局")
NOTE = "补充通知（办公室一，2026-11-27）"
PIPES = make_task("t01", "改造老旧供水管网", lead=["市水务局"], end=date(2025, 12, 31))


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as opened:
        enter(opened, make_policy("方案", PIPES, make_task("t02", "关停城区自备井", lead=["市水务局"])))
        yield opened


def put_right(store: GraphStore, before: Said | None, after: Said | None) -> None:
    now = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
    correct(store, Request("方案", "t01", before, after, "补充通知", "办公室一", now))


@pytest.mark.parametrize(
    ("before", "after", "question", "kind", "said"),
    [
        (
            Said("牵头", "市水务局"),
            Said("牵头", "市住建局"),
            "市住建局牵头哪些任务？",
            TaskRow,
            "改造老旧供水管网",
        ),
        (
            Said("牵头", "市水务局"),
            Said("牵头", "市住建局"),
            "改造老旧供水管网由谁牵头？",
            AgencyRow,
            "望川市住建局",
        ),
        (
            Said("时限", "2025年底前"),
            Said("时限", "2026年6月底前"),
            "改造老旧供水管网什么时候完成？",
            DeadlineRow,
            "2026年6月底前",
        ),
        (None, Said("指标", "漏损率不高于8%"), "漏损率的目标是多少？", ThresholdRow, "漏损率不高于8%"),
    ],
)
def test_an_answer_says_what_was_put_right(
    store: GraphStore, before: Said | None, after: Said, question: str, kind: type, said: str
) -> None:
    put_right(store, before, after)
    answer = answer_question(store, question, today=TODAY)
    [row] = answer.rows
    assert isinstance(row, kind)
    assert getattr(row, "corrected") == NOTE  # noqa: B009  (rows of documents have none)
    assert [(quote.text, quote.corrected) for quote in answer.quotes] == [("改造老旧供水管网", NOTE)]
    told = answer_to_json(answer)
    assert (told["answers"][0]["corrected"], told["citations"][0]["corrected"]) == (NOTE, NOTE)
    shown = describe_answer(answer)
    assert said in shown
    assert f"校正：{NOTE}" in shown


def test_an_answer_without_corrections_says_nothing_of_them(store: GraphStore) -> None:
    put_right(store, Said("时限", "2025年底前"), Said("时限", "2026年6月底前"))
    answer = answer_question(store, "关停城区自备井由谁牵头？", today=TODAY)
    assert "corrected" not in str(answer_to_json(answer)["answers"])


def test_the_matrix_marks_a_task_that_was_put_right(store: GraphStore) -> None:
    put_right(store, *LEAD)
    matrix = build_matrix(store, Scope())
    assert [row.corrected for row in matrix.rows] == [NOTE, ""]
    assert render_matrix(matrix).count("zt-corrected") == 1
    assert write_json(matrix).count('"corrected"') == 1


def test_index_and_check_up_take_notice(store: GraphStore) -> None:
    checkups = Checkups(store)
    before, found = list_held(store), checkups.make("方案")
    assert checkups.known() == {"方案": found}
    put_right(store, Said("时限", "2025年底前"), None)
    assert list_held(store) != before
    assert checkups.known() == {}
    assert len(checkups.make("方案").findings) == len(found.findings) + 1


def test_a_body_heads_the_matrix_as_it_was_put_right() -> None:
    with GraphStore.open(None) as store:
        tasks = (
            make_task(f"t0{n}", text, lead=["市卫健委"]) for n, text in enumerate(("甲事", "乙事", "丙事"), 1)
        )
        enter(store, make_policy("方案", *tasks))
        assert [agency.label for agency in build_matrix(store, Scope()).agencies] == ["市卫健委"]
        put_right(store, Said("牵头", "市卫健委"), Said("牵头", "市卫生健康委员会"))
        assert [agency.label for agency in build_matrix(store, Scope()).agencies] == ["市卫生健康委员会"]
