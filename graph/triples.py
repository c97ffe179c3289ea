"""Triples of rdflib terms, and their lines of N-Triples as the store takes them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
from rdflib import XSD, Literal, URIRef

from ontology.iris import Iri, document_name, selector_iri
from ontology.literals import write_literal
from ontology.model import Spans
from ontology.terms import OA, ZT

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Plain = Iri | URIRef | str | int | Decimal | date


def triple(subject: str, predicate: URIRef, value: Plain) -> Triple:
    """Return the triple; an `Iri` is a node, any other `str` a plain literal, numbers and days are typed."""
    return URIRef(subject), predicate, _term(value)


def place(fact: Iri, spans: Spans, said: URIRef = OA.hasSelector) -> Iterator[Triple]:
    """Yield where a fact of a document stands."""
    for span in spans:
        yield triple(fact, said, selector_iri(document_name(fact), span))


def derive(fact: Iri, rule: str | None) -> Iterator[Triple]:
    """Yield by which rule a fact was derived, where it was."""
    if rule:
        yield triple(fact, ZT.inferred, rule)


def write_lines(triples: Iterable[Triple]) -> list[str]:
    """Return the triples as lines of N-Triples, each once, in order."""
    return sorted({f"<{subject}> <{predicate}> {_written(value)} ." for subject, predicate, value in triples})


def parse_lines(lines: Iterable[str]) -> list[Triple]:
    """Return the triples of lines of N-Triples, in the order of the lines.

    Raises:
        SyntaxError: a line is none of N-Triples.
    """
    triples = ox.parse("\n".join(sorted(lines)), format=ox.RdfFormat.N_TRIPLES)
    return [(_node(one.subject), _node(one.predicate), _node(one.object)) for one in triples]  # type: ignore[misc]


def _node(term: object) -> URIRef | Literal:
    """Return a term of the engine's as one of rdflib's; there are no blank nodes among ours."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return Literal(term.value, datatype=None if datatype == str(XSD.string) else URIRef(datatype))
    raise ValueError(f"no term of ours: {term}")


def _term(value: Plain) -> URIRef | Literal:
    if isinstance(value, URIRef):
        return value
    if isinstance(value, Iri):
        return URIRef(value)
    if isinstance(value, str):
        return Literal(value)
    if isinstance(value, Decimal):
        return Literal(f"{value:f}", datatype=XSD.decimal)
    return Literal(value)


def _written(term: URIRef | Literal) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    return write_literal(term, term.datatype)
