"""A question as a plan: recognisers cover its words one after the other, what is left is the topic."""

import re
from dataclasses import replace
from datetime import date

from extract.numerals import parse_number
from ontology.model import Every, Role
from query.answers.parties import in_scope, is_joint, left_out, only_parties
from query.asked.day import find_day
from query.asked.due import day_of_state, due_of, ending_in, issued_in, year_asked
from query.asked.features import Features
from query.asked.frame import place_asker, read_question
from query.asked.kinds import Wanted, decide
from query.asked.measure import measure_of
from query.asked.reading import Reading
from query.asked.remainder import find_said, find_topic
from query.asked.roles import CHARGE, MEANING, NOUN, Roles, bind_roles, narrow_parties
from query.asked.scope import split_subject
from query.asked.seen import Seen, recognise
from query.asked.spelling import mend
from query.asked.states import drop_held
from query.asked.strange_places import mentioned_place
from query.holdings import Holdings
from query.lexicon import read_patterns
from query.plan import (
    CITING,
    FEATURES_OF_DOCUMENTS,
    Act,
    AnswerKind,
    Aspect,
    Feature,
    Question,
    Reason,
    Scope,
    State,
)

IN_CHARGE = re.compile(r"谁|^(?:是)?(?:由|归|让|该|找|靠)|哪(?:一)?(?:家|个)|哪(?:一)?级")
POINTS_BACK = re.compile(
    r"^(?:那|它|其中|这里|这些|这几|上述|以上|前面|刚才|上面|还有|换成|改成|要是|里面|这项|这个|该项|此项)|呢$|其中|这里面|上述这些|它"
)
ELLIPTIC = re.compile(r"^(?:又|还|一共)?(?:有)?(?:几|哪几|哪些|哪|多少)(?:项|个|条|件|桩)?")  # 有几项有时限
NAMES_TASKS = re.compile(r"任务|工作|事项|措施|单位|部门|文件|方案")
INVOLVES = re.compile(r"涉及|包括|参与")
TOGETHER = re.compile(r"(?:和|与|跟|同|联合)$")  # 和哪个部门一起
REPORTING = re.compile(r"[上报送告汇呈交材料进展情况信息数据]+")  # 每月报送材料
RANK = re.compile(r"第([一二三四五六七八九十]{1,2}|\d{1,2})")
AND = re.compile(r"[和与跟]")
SHORTEST_THING = 4  # characters of each of two things that are compared
PEOPLE = ("lead", "cooperate", "responsible", "charge", "join", "any")
COMPARING = (Act.MORE, Act.LESS, Act.EQUAL)
BOUND = (AnswerKind.TASKS, AnswerKind.COUNT, AnswerKind.BOOLEAN)
CUES = tuple(tag for tag, _ in read_patterns("cues") if tag != "rank")


def parse(text: str, holdings: Holdings, today: date) -> Question:
    """Return the plan of the question `text`, dates relative to `today`."""
    reading = Reading(mend(place_asker(read_question(text), holdings), holdings))
    day = find_day(reading, today)
    seen = recognise(reading, holdings, today)
    ending = ending_in(reading, seen.state, seen.found, today)
    at = day_of_state(reading, seen.state, seen.found, today)
    day = day or at
    if ending or at:
        seen = replace(seen, found=None, state=State.ENDING if ending else seen.state)
    wanted = decide(
        reading,
        parties=len(seen.mentions),
        sides=0 if seen.mentions[1:] else len(seen.sides),
        is_filtered=seen.is_filtered,
        named=bool(seen.scope.parts or seen.cited),
        cited=bool(seen.cited) and not seen.scope.parts,
    )
    if {*seen.features.lacks, *seen.features.has} & {*FEATURES_OF_DOCUMENTS}:
        counted = AnswerKind.DOCUMENTS
        kind = wanted.kind if wanted.kind is AnswerKind.COUNT else counted
        act = wanted.act if kind is AnswerKind.COUNT else Act.LIST
        wanted = replace(wanted, kind=kind, act=act, counted=counted, aspect=Aspect.ITSELF)
    if wanted.aspect is Aspect.FORCE and seen.cited and not seen.scope.parts:
        wanted = replace(wanted, aspect=Aspect.REPEALED_BY)  # one not held is void where another repeals it
    mentions = only_parties(reading, seen.mentions, wanted)
    question = _plan(text, reading, holdings, replace(seen, mentions=mentions), wanted)
    return replace(question, day=day, ending=ending, scope=replace(question.scope, on=day or today))


