"""Questions → plans: what each phrasing means, on the two small documents."""

from datetime import date

import pytest

from ontology.model import Every, Role
from query.holdings import Holdings
from query.parse import parse
from query.plan import Act, AnswerKind, Aspect, Feature, Question, Reason

TODAY = date(2021, 5, 10)
LEAD, COOPERATE, RESPONSIBLE = Role.LEAD, Role.COOPERATE, Role.RESPONSIBLE
CHARGE = (LEAD, RESPONSIBLE)


def read(text: str, holdings: Holdings) -> Question:
    return parse(text, holdings, TODAY)


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("区水利局牵头的任务有哪些？", "望川市云渡区水利局", (LEAD,)),
        ("云渡区水利局挑头的事有哪些", "望川市云渡区水利局", (LEAD,)),
        ("云渡水利局主抓哪几项", "望川市云渡区水利局", (LEAD,)),
        ("哪几项工作归区水利局牵头", "望川市云渡区水利局", (LEAD,)),
        ("区水利局当牵头单位的是哪些任务", "望川市云渡区水利局", (LEAD,)),
        ("请列出云渡区住建委作为牵头部门的全部任务。", "望川市云渡区住房城乡建委", (LEAD,)),
        ("查一下云渡区发改委领头干什么", "望川市云渡区发展改革委", (LEAD,)),
        ("区机关事务中心打配合的任务是哪些", "望川市云渡区机关事务中心", (COOPERATE,)),
        ("区机关事物中心配合哪些任务", "望川市云渡区机关事务中心", (COOPERATE,)),
        ("區財政局需要协助哪些工作", "望川市云渡区财政局", (COOPERATE,)),
        ("松坪县水利局是哪几项的责任单位", "望川市松坪县水利局", (RESPONSIBLE,)),
        ("县财政局 责任任务", "望川市松坪县财政局", (RESPONSIBLE,)),
        ("县财政局负责什么", "望川市松坪县财政局", CHARGE),
        ("县财政局承担哪些工作", "望川市松坪县财政局", CHARGE),
        ("县水利局有啥任务", "望川市松坪县水利局", ()),
        ("松坪那边的水利局有啥任务", "望川市松坪县水利局", ()),
        ("松坪县级水行政主管部门要干哪些事", "望川市松坪县水利局", ()),
        ("松坪县的水利部门要干哪些事", "望川市松坪县水利局", ()),
        ("涉及云渡区教委的工作有哪几项？", "望川市云渡区教委", ()),
        ("区教委的活儿有哪些", "望川市云渡区教委", ()),
    ],
)
def test_tasks_of_a_body(holdings: Holdings, text: str, name: str, roles: tuple[Role, ...]) -> None:
    question = read(text, holdings)
    assert (question.kind, question.act, question.topic) == (AnswerKind.TASKS, Act.LIST, ())
    [party] = question.parties
    assert party.roles == roles
    assert name in [body.name for body in party.bodies]


@pytest.mark.parametrize(
    ("text", "roles", "is_negated", "is_sole"),
    [
        ("区财政局不牵头、仅作为责任单位的有哪几条", (RESPONSIBLE,), False, False),
        ("区财政局不牵头，只是配合单位的任务", (COOPERATE,), False, False),
        ("区财政局不牵头的任务有哪些", (LEAD,), True, False),
        ("区财政局自己有哪些工作要做", (), False, False),
        ("区财政局自己牵头的任务有哪些", (LEAD,), False, True),
        ("区财政局是哪些考核项目的负责考核部门", CHARGE, False, False),
        ("把几份文件翻一遍，凡是涉及区财政局的都找出来", (), False, False),
        ("区财政局的任务有哪些（各地的都要）", (), False, False),
        ("不管是哪一年的文件、牵头还是配合，凡是涉及区财政局的工作都列一下", (), False, False),
    ],
)
def test_how_a_body_stands_in_a_task(
    holdings: Holdings, text: str, roles: tuple[Role, ...], is_negated: bool, is_sole: bool
) -> None:
    question = read(text, holdings)
    assert (question.kind, question.topic) == (AnswerKind.TASKS, ())
    [party] = question.parties
    assert (party.roles, party.is_negated, party.is_sole) == (roles, is_negated, is_sole)


