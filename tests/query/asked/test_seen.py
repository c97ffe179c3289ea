"""What the recognisers see, and what they give back to the topic."""

from datetime import date

import pytest

from ontology.model import Every
from query.holdings import Holdings
from query.parse import parse
from query.plan import Act, AnswerKind

TODAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("text", "every", "topic"),
    [
        ("云渡哪条要求天天发布信息", (Every.DAY,), ("发布信息",)),
        ("干部天天重复填表，云渡谁牵头砍报表", (), ("砍报表",)),
        ("云渡每年2月底前要清算哪些资金", (Every.YEAR,), ("2月底前要清算", "资金")),
        ("云渡多久巡查一次", tuple(Every), ("巡查",)),
    ],
)
def test_what_returns(
    holdings: Holdings, text: str, every: tuple[Every, ...], topic: tuple[str, ...]
) -> None:
    question = parse(text, holdings, TODAY)
    assert (question.every, question.topic, question.due) == (every, topic, None)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("松坪要求银行把利率下浮百分之多少", ""),
        ("云渡的总结最晚什么时候报国办", ""),
        ("云渡节水里物业公司要做什么", "物业公司"),
        ("松坪要求海洋渔业局做什么", "海洋渔业局"),
    ],
)
def test_a_body_that_is_not_held_looks_like_a_name(holdings: Holdings, text: str, unknown: str) -> None:
    assert parse(text, holdings, TODAY).unknown == unknown


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("截止日期落在2022年的任务有没有，列出来", AnswerKind.TASKS, Act.LIST),
        ("云渡有没有2022年到期的任务，都列出来", AnswerKind.TASKS, Act.LIST),
        ("云渡有没有2022年到期的任务", AnswerKind.BOOLEAN, Act.EXISTS),
        ("云渡方案谁负责的项目最多", AnswerKind.AGENCIES, Act.MOST),
    ],
)
def test_what_is_wanted(holdings: Holdings, text: str, kind: AnswerKind, act: Act) -> None:
    question = parse(text, holdings, TODAY)
    assert (question.kind, question.act) == (kind, act)


def test_with_whom_is_no_question_for_one_in_charge(holdings: Holdings) -> None:
    assert parse("区水利局和哪个部门一起推进水价改革", holdings, TODAY).asked == ()
