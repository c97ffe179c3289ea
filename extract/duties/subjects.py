"""Subjects of sentences: the bodies with which a clause opens or that stand behind its 由."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from corpus.numbering import CIRCLED
from corpus.view import View
from extract.bodies.agencies import NAME_TAGS
from extract.bodies.name_lists import BARE, CLAUSE_END, departments, elided, listed_members, names_from
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
    rf"(?:[{CIRCLED}]|[一二三四五六七八九十]是|第[一二三四五六七八九十][，,]|第[一二三四五六七八九十百]{{1,5}}条"
    r"|[（(]?\d{1,2}[)）.、]|（[一二三四五六七八九十]{1,3}）)"
)
BY = re.compile(r"(?<![经理来自缘])由(?!于|此|来|衷)")
OBLIGES_ON = re.compile(r"(?:也|均|都)?(?:要|应|须|必须|不得|需(?![求量]))")
# 各部门，要加强…  发展改革等部门，按照各自职责做好…
OBLIGED = re.compile(
    r"(?:也|均|都)?(?:要(?![求素])|应(?![急用])|须|必须|不得|按照?各自|按照?职责|依法|在[^，。；]{2,40}领导下)"
)
CASE_OBLIGED = re.compile("[^，。；]{2,30}的，(?:应当|应|必须|须|不得)")  # …的县政府，需要外运的，应当…
# 发展改革部门|是项目管理的综合部门，主要负责…
MUST = re.compile("要比照|应当|必须|不得")  # words that jieba may part otherwise (要比|照)
BEARS = re.compile("为(?:牵头|责任|配合|承办|主办|协办)(?:单位|部门)(?=[，。；]|$)")  # 县水利局|为牵头单位
IN_CHARGE = re.compile(
    r"是[^。；：]{2,60}(?:部门|机构|单位|主体|组织)，(?:主要|具体|统一|全面|并)?(?:负责|承担)"
)
ITS_PERSONS = re.compile(
    r"(?:广大|全体|各位)?(?:党员|领导|机关)?(?:干部|职工|同志)|(?:分管|主要|有关)?领导(?:同志|班子)?(?=[将要应须对按分牵亲])"
)
SHORT_NAME = re.compile(r"（(?:以下)?(?:统称|简称)[^（）]{1,30}）")
TOPIC = re.compile(r"[^，。；：、由对与和及为给向请从在以将把按的]{2,8}?(?=各)")
OFFICES = ("部门", "单位", "机构")
NOTICES = re.compile(r"发现|接到|收到|受理")  # what a body comes to know, and then acts on
AFTER = re.compile("(?:后|时|前|期间)，")  # 国务院批准启动预案后，
NOT_DONE = re.compile(
    r"(?:负责)?(?:具体|政策|应用)?解释|组成|构成|任|担任|兼任|引起|造成|导致"
)  # 由…组成 states no duty
JOINT = re.compile("、|或者?|以及|[和及与]")
MEASURES_OF = frozenset("率数量额度值比费")  # 建成率, 用水量
ACTS = re.compile(any_of("action_verbs"))
BY_ACTS = re.compile(any_of("subject_by_verbs"))  # 具体办法由省级人民政府规定
WHICH_ONES = re.compile("有(?!关)[^，。；：、的]{1,12}的|各?[^，。；：、的由]{1,8}所在(?:地的?)?(?=设区的市)")
WHICH = re.compile(r"所?(?:涉及|对应|列)到?的")
BY_LEVEL = re.compile(  # 由县区自行解决, 由市县区各按50%负担
    r"([市县区旗州乡镇]{2,3}|[县市]（[市区县旗、]{1,5}）)(?=自行|各按|分别|负责|承担|负担|组织|统筹|落实|解决)"
)
# 拆违实施|部门应当…  受理举报的|部门应当…: a department named by what it does, which no list of words holds
ACTING = re.compile(
    r"(?:各[^，。；：、的由和与及或对将向给为经各有]{2,8}?(?:机构|单位)|[^，。；：、的由和与及或对将向给为经各有]{2,8}?部门"
    r"|[^，。；：、由对将经各]{2,12}的部门)(?=应当|必须|不得|(?:主要|具体|统一|按规定)?负责)"
    # 各特殊技能、特殊行业主管部门，负责
    r"|各[^，。；：的由对将向给为经各有]{2,24}?主管部门(?=应当|必须|不得|(?:主要|具体|统一|按规定)?负责|$)"
)
FUNCTIONAL = re.compile(r"(?:其所在|[^，。；、的由和及对将要应向给为在经与或]{2,8}?)(?:部门|单位|机构|机关)")


@dataclass(frozen=True, slots=True)
class Subject:
    """The bodies of a clause, and where in the text its predicate starts."""

    names: tuple[View, ...]
    predicate: int
    by: bool = False  # behind 由


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
    if opening and not (
        _permits(parsed, opening.predicate)
        or _is_case(view.text, start, end)
        or _only_tells_when(view, parsed, end, limit)
    ):
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
    """Tell whether a clause can have a subject: it holds part of a name, a 由, 等 or members in brackets."""
    index = parsed.name_from(start)
    named = index < len(parsed.names) and parsed.names[index].start < end
    return named or any(parsed.text.find(mark, start, end) >= 0 for mark in ("由", "（", "等", "组织"))


def _closing_subject(view: View, parsed: Parsed, start: int, end: int) -> Subject | None:
    """Return the bodies that a clause closes with behind a 的: 参与应急工作的国务院有关部门，要…."""
    if not OBLIGED.match(view.text, end + 1) and not CASE_OBLIGED.match(view.text, end + 1):
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


def _only_tells_when(view: View, parsed: Parsed, end: int, limit: int) -> bool:
    """Tell whether a clause says when the body of the next one acts (国务院批准后，指挥部应…)."""
    if not AFTER.search(view.text, max(end - 2, 0), end + 1):
        return False
    stop = CLAUSE_END.search(view.text, end + 1, limit)
    return _subject(view, parsed, end + 1, stop.start() if stop else limit, limit) is not None


def _subject(view: View, parsed: Parsed, start: int, end: int, limit: int) -> Subject | None:
    """Return the subject with which a clause opens, leading dates and words such as 请 passed over."""
    place = _opening(view.text, start, end)
    if view.text[place : place + 1] == "由":
        return None
    found = (
        _which_ones(view, parsed, place, end, limit)
        or names_from(view, parsed, place, end, limit)
        or listed_members(view, place, end)
        or elided(view, parsed, place, end)
        or _behind_topic(view, parsed, place, end, limit)
        or _described(ACTING, view, place, end)
    )
    return _acting(parsed, found, limit) or _acting(parsed, departments(view, parsed, place, end), limit)


def _acting(parsed: Parsed, found: tuple[tuple[View, ...], int] | None, limit: int) -> Subject | None:
    """Return the bodies found as a subject, if what follows says that they act."""
    if found is None:
        return None
    names, predicate = found
    if not _is_predicate(parsed, parsed.text, predicate, limit) or _describes(parsed, predicate):
        return None
    return Subject(names, predicate)


def _which_ones(
    view: View, parsed: Parsed, place: int, end: int, limit: int
) -> tuple[tuple[View, ...], int] | None:
    """Return 有条件的地区: bodies of which only some are meant, named with what tells which."""
    which = WHICH_ONES.match(view.text, place, end)
    found = names_from(view, parsed, which.end(), end, limit) if which else None
    if found is None:
        return None
    names, predicate = found
    first = names[0].offsets[-1] - view.offsets[place] + 1
    return (view[place : place + first], *names[1:]), predicate


def _describes(parsed: Parsed, place: int) -> bool:
    """Tell whether the verb behind a name only makes it an attribute (区民政局委托|的评估机构应…).

    Who takes part in something set up (市财政局、市水利局参加|的联席会议) has a part in it.
    """
    word = parsed.word_at(place)
    acts = word is not None and (word.tag == "V" or word.text in words("action_verbs"))
    if word is None or not acts or word.text in ("参加", "参与"):
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


def _behind_topic(
    view: View, parsed: Parsed, place: int, end: int, limit: int
) -> tuple[tuple[View, ...], int] | None:
    """Return the bodies that a sentence names behind what it is about (防汛物资|各村必须于…送交)."""
    topic = TOPIC.match(view.text, place, end)
    found = names_from(view, parsed, topic.end(), end, limit) if topic else None
    word = parsed.word_at(found[1]) if found else None
    return found if word is not None and word.text in words("obligation") else None


def _is_predicate(parsed: Parsed, text: str, place: int, limit: int) -> bool:
    """Tell whether what follows a name at `place` says that it acts."""
    place = _past_aside(text, place, limit)
    if place >= limit or text[place] in "的、）)”》":
        return False
    if text[place] == "，":
        by_office = text.startswith("负责", place + 1) and text.endswith(OFFICES, 0, place)
        return by_office or bool(OBLIGED.match(text, place + 1))
    if BEARS.match(text, place, limit) or MUST.match(text, place, limit):
        return True
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
        if view.text.endswith(("可", "可以", "对"), start, match.start()):
            continue
        place = _past_which(view.text, match.end(), end)
        found = _by_this(view, parsed, place, end) or names_from(view, parsed, place, end, end)
        found = found or _functional(view, place, end) or _by_level(view, place, end)
        if found is None:
            continue
        names, predicate = found
        rest = view.text[predicate:end]
        if (
            (_is_predicate(parsed, view.text, predicate, end) or BY_ACTS.match(rest))
            and not NOT_DONE.match(rest)
            and not _is_attribute(parsed, predicate, end)
        ):
            return Subject(names, predicate, by=True)
    return None


def _past_which(text: str, place: int, end: int) -> int:
    """Return where the bodies begin behind what only says which they are (由所涉及的|市发改委)."""
    which = WHICH.match(text, place, end)
    return which.end() if which else place


def _by_level(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 县区 of 由县区自行解决: all bodies of a level, named by it alone."""
    match = BY_LEVEL.match(view.text, place, end)
    return ((view[place : match.end(1)],), match.end(1)) if match else None


