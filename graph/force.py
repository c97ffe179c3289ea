"""From when and until when a document is in force by what others say: its date, and what repeals it.

What it states itself stands in its own graph; the first of its last days is the one that counts.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rdflib import URIRef

from graph.claims import Claims
from graph.triples import Triple, triple
from ontology.iris import document_iri
from ontology.terms import ELI


def build_force(claims: Iterable[Claims], citations: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the first day of each dated document that states none, and the last day of each repealed one.

    A repeal takes effect with the document that states it; one without a date never does, as it may be a
    draft.
    """
    begins: dict[URIRef, date] = {}
    for document in claims:
        iri = document_iri(document.document)
        begin = document.in_force_from or document.date
        if begin:
            begins[URIRef(iri)] = date.fromisoformat(begin)
        if document.date and not document.in_force_from:
            yield triple(iri, ELI.first_date_entry_in_force, begins[URIRef(iri)])
    for repealer, said, repealed in citations:
        if said == ELI.repeals and repealer in begins:
            last = begins[repealer] - timedelta(days=1)
            yield triple(repealed, ELI.date_no_longer_in_force, last)
