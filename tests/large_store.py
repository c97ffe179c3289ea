"""A store many times as large, for `make bench`: documents put together by chance, vectors drawn.

Places, works and figures are invented; the same seed gives the same documents.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from graph.ingest import build_source
from graph.ledger import Ledger
from graph.shared import Entry, build_shared
from graph.store import Change, GraphStore
from graph.triples import write_lines
from ontology.iris import SHARED_GRAPH, Iri, graph_iri
from ontology.model import Policy, Task
from query.embed import Embedder, Progress
from query.index import open_index
from query.topics.engines import EmbeddedModel
from query.topics.weights import Rows
from tests.factories import make_policy, make_source, make_task


def _words(text: str) -> list[str]:
    return text.split()


SYLLABLES = "云渡松坪望川鹭湾白沙青石柳河双桥金岭枫林曲水栖霞长汀平皋东岙梅溪古渡龙塘竹坞丹崖汾阳岱岳"
LEVELS = ("县", "区", "市")
FIELDS = _words("""
水利 教育 财政 民政 商务 交通运输 农业农村 生态环境 住房城乡建设 卫生健康 文化旅游 应急管理 市场监管
自然资源 人力资源社会保障 发展改革 统计 审计 林业 司法 公安 科技 医保 税务 信访 气象 体育 档案 粮食
民族宗教
""")
VERBS = _words("""
完善 建立 推进 开展 加强 落实 健全 实施 规范 清理 更新 改造 扩大 优化 核查 公布 培育 整治 普及 简化
""")
WHERE = _words("""
老旧小区 沿河村庄 产业园区 中小学校 社区医院 农贸市场 公共停车场 山区公路 城市公园 养老机构 乡镇集市
工业厂房 水库大坝 图书场馆 公交站点 居民楼院 灌溉渠道 蔬菜基地 旅游景点 物流园区 殡葬场所 托育点位
体育场地 加油站点
""")
WHAT = _words("""
照明设施 用电安全 消防通道 垃圾收运 雨污分流 信用档案 收费公示 食品抽检 人员培训 信息台账 应急预案
设备更新 绿化养护 标识标牌 无障碍通道 技能竞赛 志愿服务 采购目录 投诉处理 价格监测 巡查记录 资金审计
数据共享 就业帮扶 隐患排查 能耗统计 用地审批 疫苗接种 档案整理 道路养护
""")
ENDS = ("确保全面覆盖", "形成长效机制", "逐级压实责任", "定期公开结果", "按月汇总情况", "分类建立清单")
HEADINGS = ("一、夯实基础", "二、重点任务", "三、专项行动", "四、支持措施", "五、组织保障")
TASKS = (24, 56)  # in a document
TOGETHER = 50  # documents in a commit


class DrawnVectors:
    """An embedder that draws the vectors of passages and leaves questions to the embedded model."""

    def __init__(self) -> None:
        self._model = EmbeddedModel()
        self.name, self.dimension, self.prompts = (
            self._model.name,
            self._model.dimension,
            self._model.prompts,
        )
        self._draw = np.random.default_rng(0)

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return rows of length 1, few texts truly embedded and many drawn."""
        if len(texts) < 100:
            return self._model.embed(texts, prompt, progress)
        rows = self._draw.standard_normal((len(texts), self.dimension), np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def grow(store: GraphStore, documents: int, embedder: Embedder | None = None) -> None:
    """Bring invented documents into `store` and its index, without the checks of an `add`."""
    entries = list(Ledger.load(store).entries.values())
    waiting: dict[Iri, list[str]] = {}
    for policy in invent(documents):
        source = make_source(policy)
        claims, facts = build_source(source)
        entries.append(Entry(len(entries) + 1, claims))
        store.keep.put(source.document.sha256, source.data, source.document.text)
        waiting[graph_iri(policy.doc)] = write_lines(facts)
        if len(waiting) == TOGETHER:
            store.commit(Change(insert=waiting))
            waiting = {}
    store.commit(Change(insert=waiting))
    store.replace(SHARED_GRAPH, write_lines(build_shared(entries)))
    open_index(store, embedder or DrawnVectors())


def invent(documents: int) -> Iterator[Policy]:
    """Yield so many policies, each of its own draw."""
    for number in range(documents):
        yield _invent(number, random.Random(number))


def _invent(number: int, draw: random.Random) -> Policy:
    city, county = ("".join(draw.sample(SYLLABLES, 2)) for _ in range(2))
    place = f"{city}市{county}{draw.choice(LEVELS[:2])}"
    level = place[-1]
    subject = draw.choice(WHERE) + draw.choice(WHAT)
    day = date(2012 + draw.randrange(12), 1 + draw.randrange(12), 1 + draw.randrange(28))
    bodies = [f"{level}{field}局" for field in draw.sample(FIELDS, 12)]
    return make_policy(
        f"invented_{number:05}",
        *(_task(f"t{i:02}", draw, bodies, day) for i in range(1, 1 + draw.randint(*TASKS))),
        title=f"{place}{subject}工作实施方案",
        number=f"{county}府发〔{day.year}〕{1 + draw.randrange(120)}号",
        issuer=f"{place}人民政府",
        day=day,
        region=place,
        cites=[(f"{city}市{draw.choice(WHERE)}{draw.choice(WHAT)}管理办法", None)],
    )


def _task(name: str, draw: random.Random, bodies: Sequence[str], day: date) -> Task:
    verbs, works = draw.sample(VERBS, 2), [draw.choice(WHERE) + draw.choice(WHAT) for _ in range(2)]
    share = f"，比例不低于{draw.randrange(20, 99)}%" if draw.random() < 0.3 else ""
    named = draw.sample(list(bodies), 4)
    return make_task(
        name,
        f"{verbs[0]}{works[0]}，{verbs[1]}{works[1]}{share}，{draw.choice(ENDS)}。",
        lead=named[:1],
        cooperate=named[1 : draw.randint(1, 4)],
        end=date(day.year + draw.randrange(1, 4), 12, 31) if draw.random() < 0.4 else None,
        path=(draw.choice(HEADINGS),),
    )
