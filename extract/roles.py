"""Who does what in a note behind an item or in a clause: （A牵头，B、C配合）, 责任单位：A、B, A会同B负责."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.view import View
from extract.agencies import CLOSING, OPENING, is_agency, split_names
from extract.words import longest_first
from ontology.model import Assignment, Role

LABELS = "|".join(longest_first("role_labels"))
VERBS = "|".join(longest_first("role_verbs"))
LABEL = re.compile(
    rf"(?:^|(?<=[。；;，,、\s（(]))(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[)）.、])?(?P<label>{LABELS})\s*(?:为|是)?\s*[:：]"
)
OTHER_LABEL = re.compile(r"^[^、，：:]{2,10}[：:]")  # 适用范围：所有自贸试验区
# 按职责分工负责, 结合实际落实, 按职责落实
MANNER = r"(?:(?:均|都|共同|分别|各自|具体|统筹)?(?:按照?|依照?|根据|结合)[^，；。、]{0,12}?)?(?:共同|分别|分工|具体|各自|统筹|组织)?"
VERB = re.compile(rf"{MANNER}(?P<verb>{VERBS})(?:抓好落实|推进|实施|落实)?")
FIRST_LEADS = re.compile(  # 列第一位的为牵头单位，下同
    r"(?:列|排|排名|名列|序列)?(?:在)?(?:首位|第一位|第一|第1位|首个)[^，；。]{0,8}(?:为|是|负责)?[^，；。]{0,4}牵头"
)
LEAD_WORD = re.compile(r"牵头|主办|主责|第一责任|首要责任|挑头|主抓")
COOPERATE_WORD = re.compile(r"配合|协办|协作|参与|参加|协助|协同|支持")


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: who, and whether it sets the rule that the first-named body leads."""

    assignments: tuple[Assignment, ...]
    sets_first_leads: bool = False


def role_of(word: str) -> Role:
    """Return the role that a label, a column head or a verb gives; anything else is `responsible`."""
    if LEAD_WORD.search(word):
        return Role.LEAD
    return Role.COOPERATE if COOPERATE_WORD.search(word) else Role.RESPONSIBLE


def read_note(view: View) -> Note:
    """Return what a note says, in the order of its bodies; each body once, with its strongest role."""
    found: list[Assignment] = []
    for sentence in _pieces(view, "；;。"):
        found += _read_sentence(sentence)
    return Note(tuple(strongest(found)), bool(FIRST_LEADS.search(view.text)))


def strongest(assignments: list[Assignment]) -> list[Assignment]:
    """Return one assignment a body, "lead before cooperate before responsible", in order of first mention."""
    best: dict[str, Assignment] = {}
    for assignment in assignments:
        held = best.get(assignment.agency)
        if held is None or list(Role).index(assignment.role) < list(Role).index(held.role):
            best[assignment.agency] = assignment
    return list(best.values())


def assign(names: list[View], role: Role, inferred: str | None = None) -> list[Assignment]:
    """Return one assignment a name."""
    return [Assignment(name.text, role, name.spans(), inferred) for name in names]


def _read_sentence(view: View) -> Iterator[Assignment]:
    """Yield what a stretch up to ； says; names wait for the verb that follows them."""
    role: Role | None = None
    waiting: list[View] = []
    for clause in _pieces(view, "，,"):
        text = clause.text
        if FIRST_LEADS.search(text) or text in ("下同", "以下同"):
            continue
        label = LABEL.search(text)
        if label:
            role, clause = role_of(label["label"]), clause[label.end() :]
        elif OTHER_LABEL.match(text):
            role = None
            waiting = []
            continue
        matches = list(VERB.finditer(clause.text))
        if matches and (role is None or _closes(clause.text, matches[-1])):
            yield from _by_verbs(clause, matches, waiting)
            waiting = []
        elif role is not None:
            yield from assign([n for n in split_names(clause) if _plausible(n.text)], role)
        else:
            waiting += split_names(clause)
    if waiting and role is None and all(is_agency(name.text) for name in waiting):
        yield from assign(waiting, Role.RESPONSIBLE)


def _closes(text: str, match: re.Match[str]) -> bool:
    return len(text) - match.end() <= 4


def _by_verbs(clause: View, matches: list[re.Match[str]], waiting: list[View]) -> Iterator[Assignment]:
    """Yield the bodies between the verbs of a clause: A牵头, A会同B负责, 由A牵头B配合."""
    place, joined = 0, False
    for index, match in enumerate(matches):
        head = clause[place : match.start()].strip("由请")
        subject = _after_by(head)
        names = [*waiting, *(n for n in split_names(subject) if _plausible(n.text))]
        waiting = []
        verb = match["verb"]
        later = matches[index + 1 :]
        if verb in ("会同", "联合", "商"):
            role = role_of(later[-1]["verb"]) if later else Role.RESPONSIBLE
            if names:
                yield from assign(names, role if role is not Role.COOPERATE else Role.RESPONSIBLE)
            joined = True
        elif joined and role_of(verb) is not Role.LEAD:
            yield from assign(names, Role.COOPERATE)
            joined = False
        else:
            yield from assign(names, role_of(verb))
        place = match.end()
    if joined:
        yield from assign([n for n in split_names(clause[place:]) if is_agency(n.text)], Role.COOPERATE)


def _after_by(view: View) -> View:
    """Return what stands behind the last 由: 沿江整治由市经信局 names 市经信局."""
    place = view.text.rfind("由")
    return view[place + 1 :] if place >= 0 else view


def _plausible(text: str) -> bool:
    """Tell whether an entry of a list of bodies can be one: short, and no date or sentence."""
    return 1 < len(text) <= 40 and not re.search(r"\d{4}年|\d月|底前|完成|下同|不再|以下|适用", text)


def _pieces(view: View, marks: str) -> Iterator[View]:
    """Yield the stripped pieces of `view` between `marks` outside brackets."""
    depth = start = 0
    for place, char in enumerate(view.text):
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        elif char in marks and depth == 0:
            if view.text[start:place].strip():
                yield view[start:place].strip()
            start = place + 1
    if view.text[start:].strip():
        yield view[start : len(view)].strip()
