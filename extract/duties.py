"""Sentences that oblige a body: its subject, and where the duty ends.

"One duty is a sentence up to 。, or a clause up to ； where the subject changes." A permissive sentence
(可由…) is none, and generic persons and owners (用水户) are no bodies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.view import View
from extract.agencies import NAME_TAGS, is_agency, name_at, split_names
from extract.roles import assign, strongest
from extract.segment import Parsed, Word, parse
from extract.words import longest_first, words
from ontology.model import Assignment, Role

DATE_LEAD = re.compile(  # 2019年6月底前各省份要…, 每年2月底前, 从2020年起
    r"(?:(?:自|从|到|至|于|在)?(?:\d{4}年|每年|每月|每季度|今年|当年|次年)?(?:上半年|下半年|年底|年末|(?:第?[一二三四]季度))?"
    r"(?:\d{1,2}月(?:上旬|中旬|下旬|份|底|末)?)?(?:\d{1,2}日)?(?:以前|之前|前|起|内|底前|底|末)?)"
)
LEADS = re.compile("|".join(longest_first("subject_leads")))
LEADING_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，,]|[（(]?\d{1,2}[)）.、])"
)
PERMIT = re.compile("(?:" + "|".join(longest_first("permissive")) + ")(?!持续|靠)")
BY = re.compile(r"(?<![经理来自缘])由(?!于|此|来|衷)")
NOT_DONE = re.compile(r"组成|构成|任|担任|兼任|引起|造成|导致")  # 由…组成 states no duty
MEMBERS_BEHIND = re.compile(
    r"[（(][^（()）。；]{2,60}[、，,][^（()）。；]{2,60}[)）]"
)  # （市报社、市电视台）
COOPERATES = re.compile(r"^(?:要|应|应当|须|必须)?(?:积极|全力|主动|切实)?(?:协助|配合|协同)")
GIVES_WAY = re.compile(r"(?:积极|主动|全力|密切)配合|做好配合|予以配合|配合做好")
LEADS_WORK = re.compile(
    r"^(?:要|应|应当|须|必须|将)?(?:继续|切实|认真|负责|具体)?(?:做好|发挥|抓好|履行|承担)?[^，；。部局委办厅]{0,8}牵头"
)
JOINS = re.compile(r"^(?:要|应|应当|须|必须|将|负责)?(?:积极|主动)?会同(?P<names>[^，。；]{2,60})")


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty at `start`..`end` of its text, with the bodies that it obliges."""

    start: int
    end: int
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """The bodies of a clause, and where in the text its predicate starts."""

    names: tuple[View, ...]
    predicate: int
    by: bool


def find_duties(view: View) -> list[Duty]:
    """Return the duties of `view` (without white space), in order; a duty ends behind its 。 or ；."""
    parsed = parse(view.text)
    duties: list[Duty] = []
    for start, end in parsed.sentences:
        duties += _sentence_duties(view, parsed, start, end)
    return duties


def sentence_count(text: str) -> int:
    """Return how many sentences `text` holds."""
    return len(parse(text).sentences)


def subjects_of(view: View) -> list[Assignment]:
    """Return the bodies that any clause of `view` obliges, each once."""
    return strongest([a for duty in find_duties(view) for a in duty.assignments])


def _sentence_duties(view: View, parsed: Parsed, start: int, end: int) -> Iterator[Duty]:
    """Yield the duties of one sentence, parted at ； where the subject changes."""
    stretches = list(_stretches(view.text, start, end))
    open_start = start
    held: list[Assignment] = []
    last_end = start
    for first, last in stretches:
        found = _assignments(view, parsed, first, last)
        if found and held:
            yield Duty(open_start, first, tuple(strongest(held)))
            open_start, held = first, found
        elif found:
            open_start, held = first, found
        elif held and not _goes_on(parsed, first, last):
            yield Duty(open_start, first, tuple(strongest(held)))
            open_start, held = last, []
        last_end = last
    if held:
        yield Duty(open_start, last_end, tuple(strongest(held)))


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches of a sentence up to and with each ； outside brackets."""
    depth, first = 0, start
    for place in range(start, end):
        char = text[place]
        depth += (char in "（(《“〔") - (char in "）)》”〕")
        if char in "；;" and depth <= 0:
            yield first, place + 1
            first = place + 1
    if first < end:
        yield first, end


def _goes_on(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether a stretch without a subject of its own goes on with the one before (要按照…, 发现问题…)."""
    opening = [word for word in parsed.words if start <= word.start < end][:3]
    if not opening:
        return True
    first = opening[0]
    return first.text in words("obligation") or first.tag in "VDPCMT" or first.text in ("对", "并")


