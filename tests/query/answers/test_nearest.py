"""What is said to be nearest where the documents are silent, and that it is no answer."""

from collections.abc import Sequence
from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.topics.likeness import Likeness

TODAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("县教委牵头什么", "库中最接近的单位是：望川市云渡区教委。"),
        ("松坪县环保局牵头什么", ""),
        ("长沙市的水价改革谁牵头", "库中有这些地方的文件：望川市云渡区、望川市松坪县。"),
        ("水价改革什么时候完成", "“推进水价改革”（望川市云渡区节约用水工作方案），其中没有写明时限。"),
        ("水价改革的责任单位是谁", "其中没有写明责任单位。"),
        ("松坪方案的发文字号是多少", "库中有这份文件：《望川市松坪县防汛工作方案》。"),
        ("节水型医院建成率要达到多少", "原文中最接近的一句是：“节水型学校建成率不低于30%”"),
        ("区教委配合哪些任务", "不限角色则有1项任务：“创建节水型学校”（望川市云渡区节约用水工作方案）。"),
        ("区水利局2030年到期的任务有哪些", "不限期限则有3项任务：“更换老旧供水管网”、"),
        ("垃圾分类谁牵头", ""),
    ],
)
def test_the_nearest_thing_is_said_and_is_no_answer(small_store: GraphStore, text: str, nearest: str) -> None:
    answer = answer_question(small_store, text, today=TODAY)
    assert not answer.is_answered and answer.rows == () and answer.quotes == ()
    assert nearest in answer.text
    assert bool(nearest) == any(word in answer.text for word in ("最接近", "不限", "没有写明", "库中有"))


@pytest.mark.parametrize(("meaning", "is_said"), [(0.25, True), (0.05, False)])
def test_a_topic_without_a_word_in_common_has_the_nearest_in_meaning(
    small_store: GraphStore, meaning: float, is_said: bool
) -> None:
    def rank(topics: Sequence[str], docs: object) -> list[dict[tuple[str, str], Likeness]]:
        return [{("songping", "t02"): Likeness(0.0, meaning)} for _ in topics]

    answer = answer_question(small_store, "帐篷谁来买", today=TODAY, ranker=rank)
    assert not answer.is_answered
    assert ("最接近的任务是：“储备抢险物资”（望川市松坪县防汛工作方案）" in answer.text) == is_said