def test_a_body_that_is_named_again_to_be_denied_is_two_conditions(holdings: Holdings) -> None:
    taking_part, leading = read("哪些条里既有区财政局、区财政局又不是牵头单位", holdings).parties
    assert (taking_part.roles, taking_part.is_negated) == ((), False)
    assert (leading.roles, leading.is_negated) == ((LEAD,), True)


@pytest.mark.parametrize(
    ("text", "asked", "topic"),
    [
        ("水价改革由哪几个部委管", CHARGE, ("水价改革",)),
        ("水价改革，配合的厅局是哪几家", (COOPERATE,), ("水价改革",)),
        ("水价改革是哪几个处室牵头的", (LEAD,), ("水价改革",)),
        ("水价改革谁牵头？", (LEAD,), ("水价改革",)),
        ("水价改革由哪个部门挑头", (LEAD,), ("水价改革",)),
        ("供水管网更换的配合单位有哪些？", (COOPERATE,), ("供水管网更换",)),
        ("有哪些单位配合水价改革", (COOPERATE,), ("水价改革",)),
        ("水价改革 牵头单位", (LEAD,), ("水价改革",)),
        ("水库堤坝加固的责任单位是谁", (RESPONSIBLE,), ("水库堤坝加固",)),
        ("水价改革归哪个部门管", CHARGE, ("水价改革",)),
        ("水价改革由谁负责？", CHARGE, ("水价改革",)),
        ("谁来管水价改革", CHARGE, ("水价改革",)),
        ("水价改革涉及哪些单位（牵头、配合都算）？", (), ("水价改革",)),
        ("水价改革有哪些单位参与", (), ("水价改革",)),
        ("水价改革谁牵头、谁配合", (LEAD, COOPERATE), ("水价改革",)),
        ("哪些单位要向区水利局报送用水情况", (), ("区水利局报送用水情况",)),
    ],
)
def test_bodies_of_a_topic(
    holdings: Holdings, text: str, asked: tuple[Role, ...], topic: tuple[str, ...]
) -> None:
    question = read(text, holdings)
    assert question.kind is AnswerKind.AGENCIES
    assert (question.asked, question.topic, question.parties) == (asked, topic, ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022年底前要完成的任务有哪些？", None, date(2022, 12, 31)),
        ("到2022年底该完成的任务", None, date(2022, 12, 31)),
        ("2021年到期的任务", date(2021, 1, 1), date(2021, 12, 31)),
        ("２０２１年以前到期的任务", None, date(2020, 12, 31)),
        ("二〇二一年六月底前要办完的有哪些", None, date(2021, 6, 30)),
        ("2021年下半年到期的任务有哪些", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021年第二季度截止的任务", date(2021, 4, 1), date(2021, 6, 30)),
        ("有哪些任务在2021年5月到8月之间到期", date(2021, 5, 1), date(2021, 8, 31)),
        ("今年到期的任务有哪些", date(2021, 1, 1), date(2021, 12, 31)),
        ("下个月要完成的任务", date(2021, 6, 1), date(2021, 6, 30)),
        ("本季度到期的任务", date(2021, 4, 1), date(2021, 6, 30)),
        ("未来30天内到期的任务", TODAY, date(2021, 6, 9)),
        ("哪些任务已经逾期", None, date(2021, 5, 9)),
        ("2021-06-30之前到期的任务", None, date(2021, 6, 30)),
        ("2021年6月30日（含当天）之前到期的任务", None, date(2021, 6, 30)),
        ("21年底前要完成的任务", None, date(2021, 12, 31)),
        ("10月底前要完成的任务有哪些", None, date(2021, 10, 31)),
        ("2022年以后到期的任务", date(2023, 1, 1), None),
        ("2022年7月1日起到期的任务", date(2022, 7, 1), None),
        ("２０２０年上半年（1至6月）到期的任务有哪些", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020年下半年，即7到12月到期的任务", date(2020, 7, 1), date(2020, 12, 31)),
        ("2021年第三季度（7月—9月）到期的任务", date(2021, 7, 1), date(2021, 9, 30)),
        ("2021年内到期、期限在8至9月的任务", date(2021, 8, 1), date(2021, 9, 30)),
        ("2021年8、9两个月里到期的任务", date(2021, 8, 1), date(2021, 9, 30)),
        ("2018至2020年间到期的任务", date(2018, 1, 1), date(2020, 12, 31)),
        ("2018—2020年到期的任务有哪些", date(2018, 1, 1), date(2020, 12, 31)),
        ("期限在2020年上半年的任务，几份文件里都查一下", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020年底前到期的任务，各份文件合起来有哪些", None, date(2020, 12, 31)),
    ],
)
def test_due_in_a_period(holdings: Holdings, text: str, start: date | None, end: date | None) -> None:
    question = read(text, holdings)
    assert question.kind is AnswerKind.TASKS
    assert question.due is not None
    assert (question.due.start, question.due.end, question.topic) == (start, end, ())


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("更换老旧供水管网什么时候完成？", AnswerKind.DEADLINES, "更换老旧供水管网"),
        ("更换老旧供水管网的完成时限", AnswerKind.DEADLINES, "更换老旧供水管网"),
        ("加固水库堤坝到哪天截止", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("加固水库堤坝哪年底前要搞完", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("加固水库堤坝要在哪段时间完成", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("加固水库堤坝从几月几号到几月几号", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("加固水库堤坝的起止日期", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("加固水库堤坝在哪几个月内完成", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("编织袋储备数量上不得少于几个", AnswerKind.THRESHOLDS, "编织袋储备"),
        ("编织袋储备多少家企业", AnswerKind.THRESHOLDS, "编织袋储备企业"),
        ("编织袋储备要几个工作日", AnswerKind.THRESHOLDS, "编织袋储备"),
        ("加固水库堤坝啥时候弄完", AnswerKind.DEADLINES, "加固水库堤坝"),
        ("节水型学校建成率要达到多少", AnswerKind.THRESHOLDS, "节水型学校建成率"),
        ("节水型学校建成率的目标是多少？", AnswerKind.THRESHOLDS, "节水型学校建成率"),
        ("节水型学校建成率目标", AnswerKind.THRESHOLDS, "节水型学校建成率"),
        ("编织袋储备不得少于几个", AnswerKind.THRESHOLDS, "编织袋储备"),
        ("编织袋储备起码要建几个", AnswerKind.THRESHOLDS, "编织袋储备"),
        ("编织袋储备的门槛都有哪些", AnswerKind.THRESHOLDS, "编织袋储备"),
    ],
)
def test_limits_and_figures(holdings: Holdings, text: str, kind: AnswerKind, topic: str) -> None:
    question = read(text, holdings)
    assert (question.kind, "".join(question.topic)) == (kind, topic)


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("哪些工作每季度都要做", (Every.QUARTER,)),
        ("按月报送的任务有哪些", (Every.MONTH,)),
        ("有哪些定期的任务", tuple(Every)),
        ("一年要做一次的任务", (Every.YEAR,)),
        ("哪些工作是年年都要做一遍的", (Every.YEAR,)),
        ("要求一个月一个月往前推的是哪一条", (Every.MONTH,)),
        ("月月都得报的有哪几项", (Every.MONTH,)),
        ("天天都要盯的是哪些事", (Every.DAY,)),
        ("哪些任务是一周一调度的", (Every.WEEK,)),
        ("一季一季要通报的是什么", (Every.QUARTER,)),
        ("每到年底都要搞一回的工作", (Every.YEAR,)),
        ("隔半年查一遍的任务有没有", (Every.HALF_YEAR,)),
        ("逢季末都要上报的是哪些", (Every.QUARTER,)),
        ("一年一考核的工作有哪些", (Every.YEAR,)),
        ("隔三差五就要做的工作有哪些", tuple(Every)),
        ("用水情况多久通报一次？", tuple(Every)),
    ],
)
def test_recurring(holdings: Holdings, text: str, every: tuple[Every, ...]) -> None:
    assert read(text, holdings).every == every


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("哪些任务没有配合单位？", Feature.COOPERATE),
        ("云渡方案里哪一项没有牵头单位", Feature.LEAD),
        ("哪些任务没写明谁牵头", Feature.LEAD),
        ("松坪方案里哪些没有明确责任单位", Feature.RESPONSIBLE),
        ("哪些任务没有写明由谁来做？", Feature.ASSIGNMENT),
        ("哪些事项没人管", Feature.ASSIGNMENT),
        ("松坪方案里没说由谁干的条目", Feature.ASSIGNMENT),
        ("松坪方案哪些没点名责任单位", Feature.RESPONSIBLE),
        ("哪些任务没写完成时限", Feature.DEADLINE),
        ("哪些任务没有量化指标", Feature.THRESHOLD),
        ("哪些任务没有定具体的完成日期", Feature.DATED),
        ("哪些任务没写确切的完成时间", Feature.DATED),
        ("哪些任务未规定具体时限", Feature.DATED),
        ("哪些任务没有明确时限", Feature.DEADLINE),
    ],
)
def test_gaps(holdings: Holdings, text: str, gap: Feature) -> None:
    question = read(text, holdings)
    assert (question.kind, question.lacks, question.topic) == (AnswerKind.TASKS, (gap,), ())


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("区水利局牵头几项任务", AnswerKind.COUNT, Act.COUNT),
        ("区水利局一共牵头多少任务？", AnswerKind.COUNT, Act.COUNT),
        ("水价改革有几家配合单位", AnswerKind.COUNT, Act.COUNT),
        ("哪个单位牵头的任务最多", AnswerKind.AGENCIES, Act.MOST),
        ("配合单位最多的任务是哪项", AnswerKind.TASKS, Act.MOST),
        ("谁牵头的任务最少", AnswerKind.AGENCIES, Act.FEWEST),
        ("最晚到期的任务是哪项", AnswerKind.TASKS, Act.LATEST),
        ("最先到期的任务是什么", AnswerKind.TASKS, Act.EARLIEST),
        ("区水利局和区教委谁牵头的任务多", AnswerKind.AGENCIES, Act.MORE),
        ("区水利局和区教委相比，谁牵头的少", AnswerKind.AGENCIES, Act.LESS),
        ("区水利局牵头的任务是不是比区教委多？", AnswerKind.BOOLEAN, Act.MORE),
        ("区水利局是水价改革的牵头单位吗", AnswerKind.BOOLEAN, Act.EXISTS),
        ("区教委有没有牵头的任务？", AnswerKind.BOOLEAN, Act.EXISTS),
        ("区教委是否配合水价改革", AnswerKind.BOOLEAN, Act.EXISTS),
        ("节水任务分解表里每项任务是不是都有区水利局", AnswerKind.BOOLEAN, Act.EVERY),
        ("每项任务都有牵头单位吗", AnswerKind.BOOLEAN, Act.EVERY),
        ("区水利局牵头的有多少", AnswerKind.COUNT, Act.COUNT),
        ("水价改革的牵头单位有几个", AnswerKind.COUNT, Act.COUNT),
        ("区水利局一共牵了几项任务的头", AnswerKind.COUNT, Act.COUNT),
        ("节水任务分解表中区水利局牵头的行数", AnswerKind.COUNT, Act.COUNT),
        ("牵头任务最多的单位", AnswerKind.AGENCIES, Act.MOST),
        ("水价改革和水库堤坝加固，哪一项先到期", AnswerKind.TASKS, Act.EARLIEST),
        ("区教委牵头过哪项任务没有", AnswerKind.BOOLEAN, Act.EXISTS),
    ],
)
def test_counts_and_truths(holdings: Holdings, text: str, kind: AnswerKind, act: Act) -> None:
    question = read(text, holdings)
    assert (question.kind, question.act) == (kind, act)


