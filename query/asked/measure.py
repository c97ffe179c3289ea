"""How a figure is asked for: from which side bounded, in what measured (最长多久: at most, a time)."""

import re
from dataclasses import dataclass
from functools import cache

from extract.segment import cut, cut_tagged
from ontology.units import UNITS, unit_of
from query.asked.reading import Reading
from query.lexicon import read_patterns

TIME = "time"
DIMENSIONS = {
    TIME: "年 个月 周 个星期 小时 个小时 分钟 秒 毫秒 day 个工作日 工作日 个自然日 自然日 个季度 个学期",
    "money": "yuan 美元",
    "length": "m km cm 毫米 微米",
    "area": "mu ha 平方米 ㎡ 平方公里",
    "people": "person 人次",
    "rate": "% ‰ 基点",
    "weight": "t 公斤 千克 斤 克 毫克 微克",
}
COUNTED = "counted"  # 个, 家, 座 and what else is counted one by one
MEASURED_BY = re.compile(r"(?:建成|创建|达标|覆盖|利用|回用|完成|普及)?(?:率|比例|占比|个数|数量)$")
WORKING_DAY = "工作日"
AMOUNT = "amount"  # 多少, in whatever unit
ONE_BY_ONE = tuple("个家户处座条所")
APART = (TIME, "money", "rate")  # in which nothing is counted
UPPER, LOWER = ("<=", "<"), (">=", ">")
SPOKEN = {"水": "立方米", "块": "元", "块钱": "元", "钱": "元", "万": "元", "亿": "元", "成": "%"}
WORD_OF_RATE = re.compile(r"率|比例|百分|占比|几个点")
OF_FIGURES = re.compile(r"[^,、]{0,5}(?:率|比例|指标|数字(?!化|经济)|数值)")  # 几个|建成率指标
# what is paid or lent is told in money, as a share or as so many times; 补助对象多少 asks for no payment
PAID = re.compile(
    r"(?:补贴|补助|津贴|奖励|奖金|资助|救助金|补偿|赔偿|罚款|罚金|滞纳金|工资|薪酬|租金|押金|保费|保额|贷款|额度|[^,、]费|费用)(?:标准|金额|额)?"
    r"(?:都|各|分别|每人|每户|每家|每次|每月|每年|每天|每日|一个?月|一年|一次性?|到底|最[高多低少]|不超过|能|可以?|要|得|给|发|拿|领|交|缴|付|罚|贷|借|是|为|有){0,5}多少$"
    r"|多少[^,多少]{0,14}(?:资金|经费|补贴|补助|款|钱)$"
    r"|(?:补助?|补贴|奖励?|罚款?|贷款?|借|赔|返还?|退还?|减免|资助|救助)(?:他|它|个人|企业)?(?:能|可以?)?(?:给|到|了|掉)?多少$"
)
PAYMENT = frozenset(("money", "rate", "倍"))
SIZED = re.compile(r"多[大少](?:的)?面积|面积(?:要|得|须|应|需|达到|达|是|为|有|最小|至少|不小于)*多[大少]")
NUMBER = re.compile(r"个数|家数|户数|数量(?!指标)|数目")
# what stands between a bound and the quantity without telling more: 最多(能占)几成
LIGHT = re.compile(
    r"^(?:也|都|就|还|可以|能够|能|可|要|得|须|应该|应|需要|需|该|允许|准许|再|只|是|有|为|会|达到|达|占到|占|到)+"
    r"|(?:达到|达|到|为|是|有|了|过|出|够)+$"
)
LIGHT_VERBS = ("完成", "作出", "做出", "进行", "予以", "开展", "办理", "提出", "做好")
DONE = re.compile(
    r"(?:建|办|选|挑|设|定|报|整|弄|交|推荐|修|安排|建设|建成|创建|完成|新增|培育|配备|储备|打造|创成)+"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What figures are asked for: bounds with one of `operators`, in one of `kinds`; empty is any.

    `unit` is one that no other of its kind stands for (工作日).
    """

    operators: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    unit: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything but an amount is asked for (多少 alone says nothing)."""
        return bool(self.operators or self.kinds - {AMOUNT})

    def fits(self, unit: str) -> bool:
        """Tell whether a figure in `unit` is measured as asked."""
        if self.unit not in unit:
            return False
        if not self.kinds or AMOUNT in self.kinds:
            return True
        kind = dimension_of(unit)
        return kind in self.kinds or (COUNTED in self.kinds and kind not in APART)

    def bounds(self, operator: str) -> bool:
        """Tell whether a figure with `operator` is bounded from the side asked."""
        return not self.operators or operator in self.operators

    def of_another(self) -> "Measure":
        """Return how another thing is asked for in the same way: what is counted in 方 may not be."""
        return Measure(self.operators, self.kinds & frozenset(APART))


def dimension_of(unit: str) -> str:
    """Return in what a unit measures (个月 is time), the unit itself where nothing else measures so."""
    own = next((kind for kind, units in DIMENSIONS.items() if unit in units.split()), "")
    return own or ("money" if unit.startswith("元") else unit)


def find_measure(reading: Reading) -> None:
    """Cover bounds with the quantity that they ask for (最多能占几成), as `bound` and `much`.

    What stands between them stays, where it tells more than that it is reached (最长可以|缓缴|多久).
    """
    for match in _asked().finditer(reading.left):
        start, end = match.span("bound")
        reading.take(start, end, "bound")
        said = match["between"]
        light = LIGHT.match(said)
        reading.cover(end, end + (light.end() if light else 0))
        told = LIGHT.sub("", LIGHT.sub("", said))
        if len(told) < 2 or DONE.fullmatch(told):
            reading.cover(end, match.end("between"))
        reading.take(*match.span("asked"), "much")
    for match in _from_which_on().finditer(reading.left):
        reading.take(*match.span(), "bound")


def measure_of(words: str) -> Measure:
    """Return from which side and in what the figures of a question are measured."""
    patterns = dict(read_patterns("measures"))
    side = next((ops for tag, ops in (("upper", UPPER), ("lower", LOWER)) if patterns[tag].search(words)), ())
    found = [match for match in _quantity().finditer(words) if not OF_FIGURES.match(words, match.end())]
    kinds = {_kind_of(match) for match in found}
    if NUMBER.search(words):
        kinds.add(COUNTED)
    if WORD_OF_RATE.search(words) and kinds <= {AMOUNT, COUNTED}:
        kinds = {"rate"} | (kinds - {AMOUNT})
    if kinds <= {AMOUNT} and PAID.search(words):
        kinds = set(PAYMENT)
    if kinds <= {AMOUNT} and SIZED.search(words):
        kinds = {"area"}
    unit = WORKING_DAY if any(WORKING_DAY in match[0] for match in found) else ""
    return Measure(side, frozenset(kinds), unit)


def measure_deed(words: str) -> str:
    """Return the deed whose time a question asks for (几天内完成审核: 审核), empty where it names none."""
    match = next(iter(_within().finditer(words)), None)
    tagged = cut_tagged(words[match.end() :]) if match else []
    if tagged[1:] and tagged[0][0] in LIGHT_VERBS:
        tagged = tagged[1:]
    return tagged[0][0] if tagged and tagged[0][1].startswith("v") and len(tagged[0][0]) > 1 else ""


@cache
def _within() -> re.Pattern[str]:
    time = dict(read_patterns("measures"))["time"].pattern
    return re.compile(rf"(?:{time})(?:之内|以内|内)(?:要|须|应|必须|得|就|应当|需)?")


def _kind_of(match: re.Match[str]) -> str:
    if match["time"]:
        return TIME
    if match["share"]:
        return "rate"
    word = match["unit"] or ""
    if not word:
        return AMOUNT
    if word in ONE_BY_ONE:
        return COUNTED
    return dimension_of(unit_of(SPOKEN.get(word, word)).name)


@cache
def _quantity() -> re.Pattern[str]:
    """Return the pattern of a quantity that is asked for: 多久, 几成, 多少立方米."""
    patterns = dict(read_patterns("measures"))
    words = sorted({*UNITS, *SPOKEN}, key=lambda word: (-len(word), word))
    units = "|".join(re.escape(word) for word in words if word not in ("%", "％", "项"))
    return re.compile(
        rf"(?P<time>{patterns['time'].pattern})|(?P<share>{patterns['share'].pattern})"
        rf"|(?<![哪那这好第十])(?:几|多少|多)(?:(?<=几|少)个?(?:百|千)?(?:万|亿)?(?P<unit>{units})|(?<=少)|(?<=几)(?=$|\n|,)|(?<=多)[大高低宽深厚远重粗])"
    )


@cache
def _from_which_on() -> re.Pattern[str]:
    """Return the pattern of a quantity from which on something holds: 多少份以上, 几人以下."""
    quantity = re.sub(r"\?P<\w+>", "?:", _quantity().pattern)
    return re.compile(rf"(?:{quantity})(?:及)?(?:以上|以下|以内|之内)(?:的)?")


@cache
def _asked() -> re.Pattern[str]:
    patterns = dict(read_patterns("measures"))
    quantity = re.sub(r"\?P<\w+>", "?:", _quantity().pattern)
    return re.compile(
        rf"(?:{patterns['each'].pattern})?(?P<bound>{patterns['bound'].pattern})(?!的)"
        rf"(?P<between>(?:(?!谁|哪|什么|何|啥)[^\n,。;、:?!]){{0,12}}?)"
        rf"(?P<asked>(?:{quantity})(?:以上|以下|以内|之内|内|左右)?)(?!{patterns['listed'].pattern})"
    )


def in_place(topic: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the topic before with a word of its own kind in place of one (年地下水取水量: 地表水呢).

    A thing without a measure is measured as the one before (企业建成率: 居民小区呢).
    """
    word = topic[0] if len(topic) == 1 else ""
    for number, piece in enumerate(before):
        for old in cut(piece):
            alike = old[0] == word[:1] and old[-1] == word[-1:] and len(old) == len(word) != 1
            if alike and old != word:
                return (*before[:number], piece.replace(old, word), *before[number + 1 :])
    measured = next((match[0] for piece in before if (match := MEASURED_BY.search(piece))), "")
    return (word + measured,) if word and measured and not MEASURED_BY.search(word) else topic
