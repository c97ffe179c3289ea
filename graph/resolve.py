"""Names as written → bodies: which body a document means, from the area that it governs.

A name that the document does not decide is left undecided: it is a body of its own, scoped by the
document. So are groups (各县市区人民政府).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.functions import canonical, canonical_national, is_group, is_national, opens_function
from graph.lexicon import read_lines
from graph.places import NO_CLUES, Clues, read_clues, settle
from graph.regions import LEVEL_WORD, Region, below, leading_places, parse_region
from graph.shared_level import shared_levels
from ontology.iris import Iri, agency_iri, scoped_agency_iri
from ontology.model import Policy

CENTRAL = re.compile(r"^(?:国务院|中共中央|中央|全国|国家|中华人民共和国)")
CENTRAL_NUMBER = re.compile(r"^(?:国发|国办|国函|中发|中办)")
STATED_PROVINCE = re.compile(
    r"^(?!关于|各|全|本|我|外|跨|中华)(?P<name>[^省区《（]{2,5}(?:省|自治区))"
)  # 青岚省养老服务条例
STATED_CITY = re.compile(  # 望川市防汛抗旱应急预案
    r"^(?!关于|全国|中华|国家|加强|推进|支持|各|本)(?P<name>[^市省《（]{2,5}(?<![城都上超夜股楼地级县辖])市)"
    r"(?![场民值容级县])"
)
LEAGUE = re.compile(r"^团(?P<level>[省市州盟县区旗])委$")  # 团市委
NATIONAL_END = re.compile(r"(?:部|委|委员会|局|署|会|银行|办|办公室|办公厅|公司|集团)$")
FOLD = str.maketrans({"(": "（", ")": "）"})


@dataclass(frozen=True, slots=True)
class Body:
    """Whom a name means; `label` is the name in full, as far as it is decided.

    `region` is `None` for a national body and for one that is undecided.
    """

    iri: Iri
    label: str
    function: str
    region: Region | None
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about where it stands; `above` are areas it names that lie above its own."""

    document: str
    region: Region | None
    above: tuple[Region, ...]
    is_national: bool
    clues: Clues = NO_CLUES


def read_context(policy: Policy, text: str = "") -> Context:
    """Return where the document stands: its area, with the areas above that the table of divisions has.

    An area that it does not have lies below the city that the document names, where it names just one.
    `text`, the whole document as read, helps to decide between places of one name.
    """
    clues = read_clues(policy, text)
    written = parse_region(policy.region.value) if policy.region else None
    region = settle(written, clues) if written else None
    heads = tuple(_heads(policy))
    cities = _stated(STATED_CITY, heads)
    provinces = _stated(STATED_PROVINCE, heads)
    if region and _topmost(region).level == "county" and len(cities) == 1 and cities[0] != region.name:
        region = settle(below(region, Region(cities[0], "city")), clues)
    above = tuple(settle(Region(name, "province"), clues) for name in provinces if len(provinces) == 1)
    return Context(policy.doc, region, above, region is None and _is_central(policy), clues)


def resolve_names(policy: Policy, context: Context) -> dict[str, Body]:
    """Return the body of every name that `policy` writes: of assignments and of the issuers.

    A name may take its level from the list that it stands in (省科技厅、财政厅).
    """
    from graph.issuers import (
        issuers_of,
    )  # reads by the rules of extraction, which other commands need not load

    names = {assignment.agency for task in policy.tasks for assignment in task.assignments}
    names |= set(issuers_of(policy))
    levels = shared_levels(policy)
    return {name: resolve_agency(levels.get(name, "") + name, context) for name in sorted(names)}


def resolve_agency(name: str, context: Context) -> Body:
    """Return the body that `name`, as written, means in the document of `context`."""
    written = name.translate(FOLD)
    if is_group(written):
        return _scoped(name, context, group=True)
    return (
        _in_stated_place(written, context)
        or _of_the_nation(written, context)
        or _by_level(written, context)
        or _in_named_place(written, context)
        or _by_core(written, context)
        or _scoped(name, context, group=False)
    )


def _heads(policy: Policy) -> Iterator[str]:
    """Yield the texts whose beginning may name an area: issuer, title, cited titles."""
    for fact in (policy.issuer, policy.title):
        if fact:
            yield fact.value
    yield from (citation.title for citation in policy.cites)


def _stated(pattern: re.Pattern[str], heads: tuple[str, ...]) -> tuple[str, ...]:
    found = (pattern.match(head) for head in heads)
    return tuple(sorted({match["name"] for match in found if match}))


