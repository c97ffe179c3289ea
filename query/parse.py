"""A question as a plan: recognisers cover its words one after the other, what is left is the topic."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extract.numerals import parse_number
from ontology.model import Every, Role
from query.amounts import find_amount
from query.bodies import TOLD, Mention, find_bodies
from query.dates import Found, find_period
from query.day import find_day
from query.documents import find_called, find_numbers, find_quoted
from query.exclusions import find_excluded
from query.features import Features, find_features
from query.holdings import Holdings
from query.kinds import ISSUES, Wanted, decide
from query.lexicon import read_patterns
from query.model import Act, Amount, AnswerKind, Aspect, Feature, Party, Period, Question, Reason, Scope
from query.reading import Reading
from query.remainder import find_said, find_topic, shield_titles
from query.roles import CHARGE, MEANING, NOUN, Roles, bind_roles, find_roles, narrow_parties
from query.scope import find_place, find_strange_place, kinds_of, narrow_parts, split_subject, year_of
from query.spelling import mend
from query.wording import normalise

ASKS_WHETHER = re.compile(r"有没有|(?<!互通)有无|是不是|是否")
APART = re.compile(r"分别|之和|总和|加起来|加总|各自|各(?=有|是|牵头|配合|负责|承担|要)|或者?|任一|之一|以及")
IN_CHARGE = re.compile(r"谁|^(?:是)?(?:由|归|让|该|找|靠)|哪(?:一)?(?:家|个)|哪(?:一)?级")
POINTS_BACK = re.compile(
    r"^(?:那|它|其中|这里|这些|这几|上述|以上|前面|刚才|上面|还有|换成|改成|要是|里面|这项|这个|该项|此项)|呢$|其中|这里面|上述这些|它"
)
INVOLVES = re.compile(r"涉及|包括|参与")
REPORTING = re.compile(r"[上报送告汇呈交材料进展情况信息数据]+")  # 每月报送材料
MOST_PARTIES = 6  # different bodies of one question
OF_BODY = re.compile(r"的?(?:任务|工作)")  # 区教委的任务由谁配合
RANK = re.compile(r"第([一二三四五六七八九十]{1,2}|\d{1,2})")
PEOPLE = ("lead", "cooperate", "responsible", "charge", "join", "any")
DATED = (AnswerKind.TASKS, AnswerKind.COUNT, AnswerKind.BOOLEAN, AnswerKind.AGENCIES)
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

    @property
    def is_filtered(self) -> bool:
        """Tell whether a date, a feature or a recurrence picks the tasks."""
        return bool(self.found or self.features or self.every or self.amount)


def parse(text: str, holdings: Holdings, today: date) -> Question:
    """Return the plan of the question `text`, dates relative to `today`."""
    reading = Reading(mend(normalise(text).rstrip("?。!,、;"), holdings))
    day = find_day(reading, today)
    seen = _recognise(reading, holdings, today)
    wanted = decide(
        reading,
        parties=len(seen.mentions),
        is_filtered=seen.is_filtered,
        named=bool(seen.scope.parts or seen.cited),
        cited=bool(seen.cited) and not seen.scope.parts,
    )
    if Feature.NUMBER in (*seen.features.lacks, *seen.features.has):
        counted = AnswerKind.DOCUMENTS
        kind = wanted.kind if wanted.kind is AnswerKind.COUNT else counted
        wanted = replace(wanted, kind=kind, counted=counted, aspect=Aspect.ITSELF)
    mentions = _only_parties(reading, _without_told(reading, seen.mentions), wanted)
    question = _plan(text, reading, holdings, replace(seen, mentions=mentions), wanted)
    return replace(question, day=day, scope=replace(question.scope, on=day or today))


def _recognise(reading: Reading, holdings: Holdings, today: date) -> Seen:
    """Cover all that can be recognised, the most certain first."""
    numbered, number = find_numbers(reading, holdings)
    quoted, title = find_quoted(reading, holdings)
    parts = [*numbered, *quoted] or find_called(reading, holdings)
    mentions = find_bodies(reading, holdings)
    place, regions = find_place(reading, holdings)
    parts = narrow_parts(reading, holdings, parts, regions)
    excluded = find_excluded(reading)
    strange = "" if regions else find_strange_place(reading)
    shield_titles(reading, holdings)
    reading.take_all(ASKS_WHETHER, "yesno")
    features, every = find_features(reading, mentions), _find_every(reading)
    found = find_period(reading, today, year_of(parts, holdings.in_regions(regions)))
    amount = find_amount(reading, holdings)
    find_roles(reading)
    for tag, pattern in read_patterns("cues"):
        reading.take_all(pattern, tag)
    said = "".join(mark.value for mark in reading.tagged("document", "quoted", "numbered", "section"))
    scope = Scope(tuple(parts), regions, kinds_of(reading.words), mention=said, place=place)
    return Seen(tuple(mentions), scope, found, features, every, number or title, strange, excluded, amount)


def _plan(text: str, reading: Reading, holdings: Holdings, seen: Seen, wanted: Wanted) -> Question:
    """Return the plan out of what was seen."""
    roles = bind_roles(reading, seen.mentions)
    if wanted.act in (Act.MORE, Act.LESS, Act.EQUAL):
        roles = Roles(tuple(replace(p, roles=p.roles or roles.asked) for p in roles.parties), ())
    parties = narrow_parties(_in_scope(roles.parties, seen.scope, holdings))
    roles = replace(roles, parties=_left_out(parties, wanted))
    asked = roles.asked or _in_charge(reading)
    scope, topic = seen.scope, find_topic(reading, holdings)
    if wanted.aspect is Aspect.ITSELF:
        bound = bool(seen.mentions or seen.is_filtered) and wanted.kind in (
            AnswerKind.TASKS,
            AnswerKind.COUNT,
        )
        scope, topic = split_subject(reading.words, holdings, scope, topic, is_bound=bound)
    if wanted.kind is AnswerKind.COUNT and not (seen.mentions or seen.is_filtered or topic or scope.kinds):
        scope = replace(scope, is_top=True)
    if seen.every == tuple(Every) and wanted.kind is AnswerKind.AGENCIES:
        seen = replace(seen, every=())  # 定期做…的是哪个局
    if seen.every:
        topic = tuple(piece for piece in topic if not REPORTING.fullmatch(piece))
    due, topic = _due_of(reading, seen.found, wanted, topic)
    issued = _issued_in(reading, seen, wanted, topic)
    features = _features(reading, seen.features, wanted, roles.parties, asked)
    unknown = next((mention.mark.value for mention in seen.mentions if not mention.bodies), "")
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
        is_joint=_is_joint(reading, roles.parties, wanted),
        scope=scope,
        due=due,
        issued=issued,
        every=seen.every or (tuple(Every) if reading.has("often") else ()),
        needs=Feature.DEADLINE if wanted.kind is AnswerKind.BOOLEAN and reading.has("when") else None,
        amount=seen.amount,
        has=features.has,
        lacks=features.lacks,
        cited=seen.cited or ("".join(topic) if wanted.aspect is Aspect.CITED_BY else ""),
        year=_year_asked(seen, wanted),
        topic=topic,
        excluded=seen.excluded,
        said=find_said(reading) if topic else "",
        unknown=unknown or seen.strange,
        reason=Reason.BODY if unknown else Reason.PLACE if seen.strange else None,
        says_kind=reading.has(*CUES)
        or any("谁" in mark.value or NOUN.search(mark.value) for mark in reading.tagged(*PEOPLE)),
        is_fragment=bool(POINTS_BACK.search(reading.words)) or not has_subject,
    )


def _find_every(reading: Reading) -> tuple[Every, ...]:
    """Cover how often something returns; 定期 means however often."""
    tags = [tag for tag, pattern in read_patterns("recurring") if reading.take_all(pattern, "recurring")]
    named = [Every(tag) for tag in tags if tag != "recurring"]
    return tuple(named) or (tuple(Every) if tags else ())


def _without_told(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give bodies that are only reported to (向区水利局报送) back to the topic; return the others once."""
    told = [mention for mention in mentions if TOLD.search(reading.words[: mention.mark.start])]
    for mention in told:
        reading.uncover(mention.mark)
    distinct = {mention.mark.value: mention for mention in reversed(mentions) if mention not in told}
    return tuple(reversed(distinct.values()))[:MOST_PARTIES]


