"""What the tasks asked for must have and lack."""

from datetime import date

import pytest

from query.holdings import Holdings
from query.parse import parse
from query.plan import AnswerKind, Feature

TODAY = date(2021, 5, 10)
LEAD, COOPERATE, DEADLINE = Feature.LEAD, Feature.COOPERATE, Feature.DEADLINE


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("松坪方案哪项任务定了牵头单位却没有配合单位", (LEAD,), (COOPERATE,)),
        ("哪些任务既无牵头单位又无配合单位", (), (LEAD, COOPERATE)),
        ("哪些任务没有牵头单位和配合单位", (), (LEAD, COOPERATE)),
        ("有量化指标的任务有哪些", (Feature.THRESHOLD,), ()),
        ("写明了完成时限的任务有几项", (DEADLINE,), ()),
        ("只写持续推进、没给具体完成日期的任务有哪些", (Feature.ONGOING,), ()),
        ("只有一个牵头单位的任务有多少项", (Feature.ONE_LEAD,), ()),
        ("一个单位都没点名的是哪项任务", (), (Feature.ASSIGNMENT,)),
        (
            "哪些任务只有一个牵头单位、后面没跟别的部门",
            (Feature.ONE_LEAD,),
            (COOPERATE, Feature.RESPONSIBLE),
        ),
        ("云渡有哪些任务由多个部门负责", (Feature.MANY,), ()),
        ("不止一个单位参与的任务有几项", (Feature.MANY,), ()),
    ],
)
def test_features(
    holdings: Holdings, text: str, has: tuple[Feature, ...], lacks: tuple[Feature, ...]
) -> None:
    question = parse(text, holdings, TODAY)
    assert (question.has, question.lacks) == (has, lacks)
    assert question.kind in (AnswerKind.TASKS, AnswerKind.COUNT)


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("哪几份文件查不到发文字号", (), (Feature.NUMBER,)),
        ("标有发文字号的文件有哪些", (Feature.NUMBER,), ()),
    ],
)
def test_numbers_of_documents(
    holdings: Holdings, text: str, has: tuple[Feature, ...], lacks: tuple[Feature, ...]
) -> None:
    question = parse(text, holdings, TODAY)
    assert (question.kind, question.has, question.lacks) == (AnswerKind.DOCUMENTS, has, lacks)


@pytest.mark.parametrize(
    "text", ["区水利局牵头、区财政局既不牵头也不配合的任务有哪些", "区财政局并不牵头水价改革，对吗"]
)
def test_what_a_body_does_not_do_is_no_lack(holdings: Holdings, text: str) -> None:
    question = parse(text, holdings, TODAY)
    assert question.lacks == ()
    assert question.parties[-1].is_negated
