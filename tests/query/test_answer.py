"""Answers over the small store: rows, sentence, query, quotes, and the silences."""

from collections.abc import Sequence
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.plan import AnswerKind, Reason
from query.result import Answer
from query.topics.likeness import Likeness
from tests.query.samples import SONGPING, YUNDU

TODAY = date(2021, 5, 10)
TEXTS = {"yundu": YUNDU, "songping": SONGPING}


def ask(store: GraphStore, text: str, previous: Answer | None = None) -> Answer:
    return answer_question(store, text, today=TODAY, previous=previous)


def rows(answer: Answer) -> list[object]:
    """Return what tells the rows of an answer apart, in order."""
    told: list[object] = []
    for row in answer_to_json(answer)["answers"]:
        if "id" in row:
            told.append(f"{row['doc']}/{row['id']}")
        elif "op" in row:
            told.append(f"{row['op']}{row['value']}{row['unit']}")
        else:
            names = ("agency", "value", "doc_number", "every", "end", "doc")
            told.append(next(row[name] for name in names if row.get(name) is not None))
    return told


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("区水利局牵头的任务有哪些？", "tasks", ["yundu/t02", "yundu/t04"]),
        ("云渡区财政局配合哪些任务", "tasks", ["yundu/t01", "yundu/t02"]),
        ("县水利局是哪些任务的责任单位", "tasks", ["songping/t01"]),
        ("区水利局有哪些任务", "tasks", ["yundu/t01", "yundu/t02", "yundu/t04"]),
        ("水价改革谁牵头？", "agencies", ["望川市云渡区发展改革委", "望川市云渡区水利局"]),
        ("水库堤坝加固由谁负责", "agencies", ["望川市松坪县水利局"]),
        ("更换老旧供水管网什么时候完成", "deadlines", ["2022-12-31"]),
        ("用水情况多久通报一次", "deadlines", ["quarter"]),
        ("节水型学校建成率要达到多少", "thresholds", [">=30%"]),
        ("编织袋储备不得少于几个", "thresholds", [">=5000count"]),
        ("2021年到期的任务有哪些", "tasks", ["songping/t01"]),
        ("2022年底前要完成的任务有哪些", "tasks", ["songping/t01", "yundu/t01"]),
        ("每季度要做的工作有哪些", "tasks", ["yundu/t04"]),
        ("松坪方案哪些任务没有责任单位", "tasks", ["songping/t03"]),
        ("节水任务分解表中哪些任务没有配合单位", "tasks", ["yundu/t03"]),
        ("松坪方案里哪些任务没写时限", "tasks", ["songping/t02", "songping/t03"]),
        ("区水利局牵头几项任务", "count", [2]),
        ("节水任务分解表一共有多少项任务", "count", [4]),
        ("水价改革有几家牵头单位", "count", [2]),
        ("库里有几份文件", "count", [2]),
        ("云渡方案引用了几份文件", "count", [1]),
        ("哪个单位牵头的任务最多", "agencies", ["望川市云渡区水利局"]),
        ("配合单位最多的是哪项任务", "tasks", ["yundu/t01"]),
        ("最早到期的任务是哪项", "tasks", ["songping/t01"]),
        ("区水利局牵头、区财政局配合的任务", "tasks", ["yundu/t02"]),
        ("区水利局牵头、区财政局没有参与的任务", "tasks", ["yundu/t04"]),
        ("区教委和区发展改革委分别牵头哪些任务", "tasks", ["yundu/t02", "yundu/t03"]),
        ("区水利局和区教委谁牵头的任务多", "agencies", ["望川市云渡区水利局"]),
        ("区水利局牵头的任务是不是比区教委少", "boolean", [False]),
        ("区水利局是水价改革的牵头单位吗", "boolean", [True]),
        ("区教委是不是水价改革的牵头单位", "boolean", [False]),
        ("水价改革有没有完成时限", "boolean", [False]),
        ("节水任务分解表里每项任务是不是都有牵头单位", "boolean", [True]),
        ("节水任务分解表里每项任务是不是都有区水利局", "boolean", [False]),
        ("云渡方案的发文字号是多少", "documents", ["云渡府办发〔2021〕5号"]),
        ("云渡府办发[2021]5号是什么文件", "documents", ["云渡府办发〔2021〕5号"]),
        ("哪份文件讲的是防汛", "documents", ["songping"]),
        ("云渡方案是谁印发的", "agencies", ["望川市云渡区人民政府办公室"]),
        ("哪些文件引用了《望川市节约用水条例》", "documents", ["云渡府办发〔2021〕5号"]),
        ("云渡方案有没有引用《望川市节约用水条例》", "boolean", [True]),
        ("2021年4月印发的是哪一份", "documents", ["songping"]),
        ("2021年印发了几份文件", "count", [2]),
        ("最新印发的是哪份文件", "documents", ["songping"]),
        ("区水利局牵头的任务是不是最多", "boolean", [True]),
        ("区教委牵头的任务是不是最多", "boolean", [False]),
        ("云渡府办发5号讲的是什么", "documents", ["云渡府办发〔2021〕5号"]),
    ],
)
def test_answers(small_store: GraphStore, text: str, kind: str, expected: list[object]) -> None:
    answer = ask(small_store, text)
    assert (answer.kind.value, rows(answer)) == (kind, expected)
    assert answer.sparql
    if kind != "boolean":
        assert answer.quotes
    for quote in answer.quotes:
        assert TEXTS[quote.doc][quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("云渡区民政局有哪些任务", Reason.BODY),
        ("长沙市水利局牵头哪些任务", Reason.BODY),
        ("长沙市的水价改革谁牵头", Reason.PLACE),
        ("垃圾分类谁牵头", Reason.TOPIC),
        ("水价改革什么时候完成", Reason.STATED),
        ("松坪方案的发文字号是多少", Reason.STATED),
        ("松坪方案是谁印发的", Reason.STATED),
        ("管网漏损率要降到多少", Reason.STATED),
        ("节水型学校建成率2030年要达到多少", Reason.STATED),
        ("节水型医院建成率要达到多少", Reason.STATED),
        ("编织袋储备经费是多少", Reason.STATED),
        ("区教委配合哪些任务", Reason.STATED),
        ("哪些文件引用了《望川市防洪条例》", Reason.STATED),
        ("你好", Reason.UNCLEAR),
    ],
)
def test_silences_are_told_apart(small_store: GraphStore, text: str, reason: Reason) -> None:
    answer = ask(small_store, text)
    assert (answer.reason, answer.kind, answer.rows) == (reason, AnswerKind.NONE, ())
    assert answer.text


