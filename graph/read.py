"""The graph of a document → Policy: what `build_document` wrote, read back."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from graph.store import GraphStore
from graph.values import Value
from ontology.errors import UnknownDocumentError
from ontology.iris import Iri, corrected_graph_iri, document_iri, graph_iri, parse, selector_span
from ontology.model import (
    Assignment,
    Attachment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Modality,
    Operator,
    Policy,
    Relation,
    Role,
    Spans,
    Stated,
    Task,
    TaskKind,
    Threshold,
)
from ontology.prefixes import PREFIXES

T = TypeVar("T")
IN_FORCE_FROM = ("in_force_from", "eli:first_date_entry_in_force", "zt:inForceFromAt")
IN_FORCE_UNTIL = ("in_force_until", "eli:date_no_longer_in_force", "zt:inForceUntilAt")
Said = tuple[Iri, Iri, Value]


def read_policy(store: GraphStore, name: str) -> Policy:
    """Return what the graph says of the held document `name`, as it was corrected.

    The spans of a fact are in order of place.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    return assemble(name, [*read_facts(store, name), *store.facts(corrected_graph_iri(name))])


def read_facts(store: GraphStore, name: str) -> list[Said]:
    """Return the triples of the graph of a document.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    facts = list(store.facts(graph_iri(name)))
    if not facts:
        raise UnknownDocumentError(name)
    return facts


def assemble(name: str, facts: Iterable[Said]) -> Policy:
    """Return the document `name` as `facts` tell it."""
    graph = _Graph(facts)
    iri = document_iri(name)
    return Policy(
        doc=name,
        title=_stated(graph, iri, ("title", "dcterms:title", "zt:titleAt"), str),
        doc_number=_stated(graph, iri, ("doc_number", "dcterms:identifier", "zt:identifierAt"), str),
        issuer=_stated(graph, iri, ("issuer", "zt:issuerName", "zt:issuerAt"), str),
        issue_date=_stated(graph, iri, ("issue_date", "eli:date_document", "zt:dateAt"), date.fromisoformat),
        region=_stated(graph, iri, ("region", "zt:regionName", "zt:regionAt"), str),
        cites=tuple(_read_citation(graph, cite) for cite in graph.ordered(iri, "zt:cites")),
        attachments=tuple(
            Attachment(graph.text(item, "dcterms:title"), graph.spans(item))
            for item in graph.ordered(iri, "zt:hasAttachment")
        ),
        tasks=tuple(_read_task(graph, task) for task in graph.sort(graph.having("zt:inDocument", iri))),
        in_force_from=_stated(graph, iri, IN_FORCE_FROM, date.fromisoformat),
        in_force_until=_stated(graph, iri, IN_FORCE_UNTIL, date.fromisoformat),
    )


def policy_revision(store: GraphStore, name: str) -> int:
    """Return the revision of `store` since which `read_policy` gives the same for the document `name`."""
    return max(store.touched(graph_iri(name)), store.touched(corrected_graph_iri(name)))


class _Graph:
    """The triples of one document by subject and predicate, predicates as queries write them."""

    def __init__(self, triples: Iterable[Said]) -> None:
        self._values: dict[tuple[Iri, str], list[Value]] = defaultdict(list)
        self._subjects: dict[tuple[str, Value], list[Iri]] = defaultdict(list)
        for subject, predicate, value in triples:
            self._values[subject, predicate].append(value)
            self._subjects[predicate, value].append(subject)

    def all(self, subject: Iri, said: str) -> list[Value]:
        return self._values.get((subject, _full(said)), [])

    def maybe(self, subject: Iri, said: str) -> str | None:
        return next((str(value) for value in self.all(subject, said)), None)

    def text(self, subject: Iri, said: str) -> str:
        return str(self.all(subject, said)[0])

    def having(self, said: str, value: Value) -> list[Iri]:
        return self._subjects.get((_full(said), value), [])

    def ordered(self, subject: Iri, said: str) -> list[Iri]:
        return self.sort(Iri(value) for value in self.all(subject, said))

    def sort(self, facts: Iterable[Iri]) -> list[Iri]:
        return sorted(facts, key=lambda fact: int(self.text(fact, "zt:order")))

    def spans(self, subject: Iri, said: str = "oa:hasSelector") -> Spans:
        return tuple(sorted(selector_span(str(place)) for place in self.all(subject, said)))

    def path(self, task: Iri) -> tuple[str, ...]:
        """Return the headings from the top down."""
        headings: list[str] = []
        part = self.maybe(task, "prov:wasDerivedFrom")
        while part and parse(part)[2:3] == ("part",):
            headings.append(self.text(Iri(part), "dcterms:title"))
            part = self.maybe(Iri(part), "eli:is_part_of")
        return tuple(reversed(headings))


def _stated(
    graph: _Graph, iri: Iri, names: tuple[str, str, str], read: Callable[[str], T]
) -> Stated[T] | None:
    """Return a value of the document itself; `names` are its field and the terms of value and place."""
    field, said, at = names
    value = graph.maybe(iri, said)
    if value is None:
        return None
    rules = dict(str(rule).split(":", 1) for rule in graph.all(iri, "zt:inferredValue"))
    return Stated(read(value), graph.spans(iri, at), rules.get(field))


def _read_citation(graph: _Graph, cite: Iri) -> Citation:
    return Citation(
        graph.text(cite, "dcterms:title"),
        graph.maybe(cite, "dcterms:identifier"),
        graph.spans(cite),
        Relation(graph.maybe(cite, "zt:relation") or Relation.CITES),
        graph.spans(cite, "zt:relationAt"),
    )


def _read_task(graph: _Graph, task: Iri) -> Task:
    parent = graph.maybe(task, "zt:partOf")
    return Task(
        id=graph.text(task, "zt:taskId"),
        kind=TaskKind(graph.text(task, "zt:kind")),
        path=graph.path(task),
        title=graph.maybe(task, "dcterms:title"),
        text=graph.text(task, "zt:text"),
        assignments=tuple(
            _read_assignment(graph, fact) for fact in graph.sort(graph.having("zt:task", task))
        ),
        deadlines=tuple(_read_deadline(graph, fact) for fact in graph.ordered(task, "zt:deadline")),
        thresholds=tuple(_read_threshold(graph, fact) for fact in graph.ordered(task, "zt:threshold")),
        parent=parse(parent)[-1] if parent else None,
        spans=graph.spans(task),
        inferred=graph.maybe(task, "zt:inferred"),
        corrected=graph.maybe(task, "zt:corrected"),
    )


def _read_assignment(graph: _Graph, fact: Iri) -> Assignment:
    role = Role(graph.text(fact, "zt:role").removeprefix(PREFIXES["zt"]))
    return Assignment(
        graph.text(fact, "zt:asWritten"),
        role,
        graph.spans(fact),
        graph.maybe(fact, "zt:inferred"),
        graph.maybe(fact, "zt:corrected"),
    )


def _read_deadline(graph: _Graph, fact: Iri) -> Deadline:
    start, end = graph.maybe(fact, "zt:start"), graph.maybe(fact, "zt:end")
    every = graph.maybe(fact, "zt:every")
    return Deadline(
        graph.text(fact, "zt:asWritten"),
        DeadlineKind(graph.text(fact, "zt:kind")),
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        Every(every) if every else None,
        graph.spans(fact),
        graph.maybe(fact, "zt:inferred"),
        graph.maybe(fact, "zt:corrected"),
    )


def _read_threshold(graph: _Graph, fact: Iri) -> Threshold:
    return Threshold(
        graph.text(fact, "zt:asWritten"),
        graph.text(fact, "zt:indicator"),
        Operator(graph.text(fact, "zt:operator")),
        Decimal(graph.text(fact, "qudt:numericValue")),
        graph.text(fact, "zt:unit"),
        graph.spans(fact),
        graph.maybe(fact, "zt:inferred"),
        Modality(modality) if (modality := graph.maybe(fact, "zt:modality")) else None,
        graph.spans(fact, "zt:modalityAt"),
        graph.maybe(fact, "zt:corrected"),
    )


def _full(said: str) -> str:
    prefix, _, name = said.partition(":")
    return PREFIXES[prefix] + name
