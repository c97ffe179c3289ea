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
    ("t", "TONNE", "吨 公吨 t"),
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
    (None, "队 班 轮 顶 片 团 吨二氧化碳 标准立方米"),
    ("SEC", "秒"),
    ("MilliSEC", "毫秒"),
    ("MicroGM", "微克 μg ug"),
    (None, "百分点 基点 倍 分 度 次 人次 批 批次 场 场次 期 件 宗 例 起"),
    (None, "台 套 台套 辆 艘 架 座 所 间 栋 幢 眼 口 条 张 份 篇 部 支 只 头 羽 株 棵 种 类 门 床 床位"),
    ("M2", "平方米 ㎡ m²"),
    ("KiloM2", "平方公里 平方千米"),
    ("MilliM", "毫米 mm"),
    ("MicroM", "微米"),
    ("KiloGM", "公斤 千克 kg"),
    ("GM", "克 g"),
    ("MilliGM", "毫克 mg"),
    (None, "斤"),
    ("L", "升 L"),
    ("MilliL", "毫升"),
    ("KiloW-HR", "千瓦时 kWh"),
    ("KiloW", "千瓦 kW"),
    ("MegaW", "兆瓦 MW"),
    (None, "吨标准煤 吨标煤"),
    ("DeciB", "分贝 dB"),
    ("DEG_C", "摄氏度 ℃"),
    ("CCY_USD", "美元"),
    ("PPTH", "‰"),
    ("MegaW-HR", "兆瓦时"),
    ("GigaW", "吉瓦"),
    ("W", "瓦"),
    ("V", "伏"),
    ("KiloV", "千伏"),
)

# what QUDT has of one unit by another
_COMPOUND_NAMES = (
    "M3-PER-DAY M3-PER-HR M3-PER-MIN M3-PER-SEC M3-PER-YR M3-PER-HA M3-PER-M2 M-PER-SEC M-PER-MIN M-PER-HR "
    "M-PER-DAY M-PER-HA KiloM-PER-HR KiloM-PER-DAY TONNE-PER-DAY TONNE-PER-HR TONNE-PER-MO TONNE-PER-YR "
    "TONNE-PER-HA TONNE-PER-M3 NUM-PER-M3 NUM-PER-M2 NUM-PER-KiloM2 NUM-PER-HA NUM-PER-L NUM-PER-MilliL "
    "NUM-PER-YR NUM-PER-HR NUM-PER-MIN MicroGM-PER-M3 MicroGM-PER-L MicroGM-PER-KiloGM MilliGM-PER-M3 "
    "MilliGM-PER-L MilliGM-PER-KiloGM MilliGM-PER-M2 GM-PER-M3 GM-PER-L GM-PER-KiloGM GM-PER-M2 GM-PER-DAY "
    "KiloGM-PER-M3 KiloGM-PER-M2 KiloGM-PER-HA KiloGM-PER-DAY KiloGM-PER-HR KiloGM-PER-YR L-PER-DAY L-PER-HR "
    "L-PER-MIN L-PER-SEC L-PER-KiloGM KiloW-HR-PER-M2 KiloW-PER-M2 W-PER-M2 MilliM-PER-HR MilliM-PER-DAY "
)
_COMPOUND = frozenset(_COMPOUND_NAMES.split())


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
    """Return the QUDT unit of `name` (m3, yuan, 微克/立方米 …), `None` where QUDT has none."""
    return _IRIS.get(name) or (_compound_of(*name.split("/")) if name.count("/") == 1 else None)


def _compound_of(above: str, below: str) -> str | None:
    """Return the QUDT unit of one unit by another, each as written (毫克/升 is MilliGM-PER-L)."""
    parts = [unit_of(word).iri for word in (above, below)]
    local = "-PER-".join(iri.removeprefix(QUDT_UNIT) for iri in parts if iri)
    return QUDT_UNIT + local if local in _COMPOUND else None
