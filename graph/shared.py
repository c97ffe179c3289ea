"""The graph of what spans documents: bodies, areas, classes, versions, citations, and what is in force.

It is a function of the documents held and, among versions of the same day, of the order of adding.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rdflib import RDF, SKOS, Namespace
from rdflib.namespace import DCTERMS

from graph.citing import build_citations
from graph.claims import BodyClaim, Claims, RegionClaim
from graph.divisions import SOURCE
from graph.force import build_force
from graph.functions import classes_of
from graph.triples import Triple, triple
from ontology.iris import Iri, class_iri, document_iri, region_iri
from ontology.prefixes import PREFIXES
from ontology.terms import ZT

ORG = Namespace(PREFIXES["org"])
LEVELS = ("nation", "province", "city", "county", "zone", "town")  # the widest first


@dataclass(frozen=True, slots=True)
class Entry:
    """A held document's claims; `sequence` is its place in the order of adding."""

    sequence: int
    claims: Claims


def build_shared(entries: Sequence[Entry]) -> Iterator[Triple]:
    """Yield the shared graph of the documents held."""
    claims = [entry.claims for entry in entries]
    yield from _build_bodies(claim for held in claims for claim in held.bodies)
    yield from _build_regions(claims)
    versions = _order_versions(entries)
    for held in versions.values():
        for older, newer in pairwise(held):
            yield triple(document_iri(older.document), DCTERMS.isReplacedBy, document_iri(newer.document))
    citations = list(build_citations(claims, versions))
    yield from citations
    yield from build_force(claims, citations)


def _build_bodies(claims: Iterable[BodyClaim]) -> Iterator[Triple]:
    held: dict[str, set[BodyClaim]] = defaultdict(set)
    for claim in claims:
        held[claim.iri].add(claim)
    classes: dict[str, Iri] = {}
    for iri, names in held.items():
        one = min(names, key=_label_order)
        body = Iri(iri)
        yield triple(body, RDF.type, ORG.Organization)
        yield triple(body, SKOS.prefLabel, one.label)
        yield triple(body, SKOS.hiddenLabel, (one.region or "") + one.function)
        for claim in names:
            yield triple(body, SKOS.altLabel, claim.written)
        if one.is_group:
            yield triple(body, RDF.type, ZT.AgencyGroup)
        if one.region:
            yield triple(body, ZT.inRegion, region_iri(one.region))
        for name in classes_of(one.function):
            if name not in classes:
                classes[name] = class_iri(name)
            yield triple(body, ZT.agencyClass, classes[name])
    for name, node in classes.items():
        yield triple(node, RDF.type, SKOS.Concept)
        yield triple(node, SKOS.prefLabel, name)
        yield triple(node, SKOS.inScheme, ZT.agencyClasses)


def _build_regions(claims: Iterable[Claims]) -> Iterator[Triple]:
    held: dict[str, set[RegionClaim]] = defaultdict(set)
    for document in claims:
        for claim in document.regions:
            held[claim.name].add(claim)
        if document.region and document.region_written:
            yield triple(region_iri(document.region), SKOS.altLabel, document.region_written)
    for name, stated in held.items():
        region = region_iri(name)
        yield triple(region, RDF.type, ZT.Region)
        yield triple(region, SKOS.prefLabel, name)
        yield triple(region, ZT.level, max((claim.level for claim in stated), key=LEVELS.index))
        for claim in stated:
            yield triple(region, SKOS.altLabel, claim.own)
            if claim.parent:
                yield triple(region, ZT.partOfRegion, region_iri(claim.parent))
        yield from _build_division(region, stated)


def _build_division(region: Iri, stated: Iterable[RegionClaim]) -> Iterator[Triple]:
    """Yield the code of an area, or those that it may have, and what took its place."""
    known = sorted((claim.after is None, claim.code) for claim in stated if claim.code)
    if known:
        yield triple(region, ZT.divisionCode, known[-1][1])
        yield triple(region, DCTERMS.source, SOURCE)
    for claim in stated:
        for code in () if known else claim.codes:
            yield triple(region, ZT.divisionCandidate, code)
        if claim.after:
            yield triple(region, DCTERMS.isReplacedBy, region_iri(claim.after))


def _order_versions(entries: Iterable[Entry]) -> dict[str, list[Claims]]:
    """Return the versions of each document by its identity, the oldest first."""
    versions: dict[str, list[Claims]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.claims.date or "", entry.sequence)):
        versions[entry.claims.identity].append(entry.claims)
    return versions


def _label_order(claim: BodyClaim) -> tuple[int, str]:
    return (-len(claim.label), claim.label)
