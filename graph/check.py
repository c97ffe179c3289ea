"""The check-up (体检单) of a held document: its graph against all shapes, warnings included."""

from graph.corrections import build_records, read_records
from graph.ledger import Ledger
from graph.shared import build_shared
from graph.store import GraphStore
from graph.triples import parse_lines
from graph.validate import Finding, find_all, find_misplaced
from ontology.errors import UnknownDocumentError
from ontology.iris import corrected_graph_iri, graph_iri


def check_document(store: GraphStore, name: str) -> list[Finding]:
    """Return what the shapes say of the held document `name`, violations first.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    entry = Ledger.load(store).entries.get(name)
    if entry is None:
        raise UnknownDocumentError(name)
    facts = parse_lines(store.lines(graph_iri(name)) | store.lines(corrected_graph_iri(name)))
    facts += build_records(read_records(store, entry.claims.identity))
    return [*find_misplaced(facts, len(store.text(name))), *find_all([*facts, *build_shared([entry])])]