def _topmost(region: Region) -> Region:
    *_, top = region.chain()
    return top


def _is_central(policy: Policy) -> bool:
    """Tell whether the whole country is governed: by the number, the issuer or the title."""
    if policy.doc_number and CENTRAL_NUMBER.match(policy.doc_number.value):
        return True
    issuer = policy.issuer.value if policy.issuer else policy.title.value if policy.title else ""
    return bool(CENTRAL.match(issuer)) or is_national(issuer)


def _in_stated_place(name: str, context: Context) -> Body | None:
    """Decide a name that opens with the document's own area or one above it (云渡区报社)."""
    for region in _known(context):
        for head in _spellings(region):
            rest = name.removeprefix(head)
            if rest and rest != name:
                if _names_a_place(rest):  # 望川市 opens 望川市云渡区水利局, which is no body of the city
                    return _in_named_place(name, context)
                return _known_body(region, rest)
    return None


def _of_the_nation(name: str, context: Context) -> Body | None:
    if not (context.is_national or is_national(name)):
        return None
    if not is_national(name) and (_names_a_place(name) or not NATIONAL_END.search(name)):
        return None
    function = canonical_national(name)
    return Body(agency_iri(None, function), name, function, None)


def _by_level(name: str, context: Context) -> Body | None:
    """Decide a name that opens with a level (区水利局): it belongs to the nearest area of that level."""
    league = LEAGUE.match(name)
    level, rest = (league["level"], "团委") if league else _split_level(name)
    if not rest or (not opens_function(rest) and _names_a_place(name)):
        return None
    for region in _known(context):
        if region.own.endswith(level) and not (level == "区" and region.own.endswith("自治区")):
            return _known_body(region, rest)
    return None


def _in_named_place(name: str, context: Context) -> Body | None:
    """Decide a name that states a place of its own (松屏县人民政府) and is no body of the document's area."""
    for place, rest in leading_places(name):
        if opens_function(rest) or (place.parent and place.parent.parent):
            region = _placed(place, context)
            return _known_body(region, rest) if region else None
    return None


def _by_core(name: str, context: Context) -> Body | None:
    """Decide a name with a known area's own word (望川水务集团), or of what an area has one (高新区…)."""
    if context.region and name.startswith(read_lines("zones")):
        return _known_body(context.region, name)
    region = next((one for one in _known(context) if one.core and one.core in name), None)
    if region is None:
        return None
    zone = name.removeprefix(region.core)
    function = zone if zone.startswith(read_lines("zones")) else name
    return Body(agency_iri(region.name, canonical(function)), name, canonical(function), region)


def _known(context: Context) -> Iterator[Region]:
    """Yield the areas that the document stands in, narrowest first."""
    if context.region:
        yield from context.region.chain()
    levels = {region.level for region in context.region.chain()} if context.region else set()
    yield from (region for region in context.above if region.level not in levels)


def _spellings(region: Region) -> list[str]:
    """Return the ways to write an area, the longest first: 青岚省望川市云渡区, 青岚省云渡区, 望川市云渡区."""
    owns = [part.own for part in region.chain()]
    found = {"".join(reversed(owns[:count])) for count in range(1, len(owns) + 1)} | {owns[-1] + owns[0]}
    return sorted(found - {owns[0] * 2}, key=lambda name: (-len(name), name)) if len(owns) > 1 else owns


def _placed(place: Region, context: Context) -> Region | None:
    """Return the area that `place` names, below the document's own where that is the level above it."""
    top = _topmost(place)
    own = context.region
    if top.level == "town":
        return below(place, own) if own and own.level == "county" else None
    known = settle(place, context.clues, own)
    if top.level == "county" and not known.code and own and _is_city(own) and not top.own.endswith("市"):
        return below(place, own)
    return known


def _is_city(region: Region) -> bool:
    """Tell whether counties lie right below: 重庆市 is a province by its code."""
    return region.level == "city" or (region.level == "province" and region.own.endswith("市"))


def _split_level(name: str) -> tuple[str, str]:
    match = LEVEL_WORD.match(name)
    return (match[0], name[match.end() :]) if match else ("", "")


def _names_a_place(name: str) -> bool:
    return any(opens_function(rest) for _, rest in leading_places(name))


def _known_body(region: Region, function: str) -> Body:
    full = canonical(function)
    return Body(agency_iri(region.name, full), region.name + function, full, region)


def _scoped(name: str, context: Context, *, group: bool) -> Body:
    region = context.region if group else None
    return Body(scoped_agency_iri(context.document, name), name, canonical(name), region, group)
