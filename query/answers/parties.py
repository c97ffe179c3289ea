"""Which of the bodies that a question names are parties of the tasks, and where they are looked for."""

import re
from collections.abc import Collection
from dataclasses import replace

from ontology.iris import Iri
from query.asked.bodies import TOLD, Mention
from query.asked.kinds import Wanted
from query.asked.reading import Reading
from query.asked.roles import bind_roles, is_denied
from query.holdings import Holdings
from query.plan import Act, AnswerKind, Aspect, Body, Party, Scope

LOCAL = ("区", "县", "旗", "市")
MOST_PARTIES = 6  # different bodies of one question
WORD = re.compile(r"^[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{2}$")
GIVEN = re.compile(
    r"(?:都|又|分别|各)?(?:分派|指派|布置|安排|交办|交代|下达|分配|压|派|分|摊派|定|赋予|明确)(?:了|过|的)"
)
BODY = re.compile(
    r"^各|(?:局|委|办|厅|部|署|处|站|室|中心|委员会|政府|部门|单位|机构|机关|银行|公司|法院|检察院|协会|大队|各地|[省市区县旗乡镇])$"
)
APART = re.compile(r"分别|之和|总和|加起来|加总|各自|各(?=有|是|牵头|配合|负责|承担|要)|或者?|任一|之一|以及")
TOGETHER = re.compile(r"共同|一起|一道|联合|同时(?=有|是|牵头|配合|负责|参与|承担|出现)")
OF_BODY = re.compile(r"的?(?:任务|工作)")  # 区教委的任务由谁配合


def _told(reading: Reading, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return the bodies that are only reported to (向区水利局报送), not those given work (给它派了)."""
    return [
        mention
        for mention in mentions
        if TOLD.search(reading.words[: mention.mark.start])
        and not GIVEN.match(reading.words[mention.mark.end :])
    ]


def without_told(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give bodies that are only reported to (向区水利局报送) back to the topic; return the others once.

    One that is named once more to be denied (有区水利局、区水利局又不牵头) is a party of its own.
    """
    told = _told(reading, mentions)
    for mention in told:
        reading.uncover(mention.mark)
    distinct = {
        (mention.mark.value, is_denied(reading, mention)): mention
        for mention in reversed(mentions)
        if mention not in told
    }
    return tuple(reversed(distinct.values()))[:MOST_PARTIES]


def regions_told(reading: Reading, mentions: tuple[Mention, ...], holdings: Holdings) -> tuple[Iri, ...]:
    """Return the region of the documents that bodies which are reported to belong to (向区水利局报送)."""
    told = _told(reading, mentions)
    regions = {body.region for mention in told for body in mention.bodies}
    if not all(region.endswith(LOCAL) for region in regions):
        return ()  # to a province documents of all its places report
    here = (one.region_iri for one in holdings.documents if {one.region} == regions and one.region_iri)
    return tuple(dict.fromkeys(here))


def only_parties(reading: Reading, mentions: tuple[Mention, ...], wanted: Wanted) -> tuple[Mention, ...]:
    """Return the bodies that are parties; one that stands in the topic (向区水利局报送) goes back to it."""
    lists = wanted.kind is AnswerKind.AGENCIES and wanted.act is Act.LIST and wanted.aspect is Aspect.ITSELF
    if wanted.kind in (AnswerKind.THRESHOLDS, AnswerKind.DEADLINES) or reading.has("goal"):
        return _without_things(reading, mentions)
    if not lists:
        return mentions
    parties = bind_roles(reading, mentions).parties
    kept = []
    for mention, party in zip(mentions, parties, strict=True):
        if (
            not mention.bodies
            or party.roles
            or party.is_negated
            or OF_BODY.match(reading.words[mention.mark.end :])
        ):
            kept.append(mention)
        else:
            reading.uncover(mention.mark)
    return tuple(kept)


def _without_things(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give bodies of a kind that other words of the topic touch back to it: 学校|食堂的结余率, 示范|学校."""
    things = [mention for mention in mentions if _is_thing(reading, mention)]
    for mention in things:
        reading.uncover(mention.mark)
    return tuple(mention for mention in mentions if mention not in things)


def _is_thing(reading: Reading, mention: Mention) -> bool:
    start, end = mention.mark.start, mention.mark.end
    touched = WORD.search(reading.left[:start]) or WORD.match(reading.left[end:])
    return bool(touched) and not BODY.search(mention.mark.value)


def left_out(parties: tuple[Party, ...], wanted: Wanted) -> tuple[Party, ...]:
    """Take bodies left out of those asked for (除各乡镇外还有谁) as such, and not as ones of no task."""
    if wanted.kind is not AnswerKind.AGENCIES:
        return parties
    return tuple(replace(p, is_negated=False, is_left_out=True) if p.is_negated else p for p in parties)


def in_scope(parties: tuple[Party, ...], scope: Scope, holdings: Holdings) -> tuple[Party, ...]:
    """Take a body that several places have as that of the place or document named, where it has one."""
    named = {document.region for document in holdings.documents if document.region_iri in scope.regions}
    named |= {part.document.region for part in scope.parts if part.document.region}
    return tuple(
        replace(party, bodies=_bodies_in(named - {""}, party, holdings) or party.bodies) for party in parties
    )


def _bodies_in(named: Collection[str], party: Party, holdings: Holdings) -> tuple[Body, ...]:
    """Return the bodies of a party in regions, else those of its work there if it is national (国资委)."""
    own = tuple(body for body in party.bodies if body.region in named)
    functions = {body.function for body in party.bodies if not body.region}
    if own or not (named and functions):
        return own
    return tuple(body for body in holdings.bodies if body.region in named and body.function in functions)


def is_joint(reading: Reading, parties: tuple[Party, ...], wanted: Wanted) -> bool:
    """Tell whether all bodies must stand in one task; bodies of different places cannot."""
    if wanted.act in (Act.MORE, Act.LESS, Act.EQUAL) or APART.search(reading.words):
        return False
    if TOGETHER.search(reading.words):
        return True
    regions = [{body.region for body in party.bodies} for party in parties if party.bodies]
    return not regions or bool(set.intersection(*regions)) or len(parties) == 1
