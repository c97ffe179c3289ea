"""Who does what in a note behind an item or in a clause: （A牵头，B、C配合）, 责任单位：A、B, A会同B负责."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.view import View
from extract.bodies.agencies import is_agency, split_names
from extract.duties.role_cues import Cue
from extract.pieces import split_view
from extract.segment import parse
from ontology.model import Assignment, Role

VERB_LABEL = re.compile(r"^(?:牵头|主办|配合|协办|协助|参与|参加|责任|负责|承办|落实)[：:]")  # 牵头：市水务局
OTHER_LABEL = re.compile(r"^[^、，：:]{2,10}[：:]")  # 适用范围：所有自贸试验区
FIRST_LEADS = re.compile(  # 列第一位的为牵头单位，下同
    r"(?:首位|第一位|第一(?=[的为个是])|第1位|首个|列首|居首)[^，；。]{0,8}(?:为|是|负责)?[^，；。]{0,4}牵头"
)
RULE_IN_BRACKETS = re.compile(r"(?<=.)[（(][^（()）]{4,60}[)）]")  # A、B（列第一位的为牵头单位，下同）
FOR_ALL = re.compile(r"以下.{0,12}(?:均|都)需?")  # 以下各项工作均需各县、区人民政府落实，不再列出
# 完成时限：…  责任人：…  验收单位：…  整改进展：…: labels that end a list of bodies
END_LABEL = re.compile(
    r"(?:完成|整改|办结|落实|推进|实施|办理)(?:时限|期限|时间|进展|情况|目标|措施)(?:要求)?[：:]"
    r"|(?:责任|负责|联系|督办)人(?:员)?[：:]|(?:验收|督办|督导|监督|分管|包保|联系|责任)(?:单位|部门|领导)[：:]"
)
NO_BODY = re.compile(r"\d{4}年|\d月|底前|完成|下同|不再|以下|适用")
LEAD_WORD = re.compile(r"牵头|主办|主责|第一责任|首要责任|挑头|主抓")
COOPERATE_WORD = re.compile(r"配合|协办|协作|参与|参加|协助|协同|支持")


def role_of(word: str) -> Role:
    """Return the role that a label, a column head or a verb gives; anything else is `responsible`."""
    if LEAD_WORD.search(word):
        return Role.LEAD
    return Role.COOPERATE if COOPERATE_WORD.search(word) else Role.RESPONSIBLE


def read_note(view: View) -> list[Assignment]:
    """Return who does what by a note, in the order of its bodies; each body once, with its strongest role."""
    rules = [match.span() for match in RULE_IN_BRACKETS.finditer(view.text) if FIRST_LEADS.search(match[0])]
    bare = view.without(rules)
    return strongest([one for sentence in split_view(bare, "；;。") for one in _read_sentence(sentence)])


def strongest(assignments: list[Assignment]) -> list[Assignment]:
    """Return one assignment a body, with the first of its roles in the order of `Role`, by first mention."""
    best: dict[str, Assignment] = {}
    for assignment in assignments:
        held = best.get(assignment.agency)
        if held is None or list(Role).index(assignment.role) < list(Role).index(held.role):
            best[assignment.agency] = assignment
    return list(best.values())


def assign(names: list[View], role: Role, inferred: str | None = None) -> list[Assignment]:
    """Return one assignment a name."""
    return [Assignment(name.written, role, name.spans(), inferred) for name in names]


def _read_sentence(view: View) -> Iterator[Assignment]:
    """Yield what a stretch up to ； says; names wait for the verb that follows them."""
    role: Role | None = None
    waiting: list[View] = []
    for clause in _labelled(view):
        if (
            FIRST_LEADS.search(clause.text)
            or FOR_ALL.search(clause.text)
            or clause.text in ("下同", "以下同")
        ):
            continue
        labels = parse(clause.text).cues_of("label")
        if labels:
            role, clause = role_of(labels[-1].word), clause[labels[-1].end :]
        elif short := VERB_LABEL.match(clause.text):
            role, clause = role_of(short[0]), clause[short.end() :]
        elif OTHER_LABEL.match(clause.text):
            role, waiting = None, []
            continue
        verbs = parse(clause.text).cues_of("role")
        if verbs and (role is None or len(clause) - verbs[-1].end <= 4):
            yield from _by_verbs(clause, verbs, waiting)
            waiting = []
        elif role is not None:
            yield from assign(_plausible(clause), role)
        else:
            waiting += _plausible(clause)
    if waiting and role is None and all(is_agency(name.text) for name in waiting):
        yield from assign(waiting, Role.RESPONSIBLE)


def _labelled(view: View) -> Iterator[View]:
    """Yield the clauses between ，, each label at the start of its own (lines with a label run together)."""
    for clause in split_view(view, "，,"):
        starts = [cue.start for cue in parse(clause.text).cues_of("label")]
        starts = sorted([*starts, *(match.start() for match in END_LABEL.finditer(clause.text))])
        for start, end in pairwise([*dict.fromkeys([0, *starts]), len(clause)]):
            if clause.text[start:end].strip():
                yield clause[start:end]


def _by_verbs(clause: View, verbs: list[Cue], waiting: list[View]) -> Iterator[Assignment]:
    """Yield the bodies between the verbs of a clause: A牵头, A会同B负责, 由A牵头B配合."""
    place, joined = 0, False
    for index, cue in enumerate(verbs):
        names = [*waiting, *_plausible(_after_by(clause[place : cue.start].strip("由请")))]
        names = names if any(is_agency(name.text) for name in names) else []
        waiting = []
        role = role_of(cue.word)
        if cue.word in ("会同", "联合"):
            later = role_of(verbs[index + 1].word) if index + 1 < len(verbs) else Role.RESPONSIBLE
            yield from assign(names, Role.RESPONSIBLE if later is Role.COOPERATE else later)
            joined = True
        elif joined and role is not Role.LEAD:
            yield from assign(names, Role.COOPERATE)
            joined = False
        else:
            yield from assign(names, role)
        place = cue.end
    if joined:
        yield from assign([n for n in split_names(clause[place:]) if is_agency(n.text)], Role.COOPERATE)


def _after_by(view: View) -> View:
    """Return what stands behind the last 由: 沿江整治由市经信局 names 市经信局."""
    place = view.text.rfind("由")
    return view[place + 1 :] if place >= 0 else view


def _plausible(view: View) -> list[View]:
    """Return the entries of a list that can be bodies: short, and no date or sentence."""
    names = (name for name in split_names(view) if 1 < len(name) <= 40 and not NO_BODY.search(name.text))
    return [name for name in names if name.text.count("〔") == name.text.count("〕")]
