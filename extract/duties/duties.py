"""Sentences that oblige a body: its subject, and where the duty ends.

A duty reaches to the 。 of its sentence, or to a ； behind which another body is the subject. A sentence
that only permits (可由…) is none, and persons and owners in general (用水户) are no bodies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.view import View
from extract.bodies.agencies import is_agency, split_names
from extract.bodies.name_lists import names_from
from extract.duties.roles import assign, role_of, strongest
from extract.duties.subjects import BEARS, Subject, find_subjects
from extract.pieces import pieces
from extract.segment import JOINT, Parsed, parse
from extract.words import words
from ontology.model import Assignment, Role

COOPERATES = re.compile(
    r"^(?:要|应|应当|须|必须)?(?:积极|全力|主动|切实|依法)?(?:协助|加强配合|配合|协同|参与)"
)
GIVES_WAY = re.compile(
    r"(?:履行|落实|承担)(?:好|起)?[^，。；]{0,4}配合(?:职责|责任|义务)|(?:积极|主动|全力|密切)配合|做好[^，。；]{0,4}配合|予以(?:配合|协助)|配合做好"
)
LEADS_WORK = re.compile(
    r"^(?:要|应|应当|须|必须|将)?(?:继续|切实|认真|负责|具体)?(?:做好|发挥|抓好|履行|承担)?[^，；。部局委办厅]{0,8}(?<!与)(?<!配合)牵头(?!单位|部门)"
)
MUTUAL = re.compile(r"各司其职|各负其责|相互|互相|齐抓共管")  # 各司其职、密切配合: each does its own
IN_LEAD = ("牵头单位", "牵头部门", "主办单位", "牵头责任单位")  # whose name says already that they lead
ONLY_ALLOWS = re.compile("可以?由")  # ；分散居住的，可以由村委会照料
PARTNER_ENDS = tuple(words("partner_ends"))
CASE = re.compile(r"(?![^，]{0,3}由)[^，；。]{2,40}的，")  # ；情节严重的，处…
HOW = re.compile(
    r"(?:应当?|要|须)?(?:按照?|依照|根据)[^，；。]{0,10}(?:职责|分工|规定)(?:分工|范围)?"
)  # 按照各自职责，协助…
# 负责、医疗机构配合  牵头组织，学校和社区密切配合
PARTNERS = re.compile(
    r"[^，。；、]{0,6}(?:负责|牵头|落实|实施|承担)[^，。；、]{0,12}[、，]"
    r"(?P<names>[^，。；的由]{2,30}?)(?:积极|密切|全力|主动|予以|做好)?(?:配合|协助|参与)"
)
LEVELS = re.compile("[市县区旗州乡镇]{2,3}")  # 县区: all bodies of a level
ANNOUNCES = re.compile("(?:下列|以下|如下)[^，。；：]{0,14}：[（(]一")  # 履行下列职责：（一）…；（二）…
BY_ANOTHER = re.compile(r"[，；。]由(?!于)")  # …，由B会同C负责 is B's


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty at `start`..`end` of its text, with the bodies that it obliges."""

    start: int
    end: int
    assignments: tuple[Assignment, ...]


def find_duties(view: View) -> list[Duty]:
    """Return the duties of `view` (without white space), in order; a duty ends behind its 。 or ；."""
    parsed = parse(view.text)
    duties: list[Duty] = []
    for start, end in parsed.sentences:
        duties += _sentence_duties(view, parsed, start, end)
    return duties


def subjects_of(view: View) -> list[Assignment]:
    """Return the bodies that any clause of `view` obliges, each once."""
    return strongest([a for duty in find_duties(view) for a in duty.assignments])


def _sentence_duties(view: View, parsed: Parsed, start: int, end: int) -> Iterator[Duty]:
    """Yield the duties of one sentence, parted at each ； that another subject follows."""
    if ANNOUNCES.search(view.text, start, end) and (
        whole := _assignments(view, parsed, *_first(view, start, end))
    ):
        yield Duty(start, end, tuple(strongest(whole)))
        return
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
        elif held:
            held += _joined(view, parsed, first, last)
        last_end = last
    if held:
        yield Duty(open_start, last_end, tuple(strongest(held)))


