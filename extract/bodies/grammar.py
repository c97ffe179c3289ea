"""The grammar of names, written over the classes that `wordclass` gives to words.

A pattern is a row of elements with the quantifiers of regular expressions; an element is a set of word
classes. Each word of a text is one sign, so that the whole grammar runs over a text at once.
"""

from collections.abc import Callable
from functools import cache
from heapq import heapify, heappop, heappush

from extract.bodies.automaton import Automaton
from extract.bodies.wordclass import Ending, Part, Traits, traits_of

Test = Callable[[Traits], bool]


def _tags(*tags: str) -> Test:
    return lambda word: word.tag in tags


def _is_short(word: Traits) -> bool:
    return word.length == 1 and word.tag not in ("W", "P", "U", "SEP", "ETC", "LEVEL", "DET")


INNER = _tags("FUNC", "NOUN", "LEVEL", "PLACE", "BOTH", "MID", "HEAD", "GROUP", "DET")
ELEMENTS: dict[str, Test] = {
    "Before": _tags("DET", "LEVEL", "PLACE", "BOTH"),
    "Inner": INNER,
    "Known": _tags("FUNC", "PLACE", "LEVEL", "BOTH", "MID", "HEAD"),
    "Placed": _tags("PLACE"),
    "Place": _tags("LEVEL", "BOTH", "MID", "PLACE"),
    "Rest": _tags("FUNC", "DET"),
    "Loose": _tags("FUNC", "NOUN"),
    "Trade": lambda word: word.tag in ("FUNC", "NOUN") or word.part is Part.ALONE,  # 邮政, 人民银行
    "Listed": lambda word: word.tag in ("FUNC", "NOUN", "N") or word.part is Part.ALONE,  # 网站
    "AloneHead": lambda word: word.tag == "HEAD" and word.part is Part.ALONE,
    "Opener": _tags("LEVEL", "DET", "GROUP"),
    "Head": _tags("HEAD", "BOTH"),
    "Office": _tags("HEAD"),
    "LongHead": lambda word: word.tag == "HEAD" and word.length == 3,
    "Organ": lambda word: word.tag == "HEAD" and word.ending in (Ending.LETTER, Ending.ORGAN),
    "Letter": lambda word: (
        word.length == 1 and word.tag not in ("W", "SEP", "P", "U", "ETC", "HEAD", "LEVEL")
    ),
    "KnownHead": lambda word: word.ending is Ending.LETTER,
    "Field": lambda word: (
        word.tag not in ("W", "P", "U", "ETC", "D", "R", "C", "Q")
        and word.part not in (Part.ACTS, Part.PARTS, Part.IN_CHARGE)
    ),
    "Work": lambda word: INNER(word) or word.tag == "N" or word.part is Part.FIELD,
    "Spelt": lambda word: (
        word.tag in ("FUNC", "NOUN") or (word.length == 1 and word.tag in ("A", "N", "Q", "V"))
    ),
    "Zone": lambda word: word.tag == "BOTH" and word.length == 3,
    "BigHead": lambda word: word.tag == "HEAD" and word.length > 1,
    "Short": _is_short,
    "Broken": lambda word: word.length == 2 and word.ending is Ending.DIVISION,  # 稽|查处, 财|审处
    "Verb": lambda word: word.tag == "V" and word.length == 2 and word.part is Part.NONE,
    "Grade": lambda word: word.part is Part.GRADE,
    "Numbered": lambda word: word.tag == "M" and word.ending is Ending.DIVISION,  # 一处
    "InCharge": lambda word: word.part is Part.IN_CHARGE,
    "Matter": lambda word: (
        word.tag in ("FUNC", "NOUN", "HEAD", "N", "A", "M") or word.part is Part.FIELD or _is_short(word)
    ),
    "Division": lambda word: word.tag in ("HEAD", "NOUN", "N") and word.ending is Ending.DIVISION,
    "LongDivision": lambda word: (
        word.length == 3 and word.tag in ("HEAD", "NOUN", "N") and word.ending is Ending.DIVISION
    ),
    "Group": _tags("GROUP"),
    "LongGroup": lambda word: word.tag == "GROUP" and word.length > 1,
    "End": _tags("GROUP", "HEAD"),
    "Note": _tags("MID"),  # （利） of 水务（利）局
    "Level": _tags("LEVEL"),
    "LevelOrBoth": _tags("LEVEL", "BOTH"),
    "Every": _tags("DET"),
    "EachOne": lambda word: word.part is Part.EACH_ONE,
    "EachWord": lambda word: word.part is Part.EACH,
    "Func": _tags("FUNC"),
    "Sep": _tags("SEP"),
    "And": lambda word: word.part is Part.AND,
    "Etc": _tags("ETC"),
    "Of": lambda word: word.part is Part.OF,
    "Named": lambda word: word.part is Part.NAMED,
    "Finance": lambda word: word.part is Part.FINANCE,
    "Alone": lambda word: word.part in (Part.ALONE, Part.FINANCE),
    "Numeral": _tags("M"),
}

