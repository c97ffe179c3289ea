"""The grammar of names and cues: spaCy patterns over the classes that `segment` gives to words.

Names are found by an entity ruler (longest match first), cues (labels, role verbs, obligations, permissions)
by a matcher. The words themselves are data in `lexicon/`.
"""

from collections.abc import Iterator
from typing import Any

from extract.words import words

Pattern = list[dict[str, Any]]
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
    before = {"TAG": {"IN": ["DET", "LEVEL", "PLACE", "BOTH"]}}
    inner = {"TAG": {"IN": ["FUNC", "NOUN", "LEVEL", "PLACE", "BOTH", "MID", "HEAD", "GROUP", "DET"]}}
    known = {"TAG": {"IN": ["FUNC", "PLACE", "LEVEL", "BOTH", "MID", "HEAD"]}}
    head = {"TAG": {"IN": ["HEAD", "BOTH"]}}
    group = {"TAG": {"IN": ["GROUP"]}}
    some = {"OP": "{0,8}"}
    note = {"TAG": "MID", "OP": "{0,5}"}
    # 区水利局, 武隆区住房城乡建委, 市小微企业融资服务窗口
    yield {"label": "AGENCY", "pattern": [before, inner | some, head, note]}
    # 市、县两级水务（利）局
    yield {
        "label": "AGENCY",
        "pattern": [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}, known | some, head, note],
    }
    # 市场监管总局, 卫生健康委
    yield {"label": "AGENCY", "pattern": [{"TAG": "FUNC"}, known | some, head, note]}
    # 专班办公室, 联席会议办公室
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD"}, known | some, head, note]}
    # 市工业和信息化局, 自然资源和规划局
    joined = [
        {"TAG": "FUNC", "OP": "{1,4}"},
        {"TEXT": {"IN": ["和", "与"]}},
        {"TAG": "FUNC", "OP": "{0,4}"},
        head,
    ]
    yield {"label": "AGENCY", "pattern": [before | {"OP": "{1,3}"}, *joined, note]}
    yield {"label": "AGENCY", "pattern": joined}
    # 市文广新局: words that jieba does not know, between a level and the head
    letter = {"LENGTH": 1, "TAG": {"NOT_IN": ["W", "SEP", "P", "U", "ETC", "HEAD", "LEVEL"]}}
    known_head = {"TEXT": {"IN": ["局", "委", "办", "厅"]}}
    yield {
        "label": "AGENCY",
        "pattern": [
            {"TAG": "LEVEL"},
            {"TAG": {"IN": ["FUNC", "NOUN"]}, "OP": "?"},
            letter | {"OP": "{1,4}"},
            known_head,
        ],
    }
    # 区林业局保护处, 区科技厅监督与诚信处: a division of a body, in whose name a verb may stand
    organ = {"TAG": "HEAD", "TEXT": {"REGEX": "[局厅委办部署院]$"}}
    acts = sorted(words("role_verbs") | words("obligation") | words("permissive"))
    field = {
        "TAG": {"NOT_IN": ["W", "P", "U", "ETC", "D", "R", "C", "Q"]},
        "TEXT": {"NOT_IN": [*acts, "、", "或", "以及", "由"]},
    }
    division = {"TAG": {"IN": ["HEAD", "NOUN", "N"]}, "TEXT": {"REGEX": "(?<!办事)处$"}}
    yield {
        "label": "AGENCY",
        "pattern": [before, inner | some, organ, field | {"OP": "{1,6}"}, division, note],
    }
    # 第一秘书处
    yield {"label": "AGENCY", "pattern": [{"TAG": "M"}, division | {"LENGTH": {">=": 3}}]}
    # 水利部, 国务院
    yield {"label": "AGENCY", "pattern": [{"TAG": "HEAD", "LENGTH": {">=": 3}}]}
    # 各有关部门, 县级以上水行政主管部门, 试点地区
    yield {"label": "GROUP", "pattern": [before, inner | some, group, note]}
    # 试点地区政府办公厅（室）
    yield {"label": "AGENCY", "pattern": [group, known | some, head, note]}
    yield {"label": "GROUP", "pattern": [{"TAG": "FUNC"}, known | some, group]}
    yield {"label": "GROUP", "pattern": [{"TAG": "GROUP", "LENGTH": {">=": 2}}]}
    yield {
        "label": "GROUP",
        "pattern": [{"TAG": "LEVEL"}, {"TAG": "SEP"}, {"TAG": "LEVEL"}, inner | some, group],
    }
    # 各级财政
    yield {"label": "GROUP", "pattern": [before, {"TEXT": "财政"}]}
    yield {"label": "AGENCY", "pattern": [{"TEXT": {"IN": sorted(words("agency_alone"))}}]}
    # 财政、发展改革、教育等部门, 各地卫生健康、民政和相关部门
    opener = {"TAG": {"IN": ["LEVEL", "DET", "GROUP"]}, "OP": "{0,2}"}
    duty = {"TAG": "FUNC", "OP": "{1,4}"}
    loose = {"TAG": {"IN": ["FUNC", "NOUN"]}, "OP": "{1,3}"}
    comma = {"TAG": "SEP"}
    etc = {"TAG": "ETC"}
    rest = {"TAG": {"IN": ["FUNC", "DET"]}, "OP": "{0,4}"}
    for length in range(1, 13):
        yield {
            "label": "GROUP",
            "pattern": [opener, *([duty, comma] * length), rest, etc | {"OP": "?"}, rest, group],
        }
        yield {"label": "GROUP", "pattern": [opener, *([loose, comma] * length), loose, etc, rest, group]}
    # 各项工作的牵头单位
    yield {
        "label": "GROUP",
        "pattern": [
            {"TEXT": {"IN": ["各", "各项"]}},
            {"TAG": {"IN": ["NOUN", "FUNC"]}, "OP": "{0,4}"},
            {"TEXT": "的"},
            {"TEXT": {"IN": sorted(words("agency_groups") & words("role_labels"))}},
        ],
    }
    # 乡镇（街道）, 县（市、区）
    yield {"label": "GROUP", "pattern": [{"TAG": {"IN": ["BOTH", "LEVEL"]}}, {"TAG": "MID", "OP": "{3,7}"}]}
    # 市、县（市、区）、市直园区
    level = [{"TAG": "LEVEL", "OP": "{1,2}"}, note]
    for length in range(1, 4):
        yield {
            "label": "GROUP",
            "pattern": [*level, *([{"TAG": "SEP"}, *level] * length), {"TAG": "BOTH", "OP": "?"}],
        }
    # 各县（市）区, 各苏木镇, 各乡（办）
    place = {"TAG": {"IN": ["LEVEL", "BOTH", "MID", "PLACE"]}}
    yield {"label": "GROUP", "pattern": [{"TAG": "DET"}, place | {"OP": "{1,8}"}]}
    yield {"label": "GROUP", "pattern": [{"TAG": "DET"}, place | {"OP": "{0,8}"}, known | some, head, note]}
    yield {
        "label": "GROUP",
        "pattern": [
            {"TAG": "DET"},
            place | {"OP": "{1,8}"},
            {"TAG": "SEP"},
            place | {"OP": "{1,3}"},
            {"TAG": {"IN": ["GROUP", "HEAD"]}},
        ],
    }
