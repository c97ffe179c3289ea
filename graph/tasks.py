"""Tasks → triples: the tasks, the parts of the document that they stand in, and all that belongs to them."""

from collections.abc import Iterator, Mapping

from rdflib import PROV, RDF, URIRef
from rdflib.namespace import DCTERMS

from graph.resolve import Body
from graph.rrule import rrule_of
from graph.triples import Triple, derive, place, triple
from ontology.iris import Iri, document_iri, fact_iri, part_iri, task_iri
from ontology.model import Assignment, Deadline, DeadlineKind, Policy, Role, Task, Threshold
from ontology.terms import ELI, QUDT, ZT
from ontology.units import iri_of

ROLES: Mapping[Role, tuple[URIRef, URIRef]] = {  # role → its concept and its short-cut
    Role.LEAD: (ZT.lead, ZT.leads),
    Role.COOPERATE: (ZT.cooperate, ZT.cooperatesOn),
    Role.RESPONSIBLE: (ZT.responsible, ZT.responsibleFor),
}
Path = tuple[str, ...]


def build_tasks(policy: Policy, bodies: Mapping[str, Body]) -> Iterator[Triple]:
    """Yield the triples of all tasks; `bodies` has every name that they write."""
    parts = _number_parts(policy)
    yield from _build_parts(policy.doc, parts)
    for order, task in enumerate(policy.tasks, 1):
        iri = task_iri(policy.doc, task.id)
        yield triple(iri, ZT.inDocument, document_iri(policy.doc))
        yield triple(iri, ZT.order, order)
        yield triple(iri, PROV.wasDerivedFrom, parts[task.path])
        if task.parent:
            yield triple(iri, ZT.partOf, task_iri(policy.doc, task.parent))
        yield from _build_task(iri, task)
        for number, assignment in enumerate(task.assignments, 1):
            fact = fact_iri(policy.doc, task.id, "assignment", number)
            yield from build_assignment(iri, fact, number, assignment, bodies[assignment.agency])
        for number, deadline in enumerate(task.deadlines, 1):
            fact = fact_iri(policy.doc, task.id, "deadline", number)
            yield from build_deadline(iri, fact, number, deadline)
        for number, threshold in enumerate(task.thresholds, 1):
            fact = fact_iri(policy.doc, task.id, "threshold", number)
            yield from build_threshold(iri, fact, number, threshold)


def _number_parts(policy: Policy) -> dict[Path, Iri]:
    """Return the part of every heading path, numbered as tasks first name them; () is the document."""
    parts: dict[Path, Iri] = {(): document_iri(policy.doc)}
    for task in policy.tasks:
        for depth in range(1, len(task.path) + 1):
            parts.setdefault(task.path[:depth], part_iri(policy.doc, "part", len(parts)))
    return parts


def _build_parts(name: str, parts: Mapping[Path, Iri]) -> Iterator[Triple]:
    for path, part in parts.items():
        if path:
            yield triple(part, RDF.type, ELI.LegalResourceSubdivision)
            yield triple(part, DCTERMS.title, path[-1])
            yield triple(part, ELI.is_part_of, parts[path[:-1]])


def _build_task(iri: Iri, task: Task) -> Iterator[Triple]:
    yield triple(iri, RDF.type, ZT.Task)
    yield triple(iri, ZT.taskId, task.id)
    yield triple(iri, ZT.kind, task.kind.value)
    yield triple(iri, ZT.text, task.text)
    if task.title is not None:
        yield triple(iri, DCTERMS.title, task.title)
    if task.path:
        yield triple(iri, ZT.path, "/".join(task.path))
    yield from derive(iri, task.inferred)
    yield from place(iri, task.spans)


def build_assignment(
    task: Iri, fact: Iri, number: int, assignment: Assignment, body: Body
) -> Iterator[Triple]:
    """Yield an assignment named `fact`, the `number`th of its task, and its short-cut."""
    role, short_cut = ROLES[assignment.role]
    yield triple(fact, RDF.type, ZT.Assignment)
    yield triple(fact, ZT.task, task)
    yield triple(fact, ZT.agency, body.iri)
    yield triple(fact, ZT.role, role)
    yield triple(fact, ZT.asWritten, assignment.agency)
    yield triple(fact, ZT.order, number)
    yield from derive(fact, assignment.inferred)
    yield from place(fact, assignment.spans)
    yield triple(body.iri, short_cut, task)


def build_deadline(task: Iri, fact: Iri, number: int, deadline: Deadline) -> Iterator[Triple]:
    """Yield a time limit named `fact`, the `number`th of its task."""
    yield triple(task, ZT.deadline, fact)
    yield triple(fact, RDF.type, ZT.Deadline)
    yield triple(fact, ZT.kind, deadline.kind.value)
    yield triple(fact, ZT.asWritten, deadline.text)
    yield triple(fact, ZT.order, number)
    if deadline.start:
        yield triple(fact, ZT.start, deadline.start)
    if deadline.end:
        yield triple(fact, ZT.end, deadline.end)
    if deadline.every:
        yield triple(fact, ZT.every, deadline.every.value)
    if deadline.kind is DeadlineKind.RECURRING and (rule := rrule_of(deadline)):
        yield triple(fact, ZT.rrule, rule)
    yield from derive(fact, deadline.inferred)
    yield from place(fact, deadline.spans)


def build_threshold(task: Iri, fact: Iri, number: int, threshold: Threshold) -> Iterator[Triple]:
    """Yield a figure named `fact`, the `number`th of its task."""
    yield triple(task, ZT.threshold, fact)
    yield triple(fact, RDF.type, ZT.Threshold)
    yield triple(fact, ZT.indicator, threshold.subject)
    yield triple(fact, ZT.operator, threshold.operator.value)
    yield triple(fact, QUDT.numericValue, threshold.value)
    yield triple(fact, ZT.unit, threshold.unit)
    yield triple(fact, ZT.asWritten, threshold.text)
    yield triple(fact, ZT.order, number)
    unit = iri_of(threshold.unit)
    if unit:
        yield triple(fact, QUDT.hasUnit, Iri(unit))
    if threshold.modality:
        yield triple(fact, ZT.modality, threshold.modality.value)
    yield from place(fact, threshold.modality_spans, ZT.modalityAt)
    yield from derive(fact, threshold.inferred)
    yield from place(fact, threshold.spans)
