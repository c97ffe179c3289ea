"""Roles in a question (牵头, 配合, 谁管): which body they belong to, and which are asked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ontology.model import Role
from query.asked.bodies import Mention
from query.asked.reading import Mark, Reading
from query.lexicon import read_patterns
from query.plan import Body, Party

CHARGE = (Role.LEAD, Role.RESPONSIBLE)  # 负责、谁管：牵头或责任单位
MEANING: dict[str, tuple[Role, ...]] = {
    "lead": (Role.LEAD,),
    "cooperate": (Role.COOPERATE,),
    "responsible": (Role.RESPONSIBLE,),
    "charge": CHARGE,
    "any": (),
    "join": (),
}
NOUN = re.compile(r"(?:单位|部门|机构|主体|局|方)$")
NEAR = 4  # characters between a question word and the role it asks for
# A不牵头, A既不牵头也不配合
DENIED = re.compile(
    r"[既也又并都亦]{0,2}(?:不用|非|不是|并非|不需要?|无需|并未|并不|并没有?|没有|未|没|不)(?:被)?(?:安排|列为|列入|要求)?"
    r"(?=牵头|配合|参与|协办|负责|参加|挑头|主办|承担|在内|列|涉及|分到|进)"
)
WITHOUT = re.compile(
    r"(?:(?:而|并)?(?<!是)不是|(?:但|而|却|又|也)?(?:(?<!有)没有|没让|(?<!有)没|未让)|不含|不包括|不包含|不涉及|没涉及|未涉及|不算|除去?|除了|刨去|撇开|抛开|排除|剔除|剔去|扣除"
    r"|(?:没有?|未)(?:把|将|提到|提及|提|列出|列入|列上|列进|列|写上|写进|写到|写|点到|点|安排|让|叫|带上|算上|给))$"
)
JOINED = re.compile(r"[和与及跟同或、,]|以及|还有")
ONLY_BEFORE = re.compile(
    r"(?:只有|仅有|只是|仅是|只由|仅由|单由|单独由|独由|只靠|就(?=$))(?:由|靠|让)?$"
)  # 责任单位只有区水利局
ONLY_BEHIND = re.compile(
    r"(?:这)?(?:一家|一个单位|一个部门|独家)|自己(?=(?:单独|独自|一家|来|去)?(?:牵头|负责|承担|完成|干|办|做|管|抓))"
)
ONLY_AS = re.compile(
    r"[,、]?(?:而|但|却)?(?:仅|只|单单?)?(?:仅|只)?(?:作为|作|列为|是|当|算|做)"
)  # 不牵头、仅作为责任单位


@dataclass(frozen=True, slots=True)
class Roles:
    """The bodies that a question names with their roles, and the roles of the bodies it asks for."""

    parties: tuple[Party, ...]
    asked: tuple[Role, ...]


def find_roles(reading: Reading) -> None:
    """Cover the role words of `reading`."""
    for tag, pattern in read_patterns("roles"):
        reading.take_all(pattern, tag)


def bind_roles(reading: Reading, mentions: Sequence[Mention]) -> Roles:
    """Return which role belongs to which body, and which is asked for."""
    roles = reading.tagged(*MEANING)
    if any(mark.tag == "any" for mark in roles):
        return Roles(tuple(_party(mention, (), reading) for mention in mentions), ())
    who = reading.tagged("who")
    asked = [mark for mark in roles if not mentions or _is_asked(mark, who, mentions, reading)]
    bound = [mark for mark in roles if mark not in asked]
    parties = [_party(mention, _role_of(mention.mark, bound, mentions), reading) for mention in mentions]
    parties = _share_denial(parties, mentions, reading)
    if asked and mentions and _follows_asked(parties, mentions, asked):
        parties = [replace(party, roles=(Role.LEAD,)) for party in parties]
    return Roles(tuple(parties), _meaning(asked))


def _share_denial(parties: Sequence[Party], mentions: Sequence[Mention], reading: Reading) -> list[Party]:
    """Deny bodies that are joined to a denied one (除了A和B; A、B都不牵头), and call none sole beside one."""
    denied = [party.is_negated for party in parties]
    joined = [
        one.mark.value != other.mark.value
        and bool(JOINED.fullmatch(reading.words[one.mark.end : other.mark.start]))
        for one, other in pairwise(mentions)
    ]
    for place, is_joined in enumerate(joined):
        if is_joined and WITHOUT.search(reading.words[: mentions[place].mark.start]):
            denied[place + 1] = denied[place + 1] or denied[place]
    for place in reversed(range(len(joined))):
        if joined[place] and not WITHOUT.search(reading.words[: mentions[place + 1].mark.start]):
            denied[place] = denied[place] or denied[place + 1]
    return [
        replace(party, is_negated=is_denied, is_sole=party.is_sole and not any(denied))
        for party, is_denied in zip(parties, denied, strict=True)
    ]


def narrow_parties(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Take a body that several places have (市水务局) as that of the other bodies' place."""
    sure = {party.bodies[0].region for party in parties if len({body.region for body in party.bodies}) == 1}
    if len(sure) != 1:
        return parties
    [region] = sure
    return tuple(replace(party, bodies=_of_region(party.bodies, region)) for party in parties)


