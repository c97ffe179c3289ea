"""What a figure bounds: the noun before it (年用水量…), behind it (…重点中型灌区) or in the clause before."""

import re
from dataclasses import dataclass

from extract.folding import HIDDEN
from extract.words import any_of

_STOPS = '，。；：！？“”‘’"、《》'
_ACTING = any_of("acting")
_LONG = any_of("acting", shortest=2)
# 建成率 and 培训量 are nouns
_NOT_NOUN = "(?![率量数额度值比者费金标面时期])"
_MEASURE = re.compile(rf"[^，。；、]{{0,4}}{any_of('measures')}$")
# 连续居住  累计从业
LASTING = re.compile(rf"(?:连续|累计|持续)?{any_of('lasting')}$")
# 补贴标准为费用的四分之一  入户率每2个百分点得1分
STATED = re.compile(r"(?:为|按照?|是|每|得|扣|加|计)[^，]{0,20}(?:[0-9]|分之)[^，的]{0,10}$")
# 10%的补助
SHARE_OF = re.compile(
    r"^(?:[0-9]{1,9}(?:\.[0-9]{1,4})?(?:%|[万亿]?元|个百分点)|[一-十百]{1,4}分之[一-十百]{1,6})的(?=..)"
)
# 3个工作日内，根据调查情况，提出意见
BY_WHAT = re.compile(r"，?(?:根据|按照|依照|依据|结合|参照)[^，。；：]{1,40}，")
# 应发生在申请日前  须形成于报名前
HAPPENS = re.compile(r"(?:应当?|须|要)?(?:发生|形成|产生|取得|出具|出现)[在于][^，。；]{0,20}$")
ABSENT = re.compile(
    r"，?(?:均|都)?(?:没有|无|未发生过?|未出现过?|未受到?过?|不得有|未有)(?P<what>[^，。；：、的且并（）■]{2,24})"
)
WHICH = re.compile(r"[^，。；、的]{1,6}的(?=..)")
# 在原有贷款利率基础上下浮
ON_BASE = re.compile(
    r"(?:^|(?P<own>[^在]{2,30}))在(?P<base>[^在]{2,20}?)(?:水平|基础)上?(?:上浮|下浮|下降|降低|提高|增加|减少)?$"
)
# 比2020年下降  同比增长  年均增长
MOVES = re.compile(
    r"(?:(?:(?<!占)比|较)[^，]{1,14}?)?(?:同比|环比|年均|累计|平均)?"
    r"(?:下降|降低|减少|压减|提高|提升|增长|增加|上升|上浮|下浮|下调|上调|缩短|压缩|精简|递减|递增)(?:率|幅度)?(?P<rate>)$"
)
# 由20%  从上年的50%
FROM = re.compile(r"[由从][^由从，]{0,14}[0-9%][^由从，]{0,4}(?:放宽|调整|以上放宽|以下放宽)?$")
# 数字经济规模比2022年（翻一番）
AGAINST = re.compile(r"(?<=..)[比较][^，。；：比较]{2,12}$")
TRAILING = re.compile(rf"{any_of('subject_trailing')}$")
LEADING = re.compile(
    rf"{any_of('subject_leading')}(?!率)|对(?![象口比外接照应])|使(?![用命者馆])|(?<![理事缘])由|(?<![合归兼])并"
    r"|(?<![不])但(?!是)|(?:年度?|月|季度?)内(?![容部外])|[■①-⑳]+"
)
# （二）  第七条  1.
NUMBERING = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百]{1,5}条|（[0-9一二三四五六七八九十]{1,3}）|[0-9一二三四五六七八九十]{1,2}[.、])"
)
MODAL = re.compile(
    r"^(?:原则上|即|可以|可(?![回再持燃比追支用控信吸])|能够|应当|应(?![急对用收届缴付])|须|需(?!求)|要(?![素求件])|也"
    r"|在(?![校册建岗编线职园库途保院产用])|其中|其(?!他|余))+"
)
# 市水利局要培育  各县区每年新增
ACTOR = re.compile(
    rf"^(?![每单])[^，]{{0,20}}?(?:局|委|办|厅|部门|政府|单位|机构|县|区|市|州|旗|乡镇|街道|公司|各地)(?:要|应当|应|须|负责|每年|可|原则上)?(?:重点|积极|大力|优先|全面)?(?={_LONG}{_NOT_NOUN})"
)
MAKING = re.compile(rf"{any_of('making')}{_NOT_NOUN}")
ACTING = re.compile(rf"^{_LONG}{_NOT_NOUN}")
ENDS_ACTING = re.compile(rf"{_ACTING}[了好起足]?$")
OFFERS = re.compile(r"办理|申请|给予|发放|提供")  # 依法办理延期缴纳税款
NUMERAL = re.compile(r"^[0-9一二两三四五六七八九十百千万亿分之%]+$")
JOINED = re.compile(r"(?:[和及与或]|以及)$")
CONJUNCTION = re.compile(r"^(?:[和及与或并且的]|以及|同时|且)+|(?:[和及与或并且]|以及)+$")
NOUN_AFTER = re.compile(r"(?:（[^（）]{0,12}）)?的?(?P<noun>[^，。；：！、（）“”\"■0-9的]{1,24})")
STOP = re.compile(
    rf"{any_of('subject_stop')}|应(?![急对用收届])|要(?![素求件])|须|由|在(?![校册建岗编线职园库途保院产])|并|且|为|以"
    r"|均|按|经(?![济营贸费销办纪])|从(?!业)|向|对(?![象口外])|将|把|需(?!求)|未(?!成年|来|就业)|与|是|等"
)
# 年满18周岁、能够……的中国公民担任股东
PERSONS = re.compile(r"[^。；]{0,60}?的(?P<noun>[^，。；、的（）]{2,12})")
_EMPTY = frozenset(
    {"", "其", "该", "每", "各", "个", "同", "年", "和", "一", "前", "后", "上", "下", "其他", "其余", "本"}
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """The name of what is bounded, at `start`..`end` of the text."""

    start: int
    end: int


def before(text: str, end: int, floor: int = 0) -> Indicator | None:
    """Return the indicator that ends where the bound begins, within its clause and not before `floor`."""
    return _trimmed(text, max(floor, _clause_start(text, end)), end)


def past_verb(text: str, indicator: Indicator) -> Indicator:
    """Return what is made or kept (县级仓库储备编织袋) without who makes it and where."""
    for match in MAKING.finditer(text, indicator.start, indicator.end):
        if indicator.end - match.end() >= 3:
            return Indicator(match.end(), indicator.end)
    return indicator


def past_bracket(text: str, indicator: Indicator) -> Indicator:
    """Return what stands behind the last bracket in `indicator`: the deed that a length of time measures."""
    place = text.rfind("）", indicator.start, indicator.end) + 1
    far = place - text.rfind("（", indicator.start, indicator.end) > 8
    return Indicator(place, indicator.end) if place and far and indicator.end - place > 1 else indicator


def verb_before(text: str, end: int, floor: int = 0) -> Indicator | None:
    """Return the verb before the figure where no noun is bounded (巡查不少于一次)."""
    begin = max(floor, _clause_start(text, end))
    words = _strip_trailing(text[begin:end])
    match = re.search(rf"{_LONG}$", words)
    return Indicator(begin + match.start(), begin + match.end()) if match else None


def lasting_before(text: str, end: int, floor: int = 0) -> Indicator | None:
    """Return the verb whose duration a length of time before 的 bounds (连续居住一年以上的证明)."""
    begin = max(floor, _clause_start(text, end))
    match = LASTING.search(_strip_trailing(text[begin:end]))
    return Indicator(begin + match.start(), begin + match.end()) if match else None


def takes_object(text: str, end: int, floor: int = 0) -> bool:
    """Tell whether a verb stands before the figure, so that what is counted follows (培育10家以上企业)."""
    begin = max(floor, _clause_start(text, end))
    words = _strip_trailing(text[begin:end])
    return not CONJUNCTION.sub("", words) or bool(ENDS_ACTING.search(words))


def behind(text: str, start: int) -> Indicator | None:
    """Return the noun that follows the figure and its bound, up to a verb or a sign."""
    match = NOUN_AFTER.match(text, start)
    if not match:
        return None
    noun = match["noun"]
    stop = STOP.search(noun)
    noun = noun[: stop.start()] if stop else noun
    noun = CONJUNCTION.sub("", noun)
    return Indicator(match.start("noun"), match.start("noun") + len(noun)) if noun not in _EMPTY else None


def clause_behind(text: str, start: int) -> Indicator | None:
    """Return the clause that follows a length of time (两年之内对……实行……)."""
    how = BY_WHAT.match(text, start)
    start = how.end() if how else start + text.startswith("，", start)
    end = first = _clause_end(text, start, "，。；：、（！■")
    if first < len(text) and text[first] == "、":
        whole = _clause_end(text, first, "，。；：（！■")
        end = whole if "等" in text[first:whole] else first
    end -= text[start:end].endswith(("的", "者")) and end - start > 3
    return Indicator(start, end) if end - start > 1 else None


def looked_back(text: str, start: int, end: int) -> Indicator | None:
    """Return what must or must not lie in a length of time that looks back (近3年内无违法记录).

    `None` where it only tells which persons are meant (14日内到访过外地的人员).
    """
    if happens := HAPPENS.search(text, max(0, start - 40), start):
        return before(text, happens.start())
    if absent := ABSENT.match(text, end):
        return Indicator(*absent.span("what"))
    which = WHICH.match(text, end)
    return behind(text, which.end()) if which else None


def _clause_end(text: str, start: int, stops: str) -> int:
    """Return where the first of `stops` outside quotation marks stands."""
    end, depth = start, 0
    while end < len(text) and end < start + 80 and (depth or text[end] not in stops):
        depth += {"“": 1, "”": -1}.get(text[end], 0)
        end += 1
    return end


def clause_before(text: str, end: int) -> Indicator | None:
    """Return what the clause before speaks of (依法办理延期缴纳税款，最长不超过3个月)."""
    stop = _clause_start(text, end)
    if not stop or text[stop - 1] not in "，（、" or _strip_trailing(text[stop:end]).strip("■在到至于"):
        return None
    stop -= 1
    begin = _clause_start(text, stop)
    words = text[begin:stop]
    inside = re.search(r"(?<=[^在]{2})在", words)
    stop = begin + inside.start() if inside else stop
    stated = STATED.search(text[begin:stop])
    stop = begin + stated.start() if stated and stated.start() > 1 else stop
    verb = list(OFFERS.finditer(text, begin, stop - 1))
    return _trimmed(text, verb[-1].end() if verb else begin, stop)


def persons_behind(text: str, start: int) -> Indicator | None:
    """Return the persons whose age is bounded, named at the end of the list (……的中国公民)."""
    match = PERSONS.match(text, start)
    if not match:
        return None
    noun = match["noun"]
    stop = STOP.search(noun)
    noun = noun[: stop.start()] if stop else noun
    return Indicator(match.start("noun"), match.start("noun") + len(noun)) if len(noun) > 1 else None


def _clause_start(text: str, end: int) -> int:
    """Return where the clause that ends at `end` begins; signs inside closed brackets do not count."""
    depth = 0
    for place in range(end - 1, max(-1, end - 80), -1):
        char = text[place]
        if char in "）”":
            depth += 1
        elif char in "（“":
            if not depth:
                return place + 1
            depth -= 1
        elif not depth and char in _STOPS:
            return place + 1
    return max(0, end - 80)


def _strip_trailing(words: str) -> str:
    """Drop what stands between an indicator and its figure (原则上, 应当, 每年 …)."""
    for _ in range(5):
        match = TRAILING.search(words)
        if not match:
            break
        words = words[: match.start()]
    return words


def _trimmed(text: str, begin: int, end: int) -> Indicator | None:
    """Narrow the clause at `begin`..`end` to the indicator in it."""
    words = _strip_trailing(text[begin:end])
    if base := ON_BASE.search(words):
        group = "own" if base["own"] else "base"
        begin, words = begin + base.start(group), base[group]
    words = FROM.sub("", words)
    words = _strip_trailing(_without_move(words))
    if MOVES.fullmatch(words) and "率" not in words:
        return None
    words = AGAINST.sub("", words) if HIDDEN in words else words
    if JOINED.search(words):
        return None
    cut = max((match.end() for match in LEADING.finditer(_without_brackets(words))), default=0)
    cut = max(cut, _after_of(words))
    if cut:
        begin, words = begin + cut, words[cut:]
    if share := SHARE_OF.match(words):
        return Indicator(begin + share.end(), begin + len(words))
    for pattern in (NUMBERING, CONJUNCTION, MODAL, ACTOR, ACTING, ACTING, CONJUNCTION):
        match = pattern.match(words)
        least = 0 if pattern in {NUMBERING, MODAL} else 4
        if match and len(words) - match.end() >= least:
            begin, words = begin + match.end(), words[match.end() :]
    return Indicator(begin, begin + len(words)) if words not in _EMPTY and not _is_no_noun(words) else None


def _without_brackets(words: str) -> str:
    """Return `words`, as long as they are, with what stands in brackets hidden."""
    return re.sub(r"（[^（）]{0,60}）", lambda match: "□" * len(match[0]), words)


def _without_move(words: str) -> str:
    """Drop the change that a figure measures (用水量比2020年下降), unless nothing else is left."""
    rest = MOVES.sub("", words)
    return rest if len(rest) > 1 else words


def _after_of(words: str) -> int:
    """Return where what follows the last 的 begins, brackets aside."""
    depth, cut = 0, 0
    for place, char in enumerate(words):
        depth += {"（": 1, "）": -1}.get(char, 0)
        if (
            char == "的"
            and depth <= 0
            and place + 4 < len(words)
            and not _MEASURE.fullmatch(words, place + 1)
        ):
            cut = place + 1
    return cut


def _is_no_noun(words: str) -> bool:
    if NUMERAL.match(words):
        return True
    match = ACTING.match(words)
    return bool(match and match.end() == len(words))
