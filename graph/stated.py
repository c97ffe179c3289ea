"""What was read out of a document, before any correction."""

from rdflib import URIRef

from graph.read import assemble, read_facts
from graph.store import GraphStore
from graph.triples import parse_lines
from ontology.iris import Iri, corrected_graph_iri
from ontology.model import Policy

WITHHELD = "SELECT ?graph ?lines { GRAPH ?graph { ?document zt:withheld ?lines } }"


def read_stated(store: GraphStore, name: str) -> Policy:
    """Return what was read out of the held document `name`.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    withheld = parse_lines(read_withheld(store, name))
    put_back = [(Iri(s), Iri(p), Iri(o) if isinstance(o, URIRef) else str(o)) for s, p, o in withheld]
    return assemble(name, [*read_facts(store, name), *put_back])


def read_withheld(store: GraphStore, name: str) -> list[str]:
    """Return what corrections took out of the graph of a document, as lines of N-Triples."""
    found = store.select(WITHHELD, {"graph": corrected_graph_iri(name)})
    return [line for row in found for line in str(row["lines"]).splitlines()]
