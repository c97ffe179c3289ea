"""When documents are asked for by their state, and when something else is."""

from datetime import date

import pytest

from query.asked.reading import Reading
from query.asked.states import drop_held, find_state
from query.holdings import Holdings, read_holdings
from query.parse import parse
from query.plan import Act, AnswerKind, Aspect, Period, Question, State
from tests.query.samples import open_store

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def holdings() -> Holdings:
    return read_holdings(open_store())


def plan(holdings: Holdings, text: str) -> Question:
    return parse(text, holdings, TODAY)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("已经失效的文件有哪些", State.LAPSED),
        ("哪些文件已经过期", State.LAPSED),
        ("哪些文件不再有效", State.LAPSED),
        ("哪些文件已经作废", State.LAPSED),
        ("哪些文件到期了", State.LAPSED),
        ("哪些文件已经废止", State.LAPSED),
        ("哪些文件已被废止", State.LAPSED),
        ("哪些旧文件已经不再执行", State.LAPSED),
        ("哪些文件的有效期已经届满", State.LAPSED),
        ("库里的文件有多少已经失效", State.LAPSED),
        ("有没有文件已经失效", State.LAPSED),
        ("有没有失效的文件", State.LAPSED),
        ("不再有效的有哪些文件", State.LAPSED),
        ("失效文件清单", State.LAPSED),
        ("哪些文件快到期了", State.ENDING),
        ("哪些政策即将失效", State.ENDING),
        ("明年哪些文件到期", State.ENDING),
        ("不在有效期内的文件有几份", State.OUT),
        ("哪些文件尚未施行", State.PENDING),
        ("有没有文件还没有生效", State.PENDING),
        ("哪些文件还有效", State.IN_FORCE),
        ("现行有效的文件有哪些", State.IN_FORCE),
        ("哪些文件还没失效", State.IN_FORCE),
        ("哪些文件在有效期内", State.IN_FORCE),
    ],
)
def test_documents_are_asked_for_by_their_state(holdings: Holdings, text: str, state: State) -> None:
    question = plan(holdings, text)
    assert (question.state, question.topic) == (state, ())
    assert AnswerKind.DOCUMENTS in (question.kind, question.counted)


@pytest.mark.parametrize(
    "words",
    [
        "哪些任务已经过期",
        "哪些措施有效",
        "哪些许可证过期了",
        "哪些文件要求2020年完成",
        "哪份文件2020年到期的任务最多",
        "节水补贴办法失效了没有",
        "哪些文件提到有效期",
        "失效的许可证由谁收回",
    ],
)
def test_other_things_have_no_state(words: str) -> None:
    assert find_state(Reading(words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "《节水办法》废止的文件有哪些",
        "被《节水办法》废止的文件是哪份",
        "《节水办法》宣布失效的文件有哪些",
        "《节水办法》把哪些文件废止了",
        "《节水办法》失效了吗",
    ],
)
def test_what_a_document_named_repeals_is_no_state(words: str) -> None:
    reading = Reading(words)
    start, end = words.index("《"), words.index("》") + 1
    reading.take(start, end, "quoted")
    assert find_state(reading) is None


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("2020年有哪些文件到期", Period(date(2020, 1, 1), date(2020, 12, 31))),
        ("2020年有哪些文件失效", Period(date(2020, 1, 1), date(2020, 12, 31))),
        ("今年年底前有哪些文件有效期届满", Period(None, date(2024, 12, 31))),
        ("哪些文件在2025年6月到期", Period(date(2025, 6, 1), date(2025, 6, 30))),
        ("哪些文件快到期了", Period(TODAY, None)),
        ("哪些文件已经到期", None),
        ("2020年印发的文件哪些已经失效", None),
    ],
)
def test_a_period_is_that_of_the_last_day(holdings: Holdings, text: str, ending: Period | None) -> None:
    question = plan(holdings, text)
    assert question.ending == ending
    assert not question.every
    assert (question.issued is not None) is ("印发" in text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("到2020年底哪些文件还有效", date(2020, 12, 31)),
        ("2019年时哪些文件已经失效", date(2019, 12, 31)),
        ("今年哪些文件还有效", TODAY),
    ],
)
def test_the_day_of_a_state(holdings: Holdings, text: str, day: date) -> None:
    assert plan(holdings, text).scope.on == day


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("有多少份文件已经失效", AnswerKind.COUNT, Act.COUNT),
        ("目前有几份文件过期了", AnswerKind.COUNT, Act.COUNT),
        ("有没有文件已经失效", AnswerKind.BOOLEAN, Act.EXISTS),
        ("有没有哪些文件已经失效", AnswerKind.DOCUMENTS, Act.LIST),
    ],
)
def test_what_is_done_with_them(holdings: Holdings, text: str, kind: AnswerKind, act: Act) -> None:
    question = plan(holdings, text)
    assert (question.kind, question.act) == (kind, act)


def test_who_issued_them(holdings: Holdings) -> None:
    question = plan(holdings, "云渡区人民政府办公室印发的文件哪些还有效")
    assert question.aspect is Aspect.ISSUED_BY and question.state is State.IN_FORCE


def test_what_only_says_of_what_is_held_is_no_topic() -> None:
    assert drop_held(("库里", "节水")) == ("节水",)
    assert drop_held(("系统里收录的",)) == ()
    assert drop_held(("水库",)) == ("水库",)
