"""How doubtful words were taken, and what a follow-up took over."""

from datetime import date

import pytest

from graph.store import GraphStore
from query.answer import answer_question
from query.answers.describe import describe_plan, explain_guesses, explain_kept
from query.result import Answer

TODAY = date(2021, 5, 10)


def ask(store: GraphStore, *texts: str) -> Answer:
    """Return the answer to the last of `texts`, each of which follows up on the one before."""
    answer: Answer | None = None
    for text in texts:
        answer = answer_question(store, text, today=TODAY, previous=answer)
    assert answer
    return answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("区水利局牵头什么", ""),
        ("qslj牵头什么", "（按“qslj＝区水利局”回答）"),
        ("云渡区水立局牵头什么", "（按“云渡区水立局＝望川市云渡区水利局”回答）"),
        ("松平的水库堤坝加固由谁负责", "（按“松平＝松坪”回答）"),
        ("云都区的水价改革谁牵头", "（按“云都区＝云渡区”回答）"),
        ("财政局有哪些任务", "（按“财政局＝望川市云渡区财政局、望川市松坪县财政局”回答）"),
        ("云渡区水务局牵头什么", "（按“云渡区水务局＝望川市云渡区水利局”回答：习惯叫法）"),
    ],
)
def test_a_doubtful_reading_is_said_in_the_answer(small_store: GraphStore, text: str, said: str) -> None:
    answer = ask(small_store, text)
    assert explain_guesses(answer.question) == said
    assert said in answer.text


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("水价改革谁牵头？", "配合单位呢？"), "（沿用上一问：主题：水价改革）"),
        (("云渡的水价改革谁牵头？", "配合单位呢？"), "（沿用上一问：范围：云渡；主题：水价改革）"),
        (("区水利局牵头几项任务", "那区教委呢？"), "（沿用上一问：角色：牵头；所问：数量）"),
        (("区水利局牵头几项任务", "配合的呢"), "（沿用上一问：单位：区水利局；所问：数量）"),
        (("云渡区教委牵头哪些任务", "财政局呢"), "（沿用上一问：地方：望川市云渡区；角色：牵头）"),
        (("云渡区水利局有哪些任务", "松坪的呢"), "（沿用上一问：单位：望川市松坪县水利局）"),
        (("区水利局有哪些任务", "其中2022年底前到期的有哪些"), "（沿用上一问：任务：上一问查到的3项）"),
        (
            ("区水利局有哪些任务", "其中2022年底前到期的有哪些", "一共几项"),
            "（沿用上一问：期限：2022年12月31日以前（含）；任务：上一问查到的3项）",
        ),
        (
            ("云渡府办发〔2021〕5号是什么文件", "它是谁印发的"),
            "（沿用上一问：范围：《望川市云渡区节约用水工作方案》）",
        ),
        (("水价改革谁牵头？", "区教委有哪些任务"), ""),
    ],
)
def test_a_follow_up_says_what_it_took_over(
    small_store: GraphStore, texts: tuple[str, ...], said: str
) -> None:
    answer = ask(small_store, *texts)
    assert explain_kept(answer.question) == said
    assert said in answer.text


def test_what_was_counted_of_the_answer_before_stays_within_it(small_store: GraphStore) -> None:
    answer = ask(small_store, "区水利局有哪些任务", "其中2022年底前到期的有哪些", "一共几项")
    assert answer.text.startswith("上一问的任务中2022年12月31日以前（含）到期的任务")
    assert "共1项。" in answer.text


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("云渡的水价改革谁牵头", "所问：单位；范围：云渡；所问角色：牵头；主题：水价改革"),
        ("区水利局牵头几项任务", "所问：任务的数量；单位：区水利局（牵头）"),
        ("2021年到期的任务有哪些", "所问：任务；期限：2021年"),
    ],
)
def test_the_plan_is_told_in_chinese(small_store: GraphStore, text: str, plan: str) -> None:
    assert describe_plan(ask(small_store, text).question) == plan
