"""What corrections make of the facts of one version: which are withheld, which are put in their place.

A function of what was read and of the records; without records nothing changes, so that undoing the last
one restores what was read to the byte.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rdflib import PROV, URIRef

from graph.applying import Work, apply_corrections, number_facts
from graph.claims import Claims, read_claims
from graph.corrections import Correction
from graph.issuers import issuers_of
from graph.resolve import Body, Context, resolve_agency
from graph.tasks import ROLES, build_assignment, build_deadline, build_threshold
from graph.triples import Triple, triple, write_lines
from ontology.iris import Iri, correction_iri, document_iri, task_iri
from ontology.model import Assignment, Deadline, Policy
from ontology.terms import ZT


@dataclass(frozen=True, slots=True)
class Version:
    """What was read out of a version: its records, whom its names mean, its triples, the text's length.

    `checked` are the lines of it that are in the store, corrections and what they name included; they were
    checked when they were written. It is `None` for a version that is to be checked as a whole.
    """

    policy: Policy
    context: Context
    bodies: Mapping[str, Body]
    facts: Sequence[Triple]
    length: int
    checked: Set[str] | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """A version with its corrections: what stays of its own triples, what is added, its claims."""

    kept: list[Triple]
    added: list[Triple]
    claims: Claims


def amend(version: Version, corrections: Sequence[Correction]) -> Amended:
    """Return the version with `corrections` applied, in the order in which they were made."""
    changed = apply_corrections(version.policy, corrections).works
    bodies = _bodies(version, changed)
    withheld = _withheld(version, changed, bodies)
    gone = set(withheld)
    added = [fact for work in changed for fact in _build(version.policy.doc, work, bodies)]
    added += _build_notes(version.policy.doc, changed, withheld)
    kept = [fact for fact in version.facts if fact not in gone]
    own = set(version.facts) - gone
    return Amended(
        kept,
        [fact for fact in added if fact not in own],
        read_claims(version.policy, version.context, bodies),
    )


def _bodies(version: Version, works: Iterable[Work]) -> dict[str, Body]:
    """Return the body of every name that is still written, and of those that corrections write.

    A body that a correction names is called so in full, whatever else the document writes for it.
    """
    policy = version.policy
    works = list(works)
    corrected = {work.task.id for work in works}
    facts = [fact for task in policy.tasks if task.id not in corrected for fact in task.assignments]
    facts += [e.fact for work in works for e in work.entries if isinstance(e.fact, Assignment)]
    names = {fact.agency for fact in facts} | set(issuers_of(policy))
    bodies = {n: version.bodies.get(n) or resolve_agency(n, version.context) for n in sorted(names)}
    labels = {bodies[fact.agency].iri: bodies[fact.agency].label for fact in facts if fact.corrected}
    return {name: replace(body, label=labels.get(body.iri, body.label)) for name, body in bodies.items()}


def _withheld(version: Version, works: Iterable[Work], bodies: Mapping[str, Body]) -> list[Triple]:
    """Return the triples as read of the facts that corrections took out, with their short-cuts."""
    gone: set[URIRef] = set()
    cuts: set[Triple] = set()
    for work in works:
        now = {entry.iri for entry in work.entries}
        gone |= {URIRef(e.iri) for e in number_facts(version.policy.doc, work.task) if e.iri not in now}
        was = _short_cuts(version.policy.doc, work.task.id, work.task.assignments, version.bodies)
        left = [entry.fact for entry in work.entries if isinstance(entry.fact, Assignment)]
        cuts |= was - _short_cuts(version.policy.doc, work.task.id, left, bodies)
    return [fact for fact in version.facts if fact[0] in gone or fact[2] in gone or fact in cuts]


def _short_cuts(doc: str, task: str, facts: Iterable[Assignment], bodies: Mapping[str, Body]) -> set[Triple]:
    return {triple(bodies[one.agency].iri, ROLES[one.role][1], task_iri(doc, task)) for one in facts}


def _build(doc: str, work: Work, bodies: Mapping[str, Body]) -> Iterator[Triple]:
    """Yield the triples of what corrections state of a task."""
    task = task_iri(doc, work.task.id)
    for entry in work.entries:
        if entry.by is None:
            continue
        match entry.fact:
            case Assignment() as fact:
                yield from build_assignment(task, entry.iri, entry.order, fact, bodies[fact.agency])
            case Deadline() as fact:
                yield from build_deadline(task, entry.iri, entry.order, fact)
            case fact:
                yield from build_threshold(task, entry.iri, entry.order, fact)
        yield triple(entry.iri, ZT.corrected, entry.by.note)
        yield triple(entry.iri, PROV.wasGeneratedBy, correction_iri(entry.by.id))


def _build_notes(doc: str, works: Sequence[Work], withheld: Sequence[Triple]) -> Iterator[Triple]:
    """Yield what is said of the tasks and the document, and what was taken out, to be put back."""
    notes: dict[Iri, list[str]] = defaultdict(list)
    for work in works:
        task = task_iri(doc, work.task.id)
        for correction in work.applied:
            yield triple(correction_iri(correction.id), ZT.corrects, task)
            notes[task].append(correction.note)
            notes[document_iri(doc)].append(f"{correction.id} {correction.note}")
    for subject, said in notes.items():
        yield triple(subject, ZT.corrected, "；".join(dict.fromkeys(said)))
    if withheld:
        yield triple(document_iri(doc), ZT.withheld, "\n".join(write_lines(withheld)))
