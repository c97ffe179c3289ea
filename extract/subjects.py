"""Subjects of sentences: the bodies with which a clause opens or that stand behind its 由."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import attrgetter

from corpus.view import View
from extract.agencies import NAME_TAGS, is_agency, name_at, split_names
from extract.segment import Parsed
from extract.words import any_of, words

DATE_LEAD = re.compile(  # 2019年6月底前各省份要…, 每年2月底前, 从2020年起
    r"(?:(?:自|从|到|至|于|在)?(?:\d{4}年|每年|每月|每季度|今年|当年|次年)?(?:上半年|下半年|年底|年末|(?:第?[一二三四]季度))?"
    r"(?:\d{1,2}月(?:上旬|中旬|下旬|份|底|末)?)?(?:\d{1,2}日)?(?:以前|之前|前|起|内|底前|底|末)?)"
)
LEADS = re.compile(any_of("subject_leads"))
BY_THIS = re.compile(  # 本条例第十六条规定的
    r"本(?:条例|办法|规定|细则|规则|方案|意见)(?:第[一二三四五六七八九十百0-9]{1,5}[条款项]){0,3}(?:所)?规定的"
)
LEADING_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,]|第[一二三四五六七八九十百]{1,5}条|[（(]?\d{1,2}[)）.、]"
    r"|（[一二三四五六七八九十]{1,3}）)"
)
BY = re.compile(r"(?<![经理来自缘])由(?!于|此|来|衷)")
AND_OTHERS = re.compile(r"等(?:各|有关|相关)?(?:部门|单位|方面)?")  # 科技部、财政部等有关部门要
_PERSON = any_of("persons")
PERSONS = re.compile(
    rf"(?:[省市县区乡镇村]、){{0,3}}[^，。；、：和及与或的]{{0,8}}{_PERSON}(?:和|及|与|或者?|以及|、)"
)  # 各级河长或者
AND_PERSONS = re.compile(rf"(?:和|及|与|或者?|以及|、)(?:其)?{_PERSON}")  # 有关单位及个人
OBLIGES_ON = re.compile(r"(?:也|均|都)?(?:要|应|须|必须|不得)")
# 各部门，要加强…  发展改革等部门，按照各自职责做好…
OBLIGED = re.compile(r"(?:也|均|都)?(?:要(?![求素])|应(?![急用])|须|必须|不得|按照?各自|按照?职责|依法)")
# 发展改革部门|是项目管理的综合部门，主要负责…
IN_CHARGE = re.compile(
    r"是[^。；：]{2,60}(?:部门|机构|单位|主体|组织)，(?:主要|具体|统一|全面|并)?(?:负责|承担)"
)
ITS_PERSONS = re.compile(
    r"(?:广大|全体|各位)?(?:党员|领导|机关)?(?:干部|职工|同志)|(?:分管|主要|有关)?领导(?:同志|班子)?(?=[将要应须对按分牵亲])"
)
SHORT_NAME = re.compile(r"（(?:以下)?(?:统称|简称)[^（）]{1,30}）")
SHARED_HEAD = re.compile(r"(?:部门|单位|机构)$|等[^、]{0,8}$")  # 广播、电视等新闻媒体
ELIDED_BEFORE = words("obligation") | {"协同", "配合", "共同", "密切", "积极"}
OFFICES = ("部门", "单位", "机构")
BARE = frozenset({"单位", "部门", "机构", "组织"})
JOINERS = ("、", "和", "及", "与", "或", "，", ",")
NOTICES = re.compile(r"发现|接到|收到|受理")  # what a body comes to know, and then acts on
CLAUSE_END = re.compile(r"[，,；;。：:]")
NOT_DONE = re.compile(
    r"(?:负责)?(?:具体|政策|应用)?解释|组成|构成|任|担任|兼任|引起|造成|导致"
)  # 由…组成 states no duty
MEMBERS_BEHIND = re.compile(
    r"[（(][^（()）。；]{2,60}[、，,][^（()）。；]{2,60}[)）]"
)  # （市报社、市电视台）
MEASURES_OF = frozenset("率数量额度值比费")  # 建成率, 用水量
ACTS = re.compile(any_of("action_verbs"))
FUNCTIONAL = re.compile(r"[^，。；、的由和及对将要应向给为在经与]{2,8}?(?:部门|单位|机构)")


@dataclass(frozen=True, slots=True)
class Subject:
    """The bodies of a clause, and where in the text its predicate starts."""

    names: tuple[View, ...]
    predicate: int


def find_subjects(view: View, parsed: Parsed, clause: tuple[int, int], limit: int) -> Iterator[Subject]:
    """Yield the subjects of a half-open clause: its opening one, then that of 由; none where it only permits.

    A list of bodies may run on behind the clause's comma, up to `limit`.
    """
    start, end = clause
    if not _may_name(parsed, start, end):
        return
    opening = _subject(view, parsed, start, end, limit)
    if opening and all(name.text in BARE for name in opening.names):
        opening = None  # 单位和个人应当…
    if opening and not _permits(parsed, opening.predicate) and not _is_case(view.text, start, end):
        yield opening
    if opening is None and (closing := _closing_subject(view, parsed, start, end)):
        yield closing
    by = _by_subject(view, parsed, start, end)
    if (
        by
        and not _permits(parsed, by.predicate)
        and not (opening and opening.names[0].text == by.names[0].text)
    ):
        yield by


def _may_name(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether a clause can have a subject: it holds part of a name, a 由 or members in brackets."""
    index = parsed.name_from(start)
    named = index < len(parsed.names) and parsed.names[index].start < end
    return named or parsed.text.find("由", start, end) >= 0 or parsed.text.find("（", start, end) >= 0