def _plan(text: str, reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted) -> Question:
    """Return the plan out of what was seen."""
    roles = _roles(reading, holdings, seen, wanted)
    if seen.every == tuple(Every) and wanted.kind is AnswerKind.AGENCIES:
        seen = replace(seen, every=())  # 定期做…的是哪个局
    scope, topic = _subject(reading, holdings, seen, wanted)
    due, topic = due_of(reading, seen.found, wanted, topic)
    issued = issued_in(reading, seen.found, wanted, topic, has_bodies=bool(seen.mentions))
    features = _features(reading, seen, wanted, roles)
    mentioned = mentioned_place(reading)
    if mentioned:
        seen = replace(seen, strange="")
        wanted = replace(wanted, aspect=Aspect.ITSELF)
        others = [region for region in scope.regions if region not in holdings.places.get(mentioned, ())]
        scope = replace(scope, regions=tuple(others), place=scope.place if others else "")
    is_meaning = bool(seen.meaning and seen.meaning.is_only)
    unknown = (
        ""
        if is_meaning
        else next((mention.mark.value for mention in seen.mentions if not mention.bodies), "")
    )
    is_unheld = seen.is_unheld or _is_within_unheld(reading, holdings, seen, wanted)
    named = seen.mentions or scope.parts or scope.regions or topic or seen.cited
    has_subject = named or seen.is_filtered
    is_elliptic = not named and bool(ELLIPTIC.search(reading.words)) and not NAMES_TASKS.search(reading.words)
    return Question(
        text=text,
        words=reading.words,
        kind=wanted.kind,
        act=wanted.act,
        counted=wanted.counted,
        rank=_rank(reading),
        aspect=wanted.aspect,
        asked=roles.asked,
        parties=roles.parties,
        is_joint=is_joint(reading, roles.parties, wanted),
        scope=scope,
        sides=seen.sides if wanted.act in COMPARING and len(roles.parties) < 2 else (),
        due=due,
        issued=issued,
        every=seen.every or (tuple(Every) if reading.has("often") else ()),
        needs=Feature.DEADLINE if wanted.kind is AnswerKind.BOOLEAN and reading.has("when") else None,
        amount=seen.amount,
        measure=measure_of(reading.words),
        has=features.has,
        lacks=features.lacks,
        cited=seen.cited or ("".join(topic) if wanted.aspect in CITING else ""),
        year=year_asked(seen.found, wanted),
        topic=topic,
        excluded=seen.excluded,
        mentioned=mentioned,
        state=seen.state,
        meaning=seen.meaning,
        said=find_said(reading) if topic else "",
        unknown=unknown or seen.strange,
        reason=_silence_of(reading, unknown, seen, is_unheld=is_unheld),
        says_kind=reading.has(*CUES)
        or any("谁" in mark.value or NOUN.search(mark.value) for mark in reading.tagged(*PEOPLE)),
        is_fragment=bool(POINTS_BACK.search(reading.words)) or not has_subject or is_elliptic,
    )


def _roles(reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted) -> Roles:
    """Return the bodies with their roles, in the scope where it has them, and the roles asked for."""
    roles = bind_roles(reading, seen.mentions)
    if wanted.act in COMPARING:
        roles = Roles(tuple(replace(p, roles=p.roles or roles.asked) for p in roles.parties), ())
    parties = narrow_parties(in_scope(roles.parties, seen.scope, holdings))
    return Roles(left_out(parties, wanted), roles.asked or _in_charge(reading))


