"""A plan as a noun with its conditions, as the first sentence of an answer says it."""

from datetime import date

import pytest

from query.answers.phrase import phrase
from query.holdings import Holdings
from query.parse import parse
from query.plan import AnswerKind

TODAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("区水利局牵头的任务有哪些", "由区水利局牵头的任务"),
        ("区水利局牵头、区财政局配合的任务", "由区水利局牵头、由区财政局配合的任务"),
        ("区教委和区发展改革委分别牵头哪些任务", "由区教委牵头或由区发展改革委牵头的任务"),
        ("区水利局牵头、区财政局没有参与的任务", "由区水利局牵头、没有区财政局参与的任务"),
        ("区财政局有哪些任务", "涉及区财政局的任务"),
        ("水价改革谁牵头", "“水价改革”的牵头单位"),
        ("云渡的水价改革谁牵头、谁配合", "云渡“水价改革”的牵头单位和配合单位"),
        ("2022年底前要完成的任务有哪些", "2022年12月31日以前（含）到期的任务"),
        ("2021年到期的任务有哪些", "2021年到期的任务"),
        ("2021年6月到期的任务有哪些", "2021年6月到期的任务"),
        ("云渡府办发〔2021〕5号是什么文件", "云渡府办发〔2021〕5号所指的文件"),
        ("松坪方案哪些任务没有责任单位", "松坪方案中没有责任单位的任务"),
        ("每季度要做的工作有哪些", "每季度要做的任务"),
        ("最早到期的任务是哪项", "最早到期的任务"),
        ("最新印发的是哪份文件", "最晚印发的文件"),
        ("哪个单位牵头的任务最多", "牵头任务最多的单位"),
        ("配合单位最多的是哪项任务", "配合单位最多的任务"),
        ("区水利局和区教委谁牵头的任务多", "区水利局、区教委里任务较多的单位"),
        ("云渡方案的发文字号是多少", "云渡方案的发文字号"),
        ("哪些文件引用了《望川市节约用水条例》", "引用《望川市节约用水条例》的文件"),
        ("哪份文件讲的是防汛", "讲“防汛”的文件"),
        ("云渡有哪些任务", "云渡的任务"),
        ("除了水价改革，区水利局还牵头哪些任务", "由区水利局牵头、不含“水价改革”的任务"),
        ("只由区水利局牵头的任务有哪些", "只由区水利局牵头的任务"),
    ],
)
def test_a_plan_is_said_in_words(holdings: Holdings, text: str, said: str) -> None:
    question = parse(text, holdings, TODAY)
    assert phrase(question, question.kind) == said


def test_a_count_names_what_is_counted(holdings: Holdings) -> None:
    question = parse("区水利局牵头几项任务", holdings, TODAY)
    assert phrase(question, AnswerKind.TASKS) == "由区水利局牵头的任务"