def _closing_subject(view: View, parsed: Parsed, start: int, end: int) -> Subject | None:
    """Return the bodies that a clause closes with behind a 的: 参与应急工作的国务院有关部门，要…."""
    if not OBLIGED.match(view.text, end + 1):
        return None
    for name in parsed.names[parsed.name_from(start + 1) :]:
        if name.start >= end:
            return None
        found = names_from(view, parsed, name.start, end, end) if view.text[name.start - 1] == "的" else None
        if found and found[1] == end and found[0][0].text not in BARE:
            return Subject(found[0], end)
    return None


def _is_case(text: str, start: int, end: int) -> bool:
    """Tell whether a clause only puts a case (养老机构出现下列情形的，), and what follows obliges another.

    What a body finds out (发现问题的，依法处理) is a case of its own work.
    """
    puts = text[end - 1] == "的" and text[end : end + 1] == "，"
    return puts and not OBLIGES_ON.match(text, end + 1) and not NOTICES.search(text, start, end)


def _subject(view: View, parsed: Parsed, start: int, end: int, limit: int) -> Subject | None:
    """Return the subject with which a clause opens, leading dates and words such as 请 passed over."""
    place = _opening(view.text, start, end)
    if view.text[place : place + 1] == "由":
        return None
    found = (
        names_from(view, parsed, place, end, limit)
        or _listed_members(view, place, end)
        or _elided(view, parsed, place, end)
    )
    if found is None:
        return None
    names, predicate = found
    if not _is_predicate(parsed, view.text, predicate, limit) or _describes(parsed, predicate):
        return None
    return Subject(names, predicate)


def _describes(parsed: Parsed, place: int) -> bool:
    """Tell whether the verb behind a name only makes it an attribute (区民政局委托|的评估机构应…).

    Who takes part in something set up (市财政局、市水利局参加|的联席会议) has a part in it.
    """
    word = parsed.word_at(place)
    if word is None or word.tag != "V" or word.text in ("参加", "参与"):
        return False
    return parsed.text.startswith("的", word.end)


def _opening(text: str, start: int, end: int) -> int:
    """Return the place of the first word that can be a subject."""
    place = start
    number = LEADING_NUMBER.match(text, start, end)
    if number:
        place = number.end()
    for _ in range(3):
        before = place
        date = DATE_LEAD.match(text, place, end)
        if date and date.end() > place and any(char.isdigit() or char in "年月季" for char in date.group()):
            place = date.end()
        lead = LEADS.match(text, place, end)
        if lead and not text.startswith(("各", "由", "经"), place):
            place = lead.end()
        if place == before:
            break
    return place


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
        if "、" in text and SHARED_HEAD.search(text):
            if first < start:
                yield from split_names(view[first:start].strip("和及与、，"))
            yield view[start:end]
            first = end
        elif last:
            yield from split_names(view[first:end].strip("和及与、，"))


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