def _subject(
    reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted
) -> tuple[Scope, tuple[str, ...]]:
    """Return where to look and the pieces of the topic, of which one may be what a document is about."""
    scope, topic = seen.scope, find_topic(reading, holdings)
    topic = drop_held(topic) if seen.state else topic
    if wanted.aspect is Aspect.ITSELF:
        is_bound = bool(seen.mentions or seen.is_filtered or reading.has("goal")) and wanted.kind in BOUND
        scope, topic = split_subject(reading.words, holdings, scope, topic, is_bound=is_bound)
    if wanted.kind is AnswerKind.COUNT and not (seen.mentions or seen.is_filtered or topic or scope.kinds):
        scope = replace(scope, is_top=True)
    if seen.every:
        topic = tuple(piece for piece in topic if not REPORTING.fullmatch(piece))
    if wanted.act in (Act.EARLIEST, Act.LATEST):
        topic = tuple(part for piece in topic for part in _parted(piece))
    return scope, topic


def _parted(piece: str) -> list[str]:
    """Return the things of a piece of the topic between which 和 stands, long enough to be one each."""
    parts = AND.split(piece)
    return parts if all(len(part) >= SHORTEST_THING for part in parts) else [piece]


def _silence_of(reading: Reading, unknown: str, seen: Seen, *, is_unheld: bool) -> Reason | None:
    """Return why a question cannot be looked up: no such body, place, document, or fact."""
    if unknown or seen.strange:
        return Reason.BODY if unknown else Reason.PLACE
    if is_unheld:
        return Reason.DOCUMENT
    if reading.has("article") and not any(part.path or part.span for part in seen.scope.parts):
        return Reason.UNCLEAR
    return Reason.STATED if reading.has("attribute") else None  # 组长是谁, 联系电话


def _is_within_unheld(reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted) -> bool:
    """Tell whether things are asked of a document by a title that is not held or a number unknown."""
    if seen.scope.parts or wanted.aspect not in (Aspect.ITSELF, Aspect.CITES):
        return False
    return reading.has("quoted") or (reading.has("numbered") and seen.cited not in holdings.cited_numbers)


def _rank(reading: Reading) -> int:
    """Return which place is asked for (排第二名 is 2), 1 where none is."""
    found = next((RANK.search(mark.value) for mark in reading.tagged("rank")), None)
    return int(parse_number(found[1])) if found else 1


def _in_charge(reading: Reading) -> tuple[Role, ...]:
    """Return the roles of 由谁 and 归哪个部门 where no role word is said; 哪些单位 means any role."""
    if reading.has(*MEANING):
        return ()
    asked = [
        mark.value
        for mark in reading.tagged("who")
        if not (INVOLVES.search(mark.value) or TOGETHER.search(reading.words[: mark.start]))
    ]
    return CHARGE if any(map(IN_CHARGE.search, asked)) else ()


def _features(reading: Reading, seen: Seen, wanted: Wanted, roles: Roles) -> Features:
    """Return what tasks have and lack; what each is asked to have (每项都有牵头单位吗), none may lack."""
    features = seen.features
    if wanted.act in COMPARING and seen.sides and reading.has("when"):
        return replace(features, has=(*features.has, Feature.DEADLINE))  # 哪个的时限任务多
    if wanted.act is not Act.EVERY or roles.parties or features.lacks:
        return features
    if reading.has("when"):
        return Features(lacks=(Feature.DEADLINE,))
    # 每项都写了负责部门: none is without a lead and a body responsible
    either = roles.asked if roles.asked == CHARGE else roles.asked[:1]
    return Features(lacks=features.has or tuple(Feature(role.value) for role in either))
