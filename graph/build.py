"""Policy → triples, one named graph a document; the same document gives the same triples.

There are no blank nodes: every fact has a name that its document, task and order give it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rdflib import PROV, RDF, URIRef
from rdflib.namespace import DCTERMS

from corpus.document import Document
from graph.issuers import issuers_of
from graph.resolve import Body, Context
from graph.tasks import build_tasks
from graph.triples import Triple, place, triple
from ontology.iris import document_iri, make, part_iri, region_iri, selector_span
from ontology.model import Policy, Stated
from ontology.terms import ELI, OA, ZT
from ontology.version import RULES_VERSION, TOOL_VERSION


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it goes into the graph: what was read, under which name, and whom its names mean.

    `bodies` has every name that `policy` writes.
    """

    document: Document
    policy: Policy
    file_name: str
    identity: str
    context: Context
    bodies: Mapping[str, Body]


def build_document(reading: Reading) -> Iterator[Triple]:
    """Yield the triples of one document."""
    facts = [
        *_build_head(reading),
        *_build_values(reading.policy),
        *_build_citations(reading.policy),
        *_build_attachments(reading.policy),
        *build_tasks(reading.policy, reading.bodies),
    ]
    yield from facts
    yield from _build_selectors(facts)


def _build_head(reading: Reading) -> Iterator[Triple]:
    """Yield which file it is, whose and where, and what read it."""
    document, policy = reading.document, reading.policy
    iri = document_iri(policy.doc)
    yield triple(iri, RDF.type, ELI.LegalResource)
    yield triple(iri, ZT.name, policy.doc)
    yield triple(iri, ZT.identity, reading.identity)
    yield triple(iri, ZT.sha256, document.sha256)
    yield triple(iri, ZT.fileName, reading.file_name)
    yield triple(iri, DCTERMS.format, document.media_type)
    for issuer in issuers_of(policy):
        yield triple(iri, ELI.passed_by, reading.bodies[issuer].iri)
    if reading.context.region:
        yield triple(iri, ELI.jurisdiction, region_iri(reading.context.region.name))
    activity = make("doc", policy.doc, "reading")
    yield triple(iri, PROV.wasGeneratedBy, activity)
    yield triple(activity, RDF.type, PROV.Activity)
    yield triple(activity, ZT.toolVersion, TOOL_VERSION)
    yield triple(activity, ZT.rulesVersion, RULES_VERSION)


def _build_values(policy: Policy) -> Iterator[Triple]:
    """Yield what the document states of itself, with the places."""
    iri = document_iri(policy.doc)
    values: tuple[tuple[str, Stated[str] | Stated[date] | None, URIRef, URIRef], ...] = (
        ("title", policy.title, DCTERMS.title, ZT.titleAt),
        ("doc_number", policy.doc_number, DCTERMS.identifier, ZT.identifierAt),
        ("issuer", policy.issuer, ZT.issuerName, ZT.issuerAt),
        ("issue_date", policy.issue_date, ELI.date_document, ZT.dateAt),
        ("region", policy.region, ZT.regionName, ZT.regionAt),
        ("in_force_from", policy.in_force_from, ELI.first_date_entry_in_force, ZT.inForceFromAt),
        ("in_force_until", policy.in_force_until, ELI.date_no_longer_in_force, ZT.inForceUntilAt),
    )
    for field, fact, said, at in values:
        if fact is None:
            continue
        yield triple(iri, said, fact.value)
        yield from place(iri, fact.spans, at)
        if fact.inferred:
            yield triple(iri, ZT.inferredValue, f"{field}:{fact.inferred}")


def _build_citations(policy: Policy) -> Iterator[Triple]:
    for number, citation in enumerate(policy.cites, 1):
        cite = part_iri(policy.doc, "cite", number)
        yield triple(document_iri(policy.doc), ZT.cites, cite)
        yield triple(cite, RDF.type, ZT.Citation)
        yield triple(cite, ZT.order, number)
        yield triple(cite, DCTERMS.title, citation.title)
        if citation.doc_number:
            yield triple(cite, DCTERMS.identifier, citation.doc_number)
        yield triple(cite, ZT.relation, citation.relation.value)
        yield from place(cite, citation.relation_spans, ZT.relationAt)
        yield from place(cite, citation.spans)


def _build_attachments(policy: Policy) -> Iterator[Triple]:
    iri = document_iri(policy.doc)
    for number, attachment in enumerate(policy.attachments, 1):
        annex = part_iri(policy.doc, "attachment", number)
        yield triple(iri, ZT.attachment, attachment.title)
        yield triple(iri, ZT.hasAttachment, annex)
        yield triple(annex, RDF.type, ZT.Attachment)
        yield triple(annex, ZT.order, number)
        yield triple(annex, DCTERMS.title, attachment.title)
        yield from place(annex, attachment.spans)


def _build_selectors(facts: list[Triple]) -> Iterator[Triple]:
    """Yield what the selectors that `facts` name say."""
    for selector in sorted({str(value) for _, said, value in facts if said in PLACES}):
        span = selector_span(selector)
        yield triple(selector, RDF.type, OA.TextPositionSelector)
        yield triple(selector, OA.start, span.start)
        yield triple(selector, OA.end, span.end)


PLACES = frozenset(
    {
        OA.hasSelector,
        ZT.titleAt,
        ZT.identifierAt,
        ZT.issuerAt,
        ZT.dateAt,
        ZT.regionAt,
        ZT.inForceFromAt,
        ZT.inForceUntilAt,
        ZT.relationAt,
        ZT.modalityAt,
    }
)
