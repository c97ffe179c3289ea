"""Places or documents compared by how many tasks they have: which has more, and whether one has."""

from dataclasses import replace

from query.answers.conditions import conditions_of_documents
from query.answers.counts import HOLDS
from query.answers.facts import Facts, read_documents, read_tasks
from query.answers.lists import Desk, pick
from query.plan import Act, AnswerKind, Question, Scope
from query.result import Row, ValueRow
from query.sparql import build


def compare_sides(desk: Desk, question: Question) -> tuple[list[tuple[str, int]], Facts]:
    """Return how many tasks each side of a plan has, with the truth or the documents of the best sides."""
    counted, found = [], []
    for side in question.sides:
        scope = replace(side, on=question.scope.on)
        picked = pick(desk, replace(question, scope=scope, kind=AnswerKind.TASKS, act=Act.LIST, sides=()))
        tasks = read_tasks(desk.store, build("find_tasks", picked.where))
        number = 0 if picked.reason else len(tasks.rows)
        counted.append((side.mention or side.place, number))
        found.append(replace(tasks, rows=(), quotes=tasks.quotes if number else ()))
    numbers = [number for _, number in counted]
    proof = _joined(found)
    if question.kind is AnswerKind.BOOLEAN:
        return counted, replace(proof, rows=(ValueRow(HOLDS[question.act](numbers[0], numbers[1])),))
    best = max(numbers) if question.act is Act.MORE else min(numbers)
    sides = [side for side, number in zip(question.sides, numbers, strict=True) if number == best]
    return counted, replace(proof, rows=_documents(desk, question, sides))


def _joined(found: list[Facts]) -> Facts:
    return replace(
        found[0],
        quotes=tuple(quote for facts in found for quote in facts.quotes),
        tasks=tuple(task for facts in found for task in facts.tasks),
        docs=tuple(dict.fromkeys(doc for facts in found for doc in facts.docs)),
    )


def _documents(desk: Desk, question: Question, sides: list[Scope]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for side in sides:
        where = conditions_of_documents(replace(side, on=question.scope.on))
        rows += read_documents(desk.store, build("find_documents", where)).rows
    return tuple(dict.fromkeys(rows))
