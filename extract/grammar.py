"""The grammar of names and cues: spaCy patterns over the classes that `segment` gives to words.

Names are found by an entity ruler (longest match first), cues (labels, role verbs, obligations, permissions)
by a matcher. The words themselves are data in `lexicon/`.
"""

from collections.abc import Iterator
from typing import Any

from extract.words import words

Pattern = list[dict[str, Any]]
BEFORE = {"TAG": {"IN": ["DET", "LEVEL", "PLACE", "BOTH"]}}
INNER = {"TAG": {"IN": ["FUNC", "NOUN", "LEVEL", "PLACE", "BOTH", "MID", "HEAD", "GROUP", "DET"]}}
KNOWN = {"TAG": {"IN": ["FUNC", "PLACE", "LEVEL", "BOTH", "MID", "HEAD"]}}
HEAD = {"TAG": {"IN": ["HEAD", "BOTH"]}}
GROUP = {"TAG": {"IN": ["GROUP"]}}
SOME = {"OP": "{0,8}"}
NOTE = {"TAG": "MID", "OP": "{0,5}"}  # （利） of 水务（利）局
MANNER = ["结合实际", "按", "按照", "依", "依照", "依据", "根据", "结合"]
TOGETHER = ["均", "都", "共同", "分别", "各自", "具体", "统筹", "组织", "分工", "配套", "统一"]


def cue_patterns() -> dict[str, list[Pattern]]:
    """Return the patterns of each kind of cue, by its name in `segment.Cue.kind`."""
    verb = {"TEXT": {"IN": sorted(words("role_verbs"))}}
    manner = {"TEXT": {"IN": MANNER}}
    inside = {"TAG": {"NOT_IN": ["W", "SEP"]}, "OP": "{0,6}"}
    together = {"TEXT": {"IN": TOGETHER}, "OP": "{0,3}"}
    label = {"TEXT": {"IN": sorted(words("role_labels"))}}
    colon = {"TEXT": {"IN": ["：", ":"]}}
    return {
        # 牵头单位：, 责任单位为：
        "label": [[label, colon], [label, {"TEXT": {"IN": ["为", "是"]}}, colon]],
        # 牵头, 分别负责, 按职责分工负责, 结合实际落实
        "role": [[together, verb], [together, manner, inside, together, verb]],
        "obligation": [[{"TEXT": {"IN": sorted(words("obligation"))}}]],
        "permission": [[{"TEXT": {"IN": sorted(words("permissive"))}}]],
    }


def name_patterns() -> Iterator[dict[str, Any]]:
    """Yield the grammar of names; a label is AGENCY for one body, GROUP for a class of bodies."""
    yield from _bodies()
    yield from _divisions()
    yield from _groups()
    yield from _lists()
    yield from _levels()


def _bodies() -> Iterator[dict[str, Any]]:
    # 区水利局, 武隆区住房城乡建委, 市小微企业融资服务窗口
    yield {"label": "AGENCY", "pattern": [BEFORE, INNER | SOME, HEAD, NOTE]}
    # 市、县两级水务（利）局
    two_levels = [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}]
    yield {"label": "AGENCY", "pattern": [*two_levels, KNOWN | SOME, HEAD, NOTE]}
    # 市场监管总局, 卫生健康委
    yield {"label": "AGENCY", "pattern": [{"TAG": "FUNC"}, KNOWN | SOME, HEAD, NOTE]}
    # 专班办公室, 联席会议办公室
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD"}, KNOWN | SOME, HEAD, NOTE]}
    # 市工业和信息化局, 自然资源和规划局
    joined = [
        {"TAG": "FUNC", "OP": "{1,4}"},
        {"TEXT": {"IN": ["和", "与"]}},
        {"TAG": "FUNC", "OP": "{0,4}"},
        HEAD,
    ]
    yield {"label": "AGENCY", "pattern": [BEFORE | {"OP": "{1,3}"}, *joined, NOTE]}
    yield {"label": "AGENCY", "pattern": joined}
    # 市文广新局: words that jieba does not know, between a level and the head
    letter = {"LENGTH": 1, "TAG": {"NOT_IN": ["W", "SEP", "P", "U", "ETC", "HEAD", "LEVEL"]}}
    known_head = {"TEXT": {"IN": ["局", "委", "办", "厅"]}}
    trade = {"TAG": {"IN": ["FUNC", "NOUN"]}, "OP": "?"}
    yield {"label": "AGENCY", "pattern": [{"TAG": "LEVEL"}, trade, letter | {"OP": "{1,4}"}, known_head]}
    # 水利部, 国务院
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD", "LENGTH": {">=": 3}}]}
    # 试点地区政府办公厅（室）
    yield {"label": "AGENCY", "pattern": [GROUP, KNOWN | SOME, HEAD, NOTE]}
    # 财政, 海关
    yield {"label": "AGENCY", "pattern": [{"TEXT": {"IN": sorted(words("agency_alone"))}}]}


