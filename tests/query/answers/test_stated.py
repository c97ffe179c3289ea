"""Amounts that a sentence states without a bound, asked of a small store of invented documents."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.result import ThresholdRow
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)
POLICIES = (
    make_policy(
        "care",
        make_task("t01", "对直接接触病人的护理员给予每人每天300元补助，对其他护理员给予每人每天200元补助。"),
        make_task("t02", "市财政安排500万元菜园工程建设专项资金，每年开展两次评估。"),
        make_task("t03", "社区养老驿站由街道评定星级，被评为五星级的给予一次性奖励10万元。"),
        make_task("t04", "驿站停业应当提前30日向街道报告，评定结果有效期三年。"),
        title="鹭湾区护理补助办法",
        region="鹭湾区",
        day=date(2022, 1, 1),
    ),
    make_policy(
        "screens",
        make_task("t01", "提高有线电视机顶盒占比至75%。"),
        title="云渡区数字化2025年工作要点",
        region="云渡区",
        day=date(2024, 1, 1),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, *POLICIES)
        yield held


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("直接接触病人的护理员每人每天补多少钱", []),  # the sentence states another amount as well
        ("市财政安排多少菜园工程建设专项资金", [(5000000, "yuan")]),
        ("五星级的驿站奖励多少", [(100000, "yuan")]),
        ("云渡区2025年有线电视机顶盒占比要提高到多少", [(75, "%")]),
        ("云渡区2030年有线电视机顶盒占比要提高到多少", []),  # another year
        ("五星级的驿站每月奖励多少", []),  # another rhythm
        ("直接接触病人的厨师每天补多少钱", []),  # another thing
        ("驿站停业要提前多久报告", [(30, "day")]),
        ("驿站停业得提前几天向街道报告", [(30, "day")]),
        ("驿站评定结果有效期几年", [(3, "年")]),
        ("驿站停业多少天以后收回牌子", []),  # a length of time of another thing
    ],
)
def test_an_amount_is_that_of_the_sentence(
    store: GraphStore, question: str, figures: list[tuple[float, str]]
) -> None:
    answer = answer_question(store, question, today=TODAY)
    found = [(row.value, row.unit) for row in answer.rows if isinstance(row, ThresholdRow)]
    assert sorted(found) == sorted(figures), answer.text
    assert all(row.operator == "=" for row in answer.rows if isinstance(row, ThresholdRow))
    assert bool(answer.quotes) is bool(figures)
