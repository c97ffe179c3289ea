"""Triples of rdflib terms, and their lines of N-Triples as the store takes them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from rdflib import XSD, Literal, URIRef

from ontology.iris import Iri, document_name, selector_iri
from ontology.literals import read_literal, write_literal
from ontology.model import Spans
from ontology.terms import OA, ZT

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Plain = Iri | URIRef | str | int | Decimal | date
LINE = re.compile(  # <urn:a> <urn:said> "市水务局" . and <urn:a> <urn:end> "12"^^<http://…#integer> .
    r"<(?P<subject>[^>]*)> <(?P<predicate>[^>]*)> "
    r"(?:<(?P<node>[^>]*)>|\"(?P<text>[^\"\\]*(?:\\.[^\"\\]*)*)\"(?:\^\^<(?P<type>[^>]*)>)?) \."
)


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
    """Return the triples of lines that `write_lines` or the store wrote, in the order of the lines.

    Raises:
        ValueError: a line is none of these.
    """
    return [_parse_line(line) for line in sorted(lines)]


def _parse_line(line: str) -> Triple:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"not a line of N-Triples: {line}")
    subject, predicate, node, text, datatype = match.groups()
    if node is not None:
        return URIRef(subject), URIRef(predicate), URIRef(node)
    value = Literal(read_literal(text), datatype=URIRef(datatype) if datatype else None)
    return URIRef(subject), URIRef(predicate), value


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
