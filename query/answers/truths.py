"""Yes or no: whether there is such a task, whether every task is so, whether one document cites another."""

from dataclasses import dataclass, replace

from ontology.model import Role
from query.answers.conditions import conditions_of, conditions_of_scope, roles_of
from query.answers.counts import HOLDS, compare, find_most
from query.answers.facts import Facts, read_tasks
from query.answers.lists import Desk, pick, read_nearest
from query.answers.papers import find_documents, find_issuers
from query.answers.permissions import Verdict, asks_leave, judge
from query.plan import CITING, Act, AnswerKind, Aspect, Feature, Party, Question, Reason
from query.result import AgencyRow, ValueRow
from query.sparql import Condition, any_of, build, when

NEAREST = 5  # tasks that hold most of a question's words, beside those of its topic

ROLE_OF = {Feature.LEAD: Role.LEAD, Feature.COOPERATE: Role.COOPERATE, Feature.RESPONSIBLE: Role.RESPONSIBLE}


@dataclass(frozen=True, slots=True)
class Truth:
    """A truth value with what proves it, or why there is none.

    `counted` are the numbers of two bodies that were compared; `said` quotes the sentence that decides.
    """

    facts: Facts
    reason: Reason | None = None
    counted: tuple[tuple[Party, int], ...] = ()
    said: str = ""


def decide_truth(desk: Desk, question: Question) -> Truth:
    """Return whether what a plan asks is so."""
    if question.act in (Act.MORE, Act.LESS, Act.EQUAL):
        return _compare(desk, question)
    if question.act in (Act.MOST, Act.FEWEST):
        return _is_extreme(desk, question)
    if question.aspect is Aspect.ISSUED_BY:
        return _is_issuer(desk, question)
    if question.aspect in CITING:
        facts = find_documents(desk, question)
        return Truth(_value(facts, is_true=bool(facts.rows)))
    if question.act is Act.EVERY:
        return _every(desk, question)
    return _exists(desk, question)


def _exists(desk: Desk, question: Question) -> Truth:
    """Tell whether any task of the topic meets the other conditions."""
    if any(one in ROLE_OF for one in question.lacks) and question.parties:
        return _exists_not(desk, question)
    bare = replace(question, parties=(), has=(), lacks=(), due=None, every=())
    picked = pick(desk, bare)
    if picked.reason:
        return Truth(read_tasks(desk.store, build("find_tasks", picked.where)), picked.reason)
    asked = replace(question, topic=(), tasks=picked.tasks or question.tasks)
    where = [*conditions_of(asked), *_having(question)]
    facts = read_tasks(desk.store, build("find_tasks", where))
    if _is_of_leave(question):
        return _judged(desk, question, facts) if question.topic else Truth(facts, Reason.STATED)
    if facts.rows or not picked.tasks:
        return Truth(_value(facts, is_true=bool(facts.rows)))
    proof = read_tasks(desk.store, build("find_tasks", picked.where))
    return Truth(_value(replace(proof, query=facts.query), is_true=False))


def _is_of_leave(question: Question) -> bool:
    """Tell whether a plan asks what may or must be, and of no role, time or figure of the graph.

    Where it asks for leave outright (可以, 能), other conditions do not count: no fact of the graph tells.
    """
    named = any(party.roles for party in question.parties) or question.asked
    filtered = question.parties or question.has or question.lacks or question.due or question.every
    if named or not asks_leave(question.words):
        return False
    return asks_leave(question.words, outright=True) or not (filtered or question.amount or question.needs)


def _judged(desk: Desk, question: Question, facts: Facts) -> Truth:
    """Return whether something may or must be, by the one sentence that says so.

    It is looked for in the tasks of the topic and in those that hold most of its words.
    """
    where = conditions_of_scope(question.scope)
    around = read_nearest(desk, where, [["".join(question.topic)]], NEAREST)
    words = question.words
    for place in question.scope.place.split("、"):
        words = words.replace(place, "") if place else words
    judged = judge(words, [*facts.quotes, *around.quotes])
    if judged is None:
        return Truth(facts, Reason.STATED)
    said = f"原文：“{judged.quote.text.strip()}”"
    is_timed = question.due or question.every  # 可以在3月份申请吗
    if judged.verdict is Verdict.OPEN or is_timed:
        return Truth(facts, Reason.STATED, said=said)
    is_true = judged.verdict is Verdict.YES
    shown = replace(facts, quotes=(judged.quote,), docs=(judged.quote.doc,))
    return Truth(_value(shown, is_true=is_true), said=said)


def _exists_not(desk: Desk, question: Question) -> Truth:
    """Tell whether a body has no task in a role (区商务委是不是没有牵头任务)."""
    role = next(ROLE_OF[one] for one in question.lacks if one in ROLE_OF)
    parties = tuple(replace(party, roles=(role,)) for party in question.parties)
    facts = read_tasks(
        desk.store, build("find_tasks", conditions_of(replace(question, parties=parties, lacks=())))
    )
    return Truth(_value(facts, is_true=not facts.rows))


def _having(question: Question) -> list[Condition]:
    """Return the condition that a task has what is asked for where no body is named (有没有牵头单位)."""
    if question.parties or question.has or question.lacks:
        return []
    having = [when("has_role", role=role) for role in roles_of(question.asked)]
    needs = [when("has_deadline")] if question.needs is Feature.DEADLINE else []
    return ([any_of(having)] if having else []) + needs


def _every(desk: Desk, question: Question) -> Truth:
    """Tell whether no task in the scope is without the body, or without what it lacks."""
    everything = read_tasks(desk.store, build("find_tasks", conditions_of_scope(question.scope)))
    if not everything.rows:
        return Truth(everything, Reason.STATED)
    parties = tuple(replace(party, is_negated=not party.is_negated) for party in question.parties)
    without = replace(question, parties=parties, topic=())
    exceptions = read_tasks(desk.store, build("find_tasks", conditions_of(without)))
    shown = exceptions if exceptions.rows else everything
    return Truth(_value(replace(shown, query=exceptions.query), is_true=not exceptions.rows))


def _is_issuer(desk: Desk, question: Question) -> Truth:
    """Tell whether one of the bodies named issued the document named."""
    facts = find_issuers(desk, replace(question, topic=()))
    issuers = {row.iri for row in facts.rows if isinstance(row, AgencyRow)}
    bodies = {body.iri for party in question.parties for body in party.bodies}
    return Truth(_value(facts, is_true=bool(issuers & bodies)), None if issuers else Reason.STATED)


def _compare(desk: Desk, question: Question) -> Truth:
    counted, facts = compare(desk, question)
    first, second = counted[0][1], counted[1][1]
    return Truth(_value(facts, is_true=HOLDS[question.act](first, second)), None, tuple(counted))


def _is_extreme(desk: Desk, question: Question) -> Truth:
    """Tell whether the body named is one of those with the most tasks, or the fewest."""
    [party] = question.parties
    bare = replace(question, kind=AnswerKind.AGENCIES, parties=(), asked=party.roles or question.asked)
    picked = pick(desk, bare)
    facts = find_most(desk, bare, picked)
    if picked.reason or not facts.rows:
        return Truth(facts, picked.reason or Reason.STATED)
    best = {row.iri for row in facts.rows if isinstance(row, AgencyRow)}
    return Truth(_value(facts, is_true=any(body.iri in best for body in party.bodies)))


def _value(facts: Facts, *, is_true: bool) -> Facts:
    return replace(facts, rows=(ValueRow(is_true),))