def _only_parties(reading: Reading, mentions: tuple[Mention, ...], wanted: Wanted) -> tuple[Mention, ...]:
    """Return the bodies that are parties; one that stands in the topic (向区水利局报送) goes back to it."""
    lists = wanted.kind is AnswerKind.AGENCIES and wanted.act is Act.LIST and wanted.aspect is Aspect.ITSELF
    if not lists:
        return mentions
    parties = bind_roles(reading, mentions).parties
    kept = []
    for mention, party in zip(mentions, parties, strict=True):
        if not mention.bodies or party.roles or OF_BODY.match(reading.words[mention.mark.end :]):
            kept.append(mention)
        else:
            reading.uncover(mention.mark)
    return tuple(kept)


def _rank(reading: Reading) -> int:
    """Return which place is asked for (排第二名 is 2), 1 where none is."""
    found = next((RANK.search(mark.value) for mark in reading.tagged("rank")), None)
    return int(parse_number(found[1])) if found else 1


def _left_out(parties: tuple[Party, ...], wanted: Wanted) -> tuple[Party, ...]:
    """Take bodies left out of those asked for (除各乡镇外还有谁) as such, and not as ones of no task."""
    if wanted.kind is not AnswerKind.AGENCIES:
        return parties
    return tuple(replace(p, is_negated=False, is_left_out=True) if p.is_negated else p for p in parties)