def test_an_empty_store_says_so() -> None:
    with GraphStore.open(None) as store:
        assert ask(store, "区水利局牵头的任务有哪些").reason is Reason.EMPTY


def test_a_list_ends_with_how_many_from_how_many_documents(small_store: GraphStore) -> None:
    assert ask(small_store, "2022年底前要完成的任务有哪些").text.endswith("共2项，出自2份文件。")


def test_a_doubtful_name_is_said(small_store: GraphStore) -> None:
    assert (
        "按“区机关事物中心＝望川市云渡区机关事务中心”回答"
        in ask(small_store, "区机关事物中心有哪些任务").text
    )


def test_the_query_shown_gives_the_same_rows(small_store: GraphStore) -> None:
    answer = ask(small_store, "2022年底前由区住房城乡建委牵头完成的任务有哪些")
    assert answer.sparql is not None
    assert "?p0" not in answer.sparql
    assert {str(row["id"]) for row in small_store.select(answer.sparql)} == {"t01"}


@pytest.mark.parametrize(
    ("first", "second", "kind", "expected"),
    [
        ("水价改革谁牵头？", "配合单位呢？", "agencies", ["望川市云渡区财政局"]),
        ("水价改革谁牵头？", "那节水型学校呢？", "agencies", ["望川市云渡区教委"]),
        ("更换老旧供水管网谁牵头", "什么时候要完成？", "deadlines", ["2022-12-31"]),
        ("区水利局牵头几项任务", "那区教委呢？", "count", [1]),
        ("区水利局牵头几项任务", "配合的呢", "count", [1]),
        ("云渡区教委牵头哪些任务", "财政局呢", "none", []),
        ("区水利局有哪些任务", "其中2022年底前到期的有哪些", "tasks", ["yundu/t01"]),
        ("区水利局有哪些任务", "一共几项", "count", [3]),
        ("云渡府办发〔2021〕5号是什么文件", "它是谁印发的", "agencies", ["望川市云渡区人民政府办公室"]),
        ("区水利局牵头、区财政局配合的任务", "反过来呢", "none", []),
        ("2021年到期的任务有哪些", "2022年呢", "tasks", ["yundu/t01"]),
        ("2022年底前要完成的任务有哪些", "分别由谁牵头", "agencies", ["望川市云渡区住房城乡建委"]),
        ("水价改革谁牵头？", "区教委有哪些任务", "tasks", ["yundu/t03"]),
        ("云渡区水利局有哪些任务", "松坪的呢", "tasks", ["songping/t01"]),
        ("区财政局配合几项任务", "牵头的有几项", "count", [0]),
        ("区水利局牵头的任务有哪些", "区发展改革委也牵头的有哪些", "tasks", ["yundu/t02"]),
        ("水价改革的牵头单位有哪些", "一共几家", "count", [2]),
        ("云渡方案引用了几份文件", "是哪几部", "documents", ["yundu"]),
        ("哪份文件讲的是防汛", "里面县水利局有哪些任务", "tasks", ["songping/t01"]),
        (
            "水价改革是不是区财政局牵头",
            "那到底谁牵头",
            "agencies",
            ["望川市云渡区发展改革委", "望川市云渡区水利局"],
        ),
        ("区水利局牵头几项任务", "区教委呢，几个", "count", [1]),
        ("区水利局有哪些任务", "有几项有时限", "count", [2]),
        ("区教委有哪些任务", "几项有量化指标", "count", [1]),
        ("2021年6月底前要完成的任务", "2022年底呢", "tasks", ["songping/t01", "yundu/t01"]),
    ],
)
def test_follow_ups(
    small_store: GraphStore, first: str, second: str, kind: str, expected: list[object]
) -> None:
    answer = ask(small_store, second, ask(small_store, first))
    assert (answer.kind.value, rows(answer)) == (kind, expected)