@pytest.mark.parametrize(
    ("text", "kind", "aspect"),
    [
        ("云渡府办发〔2021〕5号是什么文件？", AnswerKind.DOCUMENTS, Aspect.ITSELF),
        ("哪份文件讲的是防汛？", AnswerKind.DOCUMENTS, Aspect.ITSELF),
        ("云渡方案的发文字号是多少", AnswerKind.DOCUMENTS, Aspect.NUMBER),
        ("云渡方案是谁印发的？", AnswerKind.AGENCIES, Aspect.ISSUER),
        ("松坪方案的发文机关", AnswerKind.AGENCIES, Aspect.ISSUER),
        ("松坪方案哪天印发的", AnswerKind.DOCUMENTS, Aspect.DATE),
        ("哪些文件引用了《望川市节约用水条例》", AnswerKind.DOCUMENTS, Aspect.CITED_BY),
        ("云渡方案是依据什么制定的", AnswerKind.DOCUMENTS, Aspect.CITES),
        ("云渡方案引用了几份文件", AnswerKind.COUNT, Aspect.CITES),
        ("云渡方案有没有引用《望川市节约用水条例》", AnswerKind.BOOLEAN, Aspect.CITED_BY),
    ],
)
def test_documents(holdings: Holdings, text: str, kind: AnswerKind, aspect: Aspect) -> None:
    question = read(text, holdings)
    assert (question.kind, question.aspect) == (kind, aspect)


