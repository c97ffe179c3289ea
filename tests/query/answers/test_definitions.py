"""What words mean, asked of a small store of invented documents."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.plan import AnswerKind, Reason
from query.result import Answer, DefinitionRow
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)
POLICIES = (
    make_policy(
        "waste",
        make_task("t01", "本市厨房垃圾分为熟食垃圾、生食垃圾和油脂三类，实行分类投放。"),
        make_task("t02", "（一）绿色水源，是指经处理达到灌溉标准的雨水，包括屋面和路面雨水。"),
        make_task("t03", "推进绿色水源建设。", lead=["区水利局"]),
        make_task("t04", "本办法所称水务企业，包括供水和排水的企业。水务企业应当每年自查。"),
        make_task("t05", "睦邻食堂是社区为老年人提供三餐的一种服务，是养老服务的重要内容。"),
        make_task("t06", "特别关照对象包括：\n（一）独居老人；\n（二）重病患者。\n街道应当每月走访。"),
        make_task("t07", "救助对象，按困难程度分为甲、乙两类。"),
        title="鹭湾区生活管理办法",
        region="鹭湾区",
        day=date(2022, 1, 1),
    ),
    make_policy(
        "rivers",
        make_task("t01", "（一）绿色水源，是指未受污染的河水。"),
        title="云渡区河流保护条例",
        region="云渡区",
        day=date(2023, 1, 1),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, *POLICIES)
        yield held


def ask(store: GraphStore, text: str) -> Answer:
    return answer_question(store, text, today=TODAY)


def said(answer: Answer) -> list[tuple[str, str]]:
    return [(row.term, row.text) for row in answer.rows if isinstance(row, DefinitionRow)]


@pytest.mark.parametrize(
    ("question", "term", "begins"),
    [
        ("鹭湾区的厨房垃圾分几类", "厨房垃圾", "厨房垃圾分为熟食垃圾、生食垃圾和油脂三类"),
        ("鹭湾区办法所说的“绿色水源”是指什么", "绿色水源", "绿色水源，是指经处理"),
        ("什么叫睦邻食堂？", "睦邻食堂", "睦邻食堂是社区为老年人提供三餐的一种服务"),
        ("水务企业包括哪些", "水务企业", "水务企业，包括供水和排水的企业"),
        ("水务企业的定义", "水务企业", "水务企业，包括供水和排水的企业"),
        ("救助对象分为哪几类", "救助对象", "救助对象，按困难程度分为甲、乙两类"),
        ("鹭湾区生活管理办法里什么叫睦邻食堂", "睦邻食堂", "睦邻食堂是社区为老年人提供三餐的一种服务"),
    ],
)
def test_the_sentence_that_says_it_answers(store: GraphStore, question: str, term: str, begins: str) -> None:
    answer = ask(store, question)
    assert answer.kind is AnswerKind.DEFINITIONS, answer.text
    [(found, text)] = said(answer)
    assert (found, text[: len(begins)]) == (term, begins)
    [quote] = answer.quotes
    assert quote.text == text == store.text(quote.doc)[quote.start : quote.end]


def test_each_document_says_it_for_itself(store: GraphStore) -> None:
    assert {quote.doc for quote in ask(store, "绿色水源是什么意思").quotes} == {"waste", "rivers"}


def test_the_items_behind_a_colon_belong_to_it(store: GraphStore) -> None:
    [(_, text)] = said(ask(store, "特别关照对象包括哪些"))
    assert text.endswith("（二）重病患者。")


def test_what_nobody_explains_is_refused(store: GraphStore) -> None:
    answer = ask(store, "什么叫水源涵养")
    assert (answer.is_answered, answer.reason) == (False, Reason.STATED)


def test_another_word_is_not_explained_for_it(store: GraphStore) -> None:
    assert not said(ask(store, "水源是什么意思"))  # 绿色水源 is more than twice as long a name
    assert not said(ask(store, "水务企业的自查是什么意思"))


@pytest.mark.parametrize(
    "question",
    ["区水利局的任务包括哪些", "鹭湾区推进绿色水源建设的牵头单位是谁", "鹭湾区的绿色水源有哪些"],
)
def test_other_questions_stay_what_they_are(store: GraphStore, question: str) -> None:
    assert ask(store, question).kind in (AnswerKind.TASKS, AnswerKind.AGENCIES)