def _by_this(view: View, parsed: Parsed, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return 本条例第十六条规定的有关部门: bodies that the provision itself names elsewhere."""
    which = BY_THIS.match(view.text, place, end)
    found = names_from(view, parsed, which.end(), end, end) if which else None
    if which is None or found is None or len(found[0]) > 1:
        return None
    return (view[place : found[1]],), found[1]


def _described(
    pattern: re.Pattern[str], view: View, place: int, end: int
) -> tuple[tuple[View, ...], int] | None:
    """Return a body that is named by what it does (数据提供部门), as `pattern` has it from `place` on."""
    match = pattern.match(view.text, place, end)
    return ((view[place : match.end()],), match.end()) if match else None


def _functional(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return bodies named by what they do, joined (上级主管机关或者监察机关)."""
    found = []
    while match := FUNCTIONAL.match(view.text, place, end):
        found.append(view[slice(*match.span())])
        joint = JOINT.match(view.text, match.end(), end)
        if joint is None or FUNCTIONAL.match(view.text, joint.end(), end) is None:
            return tuple(found), match.end()
        place = joint.end()
    return None


def _is_attribute(parsed: Parsed, place: int, end: int) -> bool:
    """Tell whether a predicate only describes what follows (由协会负责管理|的取水口), and states no duty."""
    first = parsed.words_in(place, min(place + 8, end))
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
