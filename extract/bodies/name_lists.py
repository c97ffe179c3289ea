"""Lists of bodies in a sentence: where one opens, how far it reaches, which names it holds."""

import re
from collections.abc import Iterator
from itertools import takewhile

from corpus.view import View
from extract.bodies.agencies import is_agency, name_at, split_names
from extract.segment import Parsed
from extract.words import any_of, words

# 科技部、财政部等有关部门要  市发改委、市财政局等市级主管部门（单位）牵头
AND_OTHERS = re.compile(
    r"等(?:各|有关|相关)?(?:[省市区县]级)?(?:各|有关|相关)?(?:主管|责任|职能)?(?:部门|单位|方面|团体(?:[和及][^，。；：的由]{2,12}组织)?)?(?:（(?:部门|单位)）)?"
)
_PERSON = any_of("persons")
PERSONS = re.compile(
    rf"(?:[省市县区乡镇村]、){{0,3}}[^，。；、：和及与或的]{{0,8}}{_PERSON}(?:和|及|与|或者?|以及|、)"
)  # 各级河长或者
AND_PERSONS = re.compile(rf"(?:和|及|与|或者?|以及|、)(?:其)?{_PERSON}")  # 有关单位及个人
# 乡、民族乡、镇人民政府  县区、乡镇（街道）政府
LEVEL_LIST = re.compile(
    r"(?:(?:[省市县区旗州乡镇]{1,3}|自治[区州县旗]|直辖市|民族乡)(?:（[^（）]{1,8}）)?、){1,3}[^、]{1,12}政府"
)
# 、烈士纪念设施等，应当  以及有关社会组织，应当
ONE_MORE = re.compile(r"(?:、|以及|和|及)[^，。；：、的由和及与或等]{2,8}等?(?=，?(?:应|要|须|必须))")
SHARED_HEAD = re.compile(r"(?:部门|单位|机构)$|等[^、]{0,8}$")  # 广播、电视等新闻媒体
ELIDED_BEFORE = words("obligation") | {"协同", "配合", "共同", "密切", "积极"}
EDGES = "和及与以或者、，"  # what joins names
_TRADE = "(?:[^，。；：、的由等要须可请励应会]|应(?=急)|会(?!同)){1,14}"
DEPARTMENTS = re.compile(  # a list that the grammar does not know word by word
    rf"(?:{_TRADE}、){{2,40}}{_TRADE}等(?:有关|相关)?(?:部门|单位|机构|团体|组织)"
)
PUBLIC = ("FUNC", "HEAD", "LEVEL")
BARE = frozenset({"单位", "部门", "机构", "组织"})
JOINERS = ("、", "和", "及", "与", "或", "，", ",")
CLAUSE_END = re.compile(r"[，,；;。：:]")
MEMBERS_BEHIND = re.compile(
    r"[（(][^（()）。；]{2,60}[、，,][^（()）。；]{2,60}[)）]"
)  # （市报社、市电视台）


def names_from(
    view: View, parsed: Parsed, place: int, end: int, limit: int
) -> tuple[tuple[View, ...], int] | None:
    """Return the names of the list that opens at `place` and the end of the list."""
    spans: list[tuple[int, int]] = []
    start = place = _past_persons(view.text, place, end)
    while True:
        span = name_at(parsed, start, max(end, start))
        if span is None:
            break
        members = MEMBERS_BEHIND.match(view.text, span[1], limit)
        if members and all(
            is_agency(name.text) for name in split_names(view[members.start() + 1 : members.end() - 1])
        ):
            span = (span[0], members.end())
        spans.append(span)
        nxt = view.text[span[1] : span[1] + 2]
        if view.text.startswith("，以及", span[1]):
            nxt, span = "以及", (span[0], span[1] + 1)
            end = _next_end(view.text, span[1], limit)
        more = ONE_MORE.match(view.text, span[1], limit)
        more = None if more and more[0].startswith("、") and len(spans) < 3 else more
        if more and name_at(parsed, more.start() + (2 if more[0].startswith("以及") else 1), end) is None:
            return tuple(_split_list(view, spans)), more.end()
        step = 2 if nxt in ("以及", "及其", "或者") else 1 if nxt[:1] in JOINERS else 0
        if not step:
            break
        start = span[1] + step
        if nxt[:1] in "，,":
            end = _next_end(view.text, start, limit)
            follow = name_at(parsed, start, end)
            if follow is None or not _list_goes_on(parsed, view.text, follow[1]):
                break
    if not spans:
        return None
    others = AND_OTHERS.match(view.text, spans[-1][1]) or AND_PERSONS.match(view.text, spans[-1][1])
    return tuple(_split_list(view, spans)), others.end() if others else spans[-1][1]


