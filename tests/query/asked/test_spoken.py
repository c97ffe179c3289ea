"""Documents by the names that officials give them in passing, over all real documents and our samples.

The real documents lie beside the project; where they are not, only those of the samples are asked for.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.store import GraphStore
from query.holdings import Holdings, read_holdings
from query.parse import parse
from query.plan import Question, Reason
from tests.corpora import read, sample_files, shared_files
from tests.query.stores import make_store

TODAY = date(2026, 1, 1)
REAL = "zhbsq" in "".join(path.stem for path in shared_files())


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    readings = [read(path) for path in (*shared_files(), *sample_files())]
    with make_store((reading.policy, reading.document.text) for reading in readings) as held:
        yield held


@pytest.fixture(scope="module")
def everything(store: GraphStore) -> Holdings:
    return read_holdings(store)


def ask(text: str, holdings: Holdings) -> tuple[set[str], set[str], Question]:
    """Return the documents and the bodies that a question names, and its plan."""
    question = parse(text, holdings, TODAY)
    parts = {part.document.name for part in question.scope.parts}
    return parts, {party.mention for party in question.parties}, question


def named(names: set[str], wanted: str) -> bool:
    """Tell whether the documents are those wanted, each told by a piece of its name."""
    pieces = wanted.split()
    return len(names) == len(pieces) and all(any(piece in name for name in names) for piece in pieces)


OF_SAMPLES = [
    ("望川空气质量那个方案，市生态环境局牵头哪些", "air_oneline", "市生态环境局"),
    ("望川养老那份三年行动方案里，市民政局牵头什么", "wangchuan_elderly", "市民政局"),
    ("云渡老旧小区改造那个方案，区住房城乡建委要干什么", "yundu_renewal", "区住房城乡建委"),
    ("鹭湾数据共享那份文件里，区财政局有什么任务", "luwan_data", "区财政局"),
    ("砚溪今年防汛那个方案谁牵头", "yanxi_flood", ""),
    ("松屏农村公路那份方案，县财政局配合哪些", "songping_roads", "县财政局"),
    ("校园食品安全那几条措施里，哪些没有时限", "campus_food", ""),
    ("青岚省节水那份通知，最后压实工作责任部分谁负责", "province_water", ""),
]
OF_REAL = [
    ("综保区那个意见里面，商务部挑头的有哪几条", "zhbsq", "商务部"),
    ("只看自贸试验区那份通知，负责部门写了银保监会的措施，全部列一下", "ftz", "银保监会"),
    ("外交部在自贸试验区这份文件里有没有任务", "ftz", "外交部"),
    ("自贸区那份通知里商务部牵头几项", "ftz", "商务部"),
    ("国办2018年那30项督查激励措施当中，财政部负责的是哪几项", "incentive", "财政部"),
    ("30项督查激励措施里头，财政部有份负责的是几项", "incentive", "财政部"),
    ("30项督查激励措施，哪个部门负责的项数最多", "incentive", ""),
    ("三级公立医院绩效考核这件事，国家卫生健康委都要做哪些工作", "hospital", "国家卫生健康委"),
    ("公立医院考核那份文件里，财政部有任务吗", "hospital", "财政部"),
    ("三级公立医院绩效考核指标表里三级指标有多少个", "hospital", ""),
    ("那份绩效考核的文件里，财政部有什么任务", "hospital shicheng", "财政部"),
    ("政府网站集约化试点的工作目标是哪一条", "gov_site", ""),
    ("网站集约化那个试点方案，国务院办公厅要做什么", "gov_site", "国务院办公厅"),
    ("遂宁那20条里，市财政局牵头哪些", "suining", "市财政局"),
    ("湘潭这12条意见，哪几条没写牵头单位", "xiangtan_sme", ""),
    ("湘潭支持中小企业的那个意见，市财政局配合哪些", "xiangtan_sme", "市财政局"),
    ("中小企业那12条里，市财政局有哪些任务", "xiangtan_sme", "市财政局"),
    ("保税区21条里海关总署牵头几条", "zhbsq", "海关总署"),
    ("沈阳医护人员那个政策，市卫生健康委负责什么", "shenyang", "市卫生健康委"),
    ("国发3号文里商务部牵头的有哪些", "zhbsq", "商务部"),
    ("国办发4号文，国家卫生健康委有哪些任务", "hospital", "国家卫生健康委"),
    ("促进就业那个意见，财政部牵头哪些", "employment", "财政部"),
    ("消费扶贫的指导意见里，商务部负责什么", "consumption", "商务部"),
    ("第二批23项改革举措里，科技部负责哪几项", "innovation_reform2", "科技部"),
    ("融资担保基金那份指导意见，银保监会做什么", "guarantee_funds", "银保监会"),
    ("科研自主权那个通知，科技部要做什么", "research_autonomy", "科技部"),
    ("粮食应急预案里，财政部做什么", "grain", "财政部"),
    ("广东那份保障医务人员家属的措施里，哪些没有时限", "guangdong_medics", ""),
    ("石景山那个企业政策，区财政局牵头什么", "shijingshan", "区财政局"),
    ("南通外贸12条，市商务局负责哪些", "nantong", "市商务局"),
    ("怀化菜篮子十条里市农业农村局负责什么", "huaihua", "市农业农村局"),
    ("南充菜篮子考核细则里有几项任务", "nanchong", ""),
    ("贵州服务业那份文件，谁负责金融支持", "guizhou", ""),
    ("福建三个一批的通知，哪些任务没有时限", "fujian", ""),
    ("汕头河长制条例里谁负责考核", "shantou", ""),
    ("北京节水条例规定了哪些任务", "beijing_water", ""),
    ("平顶山的节水条例规定了哪些任务", "pingdingshan", ""),
    ("泰安垃圾分类条例里有几项任务", "taian", ""),
    ("数字广东2025年要点里，哪些没有牵头单位", "gd_digital", ""),
    ("广州居家养老那个办法里，哪些没有时限", "home_elderly", ""),
    ("广州助餐配餐的办法里，哪些没有时限", "elderly_meals", ""),
    ("残疾人两项补贴那个办法，哪些没有时限", "disability", ""),
    ("石城县河长制考核细则里有几项任务", "shicheng", ""),
    ("北京疫情防控那个措施，哪些没有时限", "beijing_fight", ""),
    ("辽宁中小企业25条，哪些没有牵头单位", "liaoning", ""),
    ("陕西中小微那12条，哪些没有牵头单位", "shaanxi", ""),
    ("2019年1月国务院发的那个意见里，商务部牵头哪些", "zhbsq", "商务部"),
    ("国办2019年1月那份考核的意见，财政部有什么任务", "hospital", "财政部"),
]


@pytest.mark.parametrize(("text", "document", "bodies"), [*OF_SAMPLES, *(OF_REAL if REAL else [])])
def test_a_document_by_what_it_is_called_in_passing(
    everything: Holdings, text: str, document: str, bodies: str
) -> None:
    names, mentions, _ = ask(text, everything)
    assert named(names, document), names
    assert mentions == set(bodies.split())


OF_SECTIONS = [
    ("综保区21项主要任务里，海关总署牵头哪些", "zhbsq", "四、主要任务"),
    ("综合保税区意见“主要任务”一共21项，海关总署牵头的占了几项", "zhbsq", "四、主要任务"),
    ("自贸区通知最后“切实做好组织实施”部分，哪一条没有时限", "ftz", "五、切实做好组织实施"),
]


@pytest.mark.skipif(not REAL, reason="the real documents are not here")
@pytest.mark.parametrize(("text", "document", "path"), OF_SECTIONS)
def test_a_section_of_a_document(everything: Holdings, text: str, document: str, path: str) -> None:
    names, _, question = ask(text, everything)
    assert named(names, document)
    assert [part.path for part in question.scope.parts] == [path]


@pytest.mark.parametrize(
    "text",
    [
        "高新区那个意见里面，商务部牵头什么",
        "高新企业那个意见，商务部牵头什么",
        "自贸港那份通知里商务部牵头什么",
        "乡村振兴那份通知，财政部牵头什么",
        "垃圾焚烧那个方案谁牵头",
        "湘潭那份养老方案谁牵头",
        "长沙那20条里市财政局牵头哪些",
        "推进水价改革这件事谁牵头",
    ],
)
def test_what_is_not_held_is_no_other_document(everything: Holdings, text: str) -> None:
    assert ask(text, everything)[0] == set()


@pytest.mark.parametrize(
    "text",
    [
        "促进茶叶产业高质量发展的意见里商务部牵头什么",
        "推动海洋渔业转型升级的通知一共引用了几份文件",
        "规范共享单车停放管理的实施方案由哪个机关印发的",
        "支持外来建设者安家落户的通知，哪几条由教育部负责",
        "依据海渔函〔2020〕132号制定的是哪一份",
        "海渔函〔2020〕132号是哪份文件",
        "《清源县湖长制工作方案》由哪些单位负责",
        "《清源县湖长制工作方案》引用了哪些文件",
        "关于全面推进海洋牧场示范区建设工作的指导意见里财政部门负责什么",
    ],
)
def test_a_document_that_is_described_and_not_held_is_said_so(everything: Holdings, text: str) -> None:
    names, _, question = ask(text, everything)
    assert (names, question.reason) == (set(), Reason.DOCUMENT)


@pytest.mark.parametrize("text", ["制定节水实施方案由谁牵头", "编制饮用水水源保护区的规划，由谁负责"])
def test_work_on_a_document_names_none(everything: Holdings, text: str) -> None:
    assert ask(text, everything)[2].reason is None
