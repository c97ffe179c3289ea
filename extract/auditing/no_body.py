"""Why a word of who or of duty makes no assignment by the guidelines, a function a reason."""

import re

from extract.auditing.bearers import PERSON_FIRST, BearerKind, actors_in, bodies_in, names_in
from extract.auditing.coverage import JOINING, holds, place
from extract.auditing.seen import Seen
from extract.tasks.sections import SectionKind
from extract.words import any_of
from ontology.model import TaskKind

NOUNS = ("责任单位", "负责部门", "落实单位")
# 列首位的为牵头单位
FIRST_NAMED = re.compile(r"(?:首位|第一位|居首|列首)[^，；。]{0,8}牵头")
# 负责解释  会同相关部门负责政策解释
EXPLAINS = re.compile(r"(?:[^，。；]{0,20}负责)?(?:对[^，。；]{0,12})?(?:具体)?(?:政策)?解释")
# 可由…负责  必要时可商请…协助
PERMITS = re.compile(
    r"(?:^|[^许认])可(?!能|靠|持续|行|见)(?:以|由|按|向|对|将|根据)?[^，。；]{0,80}$"
    r"|^(?:（[^（）]{1,4}）|[0-9]{1,2}[.、])?允许"
)
PERMITS_BEHIND = re.compile(r"[^，。；要应须]{0,30}可以")
# 缴纳保险费的50%  补贴金额
OWES = re.compile(r"(?:当)?(?:缴|交|付|补|由|受|计|收)[^，。；]{0,20}")
OWED_AMOUNT = re.compile(r"[^，。；]{1,6}(?:金额|数额|税额)|[^，。；]{0,14}的?[0-9]{1,3}%")
AMOUNT = re.compile(r"标准|按|处|金额|数额|额度|将$")
IN_CHARGE = re.compile(r"人(?![才力民员])|同志|的?(?:主管)?人员")
# 市级河长履行下列职责
PERSONS_DO = re.compile(rf"{any_of('persons')}(?:主要|应当|应)?(?:履行|承担|负责|的)")
# 负责办理的部门  负责节水工作的机构
ATTRIBUTE = re.compile(r"(?!对)[^，。；：]{1,24}?的[^，。；：]{0,6}(?:部门|单位|机构|社区|人员)")
ORGANISER = re.compile(r"单位|组织者|方")
CALLED = re.compile(r"单位|部门")
LABEL = re.compile(r"(?:单位|部门)?[：为是]")
# what may stand before 责任单位 where it opens a clause or a note
OPENS = re.compile(r"[^，。；]{0,200}[（〔：、]|(?:相关|有关|各|各有关|各相关|该|上述)?")


def is_guidance(seen: Seen) -> bool:
    """Tell whether the section only guides (指导思想, 基本原则), or the clause names a principle."""
    return seen.clause.place.kind is SectionKind.GUIDANCE or bool(re.match(r"的?原则", seen.after))


def says_first_leads(seen: Seen) -> bool:
    """Tell whether the clause only says how lists of bodies are to be read."""
    return bool(FIRST_NAMED.search(seen.clause.text))


def is_blank_column(seen: Seen) -> bool:
    """Tell whether the cue heads a column in which no cell holds a word."""
    return seen.clause.unit.head and not seen.clause.unit.below


def is_interpretation(seen: Seen) -> bool:
    """Tell whether the clause says who explains the document itself."""
    return bool(EXPLAINS.match(seen.after))


def is_permitted(seen: Seen) -> bool:
    """Tell whether the clause only allows (可由…负责)."""
    behind = seen.cue.number is None and seen.cue.word in ("会同", "协助", "配合", "负责")
    return bool(PERMITS.search(seen.before) or (behind and PERMITS_BEHIND.match(seen.after)))


def is_amount_owed(seen: Seen) -> bool:
    """Tell whether the word belongs to an amount (按应缴纳保险费的50%确定) and obliges nobody."""
    if seen.cue.word != "应" or not OWES.match(seen.after):
        return False
    return bool(AMOUNT.search(seen.before) or OWED_AMOUNT.match(seen.after))


def is_person(seen: Seen) -> bool:
    """Tell whether a person bears the cue, or the cue is part of what one is called (负责人)."""
    if seen.cue.word == "负责" and IN_CHARGE.match(seen.after):
        return True
    actors = actors_in(seen.earlier)
    if seen.point_of and not actors:
        return bool(PERSONS_DO.search(seen.point_of))
    if seen.bearer is BearerKind.NONE and actors:
        return bool(PERSON_FIRST.match(seen.earlier, actors[0][1]))
    return seen.bearer is BearerKind.PERSON


def is_owner(seen: Seen) -> bool:
    """Tell whether an owner or a business bears the cue (用水单位, 物业服务企业)."""
    return seen.bearer is BearerKind.OWNER


def is_thing(seen: Seen) -> bool:
    """Tell whether the subject is a thing that a body's name only qualifies (政府网站, 机构设施)."""
    return seen.bearer is BearerKind.THING


def is_attribute(seen: Seen) -> bool:
    """Tell whether the cue only says which body is meant (负责办理的部门), or puts a case (需要…配合的，)."""
    if re.match(r"的[，。；]", seen.after) or (seen.cue.word == "承办" and ORGANISER.match(seen.after)):
        return True
    doing = seen.cue.word in ("负责", "承办", "协助", "配合") and seen.bearer is BearerKind.NONE
    return doing and bool(ATTRIBUTE.match(seen.after))


def is_mention(seen: Seen) -> bool:
    """Tell whether 责任单位 or 牵头单位 is a noun inside a sentence, no label and no subject."""
    noun = seen.cue.word in NOUNS or CALLED.match(seen.after)
    if not noun or seen.clause.unit.head or LABEL.match(seen.after):
        return False
    case = seen.clause.text.rstrip("，").endswith("的")
    return case or not OPENS.fullmatch(seen.before)


def is_in_row(seen: Seen) -> bool:
    """Tell whether the cue stands in the text of a row, whose bodies stand in their own columns."""
    task = seen.task
    return task is not None and task.kind is TaskKind.ROW and seen.clause.unit.cell


def is_heading(seen: Seen) -> bool:
    """Tell whether the cue stands in a heading that names work and no body (加强协调配合)."""
    alone = (seen.clause.start, seen.clause.end) == seen.clause.sentence
    return seen.clause.place.headed and alone and not names_in(seen.clause.text)


def is_point_of_body(seen: Seen) -> bool:
    """Tell whether the sentence names no doer, but the words that it is a point of, or its task, do."""
    if bodies_in(seen.earlier) or seen.cue.word in NOUNS or _joins(seen):
        return False
    lead = seen.clause.unit.lead
    if lead is not None and holds(seen.facts.bodies, place(lead, 0, len(lead.text))):
        return True
    task = seen.task
    return task is not None and bool(task.assignments)


def is_of_nobody(seen: Seen) -> bool:
    """Tell whether no body stands before the cue in its sentence, nor in the words that it is a point of."""
    if bodies_in(seen.earlier) or names_in(seen.point_of) or seen.cue.word in NOUNS:
        return False
    return not _joins(seen) and (seen.cue.word != "牵头" or not names_in(seen.after))


def _joins(seen: Seen) -> bool:
    """Tell whether the cue joins a body that stands behind it (会同财政部门)."""
    return seen.cue.word == JOINING and bool(names_in(seen.after))
