"""The check-up (体检单) of a held document: its graph against all shapes, warnings included."""

from rdflib import Graph

from graph.ledger import Ledger
from graph.shared import build_shared
from graph.store import GraphStore
from graph.triples import Triple
from graph.validate import Finding, find_all, find_misplaced
from ontology.errors import UnknownDocumentError
from ontology.iris import graph_iri


def check_document(store: GraphStore, name: str) -> list[Finding]:
    """Return what the shapes say of the held document `name`, violations first.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    entry = Ledger.load(store).entries.get(name)
    if entry is None:
        raise UnknownDocumentError(name)
    graph = Graph(bind_namespaces="none")
    graph.parse(data="\n".join(sorted(store.lines(graph_iri(name)))), format="nt")
    facts: list[Triple] = list(graph)  # type: ignore[arg-type]  # N-Triples of ours have no blank nodes
    return [*find_misplaced(facts, len(store.text(name))), *find_all([*facts, *build_shared([entry])])]