@pytest.mark.parametrize(
    ("text", "roles", "is_joint"),
    [
        ("区财政局配合、区水利局牵头的任务", [(COOPERATE,), (LEAD,)], True),
        ("由区发展改革委牵头而区财政局配合的有哪些工作", [(LEAD,), (COOPERATE,)], True),
        ("区发展改革委和区水利局共同牵头的任务", [(LEAD,), (LEAD,)], True),
        ("牵头单位里同时有区发展改革委和区水利局的任务有哪些？", [(LEAD,), (LEAD,)], True),
        ("牵头单位是区水利局、配合单位是区财政局的任务", [(LEAD,), (COOPERATE,)], True),
        ("区教委和区水利局分别牵头哪些任务？", [(LEAD,), (LEAD,)], False),
        ("区教委和县水利局有哪些任务", [(), ()], False),
    ],
)
def test_two_bodies(holdings: Holdings, text: str, roles: list[tuple[Role, ...]], is_joint: bool) -> None:
    question = read(text, holdings)
    assert [party.roles for party in question.parties] == roles
    assert question.is_joint is is_joint


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("除了区水利局和区教委，谁牵头的任务最多", [True, True]),
        ("区发展改革委牵头，区水利局、区教委都不牵头的任务", [False, True, True]),
        ("区发展改革委与区水利局：只有前者牵头、后者没有牵头的是哪些任务", [False, True]),
        ("区水利局牵头、区财政局不参与的任务", [False, True]),
    ],
)
def test_bodies_joined_to_a_denied_one_are_denied(holdings: Holdings, text: str, denied: list[bool]) -> None:
    parties = read(text, holdings).parties
    assert [party.is_negated or party.is_left_out for party in parties] == denied
    assert not any(party.is_sole for party in parties)


