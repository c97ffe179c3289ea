"""A question as a plan: recognisers cover its words one after the other, what is left is the topic."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.numerals import parse_number
from ontology.model import Every, Role
from query.answers.parties import in_scope, is_joint, left_out, only_parties, without_told
from query.asked.amounts import find_amount
from query.asked.articles import find_article, find_chapter
from query.asked.bodies import Mention, find_bodies
from query.asked.dates import Found, find_period
from query.asked.day import find_day
from query.asked.documents import find_named, find_numbers, find_quoted
from query.asked.due import due_of, issued_in, year_asked
from query.asked.exclusions import find_excluded
from query.asked.features import Features, find_features
from query.asked.frame import place_asker, read_question
from query.asked.kinds import Wanted, decide
from query.asked.measure import find_measure, measure_of
from query.asked.reading import Mark, Reading
from query.asked.remainder import find_said, find_topic, shield_titles
from query.asked.roles import CHARGE, MEANING, NOUN, Roles, bind_roles, find_roles, narrow_parties
from query.asked.scope import find_place, find_strange_place, kinds_of, narrow_parts, split_subject, year_of
from query.asked.sides import find_sides
from query.asked.spelling import mend
from query.asked.spoken import find_unheld
from query.asked.validity import find_validity
from query.holdings import Holdings
from query.lexicon import read_patterns
from query.plan import CITING, Act, Amount, AnswerKind, Aspect, Feature, Party, Question, Reason, Scope

ASKS_WHETHER = re.compile(r"有没有|(?<!互通)有无|是不是|是否")
IN_CHARGE = re.compile(r"谁|^(?:是)?(?:由|归|让|该|找|靠)|哪(?:一)?(?:家|个)|哪(?:一)?级")
POINTS_BACK = re.compile(
    r"^(?:那|它|其中|这里|这些|这几|上述|以上|前面|刚才|上面|还有|换成|改成|要是|里面|这项|这个|该项|此项)|呢$|其中|这里面|上述这些|它"
)
ASKS_BACK = re.compile(r"(?<![什怎]么)呢$")
INVOLVES = re.compile(r"涉及|包括|参与")
TOGETHER = re.compile(r"(?:和|与|跟|同|联合)$")  # 和哪个部门一起
REPORTING = re.compile(r"[上报送告汇呈交材料进展情况信息数据]+")  # 每月报送材料
DEED = re.compile(r"(?:多久|多长时间)(?:要|得|需要|应)?(?P<deed>[^\n,]{2,10})一[次回遍趟]")
RANK = re.compile(r"第([一二三四五六七八九十]{1,2}|\d{1,2})")
AND = re.compile(r"[和与跟]")
SHORTEST_THING = 4  # characters of each of two things that are compared
PEOPLE = ("lead", "cooperate", "responsible", "charge", "join", "any")
COMPARING = (Act.MORE, Act.LESS, Act.EQUAL)
CUES = tuple(tag for tag, _ in read_patterns("cues") if tag != "rank")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the recognisers saw besides the marks of the reading."""

    mentions: tuple[Mention, ...]
    scope: Scope
    found: Found | None
    features: Features
    every: tuple[Every, ...]
    cited: str
    strange: str = ""
    excluded: tuple[str, ...] = ()
    amount: Amount | None = None
    sides: tuple[Scope, ...] = ()
    is_unheld: bool = False

    @property
    def is_filtered(self) -> bool:
        """Tell whether a date, a feature or a recurrence picks the tasks."""
        return bool(self.found or self.features or self.every or self.amount)