BODIES = (
    "Before Inner{0,8} Head Note{0,12}",  # 区水利局, 武隆区住房城乡建委, 市小微企业融资服务窗口
    "Level Sep Level Known{0,8} Head Note{0,5}",  # 市、县两级水务（利）局
    "Level And Every Level Known{0,8} Head Note{0,5}",  # 市和相关区人民政府
    "Level And Level Work{1,8} BigHead Note{0,12}",  # 市和区健康促进委员会
    "Func Known{0,8} Head Note{0,5}",  # 市场监管总局, 卫生健康委
    "Office Known{0,8} Head Note{0,5}",  # 专班办公室, 联席会议办公室
    "Before{1,3} Func{1,4} And Func{0,4} Head Note{0,5}",  # 市工业和信息化局
    "Func{1,4} And Func{0,4} Head",  # 自然资源和规划局
    "Level Loose? Letter{1,4} KnownHead",  # 市文广新局: words that jieba does not know
    "LongHead",  # 水利部, 国务院
    "Group Known{0,8} Head Note{0,5}",  # 试点地区政府办公厅（室）
    "Alone",  # 财政, 海关
    "Before Inner{0,8} Organ Field{1,6} Division Note{0,12}",  # 区科技厅监督与诚信处: a verb may stand in it
    "Before Inner{0,8} Organ Matter{1,5} Head Note{0,12}",  # 区人社厅宣传中心
    "Before Inner{0,8} Organ Matter{0,5} Short Broken Note{0,12}",  # 区药品监管局稽查处
    "Before Inner{0,8} Organ Verb KnownHead",  # 区商务厅通道办: jieba takes the word for a verb
    "Before Inner{0,8} Organ Matter{0,5} Numbered",  # 区商务厅口岸一处
    "Before Inner{0,8} Organ Loose{1,4} And Loose{1,4} BigHead",  # 区人社厅留学人员和专家服务中心
    "Before Loose{1,4} And Loose{1,4} BigHead Note{0,12}",  # 省水利工程与河道管理中心
    "Before Work{1,8} Division",  # 区市场监管食品抽检处
    "Spelt{1,4} Zone Inner{0,6} Head Note{0,12}",  # 河岸经济技术开发区管委会
    "Before Work{1,8} BigHead Note{0,12}",  # 省促进就业工作领导小组办公室, 省审评查验中心
    "Numeral LongDivision",  # 第一秘书处
)
GROUPS = (
    "Before Inner{0,8} Group Note{0,5}",  # 各有关部门, 县级以上水行政主管部门
    "Func Known{0,8} Group Note{0,8}",
    "Func Loose{1,5} Group",  # 养老服务指导单位
    "LongGroup",
    "(Level Sep){1,3} Level{1,2} Work{1,6} BigHead",  # 省、市、县三级联动检查工作组
    "(Level Sep){1,3} Level Inner{0,8} Group",  # 市、县两级水行政主管部门, 省、自治区、直辖市…民政部门
    "Every? (LevelOrBoth Sep){1,3} LevelOrBoth Func{1,4} Group",  # 乡镇、街道民政机构
    "Before Finance",  # 各级财政
    "Before{0,2} Loose? InCharge Inner{1,8} Of Group",  # 县级以上负责河长制工作的机构
    "EachWord Loose{0,4} Of Named",  # 各项工作的牵头单位
    "Func{1,3} Etc Rest{0,4} Group",  # 商务等部门
    "(Level Sep){0,2} Level Func{1,2} (Sep Func{1,2}){0,4} Sep AloneHead",  # 区民政、残联
    "Opener{0,2} (Func{1,4} Sep){1,12} Rest{0,4} Etc? Rest{0,4} Group",  # 财政、发展改革、教育等部门
    # 省、自治区、直辖市发展改革、粮食和商务部门
    "(Level Note{0,5} Sep){0,3} Level Note{0,5} (Trade{1,3} Sep){1,12} Trade{0,3} Etc? Rest{0,2} Group",
    # 市、区（县）、镇（街道）级河长制工作机构
    "(Level Note{0,5} Sep){1,3} Level Note{0,5} Grade Loose{0,6} End",
    # 市、县（市）、东岭区水行政主管部门
    "(Level Note{0,5} Sep){1,3} (Loose Level|Placed) Inner{0,6} Group",
    "Opener{0,2} (Trade{1,3} Sep){1,12} Listed{1,4} Etc Rest{0,4} Group",  # 各地卫生健康、民政等和相关部门
)
AREAS = (
    "LevelOrBoth Note{3,7}",  # 乡镇（街道）, 县（市、区）
    "Level{1,2} Note{0,5} (Sep LevelOrBoth{1,2} Note{0,5}){1,3}",  # 市、县（市、区）、市直园区
    "EachOne Place{1,8} (Sep LevelOrBoth){1,3}",  # 每个街道、镇
    "Every Place{1,8}",  # 各县（市）区, 各苏木镇, 各乡（办）
    "Every Place{0,8} Known{0,8} Head Note{0,5}",
    "Every Place{1,8} Sep Place{1,3} End",
)


def find_names(signs: str) -> list[tuple[int, int]]:
    """Return the ranges of words that are names, in order: the longest first, then what fits beside it.

    Of two that are as long the earlier one wins.
    """
    waiting = [(start - end, start) for start, end in names().matches(signs)]
    heapify(waiting)
    taken = bytearray(len(signs))
    found = []
    while waiting:
        length, start = heappop(waiting)
        end = start - length
        stop = taken.find(1, start, end)
        if stop == -1:
            taken[start:end] = b"\1" * (end - start)
            found.append((start, end))
        elif (end := names().longest(signs, start, stop)) > start:
            heappush(waiting, (start - end, start))
    return sorted(found)


@cache
def names() -> Automaton:
    """Return the patterns of all names as one automaton over the signs of words."""
    elements = {name: _passes(test) for name, test in ELEMENTS.items()}
    return Automaton((*BODIES, *GROUPS, *AREAS), elements)


def _passes(test: Test) -> Callable[[str], bool]:
    """Return the test of a word's sign that `test` makes of its traits."""
    return lambda sign: test(traits_of(sign))
