"""Lists: tasks, bodies, time limits and figures that meet a plan, each by one query."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph.store import GraphStore
from ontology.iris import Iri
from ontology.model import DeadlineKind, Role
from query.answers.conditions import (
    condition_of_tasks,
    conditions_of,
    conditions_of_scope,
    roles_of,
)
from query.answers.facts import Facts, deadline_of, read_agencies, read_deadlines, read_tasks
from query.answers.force import REMEDY
from query.asked.wording import plain
from query.holdings import Holdings
from query.plan import Act, AnswerKind, Question, Reason
from query.result import AgencyRow, DeadlineRow, Row
from query.sparql import Condition, any_of, build, when
from query.topics.likeness import pairs_alone
from query.topics.shelf import TopicTask, shelve
from query.topics.shelf import read_tasks as read_shelf
from query.topics.topics import Topic, TopicRanker, select_tasks

CLAUSE = re.compile(r"[。；;]|(?<=[^一二三四五六七八九十])[,，](?=[^,，。；;]{0,6}\d{4}年)")
CLEAR = 0.5  # of a topic that stands in one clause of a task
CLOSE = 0.8  # of the best, within which other clauses say it as well


@dataclass(frozen=True, slots=True)
class Desk:
    """All that answering needs: the store, what it holds, and the index's ranking where there is one.

    `remedy` says how documents that are not in force can be counted.
    """

    store: GraphStore
    holdings: Holdings
    ranker: TopicRanker | None
    remedy: str = REMEDY


@dataclass(frozen=True, slots=True)
class Picked:
    """The conditions under which tasks answer, or why none do; `tasks` are those that the topic picked.

    `near` are tasks about the topic that do not answer.
    """

    where: tuple[Condition, ...]
    tasks: tuple[Iri, ...] = ()
    reason: Reason | None = None
    near: tuple[TopicTask, ...] = ()


def pick(desk: Desk, question: Question) -> Picked:
    """Return the conditions of a plan with its topic turned into tasks."""
    where = (*conditions_of(question), *_conditions_without(desk, question))
    if not question.topic:
        return Picked(where)
    bound = _is_bound(question)
    tasks = read_shelf(desk.store, where)
    if question.act in (Act.EARLIEST, Act.LATEST) and len(question.topic) > 1:
        return _pick_each(desk, question)
    topic = Topic(question.topic, question.said)
    chosen = select_tasks(
        topic, tasks, desk.ranker, is_picked=bound, having=lambda near: _stating(desk, question, near)
    )
    if chosen:
        iris = tuple(task.iri for task in chosen)
        return Picked((condition_of_tasks(iris), *where), iris, near=tuple(chosen))
    around = read_shelf(desk.store, conditions_of_scope(question.scope)) if bound else shelve(())
    found = select_tasks(topic, around, desk.ranker)
    return Picked(where, (), Reason.STATED if found else Reason.TOPIC, tuple(found))


def read_nearest(desk: Desk, where: Sequence[Condition], forms: Iterable[Sequence[str]], most: int) -> Facts:
    """Return the tasks that hold most of one of the `forms` of a topic, at most `most`."""
    tasks = read_shelf(desk.store, list(where))
    if not len(tasks):
        return Facts((), (), (), build("find_tasks", list(where)))
    held = np.maximum.reduce([tasks.cover(pairs_alone(form), tasks.shelf.texts) for form in forms])
    near = tasks.rows[np.argsort(-held, kind="stable")[:most]]
    iris = (tasks.shelf.tasks[row].iri for row in near)
    return read_tasks(desk.store, build("find_tasks", [condition_of_tasks(iris)]))


def _pick_each(desk: Desk, question: Question) -> Picked:
    """Return the conditions of the tasks that any piece of the topic means (A和B，哪项先到期)."""
    each = [pick(desk, replace(question, topic=(piece,), said=piece)) for piece in question.topic]
    found = [picked for picked in each if not picked.reason]
    if not found:
        return each[0]
    iris = tuple(dict.fromkeys(task for picked in found for task in picked.tasks))
    where = (condition_of_tasks(iris), *conditions_of(question))
    return Picked(where, iris, near=tuple(task for picked in found for task in picked.near))


def _is_bound(question: Question) -> bool:
    """Tell whether something besides place and topic picks the tasks."""
    picked = question.parties or question.tasks or question.has or question.lacks
    return bool(picked or question.due or question.every or question.amount)


def _conditions_without(desk: Desk, question: Question) -> list[Condition]:
    """Return the conditions that tasks are none of those of the topics that are left out."""
    found: list[Condition] = []
    for topic in question.excluded:
        tasks = read_shelf(desk.store, conditions_of(question))
        chosen = select_tasks(Topic((topic,), topic), tasks, desk.ranker)
        found += [when("not_task", other=task.iri) for task in chosen]
    return found


def _stating(desk: Desk, question: Question, near: Sequence[Iri]) -> set[Iri]:
    """Return those of the tasks `near` that state what is asked for; empty where tasks are."""
    if question.kind is AnswerKind.DEADLINES:
        stated = [when("has_deadline")]
    elif question.kind is AnswerKind.AGENCIES:
        stated = [any_of(when("has_role", role=role) for role in roles_of(question.asked or tuple(Role)))]
    else:
        return set()
    found = build("find_iris", [condition_of_tasks(near), *stated]).run(desk.store)
    return {Iri(solution["task"]) for solution in found}


def list_tasks(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return the tasks that meet the plan; where two bodies share none, perhaps those of either."""
    facts = read_tasks(desk.store, build("find_tasks", picked.where))
    if facts.rows or len(question.parties) < 2 or not question.is_joint or not _is_loose(question):
        return facts
    apart = pick(desk, replace(question, is_joint=False))
    return read_tasks(desk.store, build("find_tasks", apart.where))


