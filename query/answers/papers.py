"""Answers about documents: which one, its number, issuer and date, what it cites and what cites it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeGuard

from ontology.iris import Iri, document_iri
from query.answers.conditions import (
    condition_of_documents,
    conditions_of_citing,
    conditions_of_day,
    conditions_of_documents,
    conditions_of_scope,
)
from query.answers.facts import Facts, read_agencies, read_citations, read_documents
from query.answers.facts import read_tasks as read_facts
from query.answers.lists import Desk
from query.asked.wording import plain
from query.plan import CITED, CITING, Act, Aspect, Feature, KnownDocument, Part, Question, Scope
from query.result import DocumentRow
from query.sparql import Condition, any_of, build, when
from query.topics.shelf import TopicTask, read_tasks, shelve
from query.topics.topics import Topic, select_tasks

TITLED = 0.5  # of a topic that a document's title must say to be about it
CLOSE = 0.9


def find_documents(desk: Desk, question: Question) -> Facts:
    """Return the documents that a plan asks for, quoted at the title, or at what of them is asked for."""
    if question.mentioned:
        return _mentioning(desk, question)
    if question.aspect in CITING:
        citing = _citing(desk, question)
        if citing.rows or not question.topic:
            return citing
        desk = replace(desk, ranker=None)  # 哪个方案提到要落实…: work and no document, if so written
    if question.aspect is Aspect.ISSUED_BY:
        return _issued_by(desk, question)
    if question.aspect is Aspect.CITES and question.act in (Act.MOST, Act.FEWEST):
        return _most_citing(desk, question)
    if question.aspect in CITED:
        where = [*conditions_of_documents(question.scope), *repealed_conditions(question)]
        return read_citations(desk.store, build("find_citations", where))
    return _described(desk, question)


def _mentioning(desk: Desk, question: Question) -> Facts:
    """Return the documents with tasks that speak of the place, quoted where they do."""
    where = [when("mentions", words=question.mentioned), *conditions_of_scope(question.scope)]
    query = build("find_tasks", where)
    tasks = read_facts(desk.store, query)
    if not tasks.rows:
        return tasks
    named = condition_of_documents(map(document_iri, tasks.docs))
    found = read_documents(desk.store, build("find_documents", [named]))
    return replace(found, quotes=tasks.quotes, query=query)


def _described(desk: Desk, question: Question) -> Facts:
    """Return the documents of the scope and the topic with what of them is asked for."""
    scope = scope_of(desk, question)
    if scope is None:
        return Facts((), (), (), build("find_documents", []))
    if question.aspect is Aspect.FORCE:
        return read_documents(desk.store, build("validity_of", conditions_of_documents(scope)), "force_")
    where = [*conditions_of_documents(scope), *issued_conditions(question)]
    query = build("find_documents", [*where, *conditions_of_citing(question)])
    at = {Aspect.NUMBER: "number_", Aspect.DATE: "date_"}.get(
        question.aspect, "date_" if question.issued else ""
    )
    facts = read_documents(desk.store, query, at)
    if question.act in (Act.EARLIEST, Act.LATEST):
        facts = take_extreme(facts, question.act, lambda row: row.date)
    if not facts.quotes:
        facts = replace(facts, quotes=read_documents(desk.store, query).quotes)
    return replace(facts, rows=tuple(row for row in facts.rows if states(row, question)))


def states(row: object, question: Question) -> TypeGuard[DocumentRow]:
    """Tell whether a document states what is asked for, or lacks what it must lack."""
    if not isinstance(row, DocumentRow):
        return False
    if Feature.NUMBER in question.lacks:
        return not row.number
    if question.aspect is Aspect.NUMBER or Feature.NUMBER in question.has:
        return bool(row.number)
    return question.aspect is not Aspect.DATE or row.date is not None


def issued_conditions(question: Question) -> list[Condition]:
    """Return the condition that documents are of the period in which the plan wants them issued."""
    if question.issued is None:
        return []
    return [
        when("issued", **{"from": question.issued.start or date.min, "to": question.issued.end or date.max})
    ]


def take_extreme(facts: Facts, act: Act, day_of: Callable[[DocumentRow], date | None]) -> Facts:
    """Return the documents of the earliest or the latest day; those without one are left out."""
    found = [(day_of(row), row) for row in facts.rows if isinstance(row, DocumentRow)]
    rows = [(day, row) for day, row in found if day]
    days = [day for day, _ in rows]
    if not days:
        return replace(facts, rows=())
    best = min(days) if act is Act.EARLIEST else max(days)
    chosen = tuple(row for day, row in rows if day == best)
    names = {row.doc for row in chosen}
    return replace(
        facts,
        rows=chosen,
        quotes=tuple(quote for quote in facts.quotes if quote.doc in names),
        docs=tuple(name for name in facts.docs if name in names),
    )


def find_issuers(desk: Desk, question: Question) -> Facts:
    """Return the bodies that issued the documents asked for."""
    scope = scope_of(desk, question)
    where = conditions_of_documents(scope) if scope else []
    names = {body.iri: body.names for body in desk.holdings.bodies}
    facts = read_agencies(desk.store, build("find_issuers", where), names)
    return facts if scope else replace(facts, rows=(), quotes=())


def _issued_by(desk: Desk, question: Question) -> Facts:
    where = [*issuer_conditions(question), *conditions_of_day(question.scope.on)]
    where += issued_conditions(question)
    return read_documents(desk.store, build("find_documents", where))


def issuer_conditions(question: Question) -> list[Condition]:
    """Return the condition that one of the bodies of a plan issued the documents."""
    bodies = [body.iri for party in question.parties if not party.is_negated for body in party.bodies]
    return [any_of(when("issued_by", agency=body) for body in bodies)]


def cited_conditions(question: Question) -> list[Condition]:
    """Return the conditions that a document cites, or repeals, what the plan names."""
    verb = "repeals" if question.aspect is Aspect.REPEALED_BY else "cites"
    if "号" in question.cited and any(character.isdigit() for character in question.cited):
        return [when(f"{verb}_number", number=question.cited)]
    return [when(f"{verb}_title", words=question.cited)]


def repealed_conditions(question: Question) -> list[Condition]:
    """Return the condition that documents are repealed by the one that names them, if that is asked for."""
    return [when("repealed")] if question.aspect in (Aspect.REPEALS, Aspect.REPEALED_BY) else []


def _citing(desk: Desk, question: Question) -> Facts:
    where = [*cited_conditions(question), *conditions_of_documents(_own_scope(question))]
    query = build("find_documents", where)
    cites = read_citations(desk.store, build("find_citations", [*where, *repealed_conditions(question)]))
    found = [condition_of_documents(map(document_iri, cites.docs))] if cites.docs else where
    facts = replace(read_documents(desk.store, build("find_documents", found)), query=query)
    key = plain(question.cited)
    proof = tuple(
        quote for quote in cites.quotes if key and (plain(quote.text) in key or key in plain(quote.text))
    )
    return replace(facts, quotes=proof or facts.quotes)


def _most_citing(desk: Desk, question: Question) -> Facts:
    """Return the documents that cite the most others, or the fewest but some, all that are level."""
    query = build("most_citations", conditions_of_documents(question.scope))
    counted = [(int(str(s["count"])), Iri(s["document"])) for s in query.run(desk.store)]
    if not counted:
        return Facts((), (), (), query)
    numbers = [number for number, _ in counted]
    best = min(numbers) if question.act is Act.FEWEST else max(numbers)
    where = [condition_of_documents(iri for number, iri in counted if number == best)]
    cites = read_citations(desk.store, build("find_citations", where))
    return replace(
        read_documents(desk.store, build("find_documents", where)), quotes=cites.quotes, query=query
    )


def _own_scope(question: Question) -> Scope:
    """Return the scope without the document that is the cited one itself."""
    parts = tuple(
        p
        for p in question.scope.parts
        if plain(question.cited) not in plain(p.document.title + p.document.number)
    )
    return replace(question.scope, parts=parts)


def scope_of(desk: Desk, question: Question) -> Scope | None:
    """Return the documents named, of the place, or about the topic; `None` for none."""
    scope = question.scope
    if not question.topic:
        return scope if scope.parts or scope.regions or not question.cited else None
    held = [part.document for part in scope.parts] or list(desk.holdings.in_regions(scope.regions))
    about = _about(desk, question, held)
    if not about and scope.parts:
        return scope
    return replace(scope, parts=tuple(Part(document) for document in about)) if about else None


def _about(desk: Desk, question: Question, held: list[KnownDocument]) -> list[KnownDocument]:
    """Return the documents whose title says the topic, or else those with tasks that do."""
    titles = shelve(TopicTask(doc.iri, doc.name, "", plain(doc.title), "", None) for doc in held)
    scores = titles.cover(titles.weigh(question.topic), titles.shelf.headings)
    best = scores.max(initial=0.0)
    if best >= TITLED:
        return [doc for doc, score in zip(held, scores, strict=True) if score >= CLOSE * best]
    tasks = read_tasks(desk.store, conditions_of_scope(question.scope))
    names = {task.doc for task in select_tasks(Topic(question.topic, question.said), tasks, desk.ranker)}
    return [doc for doc in held if doc.name in names]
