"""What corrections make of the facts of one version: which are withheld, which are put in their place.

A function of what was read and of the records; without records nothing changes, so that undoing the last
one restores what was read to the byte.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rdflib import PROV, URIRef

from graph.claims import Claims, read_claims
from graph.corrections import Correction
from graph.matching import find_task, fold
from graph.resolve import Body, Context, resolve_agency
from graph.tasks import ROLES, build_assignment, build_deadline, build_threshold
from graph.triples import Triple, triple, write_lines
from ontology.iris import Iri, corrected_fact_iri, correction_iri, document_iri, fact_iri, task_iri
from ontology.model import Assignment, Deadline, Fact, Policy, Task
from ontology.terms import ZT


class Fate(StrEnum):
    """What became of a correction in a version."""

    APPLIED = "applied"
    NO_TASK = "no-task"  # the version does not have the task
    NO_FACT = "no-fact"  # the task does not have what was to be replaced
    STATED = "stated"  # the version says so itself


@dataclass(frozen=True, slots=True)
class Version:
    """What was read out of a version: its records, whom its names mean, its triples, the text's length."""

    policy: Policy
    context: Context
    bodies: Mapping[str, Body]
    facts: Sequence[Triple]
    length: int


@dataclass(frozen=True, slots=True)
class Amended:
    """A version with its corrections: what stays of its own triples, what is added, its claims.

    `fates` has what became of each correction, `tasks` the id of the task that it is about, by its own id.
    """

    kept: list[Triple]
    added: list[Triple]
    claims: Claims
    fates: Mapping[int, Fate]
    tasks: Mapping[int, str]


@dataclass(slots=True)
class _Entry:
    """A fact of a task with its name and its place in the order; `by` is the correction that states it."""

    fact: Fact
    iri: Iri
    order: int
    by: Correction | None = None


@dataclass(slots=True)
class _Work:
    """A task under correction: its facts as they are now, and the corrections applied."""

    task: Task
    entries: list[_Entry]
    applied: list[Correction] = field(default_factory=list)


def amend(version: Version, corrections: Sequence[Correction]) -> Amended:
    """Return the version with `corrections` applied, in the order in which they were made."""
    works: dict[str, _Work] = {}
    fates: dict[int, Fate] = {}
    tasks: dict[int, str] = {}
    for correction in sorted(corrections, key=lambda one: one.id):
        task = find_task(correction.task, version.policy.tasks)
        if task is None:
            fates[correction.id] = Fate.NO_TASK
            continue
        tasks[correction.id] = task.id
        work = works.setdefault(task.id, _Work(task, _number(version.policy.doc, task)))
        fates[correction.id] = _apply(work, correction, version.policy.doc)
    changed = [work for work in works.values() if work.applied]
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
        fates,
        tasks,
    )


def is_same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts say the same, wherever they stand."""
    return _key(one) == _key(other)


def kind_of(fact: Fact) -> str:
    """Return the kind of a fact as names in the graph have it."""
    match fact:
        case Assignment():
            return "assignment"
        case Deadline():
            return "deadline"
    return "threshold"


def _key(fact: Fact) -> tuple[object, ...]:
    match fact:
        case Assignment():
            return "assignment", fact.role, fold(fact.agency)
        case Deadline():
            days = (fact.start, fact.end, fact.every)
            return "deadline", fact.kind, days, "" if any(days) else fold(fact.text)
    return "threshold", fold(fact.subject), fact.operator, fact.value, fact.unit


def _number(doc: str, task: Task) -> list[_Entry]:
    """Return the facts of `task` as they were read, with the names that `build_tasks` gives them."""
    kinds: tuple[tuple[Fact, ...], ...] = (task.assignments, task.deadlines, task.thresholds)
    return [
        _Entry(fact, fact_iri(doc, task.id, kind_of(fact), order), order)
        for facts in kinds
        for order, fact in enumerate(facts, 1)
    ]


def _apply(work: _Work, correction: Correction, doc: str) -> Fate:
    before, after = correction.before, correction.after
    hit = [entry for entry in work.entries if before and is_same(entry.fact, before)]
    is_stated = any(after and is_same(entry.fact, after) for entry in work.entries if entry not in hit)
    if not hit and (before or is_stated):
        return Fate.STATED if is_stated else Fate.NO_FACT
    if is_stated:
        after = None  # another fact of the task says it already
    work.entries = [entry for entry in work.entries if entry not in hit]
    work.applied.append(correction)
    if after:
        kind = kind_of(after)
        iri = corrected_fact_iri(doc, work.task.id, kind, correction.id)
        same = [entry.order for entry in work.entries if kind_of(entry.fact) == kind]
        order = hit[0].order if hit and kind_of(hit[0].fact) == kind else max(same, default=0) + 1
        stated = replace(after, spans=work.task.spans, corrected=correction.note)
        work.entries.append(_Entry(stated, iri, order, correction))
    return Fate.APPLIED


def _bodies(version: Version, works: Iterable[_Work]) -> dict[str, Body]:
    """Return the body of every name that is still written, and of those that corrections write."""
    policy = version.policy
    works = list(works)
    corrected = {work.task.id for work in works}
    facts = [fact for task in policy.tasks if task.id not in corrected for fact in task.assignments]
    facts += [e.fact for work in works for e in work.entries if isinstance(e.fact, Assignment)]
    names = {fact.agency for fact in facts} | ({policy.issuer.value} if policy.issuer else set())
    return {name: version.bodies.get(name) or resolve_agency(name, version.context) for name in sorted(names)}


def _withheld(version: Version, works: Iterable[_Work], bodies: Mapping[str, Body]) -> list[Triple]:
    """Return the triples as read of the facts that corrections took out, with their short-cuts."""
    gone: set[URIRef] = set()
    cuts: set[Triple] = set()
    for work in works:
        now = {entry.iri for entry in work.entries}
        gone |= {URIRef(e.iri) for e in _number(version.policy.doc, work.task) if e.iri not in now}
        was = _short_cuts(version.policy.doc, work.task.id, work.task.assignments, version.bodies)
        left = [entry.fact for entry in work.entries if isinstance(entry.fact, Assignment)]
        cuts |= was - _short_cuts(version.policy.doc, work.task.id, left, bodies)
    return [fact for fact in version.facts if fact[0] in gone or fact[2] in gone or fact in cuts]


def _short_cuts(doc: str, task: str, facts: Iterable[Assignment], bodies: Mapping[str, Body]) -> set[Triple]:
    return {triple(bodies[one.agency].iri, ROLES[one.role][1], task_iri(doc, task)) for one in facts}


def _build(doc: str, work: _Work, bodies: Mapping[str, Body]) -> Iterator[Triple]:
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


def _build_notes(doc: str, works: Sequence[_Work], withheld: Sequence[Triple]) -> Iterator[Triple]:
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
