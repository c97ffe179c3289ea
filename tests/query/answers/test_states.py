"""Documents by their state on a day: each is in one, and those that are not in force say why."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.result import Answer, DocumentRow, ValueRow
from tests.factories import enter, make_task
from tests.factories import make_policy as policy

TODAY = date(2024, 6, 1)
OLD, NEW = "望川市节约用水办法", "望川市节约用水条例"
WORK = make_task("t01", "推进管网改造。", lead=["市水务局"])
POLICIES = (
    policy("old", WORK, title=OLD, day=date(2015, 3, 1), until=date(2028, 12, 31)),
    policy("new", WORK, title=NEW, day=date(2023, 5, 20), since=date(2023, 7, 1), repeals=[OLD]),
    policy(
        "expired",
        WORK,
        title="望川市节水补贴意见",
        region="望川市",
        day=date(2020, 3, 1),
        until=date(2022, 2, 28),
    ),
    policy("later", WORK, title="望川市再生水规定", day=date(2024, 5, 1), since=date(2024, 9, 1)),
    policy("first", WORK, title="望川市河道整治方案", number="望府办〔2021〕3号", day=date(2021, 1, 5)),
    policy("second", WORK, title="望川市河道整治方案", number="望府办〔2021〕3号", day=date(2022, 1, 5)),
    policy(
        "soon", WORK, title="云渡区供水通知", region="云渡区", day=date(2023, 1, 5), until=date(2024, 12, 31)
    ),
    policy(
        "next", WORK, title="云渡区排水通知", region="云渡区", day=date(2023, 1, 6), until=date(2024, 6, 30)
    ),
)
HELD = {"old", "new", "expired", "later", "first", "second", "soon", "next"}


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, *POLICIES)
        yield held


def ask(store: GraphStore, text: str, today: date = TODAY) -> Answer:
    return answer_question(store, text, today=today)


def docs(answer: Answer) -> list[str]:
    return [row.doc for row in answer.rows if isinstance(row, DocumentRow)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("已经失效的文件有哪些", ["expired", "first", "old"]),
        ("哪些文件已经废止", ["expired", "first", "old"]),
        ("不在有效期内的文件有哪些", ["expired", "first", "later", "old"]),
        ("哪些文件尚未施行", ["later"]),
        ("哪些文件还有效", ["new", "next", "second", "soon"]),
        ("2022年有哪些文件到期", ["expired"]),
        ("2023年有哪些文件失效", ["old"]),
        ("2028年有哪些文件到期", []),  # repealed before
        ("今年年底前有哪些文件有效期届满", ["expired", "old", "next", "soon"]),
        ("哪些文件快到期了", ["next", "soon"]),
        ("云渡区哪些文件快到期了", ["next", "soon"]),
        ("哪个文件最早到期", ["next"]),
        ("最先失效的是哪份文件", ["next"]),
        ("云渡区的文件里哪个最晚到期", ["soon"]),
        ("云渡区哪些文件已经失效", []),
        ("2021年时哪些文件已经失效", []),
        ("2022年底时哪些文件已经失效", ["expired", "first"]),
        ("2022年底哪些文件还有效", ["old", "second"]),
    ],
)
def test_documents_by_their_state(store: GraphStore, text: str, names: list[str]) -> None:
    assert docs(ask(store, text)) == names


@pytest.mark.parametrize("days", range(0, 6000, 97))
def test_each_document_is_in_one_state(store: GraphStore, days: int) -> None:
    day = date(2014, 1, 1) + timedelta(days=days)
    valid, out = (docs(ask(store, text, day)) for text in ("哪些文件现在有效", "不在有效期内的文件有哪些"))
    lapsed, pending = (docs(ask(store, text, day)) for text in ("哪些文件已经失效", "哪些文件还没施行"))
    assert sorted(valid + out) == sorted(HELD)
    assert set(out) == {*lapsed, *pending}


def test_a_list_says_the_day_and_why(store: GraphStore) -> None:
    answer = ask(store, "已经失效的文件有哪些")
    assert answer.text.startswith(
        "到2024-06-01已经失效的文件：1. 《望川市节水补贴意见》（有效期至2022-02-28）"
    )
    assert f"《{OLD}》（2023-07-01起被《{NEW}》废止）" in answer.text
    assert "已有新版本 second" in answer.text and answer.text.endswith("共3份文件。")
    assert answer_to_json(answer)["answers"][0]["why_not_in_force"] == "有效期至2022-02-28"
    assert answer.sparql is not None
    assert {row["doc"] for row in store.select(answer.sparql)} == {"expired", "first", "old"}


def test_those_in_force_are_told_with_their_day(store: GraphStore) -> None:
    text = ask(store, "现行有效的文件有哪些").text
    assert text.startswith("2024-06-01有效的文件：") and "另有4份文件在2024-06-01不在有效期内" in text


def test_the_state_holds_where_all_are_counted(store: GraphStore) -> None:
    answer = answer_question(store, "哪些文件已经失效", today=TODAY, count_all=True)
    assert docs(answer) == ["expired", "first", "old"]


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("有多少份文件已经失效", 3, "这3份是：《望川市节水补贴意见》（有效期至2022-02-28）"),
        ("云渡区有几份文件已经失效", 0, "共0份文件"),
        ("有没有文件已经失效", True, "有。"),
        ("云渡区有没有已经失效的文件", False, "没有。"),
    ],
)
def test_numbers_and_truths(store: GraphStore, text: str, value: int | bool, told: str) -> None:
    answer = ask(store, text)
    assert answer.rows == (ValueRow(value),) and told in answer.text


def test_a_state_holds_for_what_follows(store: GraphStore) -> None:
    first = ask(store, "哪些文件快到期了")
    place = answer_question(store, "云渡区的呢", today=TODAY, previous=first)
    assert docs(place) == ["next", "soon"] and "效力：有效期在2024年6月1日以后（含）届满" in place.text
    lapsed = answer_question(store, "一共几份", today=TODAY, previous=ask(store, "哪些文件已经失效"))
    assert lapsed.rows == (ValueRow(3),)
    other = answer_question(store, "市水务局牵头哪些任务", today=TODAY, previous=first)
    assert other.question.state is None


def test_none_is_said_with_the_day(store: GraphStore) -> None:
    assert (
        ask(store, "云渡区哪些文件已经失效").text == "库中没有这样的文件：云渡区到2024-06-01已经失效的文件。"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"《{NEW}》废止了哪些文件", OLD),
        (f"哪些文件被《{NEW}》废止了", OLD),
        (f"被《{NEW}》废止的文件有哪些", OLD),
    ],
)
def test_what_one_document_repeals_stays(store: GraphStore, text: str, title: str) -> None:
    answer = ask(store, text)
    assert [getattr(row, "title", "") for row in answer.rows] == [title]
