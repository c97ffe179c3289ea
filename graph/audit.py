"""The audit of a held document: its kept bytes read again, against the facts that were read out of it."""

from corpus.load import read_bytes
from extract.auditing.audit import CuedClause, audit
from graph.ledger import Ledger
from graph.stated import read_stated
from graph.store import GraphStore
from ontology.errors import UnknownDocumentError


def audit_document(store: GraphStore, name: str) -> tuple[CuedClause, ...]:
    """Return every cue of the held document `name` with what became of it, in source order.

    Raises:
        PolicyError: no such document is held, or its kept bytes cannot be read any more.
    """
    files = Ledger.load(store).files
    if name not in files:
        raise UnknownDocumentError(name)
    sha256, file_name = files[name]
    document = read_bytes(store.keep.source(sha256), file_name)
    return audit(document, read_stated(store, name))
