"""Records for tests, built without running the pipeline."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from corpus.document import Document
from corpus.view import View, view_of
from graph.ingest import Intake, Outcome, Source
from graph.store import GraphStore
from ontology.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Operator,
    Policy,
    Relation,
    Role,
    Span,
    Spans,
    Stated,
    Task,
    TaskKind,
    Threshold,
)

T = TypeVar("T")


def make_document(name: str, text: str) -> Document:
    """Return a text document whose SHA-256 is that of `text`."""
    return Document(name, text, sha256(text.encode()).hexdigest())


def make_task(
    id: str,
    text: str,
    *,
    lead: Iterable[str] = (),
    cooperate: Iterable[str] = (),
    responsible: Iterable[str] = (),
    end: date | None = None,
    parent: str | None = None,
    path: tuple[str, ...] = ("一、重点任务",),
) -> Task:
    """Return an item without spans; `locate` gives them."""
    roles = ((Role.LEAD, lead), (Role.COOPERATE, cooperate), (Role.RESPONSIBLE, responsible))
    assignments = tuple(Assignment(agency, role, ()) for role, names in roles for agency in names)
    deadlines = (Deadline(f"{end.year}年底前", DeadlineKind.BY, None, end, None, ()),) if end else ()
    return Task(id, TaskKind.ITEM, path, None, text, assignments, deadlines, (), parent, ())


def make_policy(
    doc: str,
    *tasks: Task,
    title: str | None = "节约用水方案",
    number: str | None = None,
    issuer: str | None = None,
    day: date | None = None,
    region: str | None = "望川市",
    cites: Iterable[tuple[str, str | None]] = (),
    repeals: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Policy:
    """Return a policy without spans, in force from `since` to `until`; `locate` gives the spans."""
    return Policy(
        doc=doc,
        title=Stated(title, ()) if title else None,
        doc_number=Stated(number, ()) if number else None,
        issuer=Stated(issuer, ()) if issuer else None,
        issue_date=Stated(day, ()) if day else None,
        region=Stated(region, ()) if region else None,
        cites=(
            *(Citation(name, cited, ()) for name, cited in cites),
            *(Citation(name, None, (), Relation.REPEALS) for name in repeals),
        ),
        attachments=(),
        tasks=tasks,
        in_force_from=Stated(since, ()) if since else None,
        in_force_until=Stated(until, ()) if until else None,
    )


def make_threshold(text: str, value: int, unit: str = "%") -> Threshold:
    """Return a lower bound of `value`."""
    return Threshold(text, text[:4], Operator.AT_LEAST, Decimal(value), unit, ())


def write_text(policy: Policy) -> str:
    """Return a text in which everything that `policy` says stands, one fact a line."""
    lines = [fact.value for fact in (policy.title, policy.doc_number, policy.issuer, policy.region) if fact]
    days = (policy.issue_date, policy.in_force_from, policy.in_force_until)
    lines += [day.value.isoformat() for day in days if day]
    lines += [f"《{cite.title}》{cite.doc_number or ''}" for cite in policy.cites]
    for task in policy.tasks:
        lines += [task.text, "、".join(assignment.agency for assignment in task.assignments)]
        lines += [deadline.text for deadline in task.deadlines]
        lines += [threshold.text for threshold in task.thresholds]
    return "\n".join(lines) + "\n"


def make_source(policy: Policy) -> Source:
    """Return the file that says what `policy` does, read without fault."""
    document = make_document(policy.doc, write_text(policy))
    data = document.text.encode()
    return Source(f"{policy.doc}.txt", data, document, locate(policy, document.text))


def enter(store: GraphStore, *policies: Policy) -> list[Outcome]:
    """Write policies into `store`, in order, without running the extraction."""
    intake = Intake(store)
    return [intake.write(f"{policy.doc}.txt", make_source(policy)) for policy in policies]


def locate(policy: Policy, text: str) -> Policy:
    """Return `policy` with spans: each fact where its words first stand in `text`, or at its beginning.

    Those of a task are looked for from its own words on.
    """
    view = view_of(text).compact()

    def stated(fact: Stated[T] | None) -> Stated[T] | None:
        return replace(fact, spans=_find(view, str(fact.value))) if fact else None

    return replace(
        policy,
        title=stated(policy.title),
        doc_number=stated(policy.doc_number),
        issuer=stated(policy.issuer),
        issue_date=stated(policy.issue_date),
        region=stated(policy.region),
        in_force_from=stated(policy.in_force_from),
        in_force_until=stated(policy.in_force_until),
        cites=tuple(replace(cite, spans=_find(view, cite.title)) for cite in policy.cites),
        attachments=tuple(replace(item, spans=_find(view, item.title)) for item in policy.attachments),
        tasks=tuple(_locate_task(task, view) for task in policy.tasks),
    )


def _locate_task(task: Task, view: View) -> Task:
    since = max(view.written.find("".join(task.text.split())), 0)
    return replace(
        task,
        spans=_find(view, task.text),
        assignments=tuple(replace(fact, spans=_find(view, fact.agency, since)) for fact in task.assignments),
        deadlines=tuple(replace(fact, spans=_find(view, fact.text, since)) for fact in task.deadlines),
        thresholds=tuple(replace(fact, spans=_find(view, fact.text, since)) for fact in task.thresholds),
    )


def _find(view: View, words: str, since: int = 0) -> Spans:
    compact = "".join(words.split())
    start = view.written.find(compact, since)
    return view.spans(start, start + len(compact)) if start >= 0 else (Span(0, 1),)