def parse(text: str, holdings: Holdings, today: date) -> Question:
    """Return the plan of the question `text`, dates relative to `today`."""
    reading = Reading(mend(place_asker(read_question(text), holdings), holdings))
    day = find_day(reading, today)
    seen = _recognise(reading, holdings, today)
    wanted = decide(
        reading,
        parties=len(seen.mentions),
        sides=0 if seen.mentions[1:] else len(seen.sides),
        is_filtered=seen.is_filtered,
        named=bool(seen.scope.parts or seen.cited),
        cited=bool(seen.cited) and not seen.scope.parts,
    )
    if Feature.NUMBER in (*seen.features.lacks, *seen.features.has):
        counted = AnswerKind.DOCUMENTS
        kind = wanted.kind if wanted.kind is AnswerKind.COUNT else counted
        wanted = replace(wanted, kind=kind, counted=counted, aspect=Aspect.ITSELF)
    mentions = only_parties(reading, seen.mentions, wanted)
    question = _plan(text, reading, holdings, replace(seen, mentions=mentions), wanted)
    return replace(question, day=day, scope=replace(question.scope, on=day or today))


def _recognise(reading: Reading, holdings: Holdings, today: date) -> Seen:
    """Cover all that can be recognised, the most certain first."""
    numbered, number = find_numbers(reading, holdings)
    quoted, title = find_quoted(reading, holdings)
    parts = [*numbered, *quoted] or find_named(reading, holdings)
    for tag, pattern in read_patterns("everywhere"):
        reading.take_all(pattern, tag)
    mentions = without_told(reading, tuple(find_bodies(reading, holdings)))
    place, regions = find_place(reading, holdings)
    is_unheld = not (parts or regions) and find_unheld(reading, holdings.is_topic)
    parts = narrow_parts(reading, holdings, parts, regions)
    around = holdings.in_regions(regions)
    parts = (
        find_article(reading, parts, around, holdings.read_text)
        or find_chapter(reading, parts, around)
        or parts
    )
    excluded = find_excluded(reading)
    strange = "" if regions else find_strange_place(reading)
    shield_titles(reading, holdings)
    reading.take_all(ASKS_WHETHER, "yesno")
    features, every = find_features(reading, mentions), _find_every(reading)
    find_validity(reading)
    found = find_period(reading, today, year_of(parts, around))
    found = None if _uncover_yearly(reading) else found
    amount = find_amount(reading, holdings)
    find_measure(reading)
    find_roles(reading)
    for tag, pattern in read_patterns("cues"):
        reading.take_all(pattern, tag)
    for mark in reading.tagged("often"):
        _uncover_deed(reading, mark)
    if ASKS_BACK.search(reading.words):
        _uncover_pointing(reading)
    said = "、".join(mark.value for mark in reading.tagged("numbered"))
    said += "".join(mark.value for mark in reading.tagged("document", "quoted", "section", "article"))
    scope = Scope(tuple(parts), regions, kinds_of(reading.words), mention=said, place=place)
    return Seen(
        mentions,
        scope,
        found,
        features,
        every,
        number or title,
        strange,
        excluded,
        amount,
        find_sides(reading, holdings, parts),
        is_unheld,
    )


def _uncover_yearly(reading: Reading) -> bool:
    """Give the month of a year that returns (每年|2月底前) back to the topic, and tell whether there is one."""
    ends = {mark.end for mark in reading.tagged("recurring")}
    marks = [mark for mark in reading.tagged("date") if mark.start in ends and "年" not in mark.value]
    for mark in marks:
        reading.uncover(mark)
    return bool(marks)


def _uncover_deed(reading: Reading, mark: Mark) -> None:
    """Give what is done that often back to the topic: 多久|巡查|一次."""
    deed = DEED.fullmatch(mark.value)
    if deed:
        reading.uncover(mark)
        reading.take(mark.start, mark.start + deed.start("deed"), "often", mark.value)
        reading.cover(mark.start + deed.end("deed"), mark.end)


def _uncover_pointing(reading: Reading) -> None:
    """Give 那个 and the like back to the topic: 那个系统呢 asks what was asked before."""
    for mark in reading.tagged("what", "who", "which_document"):
        if mark.value.startswith("那"):
            reading.uncover(mark)


