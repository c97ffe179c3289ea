"""Nothing that is typed ends in an exception or takes long: it ends in an answer or a refusal."""

from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.lexicon import read_patterns
from query.result import Answer

HOSTILE = [
    "",
    " ",
    "？？？！！！。。。",
    "\n\t\r",
    "\x00\x01\x02",
    "《《《《《》》》》》",
    "（（（（" * 50,
    "区水利局" * 300,
    "牵头配合责任" * 200,
    "哪些任务没有" * 200,
    "2021年" * 200,
    "9999年13月45日前完成的任务",
    "0000年到期的任务",
    "2021年2月30日到期的任务",
    "一二三四年五六七八月到期",
    "〔〕号〔20211〕号望川府办发〔2021〕号",
    '" . } DROP ALL ; SELECT * WHERE { ?s ?p ?o . "',
    "水价改革} UNION {?s ?p ?o} 谁牵头",
    '《"} } INSERT DATA { <a> <b> <c> } #》被哪些文件引用',
    "'; DROP TABLE tasks; --",
    "$where $values $p0 ?p0 牵头的任务",
    "{0} {text} %s %d 谁牵头",
    "a" * 5000,
    "区" * 2000,
    "的" * 500 + "谁牵头",
    "水" * 499 + "谁牵头",
    "🙂🙂🙂谁牵头",
    "ｗｈｏ　ｌｅａｄｓ　ｔｈｅ　ｔａｓｋ",
    "附件99里有哪些任务",
    "第九个附件的任务",
    "那呢",
    "它",
    "反过来呢",
    "其中呢",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_questions_get_an_answer_or_a_refusal(small_store: GraphStore, text: str) -> None:
    answer = answer_question(small_store, text, today=date(2021, 5, 10))
    assert isinstance(answer, Answer)
    assert answer.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_follow_ups(small_store: GraphStore, text: str) -> None:
    first = answer_question(small_store, "水价改革谁牵头", today=date(2021, 5, 10))
    assert answer_question(small_store, text, today=date(2021, 5, 10), previous=first).text


@pytest.mark.parametrize(
    "name", ["roles", "cues", "lacks", "has", "recurring", "everywhere", "frames", "measures"]
)
def test_every_pattern_stands_hostile_lines(name: str) -> None:
    lines = [
        unit * 200
        for unit in (
            *("没有写明", "哪些任务", "多少", "每季度", "由谁来", "牵头", "（", "一", "\n是", "有没有"),
            *("我们现在写", "请麻烦最好", "库里收录", "每人每天", "最多", "按照", "督查来查", "请原文也都附"),
        )
    ]
    for _, pattern in read_patterns(name):
        for line in lines:
            assert all(match.end() <= len(line) for match in pattern.finditer(line))