def _divisions() -> Iterator[dict[str, Any]]:
    # 区林业局保护处, 区科技厅监督与诚信处: a division of a body, in whose name a verb may stand
    organ = {"TAG": "HEAD", "TEXT": {"REGEX": "[局厅委办部署院]$"}}
    acts = sorted(words("role_verbs") | words("obligation") | words("permissive"))
    field = {
        "TAG": {"NOT_IN": ["W", "P", "U", "ETC", "D", "R", "C", "Q"]},
        "TEXT": {"NOT_IN": [*acts, "、", "或", "以及", "由"]},
    }
    division = {"TAG": {"IN": ["HEAD", "NOUN", "N"]}, "TEXT": {"REGEX": "(?<!办事)处$"}}
    pattern = [BEFORE, INNER | SOME, organ, field | {"OP": "{1,6}"}, division, NOTE]
    yield {"label": "AGENCY", "pattern": pattern}
    # 第一秘书处
    yield {"label": "AGENCY", "pattern": [{"TAG": "M"}, division | {"LENGTH": {">=": 3}}]}


def _groups() -> Iterator[dict[str, Any]]:
    # 各有关部门, 县级以上水行政主管部门, 试点地区
    yield {"label": "GROUP", "pattern": [BEFORE, INNER | SOME, GROUP, NOTE]}
    yield {"label": "GROUP", "pattern": [{"TAG": "FUNC"}, KNOWN | SOME, GROUP]}
    yield {"label": "GROUP", "pattern": [{"TAG": "GROUP", "LENGTH": {">=": 2}}]}
    two_levels = [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}]
    yield {"label": "GROUP", "pattern": [*two_levels, INNER | SOME, GROUP]}
    # 各级财政
    yield {"label": "GROUP", "pattern": [BEFORE, {"TEXT": "财政"}]}
    # 各项工作的牵头单位
    work = {"TAG": {"IN": ["NOUN", "FUNC"]}, "OP": "{0,4}"}
    named = {"TEXT": {"IN": sorted(words("agency_groups") & words("role_labels"))}}
    yield {"label": "GROUP", "pattern": [{"TEXT": {"IN": ["各", "各项"]}}, work, {"TEXT": "的"}, named]}


def _lists() -> Iterator[dict[str, Any]]:
    # 财政、发展改革、教育等部门, 各地卫生健康、民政和相关部门
    opener = {"TAG": {"IN": ["LEVEL", "DET", "GROUP"]}, "OP": "{0,2}"}
    duty = {"TAG": "FUNC", "OP": "{1,4}"}
    loose = {"TAG": {"IN": ["FUNC", "NOUN"]}, "OP": "{1,3}"}
    comma = {"TAG": "SEP"}
    etc = {"TAG": "ETC"}
    rest = {"TAG": {"IN": ["FUNC", "DET"]}, "OP": "{0,4}"}
    for length in range(1, 13):
        last = [rest, etc | {"OP": "?"}, rest, GROUP]
        yield {"label": "GROUP", "pattern": [opener, *([duty, comma] * length), *last]}
        yield {"label": "GROUP", "pattern": [opener, *([loose, comma] * length), loose, etc, rest, GROUP]}


def _levels() -> Iterator[dict[str, Any]]:
    # 乡镇（街道）, 县（市、区）
    yield {"label": "GROUP", "pattern": [{"TAG": {"IN": ["BOTH", "LEVEL"]}}, {"TAG": "MID", "OP": "{3,7}"}]}
    # 市、县（市、区）、市直园区
    level = [{"TAG": "LEVEL", "OP": "{1,2}"}, NOTE]
    for length in range(1, 4):
        end = {"TAG": "BOTH", "OP": "?"}
        yield {"label": "GROUP", "pattern": [*level, *([{"TAG": "SEP"}, *level] * length), end]}
    # 各县（市）区, 各苏木镇, 各乡（办）
    every = {"TAG": "DET"}
    place = {"TAG": {"IN": ["LEVEL", "BOTH", "MID", "PLACE"]}}
    yield {"label": "GROUP", "pattern": [every, place | {"OP": "{1,8}"}]}
    yield {"label": "GROUP", "pattern": [every, place | {"OP": "{0,8}"}, KNOWN | SOME, HEAD, NOTE]}
    head = {"TAG": {"IN": ["GROUP", "HEAD"]}}
    joined = [place | {"OP": "{1,8}"}, {"TAG": "SEP"}, place | {"OP": "{1,3}"}]
    yield {"label": "GROUP", "pattern": [every, *joined, head]}