def _of_region(bodies: tuple[Body, ...], region: str) -> tuple[Body, ...]:
    return tuple(body for body in bodies if body.region == region) or bodies


def _meaning(marks: Iterable[Mark]) -> tuple[Role, ...]:
    """Return the roles that `marks` name together; 牵头 beside 负责 is just 牵头."""
    tags = {mark.tag for mark in marks}
    if "lead" in tags:
        tags.discard("charge")
    if "any" in tags or tags == {"join"}:
        return ()
    named = {role for tag in tags for role in MEANING[tag]}
    return tuple(role for role in Role if role in named)


def _is_asked(mark: Mark, who: Sequence[Mark], mentions: Sequence[Mention], reading: Reading) -> bool:
    """Tell whether a role is one that the question asks for: 哪些单位配合, 配合单位有哪些."""
    for question in who:
        if 0 <= mark.start - question.end <= NEAR and not _between(question.end, mark.start, mentions):
            return True
        if 0 <= question.start - mark.end <= 2 and NOUN.search(mark.value):
            return not _owned(mark, mentions, reading)
    return bool(who) and bool(NOUN.search(mark.value)) and not _owned(mark, mentions, reading)


def _owned(mark: Mark, mentions: Sequence[Mention], reading: Reading) -> bool:
    """Tell whether a role noun is said of a body: A是…牵头单位, 牵头单位是A."""
    before = [m for m in mentions if m.mark.end <= mark.start]
    if before and re.search(r"(?:是|作为|列为|当|任|担任)", reading.words[before[-1].mark.end : mark.start]):
        return True
    after = [m for m in mentions if m.mark.start >= mark.end]
    return bool(after) and after[0].mark.start - mark.end <= NEAR


def _between(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    return any(start <= mention.mark.start < end for mention in mentions)


def _role_of(body: Mark, roles: Sequence[Mark], mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """Return the roles of the next role word behind a body, else of the last one before it.

    Where the first word is a role noun (牵头单位有A、B), each body takes the role before it.
    """
    starts_with_role = (
        bool(roles) and roles[0].start < mentions[0].mark.start and bool(NOUN.search(roles[0].value))
    )
    before = [mark for mark in roles if mark.end <= body.start]
    again = next((m.mark for m in mentions if m.mark.start >= body.end and m.mark.value == body.value), None)
    after = [mark for mark in roles if mark.start >= body.end and not (again and again.end <= mark.start)]
    if starts_with_role and before:
        return _meaning(before[-1:])
    if after:
        return _meaning(_run(after, mentions))
    if before and (NOUN.search(before[-1].value) or len(roles) == 1):
        return _meaning(before[-1:])
    return ()


def _run(after: Sequence[Mark], mentions: Sequence[Mention]) -> list[Mark]:
    """Return the role words that stand together (牵头或配合) without a body between them.

    A role noun that a further body follows (牵头，配合单位有B) belongs to that body.
    """
    run = [after[0]]
    for mark in after[1:]:
        if _between(run[-1].end, mark.start, mentions) or mark.start - run[-1].end > NEAR:
            break
        follows = any(0 <= mention.mark.start - mark.end <= NEAR for mention in mentions)
        if follows and NOUN.search(mark.value):
            break
        run.append(mark)
    return run


def _follows_asked(parties: Sequence[Party], mentions: Sequence[Mention], asked: Sequence[Mark]) -> bool:
    """Tell whether the body is the one that others work with: 哪些单位配合区水利局."""
    return (
        all(not party.roles for party in parties)
        and asked[-1].tag == "cooperate"
        and not NOUN.search(asked[-1].value)
        and 0 <= mentions[0].mark.start - asked[-1].end <= 1
    )


def is_denied(reading: Reading, mention: Mention) -> bool:
    """Tell whether a body is said to be left out (没有区水利局) or not to do something (区水利局不牵头)."""
    mark = mention.mark
    after = reading.words[mark.end : mark.end + NEAR + 2]
    return bool(WITHOUT.search(reading.words[: mark.start])) or bool(DENIED.match(after))


def _other_role(mention: Mention, reading: Reading) -> tuple[Role, ...]:
    """Return the role that a body has where it is denied another (不牵头、仅作为责任单位); none otherwise."""
    behind = [mark for mark in reading.tagged(*MEANING) if mark.start >= mention.mark.end][:2]
    if len(behind) < 2 or not ONLY_AS.fullmatch(reading.words[behind[0].end : behind[1].start]):
        return ()
    return _meaning(behind[1:])


def _party(mention: Mention, roles: tuple[Role, ...], reading: Reading) -> Party:
    mark = mention.mark
    before, after = reading.words[: mark.start], reading.words[mark.end : mark.end + NEAR + 2]
    denied = is_denied(reading, mention)
    sole = not denied and bool(ONLY_BEFORE.search(before) or ONLY_BEHIND.match(after))
    other = _other_role(mention, reading) if denied else ()
    roles, denied = (other, False) if other else (roles, denied)
    return Party(
        mark.value,
        mention.bodies,
        roles,
        is_negated=denied,
        is_sole=sole,
        is_guessed=mention.is_guessed,
        others=mention.others,
        why=mention.why,
    )
