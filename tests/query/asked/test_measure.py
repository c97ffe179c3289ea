"""Figures asked for by their bound, over the sample documents as they are annotated."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from ontology.codec import read_policy
from query.answer import answer_question
from query.holdings import Holdings, read_holdings
from query.parse import parse
from query.plan import Act, AnswerKind
from query.result import ThresholdRow
from tests.corpora import SAMPLES, sample_files
from tests.query.stores import make_store, place_policy

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def samples() -> Iterator[GraphStore]:
    held = []
    for path in sample_files():
        if path.suffix in (".txt", ".md"):
            gold = json.loads((SAMPLES / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
            text = path.read_bytes().decode("utf-8-sig")
            held.append((place_policy(read_policy(gold), text), text))
    with make_store(held) as store:
        yield store


@pytest.fixture(scope="module")
def held(samples: GraphStore) -> Holdings:
    return read_holdings(samples)


BOUNDS = [
    ("望川市学校食堂年度结余率最高不能超过几成", [("<=", 3, "%")]),
    ("单个食堂改造补助最多能给多少钱", [("<=", 200000, "yuan")]),
    ("单个食堂改造补助封顶多少万", [("<=", 200000, "yuan")]),
    ("望川节水的单个项目奖补资金，最多可以拿多少钱", [("<=", 1500000, "yuan")]),
    ("食堂从业人员一年最少要集中培训多少学时", [(">=", 40, "学时")]),
    ("学校膳食经费审计，抽审比例起码要占到几成", [(">=", 15, "%")]),
    ("食堂原材料成本占比不能低于百分之几", [(">=", 70, "%")]),
    ("采区开采深度最深能挖几米", [("<=", 3, "m")]),
    ("水源地水质出了问题，最晚多长时间内要报告市政府", [("<=", 2, "小时")]),
    ("备用水源的日应急供水能力，最低要到多少立方米", [(">=", 80000, "m3")]),
    ("垃圾分类的主题志愿服务活动一年起码要搞几次", [(">=", 2, "次")]),
    ("砂石料储量最少得备多少方", [(">=", 3000, "m3")]),
    ("抢险队员人数不得少于多少人", [(">=", 120, "person")]),
    ("岩溪县疏通溢洪道总长至少要达到多少米", [(">=", 1500, "m")]),
    ("县级防汛经费每年最低得安排多少钱", [(">=", 5000000, "yuan")]),
    ("装配式围井最少储备几个", [(">=", 30, "count")]),
    ("发现险情以后，最迟多少分钟要电话报告", [("<=", 30, "分钟")]),
    ("书面报告最长可以拖多久", [("<=", 2, "小时")]),
    ("共享平台接口平均响应时间最长几秒", [("<=", 2, "秒")]),
    ("目录变了，最长多久要完成目录更新", [("<=", 1, "个月")]),
    ("一件事办理环节最多留几个", [("<=", 3, "count")]),
    ("电子证照年调用量一年最少要有多少次", [(">=", 500000, "次")]),
    ("乡道路面宽度不能小于多少米", [(">=", 5.5, "m")]),
    ("村道路面最窄不能窄过几米", [(">=", 4, "m")]),
    ("平原地区的公路，设计使用年限至少要满多少年", [(">=", 10, "年")]),
    ("危桥改造起码要改几座", [(">=", 8, "座")]),
    ("农村公路养护资金最少要拿出多少钱", [(">=", 6000000, "yuan")]),
    ("日常养护资金占比，起码要到百分之多少", [(">=", 25, "%")]),
    ("区县财政一年最少要投入多少钱搞垃圾分类", [(">=", 8000000, "yuan")]),
    ("厨余垃圾处理设施，一年最少得稳定运行多少天", [(">=", 330, "day")]),
    ("垃圾分类考核的奖补资金最多给多少", [("<=", 2000000, "yuan")]),
    ("人均其他垃圾日清运量一天不能多于多少公斤", [("<=", 0.8, "公斤")]),
    ("示范学校最少要建几所", [(">=", 10, "所")]),
    ("分类教育每学年教学时间起码要上几课时", [(">=", 4, "课时")]),
    ("施工前的燃煤锅炉除外，全市PM2.5年均浓度2025年要压到多少以内", [("<=", 36, "微克/立方米")]),
    ("重度及以上污染天数比率最高能到百分之几", [("<=", 0.5, "%")]),
    ("机动车每次抽测数量不能少于多少台", [(">=", 200, "台")]),
    ("年度市级治气资金投入下限是多少钱", [(">=", 30000000, "yuan")]),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_a_bound_asks_for_a_figure(
    samples: GraphStore, held: Holdings, text: str, expected: list[tuple[str, float, str]]
) -> None:
    answer = answer_question(samples, text, today=TODAY, holdings=held, count_all=True)
    figures = [row for row in answer.rows if isinstance(row, ThresholdRow)]
    assert answer.kind is AnswerKind.THRESHOLDS, answer.text
    assert list(dict.fromkeys((row.operator, row.value, row.unit) for row in figures)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("哪个单位牵头的任务最多", AnswerKind.AGENCIES, Act.MOST),
        ("配合任务最少的是哪个局", AnswerKind.AGENCIES, Act.FEWEST),
        ("哪份文件里任务最多", AnswerKind.DOCUMENTS, Act.MOST),
        ("谁的任务最重，有几项", AnswerKind.AGENCIES, Act.MOST),
        ("责任单位最多的任务是哪一项", AnswerKind.TASKS, Act.MOST),
        ("区水利局牵头几项任务", AnswerKind.COUNT, Act.COUNT),
        ("节水任务最晚什么时候完成", AnswerKind.DEADLINES, Act.LIST),
    ],
)
def test_superlatives_over_tasks_stay(held: Holdings, text: str, kind: AnswerKind, act: Act) -> None:
    question = parse(text, held, TODAY)
    assert (question.kind, question.act) == (kind, act)


@pytest.mark.parametrize(
    "text",
    [
        "食堂厨师每月最低工资要发多少钱",
        "单个食堂改造最长可以拖多久",
        "危桥改造一座最多补助多少钱",
        "河长巡河一次最少要走多少公里",
        "节水型学校创建最多能用多少钱",
        "抢险队员每天最高补助多少钱",
    ],
)
def test_a_figure_that_no_document_states_is_not_stated(
    samples: GraphStore, held: Holdings, text: str
) -> None:
    answer = answer_question(samples, text, today=TODAY, holdings=held, count_all=True)
    assert not answer.is_answered, answer.text


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("云渡区2026年底全区年用水总量要控制在多少以内", "那公共供水管网漏损率呢", [("<=", 8.2, "%")]),
        ("砂石料储量最少得备多少方", "编织袋呢", [(">=", 50000, "count")]),
        ("发现险情以后，最迟多少分钟要电话报告", "书面报告呢", [("<=", 2, "小时")]),
    ],
)
def test_a_follow_up_keeps_how_a_figure_is_asked(
    samples: GraphStore, held: Holdings, before: str, text: str, expected: list[tuple[str, float, str]]
) -> None:
    previous = answer_question(samples, before, today=TODAY, holdings=held, count_all=True)
    answer = answer_question(samples, text, today=TODAY, holdings=held, count_all=True, previous=previous)
    figures = [row for row in answer.rows if isinstance(row, ThresholdRow)]
    assert [(row.operator, row.value, row.unit) for row in figures] == expected


def test_when_is_asked_of_the_task_of_a_figure(samples: GraphStore, held: Holdings) -> None:
    asked = "农村公路日交通量多大的平交路口要改造"
    previous = answer_question(samples, asked, today=TODAY, holdings=held, count_all=True)
    answer = answer_question(
        samples, "要在什么时候之前改完", today=TODAY, holdings=held, count_all=True, previous=previous
    )
    assert (answer.kind, answer.question.tasks) == (AnswerKind.DEADLINES, previous.tasks)
