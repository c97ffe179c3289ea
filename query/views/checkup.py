"""The check-ups of the documents held: reminders and open clauses, made once for each version."""

from dataclasses import dataclass
from threading import Lock

from extract.auditing.audit import CuedClause, Verdict, by_clause
from graph.audit import audit_document
from graph.check import check_document
from graph.store import GraphStore
from graph.validate import Finding
from query.topics.held import list_held


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found of a document: by the shapes (errors and reminders), and by the audit."""

    findings: tuple[Finding, ...]
    audit: tuple[CuedClause, ...]

    @property
    def open_clauses(self) -> int:
        """Return how many clauses have a cue and neither a fact nor a rule that excludes them."""
        return sum(verdict is Verdict.OPEN for verdict in by_clause(self.audit).values())


class Checkups:
    """Makes check-ups of the documents of a store, and remembers them until the document is another one."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._made: dict[str, tuple[str, Checkup]] = {}
        self._making = Lock()

    def known(self) -> dict[str, Checkup]:
        """Return the check-ups that are made and still hold, by document."""
        keys = self._keys()
        return {name: made for name, (key, made) in self._made.items() if keys.get(name) == key}

    def make(self, name: str) -> Checkup:
        """Return the check-up of a document; that takes up to some seconds the first time.

        Raises:
            PolicyError: no such document is held, or its kept bytes cannot be read any more.
        """
        with self._making:
            known = self.known().get(name)
            if known:
                return known
            key = self._keys().get(name, "")
            made = Checkup(tuple(check_document(self._store, name)), audit_document(self._store, name))
            self._made[name] = (key, made)
            return made

    def _keys(self) -> dict[str, str]:
        return {one.name: one.key for one in list_held(self._store)}