def _plan(text: str, reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted) -> Question:
    """Return the plan out of what was seen."""
    roles = bind_roles(reading, seen.mentions)
    if wanted.act in COMPARING:
        roles = Roles(tuple(replace(p, roles=p.roles or roles.asked) for p in roles.parties), ())
    parties = narrow_parties(in_scope(roles.parties, seen.scope, holdings))
    roles = replace(roles, parties=left_out(parties, wanted))
    asked = roles.asked or _in_charge(reading)
    scope, topic = seen.scope, find_topic(reading, holdings)
    if wanted.aspect is Aspect.ITSELF:
        bound = bool(seen.mentions or seen.is_filtered or reading.has("goal")) and wanted.kind in (
            AnswerKind.TASKS,
            AnswerKind.COUNT,
            AnswerKind.BOOLEAN,
        )
        scope, topic = split_subject(reading.words, holdings, scope, topic, is_bound=bound)
    if wanted.kind is AnswerKind.COUNT and not (seen.mentions or seen.is_filtered or topic or scope.kinds):
        scope = replace(scope, is_top=True)
    if seen.every == tuple(Every) and wanted.kind is AnswerKind.AGENCIES:
        seen = replace(seen, every=())  # 定期做…的是哪个局
    if seen.every:
        topic = tuple(piece for piece in topic if not REPORTING.fullmatch(piece))
    if wanted.act in (Act.EARLIEST, Act.LATEST):
        topic = tuple(part for piece in topic for part in _parted(piece))
    due, topic = due_of(reading, seen.found, wanted, topic)
    issued = issued_in(reading, seen.found, wanted, topic, has_bodies=bool(seen.mentions))
    features = _features(reading, seen, wanted, roles.parties, asked)
    unknown = next((mention.mark.value for mention in seen.mentions if not mention.bodies), "")
    is_unheld = seen.is_unheld or _is_within_unheld(reading, holdings, seen, wanted)
    has_subject = seen.mentions or scope.parts or scope.regions or topic or seen.cited or seen.is_filtered
    return Question(
        text=text,
        words=reading.words,
        kind=wanted.kind,
        act=wanted.act,
        counted=wanted.counted,
        rank=_rank(reading),
        aspect=wanted.aspect,
        asked=asked,
        parties=roles.parties,
        is_joint=is_joint(reading, roles.parties, wanted),
        scope=scope,
        sides=seen.sides if wanted.act in COMPARING and len(parties) < 2 else (),
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
        said=find_said(reading) if topic else "",
        unknown=unknown or seen.strange,
        reason=_silence_of(reading, unknown, seen, is_unheld=is_unheld),
        says_kind=reading.has(*CUES)
        or any("谁" in mark.value or NOUN.search(mark.value) for mark in reading.tagged(*PEOPLE)),
        is_fragment=bool(POINTS_BACK.search(reading.words)) or not has_subject,
    )


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
    """Tell whether things are asked of a document by a number that is neither held nor named anywhere."""
    of_documents = AnswerKind.DOCUMENTS in (wanted.kind, wanted.counted) or wanted.aspect is not Aspect.ITSELF
    named = reading.has("numbered") and not of_documents and not seen.scope.parts
    return named and seen.cited not in holdings.cited_numbers


def _find_every(reading: Reading) -> tuple[Every, ...]:
    """Cover how often something returns; 定期 means however often."""
    tags = [tag for tag, pattern in read_patterns("recurring") if reading.take_all(pattern, "recurring")]
    named = [Every(tag) for tag in tags if tag != "recurring"]
    return tuple(named) or (tuple(Every) if tags else ())


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


def _features(
    reading: Reading, seen: Seen, wanted: Wanted, parties: tuple[Party, ...], asked: tuple[Role, ...]
) -> Features:
    """Return what tasks have and lack; what each is asked to have (每项都有牵头单位吗), none may lack."""
    features = seen.features
    if wanted.act in COMPARING and seen.sides and reading.has("when"):
        return replace(features, has=(*features.has, Feature.DEADLINE))  # 哪个的时限任务多
    if wanted.act is not Act.EVERY or parties or features.lacks:
        return features
    if reading.has("when"):
        return Features(lacks=(Feature.DEADLINE,))
    either = (
        asked if asked == CHARGE else asked[:1]
    )  # 每项都写了负责部门: none is without lead and responsible
    return Features(lacks=features.has or tuple(Feature(role.value) for role in either))
