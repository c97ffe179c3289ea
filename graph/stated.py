"""What was read out of a document, before any correction."""

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from graph.read import Said, assemble, read_facts
from graph.store import GraphStore
from graph.triples import Triple, parse_lines
from ontology.iris import Iri, corrected_graph_iri
from ontology.model import Policy

WITHHELD = "SELECT ?graph ?lines { GRAPH ?graph { ?document zt:withheld ?lines } }"


def read_stated(store: GraphStore, name: str) -> Policy:
    """Return what was read out of the held document `name`.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    return assemble(name, [*read_facts(store, name), *_tell(parse_lines(read_withheld(store, name)))])


def assemble_stated(name: str, facts: Iterable[Triple]) -> Policy:
    """Return the document `name` as its triples tell it."""
    return assemble(name, _tell(facts))


def read_withheld(store: GraphStore, name: str) -> list[str]:
    """Return what corrections took out of the graph of a document, as lines of N-Triples."""
    found = store.select(WITHHELD, {"graph": corrected_graph_iri(name)})
    return [line for row in found for line in str(row["lines"]).splitlines()]


def _tell(triples: Iterable[Triple]) -> Iterator[Said]:
    """Yield the triples as the store's reader gives them, all values as text."""
    for subject, predicate, value in triples:
        told = Iri(value) if isinstance(value, URIRef) else str(value)
        yield Iri(subject), Iri(predicate), told