def _first(view: View, start: int, end: int) -> tuple[int, int]:
    """Return the stretch up to the colon behind which a sentence lists what a body has to do."""
    return start, view.text.index("：", start, end)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches of a sentence up to and with each ； outside brackets."""
    for first, last in pieces(text, "；;", start, end):
        if first < end:
            yield first, min(last + 1, end)


def _goes_on(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether a stretch without a subject goes on with the one before (要按照…, 发现问题…)."""
    first = parsed.word_at(start) if start < end else None
    if first is None:
        return True
    if ONLY_ALLOWS.search(parsed.text, start, end):
        return False
    if (
        first.text in words("obligation")
        or first.text in words("action_verbs")
        or first.tag in "VDPCMT"
        or first.text in ("对", "并")
    ):
        return True
    return bool(CASE.match(parsed.text, start, end))


def _assignments(view: View, parsed: Parsed, start: int, end: int) -> list[Assignment]:
    """Return the bodies that a stretch obliges, from each clause that opens with one or says 由 one."""
    found: list[Assignment] = []
    for first, last in pieces(view.text, "，,；;：:。", start, end):
        for subject in find_subjects(view, parsed, (first, last), end) if first < last else ():
            found += _with_role(view, parsed, subject, end)
    return found


def _with_role(view: View, parsed: Parsed, subject: Subject, limit: int) -> list[Assignment]:
    """Return a subject's assignments, its role by the word that says it, with the bodies after 会同."""
    rest = view.text[subject.predicate : limit]
    clause = re.split(r"[，,；;。]", rest)[0]
    role = Role.RESPONSIBLE
    if BEARS.match(clause):
        role = role_of(clause)
    elif LEADS_WORK.search(clause) and not subject.names[-1].text.endswith(IN_LEAD):
        role = Role.LEAD
    elif MUTUAL.search(clause):
        role = Role.RESPONSIBLE
    elif (
        COOPERATES.match(clause)
        or GIVES_WAY.search(clause)
        or GIVES_WAY.match(_second(rest))
        or (HOW.fullmatch(clause) and COOPERATES.match(_second(rest)))
    ):
        role = Role.COOPERATE
    found = assign([name for name in subject.names if _obliged(name.text)], role)
    if not found:
        return []
    partners = _partners(view, subject.predicate, limit) if subject.by else []
    return [*found, *_joined(view, parsed, subject.predicate, limit), *partners]


def _joined(view: View, parsed: Parsed, start: int, limit: int) -> list[Assignment]:
    """Return the bodies behind each 会同 of a predicate （会同财政等部门） that is its subject's own."""
    found: list[Assignment] = []
    for joint in JOINT.finditer(view.text, start, limit):
        other = BY_ANOTHER.search(view.text, start, joint.start())
        names = None if other else names_from(view, parsed, joint.end(), limit, limit)
        found += assign([name for name in names[0] if _obliged(name.text)], Role.COOPERATE) if names else []
    return found


def _partners(view: View, start: int, limit: int) -> list[Assignment]:
    """Return the bodies that take part beside one behind 由 (由A负责、B配合), also 学校."""
    match = PARTNERS.match(view.text, start, limit)
    names = split_names(view[match.start("names") : match.end("names")]) if match else []
    fits = all(is_agency_or_group(name.text) or name.text.endswith(PARTNER_ENDS) for name in names)
    return assign(names, Role.COOPERATE) if fits else []


def _second(rest: str) -> str:
    """Return the second clause of a predicate, empty where there is none."""
    clauses = re.split(r"[，,；;。]", rest)
    return clauses[1] if len(clauses) > 1 else ""


def _obliged(text: str) -> bool:
    """Tell whether a name is that of a body: officials and the owners of projects have no duties."""
    listed = text in words("agency_groups")  # 国有企业
    return (listed or not text.endswith(tuple(words("not_obliged")))) and is_agency_or_group(text)


def is_agency_or_group(text: str) -> bool:
    """Tell whether `text` is a name, lists of functions with 等部门 included."""
    if text.startswith("有") and "的" in text:
        text = text[text.index("的") + 1 :]  # 有条件的学校
    return (
        is_agency(text)
        or text.endswith(("部门", "单位", "政府", "机构", "组织"))
        or text in ("省", "市", "县", "区", "旗", "乡", "镇", "行政村", "各级")
        or LEVELS.fullmatch(text) is not None
        or parse(text).tags[-2:] == ["LEVEL", "FUNC"]  # 区民政、残联
        or ("、" in text and set(parse(text).tags) == {"FUNC", "SEP"})  # 自然资源、住建、司法
    )