def _elided(view: View, parsed: Parsed, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 自然资源、住建、司法 of 自然资源、住建、司法等协同配合…: trades that stand for their departments."""
    found = parsed.words_in(place, end)
    run = list(takewhile(lambda word: word.tag in ("FUNC", "SEP"), found))
    if sum(word.text == "、" for word in run) < 2 or len(run) + 1 >= len(found) or run[-1].tag == "SEP":
        return None
    etc, verb = found[len(run)], found[len(run) + 1]
    if etc.tag != "ETC" or verb.text not in ELIDED_BEFORE:
        return None
    return (view[place : run[-1].end],), etc.end


def _listed_members(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
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


def _is_predicate(parsed: Parsed, text: str, place: int, limit: int) -> bool:
    """Tell whether what follows a name at `place` says that it acts."""
    place = _past_aside(text, place, limit)
    if place >= limit or text[place] in "的、）)”》":
        return False
    if text[place] == "，":
        by_office = text.startswith("负责", place + 1) and text.endswith(OFFICES, 0, place)
        return by_office or bool(OBLIGED.match(text, place + 1))
    if text[place] == "是":
        return bool(IN_CHARGE.match(text, place, limit))
    word = parsed.word_at(place)
    if word is None or word.text in words("not_predicates") or ITS_PERSONS.match(text, place, limit):
        return False
    if word.text == "各":
        return _is_predicate(parsed, text, place + 1, limit)
    if text[word.end : word.end + 1] in MEASURES_OF or text.startswith(("负责同志", "负责人"), place):
        return False
    if word.tag in ("V", "D", "P", "R") or word.text in words("role_verbs"):
        return True
    if word.tag == "A":
        return not text.startswith("特殊", place)
    return word.tag in NAME_TAGS and _acts(text[place : place + 12])


def _past_aside(text: str, place: int, limit: int) -> int:
    """Return where （以下简称…） behind a name ends, `place` where none stands."""
    aside = SHORT_NAME.match(text, place, limit)
    return aside.end() if aside else place


def _acts(text: str) -> bool:
    """Tell whether words that jieba takes for nouns are verbs here (建立, 统筹, 指导 with an object)."""
    return bool(ACTS.match(text)) or text.startswith("另行")


def _by_subject(view: View, parsed: Parsed, start: int, end: int) -> Subject | None:
    """Return the bodies of 由…负责, wherever in the clause it stands."""
    for match in BY.finditer(view.text, start, end):
        if view.text[max(start, match.start() - 1) : match.start()] in ("可", "对"):
            continue
        found = _by_this(view, parsed, match.end(), end) or names_from(view, parsed, match.end(), end, end)
        found = found or _functional(view, match.end(), end)
        if found is None:
            continue
        names, predicate = found
        rest = view.text[predicate:end]
        if (
            _is_predicate(parsed, view.text, predicate, end)
            and not NOT_DONE.match(rest)
            and not _is_attribute(parsed, predicate)
        ):
            return Subject(names, predicate)
    return None


def _by_this(view: View, parsed: Parsed, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 本条例第十六条规定的有关部门: bodies that the provision itself names elsewhere."""
    which = BY_THIS.match(view.text, place, end)
    found = names_from(view, parsed, which.end(), end, end) if which else None
    if which is None or found is None or len(found[0]) > 1:
        return None
    return (view[place : found[1]],), found[1]


def _functional(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 数据提供部门: a body named by what it does, which no list of words holds."""
    match = FUNCTIONAL.match(view.text, place, end)
    return ((view[place : match.end()],), match.end()) if match else None


def _is_attribute(parsed: Parsed, place: int) -> bool:
    """Tell whether a predicate only describes what follows (由协会负责管理|的取水口), and states no duty."""
    first = parsed.words_in(place, place + 8)
    of = next((index for index, word in enumerate(first) if word.text == "的"), 0)
    return of > 0 and first[0].tag != "P" and first[of - 1].tag != "M"


def _permits(parsed: Parsed, place: int) -> bool:
    """Tell whether a clause's predicate only allows: 可, 可以 before any obligation."""
    stop = CLAUSE_END.search(parsed.text, place)
    end = stop.start() if stop else len(parsed.text)
    for cue in islice(parsed.cues, bisect_left(parsed.cues, place, key=attrgetter("start")), None):
        if cue.start >= end:
            return False
        if cue.kind in ("permission", "obligation"):
            return cue.kind == "permission"
    return False
