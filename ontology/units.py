"""Unit words of Chinese official prose, with their base unit, factor and QUDT unit where there is one."""

from dataclasses import dataclass
from decimal import Decimal

QUDT_UNIT = "http://qudt.org/vocab/unit/"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word means: one of it is `factor` of the base unit `name`; `iri` is that unit in QUDT."""

    name: str
    factor: Decimal = Decimal(1)
    iri: str | None = None


# base unit, its local name in QUDT, the words for it
_BASE: tuple[tuple[str, str | None, str], ...] = (
    ("m3", "M3", "立方米 立方 方 m³ m3 M³ M3"),
    ("m", "M", "米 m"),
    ("km", "KiloM", "公里 千米 km KM"),
    ("cm", "CentiM", "厘米 公分 cm CM"),
    ("mu", None, "亩 市亩"),
    ("ha", "HA", "公顷"),
    ("t", "TONNE", "吨 公吨"),
    ("yuan", "CCY_CNY", "元 元人民币 块钱"),
    ("%", "PERCENT", "% ％"),
    ("count", "NUM", "个 家 户 处 项"),
    ("person", None, "人 名 位"),
    ("day", "DAY", "天 日"),
)

# words that stay as written, by their local name in QUDT
_AS_WRITTEN: tuple[tuple[str | None, str], ...] = (
    ("YR", "年 年度 周年 周岁 岁"),
    ("MO", "个月"),
    ("WK", "周 个星期 个周"),
    ("HR", "小时 个小时"),
    ("MIN", "分钟"),
    (None, "个工作日 工作日 个自然日 自然日 个季度 个学期 课时 学时"),
    (None, "蒸吨 学分 车次 架次 班次 航次 标箱 桶 袋 瓶 盒 块 面 盏 根 枚 本 册 幅 笔 单 段 层 箱 组"),
    (None, "队 班 轮 顶 片 团 伏 千伏 瓦 吨二氧化碳 标准立方米"),
    ("SEC", "秒"),
    ("MilliSEC", "毫秒"),
    ("MicroGM", "微克"),
    (None, "百分点 基点 倍 分 度 次 人次 批 批次 场 场次 期 件 宗 例 起"),
    (None, "台 套 台套 辆 艘 架 座 所 间 栋 幢 眼 口 条 张 份 篇 部 支 只 头 羽 株 棵 种 类 门 床 床位"),
    ("M2", "平方米 ㎡ m²"),
    ("KiloM2", "平方公里 平方千米"),
    ("MilliM", "毫米 mm"),
    ("MicroM", "微米"),
    ("KiloGM", "公斤 千克 kg"),
    ("GM", "克"),
    ("MilliGM", "毫克"),
    (None, "斤"),
    ("L", "升"),
    ("MilliL", "毫升"),
    ("KiloW-HR", "千瓦时"),
    ("KiloW", "千瓦"),
    ("MegaW", "兆瓦"),
    (None, "吨标准煤 吨标煤"),
    ("DeciB", "分贝"),
    ("DEG_C", "摄氏度 ℃"),
    ("CCY_USD", "美元"),
    ("PERMILLE", "‰"),
)


def _build() -> dict[str, Unit]:
    known: dict[str, Unit] = {}
    for name, local, words in _BASE:
        unit = Unit(name, iri=QUDT_UNIT + local if local else None)
        known.update(dict.fromkeys(words.split(), unit))
    for local, words in _AS_WRITTEN:
        known.update({word: Unit(word, iri=QUDT_UNIT + local if local else None) for word in words.split()})
    return known


UNITS: dict[str, Unit] = _build()
_IRIS: dict[str, str] = {unit.name: unit.iri for unit in UNITS.values() if unit.iri}


def unit_of(word: str) -> Unit:
    """Return the unit that `word` names; a word that is not listed is its own base unit."""
    return UNITS.get(word) or Unit(word)


def iri_of(name: str) -> str | None:
    """Return the QUDT unit of the base unit `name` (m3, yuan, 个月 …), or `None` where there is none."""
    return _IRIS.get(name)
