"""Two small policies of invented places, with their texts, and the store that holds them."""

from datetime import date
from decimal import Decimal

from graph.store import GraphStore
from ontology.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Operator,
    Policy,
    Role,
    Stated,
    Task,
    TaskKind,
    Threshold,
)
from tests.query.stores import make_store, place_policy

LEAD, COOPERATE, RESPONSIBLE = Role.LEAD, Role.COOPERATE, Role.RESPONSIBLE
TABLE = "节水任务分解表"
YUNDU = """望川市云渡区节约用水工作方案
云渡府办发〔2021〕5号
依据《望川市节约用水条例》制定。
2021年3月1日
节水任务分解表
更换老旧供水管网 逐段更换用了二十年以上的供水管道，2022年底前完成。 区住房城乡建委 区财政局、区水利局
推进水价改革 对居民用水实行阶梯价格。 区发展改革委、区水利局 区财政局
创建节水型学校 节水型学校建成率不低于30%。 区教委
通报用水情况 每季度通报一次各单位的用水情况。 区水利局 区机关事务中心
望川市云渡区人民政府办公室
"""
SONGPING = """望川市松坪县防汛工作方案
2021年4月2日
一、重点工作
（一）加固水库堤坝。2021年6月30日前完成病险堤坝加固。（责任单位：县水利局）
（二）储备抢险物资。编织袋储备不少于5000个。（责任单位：县财政局）
（三）加强值班值守。汛期实行双岗值班。
"""


def open_store() -> GraphStore:
    """Return a store in memory with both documents."""
    return make_store(
        (place_policy(policy, text), text) for policy, text in ((yundu(), YUNDU), (songping(), SONGPING))
    )


def yundu() -> Policy:
    """Return the plan of 云渡区: a table of four rows."""
    return Policy(
        doc="yundu",
        title=Stated("望川市云渡区节约用水工作方案", ()),
        doc_number=Stated("云渡府办发〔2021〕5号", ()),
        issuer=Stated("望川市云渡区人民政府办公室", ()),
        issue_date=Stated(date(2021, 3, 1), ()),
        region=Stated("望川市云渡区", ()),
        cites=(Citation("望川市节约用水条例", None, ()),),
        attachments=(),
        tasks=(
            row(
                "t01",
                "更换老旧供水管网",
                "逐段更换用了二十年以上的供水管道，2022年底前完成。",
                {"区住房城乡建委": LEAD, "区财政局": COOPERATE, "区水利局": COOPERATE},
                deadline=Deadline("2022年底前", DeadlineKind.BY, None, date(2022, 12, 31), None, ()),
            ),
            row(
                "t02",
                "推进水价改革",
                "对居民用水实行阶梯价格。",
                {"区发展改革委": LEAD, "区水利局": LEAD, "区财政局": COOPERATE},
            ),
            row(
                "t03",
                "创建节水型学校",
                "节水型学校建成率不低于30%。",
                {"区教委": LEAD},
                threshold=Threshold(
                    "节水型学校建成率不低于30%", "节水型学校建成率", Operator.AT_LEAST, Decimal(30), "%", ()
                ),
            ),
            row(
                "t04",
                "通报用水情况",
                "每季度通报一次各单位的用水情况。",
                {"区水利局": LEAD, "区机关事务中心": COOPERATE},
                deadline=Deadline("每季度", DeadlineKind.RECURRING, None, None, Every.QUARTER, ()),
            ),
        ),
    )


def songping() -> Policy:
    """Return the plan of 松坪县: three items, no number and no issuer."""
    return Policy(
        doc="songping",
        title=Stated("望川市松坪县防汛工作方案", ()),
        doc_number=None,
        issuer=None,
        issue_date=Stated(date(2021, 4, 2), ()),
        region=Stated("望川市松坪县", ()),
        cites=(),
        attachments=(),
        tasks=(
            item(
                "t01",
                "加固水库堤坝",
                "2021年6月30日前完成病险堤坝加固。",
                {"县水利局": RESPONSIBLE},
                deadline=Deadline("2021年6月30日前", DeadlineKind.BY, None, date(2021, 6, 30), None, ()),
            ),
            item(
                "t02",
                "储备抢险物资",
                "编织袋储备不少于5000个。",
                {"县财政局": RESPONSIBLE},
                threshold=Threshold(
                    "编织袋储备不少于5000个", "编织袋储备", Operator.AT_LEAST, Decimal(5000), "count", ()
                ),
            ),
            item("t03", "加强值班值守", "汛期实行双岗值班。", {}),
        ),
    )


def row(
    identity: str,
    title: str,
    text: str,
    roles: dict[str, Role],
    *,
    deadline: Deadline | None = None,
    threshold: Threshold | None = None,
) -> Task:
    """Return a row of the annex."""
    return _task(identity, TaskKind.ROW, (TABLE, title), title, text, roles, deadline, threshold)


def item(
    identity: str,
    title: str,
    text: str,
    roles: dict[str, Role],
    *,
    deadline: Deadline | None = None,
    threshold: Threshold | None = None,
) -> Task:
    """Return an item of the body's first chapter."""
    number = "一二三"[int(identity[1:]) - 1]
    path = ("一、重点工作", f"（{number}）{title}")
    return _task(identity, TaskKind.ITEM, path, title, text, roles, deadline, threshold)


def _task(
    identity: str,
    kind: TaskKind,
    path: tuple[str, ...],
    title: str,
    text: str,
    roles: dict[str, Role],
    deadline: Deadline | None,
    threshold: Threshold | None,
) -> Task:
    return Task(
        identity,
        kind,
        path,
        title,
        text,
        tuple(Assignment(agency, role, ()) for agency, role in roles.items()),
        (deadline,) if deadline else (),
        (threshold,) if threshold else (),
        None,
        (),
    )