def test_who_helps_is_who_cooperates_or_else_anybody(small_store: GraphStore) -> None:
    assert rows(ask(small_store, "云渡推进水价改革谁来帮忙")) == ["望川市云渡区财政局"]
    assert rows(ask(small_store, "云渡创建节水型学校由哪些单位帮忙")) == ["望川市云渡区教委"]


@pytest.mark.parametrize(
    ("text", "said"), [("区水利局有没有牵头任务", "有。"), ("区水利局是不是牵头水价改革", "是。")]
)
def test_a_truth_is_said_in_the_words_of_the_question(small_store: GraphStore, text: str, said: str) -> None:
    assert ask(small_store, text).text.startswith(said)


def test_meaning_finds_what_words_do_not(small_store: GraphStore) -> None:
    def rank(topics: Sequence[str], docs: object) -> list[dict[tuple[str, str], Likeness]]:
        return [{("yundu", "t02"): Likeness(0.1, 0.9), ("yundu", "t03"): Likeness(0.0, 0.1)} for _ in topics]

    answer = answer_question(small_store, "用水单价的调整方式谁牵头", today=TODAY, ranker=rank)
    assert rows(answer) == ["望川市云渡区发展改革委", "望川市云渡区水利局"]
    assert answer_question(small_store, "用水单价的调整方式谁牵头", today=TODAY).reason is Reason.TOPIC
