"""Documents by their state on a day: those in force, lapsed, about to lapse, or not yet in force, and why."""

from dataclasses import replace
from datetime import date, timedelta

from query.answers.conditions import conditions_of_day, conditions_of_documents
from query.answers.facts import Facts, read_documents
from query.answers.force import last_day, tell_left_out, why_not
from query.answers.lists import Desk
from query.answers.papers import issued_conditions, issuer_conditions, scope_of, take_extreme
from query.plan import Act, AnswerKind, Aspect, Question, State
from query.result import DocumentRow, ValueRow
from query.sparql import Condition, any_of, build, when

REMEDY = "问“哪些文件不在有效期内”可以列出"


def find_by_state(desk: Desk, question: Question, day: date) -> tuple[Facts, str]:
    """Return the documents in the state asked for on `day`, their number or whether there are any.

    Behind them the sentence that names what a number or a yes rests on, and what is left out.
    """
    scope = scope_of(desk, replace(question, scope=replace(question.scope, on=None)))
    where = conditions_of_documents(scope) if scope else []
    where += issuer_conditions(question) if question.aspect is Aspect.ISSUED_BY else []
    where += issued_conditions(question)
    query = build("find_documents", [*where, *conditions_of_state(question, day)])
    if scope is None:
        return Facts((), (), (), query), ""
    facts = read_documents(desk.store, query)
    if question.act in (Act.EARLIEST, Act.LATEST):
        first_or_last = take_extreme(facts, question.act, lambda row: last_day(desk.store, row.doc))
        return _with_reasons(desk, first_or_last, question, day), ""
    facts = _with_reasons(desk, facts, question, day)
    told = _say_out(desk, where, day) if question.state is State.IN_FORCE else ""
    if question.act is Act.LIST:
        return facts, told
    number = len(facts.rows)
    value = number if question.kind is AnswerKind.COUNT else number > 0
    return replace(facts, rows=(ValueRow(value),)), told or _say_which(facts)


def conditions_of_state(question: Question, day: date) -> list[Condition]:
    """Return the conditions that documents are in the state asked for on `day`."""
    match question.state:
        case State.ENDING if question.ending:
            first, last = question.ending.start or date.min, question.ending.end or date.max
            return [when("ended", **{"from": first, "to": last})]
        case State.LAPSED:
            return [any_of(_lapsed(day))]
        case State.PENDING:
            return [when("pending", day=day)]
        case State.OUT:
            return [_out(day)]
    return conditions_of_day(day)


def _lapsed(day: date) -> list[Condition]:
    """Return the conditions by which a document is no longer in force on `day`."""
    return [when("ended", **{"from": date.min, "to": day - timedelta(days=1)}), when("replaced", day=day)]


def _out(day: date) -> Condition:
    """Return the condition that a document is not in force on `day`: no longer, or not yet."""
    return any_of([*_lapsed(day), when("pending", day=day)])


def _with_reasons(desk: Desk, facts: Facts, question: Question, day: date) -> Facts:
    """Return `facts` with why each document is not in force on `day`, or will not be once it has ended.

    Those that end in a period come in the order of their last days.
    """
    if question.state is State.IN_FORCE:
        return facts
    on = date.max if question.state is State.ENDING else day
    rows = [
        replace(row, why=why_not(desk.store, row.doc, on))
        for row in facts.rows
        if isinstance(row, DocumentRow)
    ]
    if question.state is State.ENDING:
        rows.sort(key=lambda row: last_day(desk.store, row.doc))
    return replace(facts, rows=tuple(rows))


def _say_which(facts: Facts) -> str:
    """Return the sentence that names the documents that are counted, each with its reason."""
    named = "；".join(
        f"《{row.title or row.doc}》（{row.why}）" for row in facts.rows if isinstance(row, DocumentRow)
    )
    return f"这{len(facts.rows)}份是：{named}。" if named else ""


def _say_out(desk: Desk, where: list[Condition], day: date) -> str:
    """Return the sentence on the documents that are not in force on `day`."""
    left = read_documents(desk.store, build("find_documents", [*where, _out(day)]))
    return tell_left_out(desk.store, dict.fromkeys(left.docs, 0), day, "", REMEDY)
