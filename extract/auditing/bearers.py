"""Who bears what a word of duty says: the body, person, owner or thing that stands before it in its clause.

This reads the clause apart from the extraction's own subjects, so that the audit can find what those missed.
"""

import re
from enum import Enum
from functools import lru_cache

from extract.auditing.clauses import CLAUSE_END, Clause
from extract.segment import parse
from extract.words import any_of

# what ends the name of a body, also of one that the grammar of names does not know
BODY_END = re.compile(
    r"(?:部门|单位|政府|机构|机关|委员会|管委会|办公室|领导小组|工作组|指挥部|联席会议|[^全布格结部本]局|厅|[^群]办事处|中心|公司|协会"
    r"|医院|学校|高校|院所|银行|街道|乡镇|各地区?|各省份?|(?:各|每个)[市县区旗州]|县区|省市|各方|残联|[乡镇街村居]（[乡镇街道村居社区办]{1,4}）|(?:社会|服务|团体|群众|公益|环保)组织|(?:中小微?|小微|国有|民营)?企业)"
)
BODY_TAIL = re.compile(r"[省市县区旗州乡镇村]$|党组织$")
NOTE = r"（[^（）]{1,30}）"
# 均  原则上  （机构）
_ADVERB = rf"(?:{any_of('audit_adverbs')}|负责(?!人|同志))"
ADVERBS = re.compile(rf"(?:{NOTE}|，|{_ADVERB}){{1,12}}")
TAIL = re.compile(rf"{_ADVERB}{{1,8}}$")
# 按照规定  在3日内  对申请
PREPOSITION = re.compile(any_of("audit_prepositions"))
OBJECT_OF = re.compile(rf"(?:{any_of('audit_object_verbs')}|(?<!所)在)$")
PLAIN = ("单位", "机构", "部门", "组织")
PERSON = re.compile(rf"{any_of('persons')}$")
# 分管负责人  级河长  及其工作人员
PERSON_FIRST = re.compile(
    rf"）?(?:{NOTE})?(?:级|及其|和|及|的|主要|分管|相关|有关){{0,3}}{any_of('persons')}"
)
# 任何单位和个人: the public
PUBLIC = re.compile(r"(?:单位|组织|机构)(?:和|及|或者?|与|、)个人$")
# 用水单位  从事收集运输的单位
OWNER = re.compile(
    rf"{any_of('audit_owners')}$|(?:从事|生产|生成|经营|产生|收集|运输)[^，。；]{{0,24}}的(?:单位|机构)$"
)
MEASURE = re.compile(r"(?:总量|数量|比例|金额|总额)$")
JOINT = re.compile(r"[、和及与或]|以及|及其|或者")
OPENS_WITH = re.compile(
    r"(?:[0-9]{1,2}[.、]|（[0-9一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,5}条"
    r"|[一二三四五六七八九]是|各)?"
)
NOUNS = frozenset(
    ("NOUN", "N", "FUNC", "LEVEL", "PLACE", "HEAD", "GROUP", "BOTH", "MID", "DET", "SEP", "A", "B", "F")
)
LONGEST_GAP = 8  # characters between two names of a list: 、重点
NO_SUBJECT = ("的", "时", "后")  # 属于省级职责范围的，  接到报告后，


class BearerKind(Enum):
    """What bears a duty; only a `BODY` makes one by the guidelines."""

    BODY = "body"
    PERSON = "person"  # 负责人, 河长
    OWNER = "owner"  # 用水单位
    THING = "thing"  # 设施, 资金
    NONE = "none"


