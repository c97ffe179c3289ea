"""Ways of asking that two blind sets of questions brought up, over a small store of invented documents."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from graph.store import GraphStore
from ontology.model import Deadline, DeadlineKind, Every, Task
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.result import Answer
from tests.factories import enter, make_policy, make_task

TODAY = date(2024, 6, 1)


def titled(
    id: str,
    title: str,
    text: str,
    *,
    lead: Iterable[str] = (),
    cooperate: Iterable[str] = (),
    responsible: Iterable[str] = (),
    end: date | None = None,
    every: Every | None = None,
) -> Task:
    """Return an item with a heading, and where it returns with how often."""
    task = make_task(id, text, lead=lead, cooperate=cooperate, responsible=responsible, end=end)
    often = (Deadline("每次", DeadlineKind.RECURRING, None, None, every, ()),) if every else ()
    return replace(task, title=title, deadlines=task.deadlines + often)


POLICIES = (
    make_policy(
        "weirs",
        titled("t01", "修缮堰坝", "修缮堰坝。", lead=["区机关事务中心"], cooperate=["区财政局"]),
        titled("t02", "生态补偿", "完善生态补偿，谁受益、谁补偿。", lead=["区水利局"]),
        titled("t03", "堰坝巡查", "开展巡查。", responsible=["区气象局", "区水利局"]),
        titled("t04", "法制审核", "做好法制审核。", lead=["区政府法制办"]),
        title="松坪区堰坝整治方案",
        region="松坪区",
        number="松府办发〔2023〕7号",
        issuer="松坪区人民政府办公室",
        day=date(2023, 3, 1),
        cites=[("松坪区防洪办法", None)],
    ),
    make_policy(
        "marks",
        titled("t01", "清理河道", "清理河道，得5分。", responsible=["县水利局"]),
        titled("t02", "护岸林", "种植护岸林，得3分。", responsible=["县林业局"]),
        title="石桥县河湖考核细则",
        region="石桥县",
        day=date(2023, 4, 1),
    ),
)


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        enter(held, *POLICIES)
        yield held


def ask(store: GraphStore, text: str, previous: Answer | None = None) -> Answer:
    return answer_question(store, text, today=TODAY, previous=previous)


def told(answer: Answer) -> list[str]:
    rows = answer_to_json(answer)["answers"]
    keys = ("doc_number", "title", "agency", "value")
    return [str(next(row[key] for key in keys if row.get(key) not in (None, ""))) for row in rows]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("松坪机关事务中新领头的是哪件", ["修缮堰坝"]),  # the last character heard wrong
        ("“谁受益谁补偿”说的是松坪方案哪一项", ["生态补偿"]),  # 谁 of a saying
        ("松坪方案里只有牵头单位、一个配合单位也没有的是哪些任务", ["生态补偿", "法制审核"]),
        ("松坪方案哪几项没有定牵头单位", ["堰坝巡查"]),
        ("堰坝整治那份方案，落款是哪个单位", ["松坪区人民政府办公室"]),
        ("松坪那份方案是几号文", ["松府办发〔2023〕7号"]),
        ("松府办发 7号是哪份文件", ["松府办发〔2023〕7号"]),
        ("一份别的文件都没引用的是哪几份", ["石桥县河湖考核细则"]),
        ("县水利局考核哪些项目", ["清理河道"]),  # by the document that is an assessment
        ("堰坝巡查的责任单位里头，有没有区气象局", ["True"]),
        ("修缮堰坝那项，区气象局有责任吗", ["False"]),
        ("区水利局当责任单位的条目，数一下有多少", ["1"]),
        ("松坪区机关事务中心挂帅的活儿拉个清单", ["修缮堰坝"]),
        ("松坪区修缮堰坝是谁牵的头", ["松坪区机关事务中心"]),
        ("松坪区财政局当配合单位当了几回", ["1"]),
        ("松坪方案给区机关事务中心派了哪些差事", ["修缮堰坝"]),
        ("这次松坪整治，区气象局都要做些什么", ["堰坝巡查"]),
        (
            "松坪区堰坝整治方按里有哪些任务",
            ["修缮堰坝", "生态补偿", "堰坝巡查", "法制审核"],
        ),  # a slip at the end of a title
        ("松坪区法制办主抓的事项", ["法制审核"]),
        ("法制办 领头 松坪 哪条", ["法制审核"]),
        ("松坪管钱的部门在给别人打下手的是哪个活儿", ["修缮堰坝"]),
        ("由松坪区机关事务中心牵头且由区财政局予以配合的事项，请予列明。", ["修缮堰坝"]),
        ("生态补偿在松坪以何部门为首推进", ["松坪区水利局"]),
        ("松坪方案中未明确由何单位牵头的内容有哪些", ["堰坝巡查"]),
        ("松坪哪条的责任单位没写上区气象局", ["修缮堰坝", "生态补偿", "法制审核"]),
        ("松坪区气象局是否担任任何事项的牵头单位", ["False"]),
        ("松府办发〔2023〕7号 啥文", ["松府办发〔2023〕7号"]),
        ("松坪区防洪办法 哪份里提到", ["松府办发〔2023〕7号"]),
        ("松坪那份方案用书名号点了几个办法的名", ["1"]),
    ],
)
def test_answer(store: GraphStore, question: str, answers: list[str]) -> None:
    answer = ask(store, question)
    assert told(answer) == answers, answer.text


def test_a_report_is_looked_for_where_the_body_is(store: GraphStore) -> None:
    every = titled("t01", "报送进展", "每季度向区水利局报送进展。", every=Every.QUARTER)
    other = titled("t01", "报送进展", "每月报送进展。", every=Every.MONTH)
    with GraphStore.open(None) as held:
        enter(
            held,
            POLICIES[0],
            make_policy("here", every, title="松坪区报送通知", region="松坪区"),
            make_policy("there", other, title="石桥县报送通知", region="石桥县"),
        )
        answer = ask(held, "牵头单位向区水利局报送进展，隔多久一次")
    assert [row["every"] for row in answer_to_json(answer)["answers"]] == ["quarter"], answer.text


@pytest.mark.parametrize("question", ["市法制办牵头什么", "松坪区委法制办牵头什么"])
def test_a_short_name_is_not_that_of_another_level(store: GraphStore, question: str) -> None:
    assert not ask(store, question).is_answered


@pytest.mark.parametrize(
    "question", ["主管部门是哪个", "谁牵头", "任务包括哪些", "2月31号前完成的任务有哪些"]
)
def test_a_role_of_nothing_is_not_understood(store: GraphStore, question: str) -> None:
    assert not ask(store, question).is_answered
    assert told(ask(store, "牵头单位有哪些"))


def test_a_document_is_asked_for_its_last_day(store: GraphStore) -> None:
    until = make_policy("old", title="松坪区临时救助细则", region="松坪区", until=date(2026, 3, 1))
    with GraphStore.open(None) as held:
        enter(held, until)
        assert "2026-03-01" in ask(held, "松坪临时救助细则哪年失效").text


def test_a_follow_up_points_at_the_thing_named_before(store: GraphStore) -> None:
    both = (
        titled("t01", "省级考核信息系统", "省级考核信息系统2024年3月底前建成。", end=date(2024, 3, 31)),
        titled("t02", "全国考核信息系统", "全国考核信息系统2024年9月底前建成。", end=date(2024, 9, 30)),
    )
    with GraphStore.open(None) as held:
        enter(held, make_policy("systems", *both, title="考核信息化方案"))
        first = ask(held, "省级考核信息系统什么时候建成")
        then = ask(held, "全国的那套系统呢", first)
    assert [row["end"] for row in answer_to_json(then)["answers"]] == ["2024-09-30"], then.text
