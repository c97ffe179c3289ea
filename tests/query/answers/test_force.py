"""Answers from what is in force on a day: repealed, expired, replaced and future documents are left out."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.force import explain, read_in_force
from query.parse import parse
from query.plan import Reason
from query.result import Answer, DocumentRow, TaskRow, ValueRow
from query.views.matrix import build_matrix
from query.views.scope import Scope
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)
OLD, NEW = "望川市节约用水办法", "望川市节约用水条例"
POLICIES = (
    make_policy(
        "old",
        make_task("t01", "推进管网改造。", lead=["市水务局"]),
        make_task("t02", "推广节水器具。", lead=["市水务局"], end=date(2019, 12, 31)),
        title=OLD,
        day=date(2015, 3, 1),
    ),
    make_policy(
        "new",
        make_task("t01", "推进管网改造和检漏。", lead=["市水务局"]),
        title=NEW,
        day=date(2023, 5, 20),
        since=date(2023, 7, 1),
        repeals=[OLD],
    ),
    make_policy(
        "expired",
        make_task("t01", "发放节水补贴。", lead=["市水务局"], cooperate=["市财政局"]),
        title="望川市节水补贴实施意见",
        day=date(2020, 3, 1),
        until=date(2022, 2, 28),
    ),
    make_policy(
        "later",
        make_task("t01", "建设再生水厂。", lead=["市水务局"]),
        title="望川市再生水利用规定",
        day=date(2024, 5, 1),
        since=date(2024, 9, 1),
    ),
    make_policy(
        "first",
        make_task("t01", "清理河道。", lead=["市水务局"]),
        title="望川市河道整治方案",
        number="望府办〔2021〕3号",
        day=date(2021, 1, 5),
    ),
    make_policy(
        "second",
        make_task("t01", "清理河道垃圾。", lead=["市水务局"]),
        title="望川市河道整治方案",
        number="望府办〔2021〕3号",
        day=date(2022, 1, 5),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, *POLICIES)
        yield held


def ask(store: GraphStore, text: str, today: date = TODAY, previous: Answer | None = None) -> Answer:
    return answer_question(store, text, today=today, previous=previous)


def docs(answer: Answer) -> set[str]:
    return {row.doc for row in answer.rows if isinstance(row, TaskRow | DocumentRow)}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2010, 1, 1), set()),
        (date(2019, 12, 31), {"old"}),
        (date(2021, 6, 1), {"old", "expired", "first"}),
        (date(2022, 2, 28), {"old", "expired", "second"}),
        (date(2022, 3, 1), {"old", "second"}),
        (date(2023, 6, 30), {"old", "second"}),  # the new one is issued, and not yet in force
        (date(2023, 7, 1), {"new", "second"}),
        (date(2024, 9, 1), {"new", "second", "later"}),
    ],
)
def test_what_is_in_force_on_a_day(store: GraphStore, day: date, names: set[str]) -> None:
    assert read_in_force(store, day) == names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("old", f"《{OLD}》（2023-07-01起被《{NEW}》废止）"),
        ("expired", "《望川市节水补贴实施意见》（有效期至2022-02-28）"),
        ("later", "《望川市再生水利用规定》（2024-09-01起施行）"),
        ("first", "《望川市河道整治方案》（已有新版本 second）"),
    ],
)
def test_why_a_document_is_left_out(store: GraphStore, name: str, why: str) -> None:
    assert explain(store, name, TODAY) == why


def test_a_list_leaves_out_and_says_so(store: GraphStore) -> None:
    answer = ask(store, "市水务局牵头哪些任务？")
    assert docs(answer) == {"new", "second"}
    assert "另有4份文件在2024-06-01不在有效期内，没有计入" in answer.text
    assert f"《{OLD}》（2023-07-01起被《{NEW}》废止，2项任务符合所问）" in answer.text
    assert answer.text.endswith("可以选择把它们也计入。")


def test_what_would_not_have_answered_is_not_mentioned(store: GraphStore) -> None:
    assert "另有" not in ask(store, "谁牵头检漏？").text
    assert "望川市节水补贴实施意见" in ask(store, "市财政局配合哪些任务？").text


def test_a_silence_says_what_is_there_and_does_not_count(store: GraphStore) -> None:
    answer = ask(store, "市财政局配合哪些任务？")
    assert not answer.is_answered
    assert "有效期至2022-02-28，1项任务符合所问" in answer.text


@pytest.mark.parametrize(
    ("text", "count", "all_of_them"),
    [("市水务局牵头几项任务？", 2, 7), ("一共收录了几份文件？", 2, 6)],
)
def test_a_count(store: GraphStore, text: str, count: int, all_of_them: int) -> None:
    assert ask(store, text).rows == (ValueRow(count),)
    everything = answer_question(store, text, today=TODAY, count_all=True)
    assert everything.rows == (ValueRow(all_of_them),)
    assert "没有计入" not in everything.text


def test_a_superlative(store: GraphStore) -> None:
    assert docs(ask(store, "哪份文件的任务最多？")) == {"new", "second"}
    assert docs(ask(store, "哪份文件的任务最多？", date(2019, 1, 1))) == {"old"}


def test_documents(store: GraphStore) -> None:
    answer = ask(store, "哪份文件讲到节水补贴？")
    assert not answer.is_answered
    assert "没有计入：《望川市节水补贴实施意见》（有效期至2022-02-28）" in answer.text
    assert docs(ask(store, "哪份文件讲到节水补贴？", date(2021, 1, 1))) == {"expired"}


@pytest.mark.parametrize("text", [f"《{OLD}》是哪天印发的？", f"《{OLD}》是哪份文件？"])
def test_a_document_that_is_named_is_told_with_its_state(store: GraphStore, text: str) -> None:
    answer = ask(store, text)
    assert docs(answer) == {"old"}
    assert answer.text.endswith(f"注意：《{OLD}》（2023-07-01起被《{NEW}》废止）在2024-06-01不在有效期内。")


def test_tasks_of_a_document_that_is_named_are_told_with_its_state(store: GraphStore) -> None:
    answer = ask(store, f"《{OLD}》里市水务局牵头哪些任务？")
    assert docs(answer) == {"old"}
    assert answer.text.endswith(f"注意：《{OLD}》（2023-07-01起被《{NEW}》废止）在2024-06-01不在有效期内。")


def test_tasks_of_a_place_that_has_nothing_else_are_told_with_their_state() -> None:
    expired = make_policy(
        "expired",
        make_task("t01", "发放节水补贴。", lead=["区水务局"]),
        title="望川市云渡区节水补贴实施意见",
        region="望川市云渡区",
        day=date(2020, 3, 1),
        until=date(2022, 2, 28),
    )
    with GraphStore.open(None) as held:
        enter(held, expired)
        answer = ask(held, "云渡区发放节水补贴由谁牵头？")
    assert answer.is_answered
    assert answer.text.endswith("（有效期至2022-02-28）在2024-06-01不在有效期内。")


def test_a_number_that_two_versions_bear_means_the_one_in_force(store: GraphStore) -> None:
    assert docs(ask(store, "望府办〔2021〕3号是什么文件？")) == {"second"}
    assert docs(ask(store, "望府办〔2021〕3号是什么文件？", date(2021, 6, 1))) == {"first"}


def test_yes_or_no(store: GraphStore) -> None:
    assert ask(store, "市财政局有没有配合任务？").rows == (ValueRow(False),)
    assert ask(store, "市财政局有没有配合任务？", date(2021, 1, 1)).rows == (ValueRow(True),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2019年时市水务局牵头哪些任务？", {"old"}),
        ("2021年底的时候市水务局牵头哪些任务？", {"old", "expired", "first"}),
        ("截至2022年有效的文件里市水务局牵头哪些任务？", {"old", "second"}),
        ("2024年时市水务局牵头哪些任务？", {"new", "second"}),
    ],
)
def test_the_question_names_the_day(store: GraphStore, text: str, names: set[str]) -> None:
    assert docs(ask(store, text)) == names


def test_the_day_named_is_told_and_holds_for_what_follows(store: GraphStore) -> None:
    first = ask(store, "2021年时市水务局牵头哪些任务？")
    assert first.text.startswith("按2021-12-31有效的文件，由市水务局牵头的任务：")
    assert docs(ask(store, "其中哪些和补贴有关？", previous=first)) == {"expired"}
    assert not ask(store, "市财政局配合哪些任务？", previous=first).is_answered  # a question of its own


def test_a_time_limit_is_no_day_of_validity(store: GraphStore) -> None:
    answer = ask(store, "2019年底前完成的任务有哪些？")
    assert answer.question.day is None
    assert not docs(answer)
    assert "2项任务" not in answer.text and "1项任务符合所问" in answer.text


def test_the_query_shown_gives_the_same(store: GraphStore) -> None:
    answer = ask(store, "市水务局牵头哪些任务？")
    assert answer.sparql is not None
    assert {row["doc"] for row in store.select(answer.sparql)} == {"new", "second"}
    assert '"2024-06-01"^^xsd:date' in answer.sparql


def test_a_repeal_by_a_document_without_a_date_is_none() -> None:
    with GraphStore.open(None) as store:
        enter(
            store,
            make_policy("old", make_task("t01", "推进管网改造。"), title=OLD, day=date(2015, 3, 1)),
            make_policy("draft", make_task("t01", "推进检漏。"), title=NEW, repeals=[OLD]),
        )
        assert read_in_force(store, TODAY) == {"old", "draft"}


def test_a_matrix(store: GraphStore) -> None:
    matrix = build_matrix(store, Scope(on=TODAY))
    assert {row.doc for row in matrix.rows} == {"new", "second"}
    assert "另有4份文件" in matrix.note and "1项任务" in matrix.note
    named = build_matrix(store, Scope(doc="expired", on=TODAY))
    assert len(named.rows) == 1 and named.note == (
        "注意：《望川市节水补贴实施意见》（有效期至2022-02-28）在2024-06-01不在有效期内。"
    )
    assert len(build_matrix(store, Scope()).rows) == 7


def test_the_plan_has_the_day(store: GraphStore) -> None:
    from query.holdings import read_holdings

    question = parse("2019年时谁牵头", read_holdings(store), TODAY)
    assert (question.day, question.scope.on) == (date(2019, 12, 31), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("text", "entry", "until"),
    [
        ("望川市节约用水条例什么时候施行", date(2023, 7, 1), None),
        ("望川市再生水利用规定从哪天起施行", date(2024, 9, 1), None),
        ("望川市节水补贴实施意见有效期到什么时候", None, date(2022, 2, 28)),
    ],
)
def test_when_a_document_is_in_force(
    store: GraphStore, text: str, entry: date | None, until: date | None
) -> None:
    answer = ask(store, text)
    [row] = answer.rows
    assert isinstance(row, DocumentRow) and (row.entry, row.until) == (entry, until)
    assert answer.quotes and str(entry or until) in answer.text


def test_a_validity_that_is_not_stated_is_said_so(store: GraphStore) -> None:
    assert ask(store, "望川市河道整治方案的有效期到什么时候").reason is Reason.STATED
