"""What stands around the asking clause: a question in a frame means what it means bare."""

from dataclasses import replace
from datetime import date

import pytest

from query.asked.frame import Framed, drop_frame
from query.holdings import Holdings
from query.parse import parse
from query.plan import AnswerKind, Question

TODAY = date(2021, 5, 10)
BARE = [
    "区水利局牵头哪些任务",
    "2021年底前到期的任务有哪些",
    "更换老旧供水管网由谁牵头",
    "节水型学校建成率要达到多少",
    "每季度都要做的工作是哪几项",
]
FRAMES = [
    "督查室要拉单子：{}？",
    "审计要用：{}，请列全",
    "审计组进点要看材料，{}？",
    "县长下周去省里开会，让我备一页材料：{}？",
    "领导明天要听汇报，急：{}",
    "领导要的，{}？",
    "我在写半年总结，{}？",
    "我正在起草一份汇报。{}？",
    "下周三人大要来视察，先问一句，{}？",
    "我是新来的，不太熟。{}？",
    "我刚调来不久，想问一下{}？",
    "今天下午就要交，{}？",
    "上级来电话催问，{}？",
    "月底要考核了，我想先摸个底：{}？",
    "巡察组要材料。{}？请逐项列明",
    "做台账用，{}？",
    "为了写年度总结，{}？",
    "开会要用：{}，列全一点",
    "局长问我：{}？",
    "群众来电咨询：{}？",
    "有人问，{}？",
    "按照通常的口径，{}？",
    "按“谁主管谁负责”的规矩，{}？",
    "请逐项列明：{}",
    "{}？请逐条列出，不要遗漏",
    "{}？别漏了",
    "{}？一个都别落下",
    "{}，原文给我",
    "{}？要原文，带出处",
    "{}？按文件顺序排",
    "{}。列个清单就行",
    "{}？只要结果，不用解释",
    "手头这些文件中，{}？",
    "在库里现有的文件范围内，{}？",
    "{}？我急着用",
    "{}？谢谢！",
    "老同志请教一下：{}？",
    "写信访答复要引用，麻烦查一下：{}？",
    "上次会议没说清楚，再问一遍，{}？",
    "昨天开会提到了，我没记住。{}？",
]


def read(text: str, holdings: Holdings) -> Question:
    question = parse(text, holdings, TODAY)
    return replace(question, text="", words="", said="")


@pytest.mark.parametrize("bare", BARE)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_changes_nothing(holdings: Holdings, frame: str, bare: str) -> None:
    assert read(frame.format(bare), holdings) == read(bare, holdings)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("我是望川市云渡区新来的，节水型学校建成率要达到多少", "望川市云渡区节水型学校建成率要达到多少"),
        ("我们学校在云渡区，建成率至少要达到多少", "云渡区建成率至少要达到多少"),
        ("我是云渡区水利局的，我们局牵头哪些任务", "云渡区水利局牵头哪些任务"),
        ("我在县水利局上班，我局负责哪些工作", "县水利局负责哪些工作"),
        ("本人是区财政局新来的：我们局配合哪几项", "区财政局配合哪几项"),
        ("我是松坪县水利局的。今年要完成的任务里哪些归我们", "今年要完成的任务里哪些归松坪县水利局"),
    ],
)
def test_who_asks_gives_the_place_and_the_body(holdings: Holdings, text: str, bare: str) -> None:
    assert read(text, holdings) == read(bare, holdings)


@pytest.mark.parametrize(
    "text",
    [
        "望川市云渡区：节水型学校建成率要达到多少",
        "更换老旧供水管网：由谁牵头",
        "更换老旧供水管网这件事，谁负责",
        "区水利局：牵头哪些任务",
        "区水利局牵头，区财政局配合的任务有哪些",
        "2021年底前，哪些任务要完成",
        "云渡区节水方案里，区教委干什么",
        "推进水价改革。谁来配合",
        "审计、财政部门负责哪些工作",
        "开会讨论水价改革由谁负责",
        "通报用水情况，多久一次",
    ],
)
def test_what_the_question_needs_stays(text: str) -> None:
    assert drop_frame(text) == Framed(text)


def test_a_story_alone_is_no_frame() -> None:
    assert drop_frame("县长下周去省里开会").words == "县长下周去省里开会"


def test_dates_of_a_story_are_no_condition(holdings: Holdings) -> None:
    question = parse("领导下周要去市里汇报，区财政局配合哪些任务", holdings, TODAY)
    assert (question.kind, question.due, question.topic) == (AnswerKind.TASKS, None, ())
