"""Counts and what follows from them: how many, the most and the fewest, which of two has more."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from ontology.iris import Iri
from query.answers.conditions import (
    ROLES,
    condition_of_documents,
    condition_of_tasks,
    conditions_of_citing,
    conditions_of_documents,
    conditions_of_parties,
    conditions_of_scope,
    roles_of,
)
from query.answers.facts import Facts, read_agencies, read_citations, read_documents, read_tasks
from query.answers.lists import Desk, Picked, list_agencies
from query.answers.papers import cited_conditions, issued_conditions, repealed_conditions, scope_of, states
from query.plan import CITED, CITING, Act, AnswerKind, Feature, Party, Question
from query.result import AgencyRow, ValueRow
from query.sparql import Condition, Query, any_of, build, when

HOLDS = {Act.MORE: int.__gt__, Act.LESS: int.__lt__, Act.EQUAL: int.__eq__}  # of two numbers of tasks
TOPIC = 3  # characters from which on what is left of a question is a topic (not 库里, 收录)


def count(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return how many there are, with the quotes of what was counted."""
    if question.counted is AnswerKind.AGENCIES:
        listed = list_agencies(desk, question, picked)
        query = build("count_agencies", picked.where, roles_of(question.asked))
        number = _number(query, desk) if len(listed.rows) == _number(query, desk) else len(listed.rows)
        return replace(listed, rows=(ValueRow(number),), query=query)
    tasks = read_tasks(desk.store, build("find_tasks", picked.where))
    query = build("count_tasks", picked.where)
    return replace(tasks, rows=(ValueRow(_number(query, desk)),), query=query)


def find_most(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return the bodies, tasks or documents with the most (or fewest), all that are level."""
    if question.kind is AnswerKind.AGENCIES:
        return _most_agencies(desk, question, picked)
    if question.kind is AnswerKind.DOCUMENTS:
        return _most_documents(desk, question, picked)
    query = build("most_tasks", picked.where, roles_of(question.asked))
    best = _best(query, desk, question, "task")
    facts = read_tasks(desk.store, build("find_tasks", [condition_of_tasks(best)])) if best else _none(query)
    return replace(facts, query=query)


def find_extreme_tasks(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return the tasks that end first or last."""
    query = build("find_deadlines", picked.where)
    ends = [
        (s["to"], Iri(s["task"]))
        for s in query.run(desk.store)
        if s.get("to") and s["kind"] in ("by", "during")
    ]
    if not ends:
        return _none(query)
    days = [day for day, _ in ends]
    best = min(days) if question.act is Act.EARLIEST else max(days)
    tasks = tuple(dict.fromkeys(task for day, task in ends if day == best))
    return replace(read_tasks(desk.store, build("find_tasks", [condition_of_tasks(tasks)])), query=query)


def compare(desk: Desk, question: Question) -> tuple[list[tuple[Party, int]], Facts]:
    """Return how many tasks each body of a plan has, with the tasks of all."""
    scope = conditions_of_scope(question.scope)
    counted = []
    for party in question.parties:
        query = build("count_tasks", [*scope, *conditions_of_parties([party], is_joint=True)])
        counted.append((party, _number(query, desk)))
    where = [*scope, *conditions_of_parties(question.parties, is_joint=False)]
    names = {body.iri: body.names for body in desk.holdings.bodies}
    agencies = _compared(desk, question, names)
    tasks = read_tasks(desk.store, build("find_tasks", where))
    return counted, replace(tasks, rows=agencies, query=build("most_agencies", where, _roles(question)))


def _compared(desk: Desk, question: Question, names: dict[Iri, tuple[str, ...]]) -> tuple[AgencyRow, ...]:
    return tuple(
        AgencyRow(body.iri, body.name, names.get(body.iri, ()))
        for party in question.parties
        for body in party.bodies
    )


def _roles(question: Question) -> list[Iri]:
    roles = {role for party in question.parties for role in party.roles}
    return [ROLES[role] for role in sorted(roles)]


def _most_agencies(desk: Desk, question: Question, picked: Picked) -> Facts:
    roles = roles_of(question.asked)
    query = build("most_agencies", picked.where, roles)
    out = {body.iri for party in question.parties if party.is_left_out for body in party.bodies}
    best = _best(query, desk, question, "agency", out)
    names = {body.iri: body.names for body in desk.holdings.bodies}
    if not best:
        return _none(query)
    where = [*picked.where, any_of(_with_role(best, roles))]
    facts = read_agencies(desk.store, build("find_agencies", where, roles), names)
    rows = tuple({r.iri: r for r in facts.rows if isinstance(r, AgencyRow) and r.iri in best}.values())
    own = read_tasks(desk.store, build("find_tasks", where))
    return replace(own, rows=rows, query=query)


def _with_role(agencies: Sequence[Iri], roles: Sequence[Iri]) -> Iterator[Condition]:
    """Yield the conditions that one of `agencies` stands in a task, in one of `roles` where there are any."""
    for agency in agencies:
        if not roles:
            yield when("party_any", agency=agency)
        for role in roles:
            yield when("party", agency=agency, role=role)


def _most_documents(desk: Desk, question: Question, picked: Picked) -> Facts:
    query = build("most_documents", picked.where)
    best = _best(query, desk, question, "document")
    if not best:
        return _none(query)
    where = [condition_of_documents(best)]
    return replace(read_documents(desk.store, build("find_documents", where)), query=query)


def _best(query: Query, desk: Desk, question: Question, variable: str, out: Container[Iri] = ()) -> list[Iri]:
    """Return those with the highest count, or the lowest, or the one of the rank asked for; none of `out`."""
    solutions = [(int(str(s["count"])), Iri(s[variable])) for s in query.run(desk.store)]
    counted = [(number, iri) for number, iri in solutions if iri not in out]
    if not counted:
        return []
    numbers = sorted({number for number, _ in counted}, reverse=question.act is not Act.FEWEST)
    if question.rank > len(numbers):
        return []
    wanted = numbers[question.rank - 1]
    return [iri for number, iri in counted if number == wanted]


def count_documents(desk: Desk, question: Question) -> Facts:
    """Return how many documents are meant, cite, or are cited."""
    asked = question.aspect in (*CITED, *CITING)
    scope = question.scope if asked else scope_of(desk, question)
    if scope is None and len("".join(question.topic)) >= TOPIC:
        return _none(build("count_documents", []))
    scope = scope or question.scope
    where = [*conditions_of_documents(scope), *issued_conditions(question), *conditions_of_citing(question)]
    if question.aspect in CITED:
        where = [*where, *repealed_conditions(question)]
        cites = read_citations(desk.store, build("find_citations", where))
        query = build("count_citations", where)
        return replace(cites, rows=(ValueRow(_number(query, desk)),), query=query)
    if question.aspect in CITING:
        where = [*cited_conditions(question), *where]
    documents = read_documents(desk.store, build("find_documents", where))
    query = build("count_documents", where)
    if Feature.NUMBER in (*question.has, *question.lacks):
        rows = [row for row in documents.rows if states(row, question)]
        return replace(documents, rows=(ValueRow(len(rows)),), docs=tuple(row.doc for row in rows))
    return replace(documents, rows=(ValueRow(_number(query, desk)),), query=query)


def _number(query: Query, desk: Desk) -> int:
    """Return the count of a counting query; no solution counts as none."""
    solutions = query.run(desk.store)
    return int(str(solutions[0]["count"])) if solutions else 0


def _none(query: Query) -> Facts:
    return Facts((), (), (), query)
