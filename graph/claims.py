"""What one document adds to the graph of what spans documents: its areas, bodies, citations and identity."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from graph.places import successor
from graph.regions import Region
from graph.resolve import Body, Context
from ontology.iris import part_iri
from ontology.model import Policy, Relation

BRACKETS = str.maketrans(dict.fromkeys("[【(〖〈<", "〔") | dict.fromkeys("]】)〗〉>", "〕"))
ORDER_FIRST = re.compile(r"第(?P<order>[^第号]{1,8})号令$")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RegionClaim:
    """An area by the name it is known by, with its own part of it, its level and the area above.

    `code` is that of the division that it is, `codes` are those that it may be, `after` is the area that
    took the place of a former one.
    """

    name: str
    own: str
    level: str
    parent: str | None
    code: str | None = None
    codes: tuple[str, ...] = ()
    after: str | None = None


@dataclass(frozen=True, slots=True)
class BodyClaim:
    """A body under one of its names as written; `label` is that name in full."""

    iri: str
    written: str
    label: str
    function: str
    region: str | None
    is_group: bool


@dataclass(frozen=True, slots=True)
class CiteClaim:
    """A citation by title and number, and the relation that it stands in."""

    iri: str
    title: str
    number: str | None
    relation: str = Relation.CITES.value


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one document adds; a function of what was read out of it.

    `date` is that of signature, `in_force_from` the day that it states for its coming into force.
    """

    document: str
    identity: str
    title: str | None
    number: str | None
    date: str | None
    region: str | None
    region_written: str | None
    regions: tuple[RegionClaim, ...]
    bodies: tuple[BodyClaim, ...]
    cites: tuple[CiteClaim, ...]
    issuer: str | None = None
    in_force_from: str | None = None


def read_claims(policy: Policy, context: Context, bodies: Mapping[str, Body]) -> Claims:
    """Return what `policy` adds; `bodies` has every name that it writes."""
    areas = [body.region for body in bodies.values() if body.region]
    areas += [context.region] if context.region else []
    regions = {claim for area in areas for region in area.chain() for claim in _claim_region(region)}
    return Claims(
        document=policy.doc,
        identity=identify(policy),
        title=policy.title.value if policy.title else None,
        number=policy.doc_number.value if policy.doc_number else None,
        date=policy.issue_date.value.isoformat() if policy.issue_date else None,
        region=context.region.name if context.region else None,
        region_written=policy.region.value if policy.region else None,
        regions=tuple(sorted(regions, key=_order)),
        bodies=tuple(_claim_body(name, bodies[name]) for name in sorted(bodies)),
        cites=tuple(
            CiteClaim(part_iri(policy.doc, "cite", number), cite.title, cite.doc_number, cite.relation.value)
            for number, cite in enumerate(policy.cites, 1)
        ),
        issuer=policy.issuer.value if policy.issuer else None,
        in_force_from=policy.in_force_from.value.isoformat() if policy.in_force_from else None,
    )


def identify(policy: Policy) -> str:
    """Return what makes two files versions of one document: number, else title, area and date, else name.

    A title alone (任务分解表) makes no identity.
    """
    if policy.doc_number:
        return f"number:{fold_number(policy.doc_number.value)}"
    day: date | None = policy.issue_date.value if policy.issue_date else None
    region = policy.region.value if policy.region else ""
    if policy.title and (region or day):
        return f"title:{fold_title(policy.title.value)}|{region}|{day or ''}"
    return f"name:{policy.doc}"


def fold_number(number: str) -> str:
    """Return a document number in the one form in which numbers are compared: 望水发〔2020〕64号.

    Brackets, width, white space, 第 and zeros in front, and the order of 令 and number are no difference.
    """
    plain = SPACE.sub("", unicodedata.normalize("NFKC", number)).translate(BRACKETS)
    ordered = ORDER_FIRST.sub(r"令第\g<order>号", plain).removeprefix("中华人民共和国")
    return re.sub(r"〕第?0*(?=[0-9])", "〕", ordered)


def fold_title(title: str) -> str:
    """Return a title as titles are compared: half width, without white space and 《》."""
    return re.sub(r"[\s《》〈〉“”\"]+", "", unicodedata.normalize("NFKC", title))


def write_claims(claims: Claims) -> str:
    """Return `claims` as one line of JSON."""
    return json.dumps(asdict(claims), ensure_ascii=False, separators=(",", ":"))


def load_claims(line: str) -> Claims:
    """Return the claims that `write_claims` wrote."""
    data: dict[str, Any] = json.loads(line)
    regions = tuple(
        RegionClaim(**{**item, "codes": tuple(item.get("codes", ()))}) for item in data.pop("regions")
    )
    bodies = tuple(BodyClaim(**item) for item in data.pop("bodies"))
    cites = tuple(CiteClaim(**item) for item in data.pop("cites"))
    return Claims(**data, regions=regions, bodies=bodies, cites=cites)


def _order(claim: RegionClaim) -> tuple[str, str, str, str, tuple[str, ...]]:
    return claim.name, claim.parent or "", claim.level, claim.code or "", claim.codes


def _claim_region(region: Region) -> Iterator[RegionClaim]:
    """Yield an area, and what took its place with the areas above that."""
    after = successor(region)
    yield RegionClaim(
        region.name,
        region.own,
        region.level,
        region.parent.name if region.parent else None,
        region.code or None,
        region.candidates,
        after.name if after else None,
    )
    for area in after.chain() if after else ():
        yield from _claim_region(area)


def _claim_body(written: str, body: Body) -> BodyClaim:
    region = body.region.name if body.region else None
    return BodyClaim(body.iri, written, body.label, body.function, region, body.is_group)