def list_agencies(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return the bodies in the roles asked for; of a whole without any, those of its parts."""
    names = {body.iri: body.names for body in desk.holdings.bodies}
    roles = roles_of(question.asked or (question.parties[0].roles if question.parties else ()))
    facts = read_agencies(desk.store, build("find_agencies", picked.where, roles), names)
    if not facts.rows and picked.tasks:
        facts = read_agencies(desk.store, build("find_agencies", _parts_of(picked), roles), names)
    named = {body.iri for party in question.parties for body in party.bodies}
    rows = [row for row in facts.rows if isinstance(row, AgencyRow) and row.iri not in named]
    return replace(facts, rows=_merge(rows or [row for row in facts.rows if isinstance(row, AgencyRow)]))


def list_deadlines(desk: Desk, question: Question, picked: Picked) -> Facts:
    """Return the time limits of the tasks; of a whole without any, those of its parts."""
    facts = read_deadlines(desk.store, build("find_deadlines", picked.where))
    if not facts.rows and picked.tasks:
        facts = read_deadlines(desk.store, build("find_deadlines", _parts_of(picked)))
    if question.act in (Act.EARLIEST, Act.LATEST):
        return _extreme(desk, question, facts)
    if question.topic and len(facts.tasks) == 1:
        facts = replace(facts, rows=_meant(desk, question, facts))
    often = [row for row in facts.rows if isinstance(row, DeadlineRow) and row.kind == DeadlineKind.RECURRING]
    return replace(facts, rows=_distinct(often if question.every else facts.rows))


def _meant(desk: Desk, question: Question, facts: Facts) -> tuple[Row, ...]:
    """Return those of a task's time limits in whose clause most of the topic stands; else all.

    One that was put right by hand stands in no clause, and counts.
    """
    pairs = pairs_alone(question.topic)
    told: dict[Row, float] = {}
    for solution in facts.query.run(desk.store):
        row = deadline_of(solution)
        clauses = [plain(clause) for clause in CLAUSE.split(str(solution["text"])) if row.text in clause]
        told[row] = max([told.get(row, 0.0), *(pairs.coverage(clause) for clause in clauses)])
    best = max(told.values(), default=0.0)
    if best < CLEAR:
        return facts.rows
    corrected = {row for row in told if isinstance(row, DeadlineRow) and row.corrected}
    return tuple(row for row in facts.rows if row in corrected or told.get(row, 0.0) >= CLOSE * best)


def _parts_of(picked: Picked) -> list[Condition]:
    return [any_of(when("part_of", whole=task) for task in picked.tasks)]


def _is_loose(question: Question) -> bool:
    """Tell whether two bodies in one role are perhaps asked for each, as nothing says together."""
    same = len({party.roles for party in question.parties}) == 1
    return same and not any(word in question.words for word in ("同时", "共同", "一起", "联合", "且", "都"))


def _merge(rows: Sequence[AgencyRow]) -> tuple[AgencyRow, ...]:
    return tuple({row.iri: row for row in rows}.values())


def _distinct(rows: Sequence[object]) -> tuple[DeadlineRow, ...]:
    """Return time limits that differ in their days, the first wording of each."""
    kept: dict[tuple[object, ...], DeadlineRow] = {}
    for row in rows:
        if isinstance(row, DeadlineRow):
            days = (row.start, row.end, row.every)
            kept.setdefault((row.kind, *days, "" if any(days) else row.text), row)
    return tuple(kept.values())


def _extreme(desk: Desk, question: Question, facts: Facts) -> Facts:
    """Return the earliest or latest of the time limits that have an end."""
    ends = [row.end for row in facts.rows if isinstance(row, DeadlineRow) and row.end]
    if not ends:
        return replace(facts, rows=())
    best = min(ends) if question.act is Act.EARLIEST else max(ends)
    return replace(
        facts, rows=_distinct([r for r in facts.rows if isinstance(r, DeadlineRow) and r.end == best])
    )