def _past_persons(text: str, place: int, end: int) -> int:
    """Return where the bodies begin behind persons who share their duty (各级河长或者|河长制工作机构)."""
    for _ in range(3):
        persons = PERSONS.match(text, place, end)
        if persons is None:
            break
        place = persons.end()
    return place


def _split_list(view: View, spans: list[tuple[int, int]]) -> Iterator[View]:
    """Yield the names of a list; 财政、教育等部门 stays one, 各有关地区和部门 too."""
    first = spans[0][0]
    spans = _with_bare(view, spans)
    for index, (start, end) in enumerate(spans):
        text = view.text[start:end]
        last = index + 1 == len(spans)
        if _is_one(text) and not view.text.startswith("及其", end):
            if first < start:
                yield from split_names(view[first:start].strip(EDGES))
            yield view[start:end]
            first = end
        elif last:
            yield from split_names(view[first:end].strip(EDGES))


def _is_one(text: str) -> bool:
    """Tell whether a list shares its last word, and is one name (财政、教育等部门)."""
    if LEVEL_LIST.fullmatch(text) or text.endswith("社会组织"):
        return True
    listed = ("、" in text and "、各" not in text) or "等" in text
    return listed and bool(SHARED_HEAD.search(text))


def _with_bare(view: View, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, that of a bare 单位 joined to the list before it (财政、税务等部门和单位)."""
    joined = spans[:1]
    for start, end in spans[1:]:
        first, last = joined[-1]
        if "、" in view.text[first:last] and view.text[start:end] in BARE and view.text[last] in "和及与":
            joined[-1] = (first, end)
        else:
            joined.append((start, end))
    return joined


def elided(view: View, parsed: Parsed, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 自然资源、住建、司法 of 自然资源、住建、司法等协同配合…: trades for departments."""
    found = parsed.words_in(place, end)
    run = list(takewhile(lambda word: word.tag in ("FUNC", "SEP"), found))
    if sum(word.text == "、" for word in run) < 2 or len(run) + 1 >= len(found) or run[-1].tag == "SEP":
        return None
    etc, verb = found[len(run)], found[len(run) + 1]
    if etc.tag != "ETC" or verb.text not in ELIDED_BEFORE:
        return None
    return (view[place : run[-1].end],), etc.end


def departments(view: View, parsed: Parsed, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return departments that share a last word behind their trades (教育、公安…残联等单位), as one group.

    Half of what is listed must be trades of public bodies: 商场、车站等单位 are none.
    """
    match = DEPARTMENTS.match(view.text, place, end)
    if match is None:
        return None
    trades = sum(word.tag in PUBLIC for word in parsed.words_in(place, match.end()))
    if 2 * trades < match[0].count("、") + 1:
        return None
    return (view[place : match.end()],), match.end()


def listed_members(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return the members of 供水企业（甲公司、乙公司）, whose group alone is no body."""
    opening = view.text.find("（", place, min(place + 10, end))
    members = MEMBERS_BEHIND.match(view.text, opening, end) if opening > place else None
    if not members:
        return None
    names = tuple(split_names(view[members.start() + 1 : members.end() - 1]))
    return (names, members.end()) if all(is_agency(name.text) for name in names) else None


def _next_end(text: str, start: int, limit: int) -> int:
    match = CLAUSE_END.search(text, start, limit)
    return match.start() if match else limit


def _list_goes_on(parsed: Parsed, text: str, place: int) -> bool:
    """Tell whether the name behind a comma is part of the list: an obligation follows it directly."""
    word = parsed.word_at(place)
    return text[place : place + 1] in JOINERS or (word is not None and word.text in words("obligation"))