def _assignments(view: View, parsed: Parsed, start: int, end: int) -> list[Assignment]:
    """Return the bodies that a stretch obliges, from each clause that opens with one or says 由 one."""
    found: list[Assignment] = []
    first = True
    for clause_start, clause_end in _clauses(view.text, start, end):
        subject = _subject(view, parsed, clause_start, clause_end, end)
        by = _by_subject(view, parsed, clause_start, clause_end)
        for one in (subject, by):
            if one and not _permits(view.text, one.predicate, first):
                found += _with_role(view, one, end)
        if by and subject and subject.names[0].text == by.names[0].text:
            found = found[: -len(by.names)]
        first = False
    return found


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open clauses between ，；： outside brackets."""
    depth, first = 0, start
    for place in range(start, end):
        char = text[place]
        depth += (char in "（(《“〔") - (char in "）)》”〕")
        if char in "，,；;：:。" and depth <= 0:
            if place > first:
                yield first, place
            first = place + 1
    if first < end:
        yield first, end


def _subject(view: View, parsed: Parsed, start: int, end: int, limit: int) -> _Subject | None:
    """Return the subject with which a clause opens, leading dates and words such as 请 passed over."""
    place = _opening(view.text, start, end)
    if view.text[place : place + 1] == "由":
        return None
    found = _names_from(view, parsed, place, end, limit) or _listed_members(view, place, end)
    if found is None:
        return None
    names, predicate = found
    if not _is_predicate(parsed, view.text, predicate, limit):
        return None
    return _Subject(names, predicate, by=False)


def _opening(text: str, start: int, end: int) -> int:
    """Return the place of the first word that can be a subject."""
    place = start
    number = LEADING_NUMBER.match(text[start:end])
    if number:
        place += number.end()
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


def _names_from(
    view: View, parsed: Parsed, place: int, end: int, limit: int
) -> tuple[tuple[View, ...], int] | None:
    """Return the names of the list that opens at `place` and the end of the list."""
    spans: list[tuple[int, int]] = []
    start = place
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
        step = 2 if nxt in ("以及", "及其") else 1 if nxt[:1] in ("、", "和", "及", "与", "，", ",") else 0
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
    return tuple(split_names(view[spans[0][0] : spans[-1][1]])), spans[-1][1]


def _listed_members(view: View, place: int, end: int) -> tuple[tuple[View, ...], int] | None:
    """Return the members of 供水企业（甲公司、乙公司）, whose group alone is no body."""
    opening = view.text.find("（", place, min(place + 10, end))
    members = MEMBERS_BEHIND.match(view.text, opening, end) if opening > place else None
    if not members:
        return None
    names = tuple(split_names(view[members.start() + 1 : members.end() - 1]))
    return (names, members.end()) if all(is_agency(name.text) for name in names) else None


def _next_end(text: str, start: int, limit: int) -> int:
    match = re.compile(r"[，,；;：:。]").search(text, start, limit)
    return match.start() if match else limit


def _list_goes_on(parsed: Parsed, text: str, place: int) -> bool:
    """Tell whether the name behind a comma is part of the list: an obligation follows it directly."""
    return text[place : place + 1] in "、，," or any(
        word.start == place and word.text in words("obligation") for word in parsed.words
    )


def _is_predicate(parsed: Parsed, text: str, place: int, limit: int) -> bool:
    """Tell whether what follows a name at `place` says that it acts."""
    if place >= limit or text[place] in "的、）)”》":
        return False
    word = _word_at(parsed, place)
    if word is None:
        return False
    if word.text in (
        "等",
        "为",
        "是",
        "负责人",
        "在内",
        "之间",
        "以外",
        "以上",
        "以下",
        "中",
        "内",
        "主要",
        "因",
        "下设",
        "设",
        "设在",
        "由",
    ):
        return False
    if word.text == "各":
        return _is_predicate(parsed, text, place + 1, limit)
    if word.tag in ("V", "D", "P", "A", "R") or word.text in words("role_verbs"):
        return True
    return word.tag in NAME_TAGS and _acts(text[place : place + 12])


def _acts(text: str) -> bool:
    """Tell whether words that jieba takes for nouns are verbs here (建立, 统筹, 指导 with an object)."""
    return bool(ACTS.match(text))


ACTS = re.compile(r"(?:" + "|".join(longest_first("action_verbs")) + ")(?![率数量额值度比费])")


def _word_at(parsed: Parsed, place: int) -> Word | None:
    for word in parsed.words:
        if word.start == place:
            return word
        if word.start > place:
            return None
    return None


def _by_subject(view: View, parsed: Parsed, start: int, end: int) -> _Subject | None:
    """Return the bodies of 由…负责, wherever in the clause it stands."""
    for match in BY.finditer(view.text, start, end):
        if view.text[max(start, match.start() - 1) : match.start()] in ("可", "对"):
            continue
        found = _names_from(view, parsed, match.end(), end, end)
        if found is None:
            continue
        names, predicate = found
        rest = view.text[predicate:end]
        if (
            _is_predicate(parsed, view.text, predicate, end)
            and not NOT_DONE.match(rest)
            and not re.match(r"[^，。；]{0,12}的", _until_noun(rest))
        ):
            return _Subject(names, predicate, by=True)
    return None


def _until_noun(rest: str) -> str:
    """Return the first words of a predicate, in which a 的 makes it an attribute (由协会负责管理的取水口)."""
    return rest[:8]


def _permits(text: str, place: int, first: bool) -> bool:
    """Tell whether the predicate only allows: 可, 可以 within its first words, before any obligation."""
    opening = text[place : place + 14].partition("，")[0]
    permit = PERMIT.search(opening)
    if not permit:
        return False
    obligation = re.search(r"要|应当?|须|负责", opening)
    return obligation is None or permit.start() < obligation.start()


def _with_role(view: View, subject: _Subject, limit: int) -> list[Assignment]:
    """Return the assignments of a subject, "the role follows the explicit word", with the bodies after 会同."""
    rest = view.text[subject.predicate : limit]
    clause = re.split(r"[，,；;。]", rest)[0]
    role = Role.RESPONSIBLE
    if LEADS_WORK.search(clause):
        role = Role.LEAD
    elif COOPERATES.match(clause) or GIVES_WAY.search("，".join(re.split(r"[，,；;。]", rest)[:2])):
        role = Role.COOPERATE
    found = assign([name for name in subject.names if _obliged(name.text)], role)
    joined = JOINS.match(rest)
    if joined:
        place = subject.predicate + joined.start("names")
        names = split_names(view[place : subject.predicate + joined.end("names")])
        found += assign([cut for cut in (_known_part(name) for name in names) if cut], Role.COOPERATE)
    return found


def _known_part(name: View) -> View | None:
    """Return the body at the start of 有关部门加强…, nothing where none opens it."""
    span = name_at(parse(name.text), 0, len(name))
    return name[: span[1]] if span else None


def _obliged(text: str) -> bool:
    """Tell whether a name is of a body: "officials and project owners make no duty: only bodies do"."""
    return not any(text.endswith(word) for word in words("not_obliged")) and is_agency_or_group(text)


def is_agency_or_group(text: str) -> bool:
    """Tell whether `text` is a name, lists of functions with 等部门 included."""
    return (
        is_agency(text)
        or text.endswith(("部门", "单位", "政府", "机构"))
        or text in ("省", "市", "县", "区", "旗")
    )