@pytest.mark.parametrize(
    "text",
    ["云渡区水利局的联系电话", "云渡方案的领导小组组长是谁", "区水利局局长是谁", "松坪方案的举报电话是多少"],
)
def test_persons_and_addresses_are_not_stated(holdings: Holdings, text: str) -> None:
    assert read(text, holdings).reason is Reason.STATED


def test_a_body_that_takes_no_part(holdings: Holdings) -> None:
    question = read("区水利局牵头、区财政局没有参与的任务有哪些", holdings)
    assert [party.is_negated for party in question.parties] == [False, True]
    assert not question.lacks


@pytest.mark.parametrize(
    ("text", "reason", "unknown"),
    [
        ("云渡区民政局有哪些任务", Reason.BODY, "云渡区民政局"),
        ("松坪县教委牵头什么", Reason.BODY, "松坪县教委"),
        ("长沙市水利局有哪些任务", Reason.BODY, "长沙市水利局"),
        ("区气象局配合什么工作", Reason.BODY, "区气象局"),
        ("长沙市的水价改革谁牵头", Reason.PLACE, "长沙市"),
        ("海洋局牵头哪些工作", Reason.BODY, "海洋局"),
        ("请问云渡区节水办负责什么", Reason.BODY, "云渡区节水办"),
    ],
)
def test_what_is_not_held(holdings: Holdings, text: str, reason: Reason, unknown: str) -> None:
    question = read(text, holdings)
    assert (question.reason, question.unknown) == (reason, unknown)


@pytest.mark.parametrize("text", ["供水格局调整谁牵头", "水库布局怎么定", "加固堤坝是哪个局牵头"])
def test_what_only_ends_like_a_body_is_none(holdings: Holdings, text: str) -> None:
    assert read(text, holdings).reason is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("节水任务分解表里有几项任务", "节水任务分解表"),
        ("松坪方案的重点工作里哪些没有时限", "一、重点工作"),
        ("松坪方案有几项重点工作", "一、重点工作"),
        ("松坪防汛方案里有哪些任务", ""),
    ],
)
def test_parts_of_documents(holdings: Holdings, text: str, part: str) -> None:
    assert [one.path for one in read(text, holdings).scope.parts] == [part]


@pytest.mark.parametrize(
    "text", ["配合单位呢？", "那区教委呢？", "什么时候要完成？", "它是谁印发的", "其中哪些今年到期"]
)
def test_follow_ups_are_fragments(holdings: Holdings, text: str) -> None:
    assert read(text, holdings).is_fragment
