"""The area that a document governs, from the name of its body, its title or its words."""

import re
from collections import Counter
from collections.abc import Iterator

from extract.segment import parse
from extract.words import words

_HAN = "[\u4e00-\u9fff]"
_BIG = "(?:特别行政区|自治区|省|自治州|自治县|自治旗|地区|盟|州|市|县|区|旗|新区|林区|特区)"
# 重庆市  武隆区  内蒙古自治区
DIVISION = re.compile(rf"{_HAN}{{2,9}}?{_BIG}(?![域划级直属场内外间])")
LEAD_WORDS = re.compile(
    r"^(?:关于)?(?:贯彻落实|贯彻|落实|印发|发布|转发|公布|(?:进一步)?(?:做好|加强|加快|推进|开展|规范)|建设|数字|平安|健康|法治|美丽|智慧)?《?"
)
# 望川镇人民政府  望川镇2021年度…  but not 城镇, 乡镇
TOWN = re.compile(rf"{_HAN}{{2,4}}?(?:镇|乡|街道)(?=人民政府|政府|党委|党工委|办事处)")
TOWN_OF_TITLE = re.compile(rf"{_HAN}{{2,3}}(?<![城乡村集小重建制色江中心])镇(?![级区化域村街长])")
NATIONAL = re.compile(r"^(?:中华人民共和国|国务院|中共中央|全国|国家|中央|最高人民)")
# （省科技厅牵头）  市水利局、市财政局
LEVEL = re.compile(rf"(?<!{_HAN})(?P<level>[省市县区旗州])(?!直|属|级){_HAN}{{1,12}}?(?:局|厅|委|办)")


def divisions_of_body(name: str) -> str | None:
    """Return the division that opens the name of a body, its parents with it (重庆市武隆区人民政府)."""
    if NATIONAL.match(name):
        return None
    return _chain(name.removeprefix("中共"), TOWN)


def division_of_title(title: str) -> str | None:
    """Return the division that opens a title (石城县2018年度…考核细则), past 关于 and the like."""
    start = LEAD_WORDS.match(title)
    return _chain(title[start.end() if start else 0 :], TOWN_OF_TITLE)


def is_national(name: str) -> bool:
    """Tell whether a body governs the whole country, and so no area is narrower."""
    return bool(NATIONAL.match(name))


def with_parents(name: str, text: str) -> str:
    """Return `name` as `text` states it with its parents before it (重庆市武隆区), where it does."""
    pattern = re.compile(rf"(?<!{_HAN}){_HAN}{{2,7}}?(?:省|自治区|市|自治州|盟|地区){re.escape(name)}")
    longer = Counter(match[0] for match in pattern.finditer(text) if _is_chain(match[0]))
    return longer.most_common(1)[0][0] if longer else name


def mentioned(text: str) -> str | None:
    """Return the division of the level of the bodies named in `text` (省科技厅: its province).

    It is one that the dictionary knows: 整合市级资金 names no city.
    """
    levels = Counter(match["level"] for match in LEVEL.finditer(text))
    if not levels:
        return None
    level = min(levels, key=lambda sign: (-levels[sign], sign))
    found = re.finditer(rf"{_HAN}{{2,8}}?{level}(?![域划级直属场内外间])", text)
    ends = (parse(match[0]).words[-1] for match in found)
    names = Counter(word.text for word in ends if word.tag == "PLACE" and _is_name(word.text))
    return min(names, key=lambda name: (-names[name], text.index(name))) if names else None


def _chain(text: str, town: re.Pattern[str]) -> str | None:
    """Return the divisions that open `text`, one within the other, the last of them a `town` where one is."""
    end = 0
    for name in _parts(text):
        end += len(name)
    match = town.match(text, end)
    if match and _is_name(match[0]):
        end = match.end()
    return text[:end] or None


def _parts(text: str) -> Iterator[str]:
    for _ in range(3):
        match = DIVISION.match(text)
        if not match or not _is_name(match[0]):
            return
        yield match[0]
        text = text[match.end() :]


def _is_chain(text: str) -> bool:
    return "".join(_parts(text)) == text


def _is_name(name: str) -> bool:
    """Tell whether a word with the ending of a division can be a place's name (not 全市, 各县, 社区)."""
    if name[0] in "各全本我该县市省区" or set(name) & set("局厅委府院办部"):
        return False
    return not any(name.endswith(word) and len(name) - len(word) != 1 for word in words("not_divisions"))