def _in_charge(reading: Reading) -> tuple[Role, ...]:
    """Return the roles of 由谁 and 归哪个部门 where no role word is said; 哪些单位 means any role."""
    if reading.has(*MEANING):
        return ()
    asked = [mark.value for mark in reading.tagged("who") if not INVOLVES.search(mark.value)]
    return CHARGE if any(map(IN_CHARGE.search, asked)) else ()


def _year_asked(seen: Seen, wanted: Wanted) -> int | None:
    """Return the year for which a figure is asked (2025年要达到多少)."""
    end = seen.found.period.end if seen.found else None
    return end.year if end and wanted.kind is AnswerKind.THRESHOLDS else None


def _due_of(
    reading: Reading, found: Found | None, wanted: Wanted, topic: tuple[str, ...]
) -> tuple[Period | None, tuple[str, ...]]:
    """Return the period in which tasks end, and the topic; a goal (到2022年的目标) is of that very year."""
    due = found.period if found and wanted.kind in DATED else None
    if wanted.kind is not AnswerKind.TASKS or not reading.has("goal"):
        return due, topic
    if due and due.end and not due.start:
        due = Period(date(due.end.year, 1, 1), due.end)
    return due, (*topic, "目标")


def _in_scope(parties: tuple[Party, ...], scope: Scope, holdings: Holdings) -> tuple[Party, ...]:
    """Take a body that several places have as that of the place or document named, where it has one."""
    named = {document.region for document in holdings.documents if document.region_iri in scope.regions}
    named |= {part.document.region for part in scope.parts if part.document.region}
    return tuple(
        replace(party, bodies=tuple(body for body in party.bodies if body.region in named) or party.bodies)
        for party in parties
    )


def _issued_in(reading: Reading, seen: Seen, wanted: Wanted, topic: tuple[str, ...]) -> Period | None:
    """Return the period in which the documents asked for were issued (2017年12月印发的是哪份)."""
    of_documents = AnswerKind.DOCUMENTS in (wanted.kind, wanted.counted)
    if seen.found is None or not of_documents or seen.mentions:
        return None
    return seen.found.period if ISSUES.search(reading.words) or not topic else None


def _is_joint(reading: Reading, parties: tuple[Party, ...], wanted: Wanted) -> bool:
    """Tell whether all bodies must stand in one task; bodies of different places cannot."""
    if wanted.act in (Act.MORE, Act.LESS, Act.EQUAL) or APART.search(reading.words):
        return False
    regions = [{body.region for body in party.bodies} for party in parties]
    return not regions or bool(set.intersection(*regions)) or len(parties) == 1


def _features(
    reading: Reading, seen: Features, wanted: Wanted, parties: tuple[Party, ...], asked: tuple[Role, ...]
) -> Features:
    """Return what tasks have and lack; what each is asked to have (每项都有牵头单位吗), none may lack."""
    if wanted.act is not Act.EVERY or parties or seen.lacks:
        return seen
    if reading.has("when"):
        return Features(lacks=(Feature.DEADLINE,))
    return Features(lacks=seen.has or tuple(Feature(role.value) for role in asked[:1]))