@lru_cache(maxsize=512)
def names_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where names of bodies stand in `text`, half-open and in order."""
    found = [(name.start, name.end) for name in parse(text).names]
    for match in BODY_END.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    return tuple(sorted(found))


def actors_in(text: str) -> list[tuple[int, int]]:
    """Return the names of `text` that are no object of a word before them (督促各县, 按照省厅要求)."""
    found: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    acts = True
    for start, end in names_in(text):
        joined = before is not None and JOINT.fullmatch(text[before[1] : start])
        acts = acts if joined else not _is_object(text, start)
        if acts:
            found.append((start, end))
        before = (start, end)
    return found


def bodies_in(text: str) -> list[tuple[int, int]]:
    """Return the names of `text` that can do its work: no objects, persons, owners."""
    return [name for name in actors_in(text) if _of_name(text[: name[1]]) is BearerKind.BODY]


def _is_object(text: str, start: int) -> bool:
    if OBJECT_OF.search(text[:start]):
        return True
    found = parse(text).words
    index = next((i for i, word in enumerate(found) if word.end == start), None)
    if index is None or found[index].tag != "V" or found[index].text in ("由", "请"):
        return False
    in_name = text.startswith(PLAIN, start) or (index > 0 and found[index - 1].tag in NOUNS)
    return not in_name  # 处理|单位, 各|供养|服务机构


def opening_of(clause: Clause, place: int) -> int:
    """Return where the words before `place` begin: with the clause before, where its subject is a body.

    各行业主管部门，要…: the subject stands before the comma. A clause that puts a case (…的，) has none.
    """
    text = clause.unit.text
    if place > clause.start or text[clause.start - 1 : clause.start] != "，":
        return clause.start
    start = max((match.end() for match in CLAUSE_END.finditer(text, 0, clause.start - 1)), default=0)
    before = text[start : clause.start - 1]
    number = OPENS_WITH.match(before)
    opening = number.end() if number else 0
    named = any(first <= opening or last == len(before) for first, last in names_in(before))
    return start if named and not before.endswith(NO_SUBJECT) else clause.start


def bearer_of(clause: Clause, place: int) -> BearerKind:
    """Return what bears the word at `place`, by its clause alone or the subject before the comma."""
    opening = opening_of(clause, place)
    if opening < clause.start:
        return _bearer_ahead(clause.unit.text[opening : clause.start - 1])
    return bearer_before(clause.text, place - clause.start)


def _bearer_ahead(text: str) -> BearerKind:
    """Return what the clause before the comma is about: its last name where that ends it, else its first."""
    names = names_in(text)
    if names[-1][1] == len(text):
        return _of_list(text, len(text))
    first = names[0][1]
    return BearerKind.PERSON if PERSON_FIRST.match(text, first) else _of_name(text[:first])


def bearer_before(text: str, place: int) -> BearerKind:
    """Return what bears the word at `place` of `text`, told by the nearest name that can be its subject."""
    before = TAIL.sub("", text[:place])
    if PUBLIC.search(before):
        return BearerKind.PERSON
    for start, end in reversed(actors_in(text)):
        if end <= place and start < len(before):
            gap = _past_adverbs(before[end:])
            if not gap or PREPOSITION.match(gap):
                return _of_list(text, end)
            return _followed(text[:end], gap)
    kind = _of_name(before)
    if kind is not BearerKind.BODY:
        return kind
    return BearerKind.THING if _closes_with_noun(before) else BearerKind.NONE


def _past_adverbs(text: str) -> str:
    match = ADVERBS.match(text)
    return text[match.end() :] if match else text


def _of_list(text: str, end: int) -> BearerKind:
    """Return what the list of names that ends at `end` is: a body where one of them is."""
    names = [name for name in actors_in(text) if name[1] <= end]
    kind = _of_name(text[:end])
    while kind is not BearerKind.BODY and len(names) > 1:
        between = text[names[-2][1] : names[-1][0]]
        if not JOINT.match(between) or len(between) > LONGEST_GAP:
            break
        names.pop()
        kind = _of_name(text[: names[-1][1]])
    return kind


def _of_name(name: str) -> BearerKind:
    if PERSON.search(name):
        return BearerKind.PERSON
    return BearerKind.OWNER if OWNER.search(name) else BearerKind.BODY


def _followed(name: str, gap: str) -> BearerKind:
    """Return what a name and the words behind it are: 市政府|网站 is a thing, 县局|负责人 a person."""
    if PERSON_FIRST.match(gap):
        staff = gap.startswith("及其") and _of_name(name) is BearerKind.BODY
        return BearerKind.BODY if staff else BearerKind.PERSON
    if gap.endswith("的") and OWNER.search(name):
        return BearerKind.OWNER
    if MEASURE.search(gap):
        return BearerKind.THING
    run = _noun_run(gap)
    kind = _of_name(run or name)
    if not run or kind is not BearerKind.BODY:
        return kind
    return BearerKind.BODY if BODY_END.search(run[-4:]) or BODY_TAIL.search(run) else BearerKind.THING


def _noun_run(gap: str) -> str:
    """Return the nouns that go on with a name, empty where a verb follows it."""
    end = 0
    for word in parse(gap).words:
        if word.tag not in NOUNS and word.text not in ("的", "和", "及", "与", "内", "、"):
            break
        end = word.end
    rest = _past_adverbs(gap[end:])
    if end and (not rest or PREPOSITION.match(rest)):
        return gap[:end]
    return gap if _closes_with_noun(gap) else ""


def _closes_with_noun(text: str) -> bool:
    """Tell whether nothing but nouns stands behind the last 的 (需国务院批准的|事项)."""
    _, of, rest = text.rpartition("的")
    return bool(of and rest) and all(word.tag in NOUNS for word in parse(rest).words)
