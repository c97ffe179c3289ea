"""What a sentence says to a question on what may, need or must be."""

import pytest

from query.answers.permissions import Verdict, asks_leave, judge, name_verdict
from query.result import Quote

RULES = """农村生活用水不得实行包费制。
临时应急取水的，不需要申请取水许可。
居民小区的景观用水禁止使用自来水。
通过积分入户的人员，其未成年子女可以随迁。
担任领导职务的科研人员兼职，按有关规定执行。
城市绿化优先使用再生水，严禁取用地下水用于水上娱乐。
违反本办法规定，擅自焚烧枯枝落叶的，由街道办事处责令改正，处二百元罚款。
用水单位应当安装循环用水设施。
禁止下列行为：在河道内倾倒渣土、清洗油罐车。
公园管理机构可以收取停车费。
加油站没有建成的，不得投入营业。
经营者不得提供不可降解的塑料袋。
救助金不得超过5万元。
评估机构不得同时承接服务项目，或者运营养老驿站。
用水户有下列情形之一的，不得增加用水指标：管道漏水、计量不准。
驿站改名，原则上不予批准。"""


def _judged(question: str) -> Verdict | None:
    places = [RULES.index(line) for line in RULES.splitlines()]
    quotes = [
        Quote("规定", start, start + len(line), line)
        for start, line in zip(places, RULES.splitlines(), strict=True)
    ]
    found = judge(question, quotes)
    return found.verdict if found else None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("农村生活用水可以实行包费制吗", Verdict.NO),
        ("临时应急取水需不需要申请取水许可", Verdict.NO),
        ("居民小区的景观用水能用自来水吗", Verdict.NO),
        ("未成年子女可以随迁吗", Verdict.YES),
        ("成年子女可以随迁吗", Verdict.OPEN),
        ("担任领导职务的科研人员可以兼职吗", Verdict.OPEN),
        ("再生水可以用于水上娱乐吗", Verdict.OPEN),
        ("可以焚烧枯枝落叶吗", Verdict.OPEN),  # 擅自 is what is forbidden
        ("可以擅自焚烧枯枝落叶吗", Verdict.NO),
        ("加油站没有建成可以营业吗", Verdict.OPEN),  # a condition that may be another one
        ("加油站建成了可以营业吗", Verdict.OPEN),
        ("塑料袋可以用可降解的吗", Verdict.OPEN),
        ("救助金可以达到4万元吗", Verdict.OPEN),  # a figure is not compared
        ("评估机构能不能运营养老驿站", Verdict.NO),
        ("管道漏水的用水户可以增加用水指标吗", Verdict.NO),
        ("驿站可以改名吗", Verdict.OPEN),
        ("用水单位需要安装循环用水设施吗", Verdict.YES),
        ("用水单位可以不安装循环用水设施吗", Verdict.NO),
        ("农村生活用水不能实行包费制,对吗", Verdict.YES),
        ("可以在河道内清洗油罐车吗", Verdict.NO),
        ("公园可不可以收取停车费", Verdict.YES),
        ("外籍教师可以兼任评委吗", None),
    ],
)
def test_judge(question: str, verdict: Verdict | None) -> None:
    assert _judged(question) is verdict


def test_the_sentence_that_decides_is_quoted_at_its_place() -> None:
    quote = Quote("规定", 100, 100 + len(RULES), RULES)
    found = judge("农村生活用水可以实行包费制吗", [quote])
    assert found is not None
    assert RULES[found.quote.start - 100 : found.quote.end - 100] == "农村生活用水不得实行包费制。"
    comma = judge("临时应急取水需要申请取水许可吗", [quote])
    assert comma is not None
    assert comma.quote.text == RULES[comma.quote.start - 100 : comma.quote.end - 100]  # as it stands


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("可以领现金吗", True),
        ("准不准改建", True),
        ("收不收费", False),
        ("功能区是区水利局牵头吗", False),
        ("有没有牵头任务", False),
    ],
)
def test_asks_leave(words: str, *, is_asked: bool) -> None:
    assert asks_leave(words) is is_asked


def test_a_verdict_is_named_in_the_words_of_the_question() -> None:
    assert name_verdict("可以领现金吗", is_true=False) == "不可以"
    assert name_verdict("需不需要审批", is_true=True) == "需要"
    assert name_verdict("不能领现金吧", is_true=True) == "是"
