"""The graph of what spans documents: bodies, areas, classes, versions, and which held document is cited.

It is a function of the documents held and, among versions of the same day, of the order of adding.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from rdflib import RDF, SKOS, Namespace
from rdflib.namespace import DCTERMS

from graph.claims import BodyClaim, CiteClaim, Claims, RegionClaim, fold_number, fold_title
from graph.functions import classes_of
from graph.triples import Triple, triple
from ontology.iris import Iri, class_iri, document_iri, region_iri
from ontology.prefixes import PREFIXES
from ontology.terms import ELI, ZT

ORG = Namespace(PREFIXES["org"])
LEVELS = ("nation", "province", "city", "county", "zone", "town")  # the widest first
INNER_TITLE = re.compile(r"关于(?:印发|转发|发布|下达|公布)(?P<title>.+)的(?:通知|通告|函|决定)$")


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
    yield from _build_citations(claims, versions)


def _build_bodies(claims: Iterable[BodyClaim]) -> Iterator[Triple]:
    held: dict[str, set[BodyClaim]] = defaultdict(set)
    for claim in claims:
        held[claim.iri].add(claim)
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
            yield triple(body, ZT.agencyClass, class_iri(name))
            yield triple(class_iri(name), RDF.type, SKOS.Concept)
            yield triple(class_iri(name), SKOS.prefLabel, name)
            yield triple(class_iri(name), SKOS.inScheme, ZT.agencyClasses)


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


def _order_versions(entries: Iterable[Entry]) -> dict[str, list[Claims]]:
    """Return the versions of each document by its identity, the oldest first."""
    versions: dict[str, list[Claims]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.claims.date or "", entry.sequence)):
        versions[entry.claims.identity].append(entry.claims)
    return versions


def _build_citations(claims: Iterable[Claims], versions: dict[str, list[Claims]]) -> Iterator[Triple]:
    """Yield which held document each citation names, in its newest version; its own document is none."""
    index = _Index.of(versions)
    for document in claims:
        for cite in document.cites:
            found = index.find(cite)
            if found and found != document.identity:
                target = document_iri(versions[found][-1].document)
                yield triple(cite.iri, ZT.resolvesTo, target)
                yield triple(document_iri(document.document), ELI.cites, target)


@dataclass(frozen=True, slots=True)
class _Index:
    """The identities of the documents held by their numbers and by their titles."""

    numbers: dict[str, str]
    titles: dict[str, set[str]]

    @classmethod
    def of(cls, versions: dict[str, list[Claims]]) -> Self:
        numbers: dict[str, str] = {}
        titles: dict[str, set[str]] = defaultdict(set)
        for identity, held in versions.items():
            for version in held:
                if version.number:
                    numbers[fold_number(version.number)] = identity
                for title in _titles(version.title or ""):
                    titles[title].add(identity)
        return cls(numbers, titles)

    def find(self, cite: CiteClaim) -> str | None:
        """Return the identity that a citation names: by number, else by a title that only one bears."""
        if cite.number and fold_number(cite.number) in self.numbers:
            return self.numbers[fold_number(cite.number)]
        found = {identity for name in _titles(cite.title) for identity in self.titles.get(name, ())}
        if cite.number:
            found -= set(self.numbers.values())  # another number is another document
        return found.pop() if len(found) == 1 else None


def _titles(title: str) -> set[str]:
    """Return a title as compared, and the one inside it: 关于印发…的通知."""
    folded = fold_title(title)
    inner = INNER_TITLE.search(folded)
    return {name for name in (folded, inner["title"] if inner else "") if name}


def _label_order(claim: BodyClaim) -> tuple[int, str]:
    return (-len(claim.label), claim.label)
