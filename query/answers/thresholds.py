"""The figures that a plan asks for: by the words around them, or those of the task that its topic finds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from graph.values import Row as Solution
from ontology.iris import Iri
from query.answers.conditions import (
    condition_of_period,
    condition_of_tasks,
    conditions_of_parties,
    conditions_of_scope,
)
from query.answers.facts import Facts, quotes_of
from query.answers.figures import Figure, add_limits, figures_of, select_figures, told_by
from query.answers.lists import Desk, pick
from query.answers.stated import list_amounts
from query.asked.measure import PAYMENT
from query.plan import Period, Question
from query.result import ThresholdRow
from query.sparql import Condition, build
from query.topics.likeness import pairs_alone
from query.topics.shelf import read_tasks as read_shelf

TOLD = 0.3  # of a form of the topic that a task holds, from which on it may state the figure meant
BOUND = re.compile(r"(?<=[量率数额比值])的?(?:标准|指标|要求|门槛|[上下]限)$")  # 年取水量标准
NOUNS = {"area": "面积", "people": "人数", "weight": "重量", "length": "长度"}  # what a figure is measured as
MOST = 500  # tasks that are looked into, those that hold most of the topic


def list_thresholds(desk: Desk, question: Question) -> Facts:
    """Return the figures that the topic means among those of the plan's tasks."""
    question = _without_measures(question)
    where = [*conditions_of_scope(question.scope)]
    where += conditions_of_parties(question.parties, is_joint=question.is_joint)
    if question.tasks:
        where.append(condition_of_tasks(question.tasks))
    query = build("find_thresholds", _told_in(desk, question.topic, where))
    chosen = _choose(desk, question, _of_year(desk, question, query.run(desk.store)))
    if not chosen and question.measure and question.measure.kinds != PAYMENT and question.topic:
        tasks = pick(desk, replace(question, every=())).tasks
        query = build("find_thresholds", [condition_of_tasks(tasks), *where] if tasks else where)
        held = _of_year(desk, question, query.run(desk.store)) if tasks else []
        chosen = figures_of(tasks, held, question.topic, question.measure, question.words)
    if not chosen:
        stated = list_amounts(desk, question, where)
        if stated:
            return stated
    if chosen:
        tasks_of = condition_of_tasks(dict.fromkeys(figure.task for figure in chosen))
        chosen = add_limits(chosen, build("find_deadlines", [tasks_of]).run(desk.store))
    placed = [(s.doc, s.start, s.end, s) for s in chosen if s.start is not None and s.end is not None]
    places = {(doc, start, end): s.path for doc, start, end, s in placed}
    notes = {(doc, start, end): s.row.corrected for doc, start, end, s in placed if s.row.corrected}
    return Facts(
        _each_once([figure.row for figure in chosen]),
        quotes_of(desk.store, places, notes),
        tuple(dict.fromkeys(figure.task for figure in chosen)),
        query,
        tuple(dict.fromkeys(figure.doc for figure in chosen)),
    )


def _without_measures(question: Question) -> Question:
    """Return the plan with no word in its topic that the unit of a figure says already (灌区面积: 5万亩)."""
    nouns = [noun for kind, noun in NOUNS.items() if question.measure.kinds == {kind}]
    bare = [BOUND.sub("", piece) for piece in question.topic]
    topic = (piece.removesuffix(noun) for piece in bare for noun in nouns or [""])
    kept = tuple(piece for piece in topic if len(piece) > 1)
    return replace(question, topic=kept) if kept else question


def _choose(desk: Desk, question: Question, held: list[Solution]) -> list[Figure]:
    """Return the figures that the words around them tell to be meant."""
    return [
        figure
        for each in _by_place(desk, question, held)
        for figure in select_figures(each, question.topic, question.measure, question.words)
    ]


def _told_in(desk: Desk, topic: Sequence[str], where: list[Condition]) -> list[Condition]:
    """Return `where` narrowed to tasks that hold enough of some piece of the topic to state its figure."""
    if not topic:
        return where
    tasks = read_shelf(desk.store, where)
    held = [tasks.cover(pairs_alone([form]), tasks.shelf.texts) for form in told_by(topic)]
    if not held:
        return where
    most = np.maximum.reduce(held)
    best = np.argsort(-most, kind="stable")[:MOST]
    rows = np.sort(tasks.rows[best[most[best] >= TOLD]])
    return [condition_of_tasks(tasks.shelf.tasks[row].iri for row in rows), *where] if len(rows) else where


def _by_place(desk: Desk, question: Question, solutions: list[Solution]) -> list[list[Solution]]:
    """Return the figures of each place where a question names several (两地各多少); else all at once."""
    regions = question.scope.regions if not question.scope.parts else ()
    if len(regions) < 2:
        return [solutions]
    names = [{document.name for document in desk.holdings.in_regions([region])} for region in regions]
    return [[solution for solution in solutions if solution["doc"] in here] for here in names]


def _each_once(rows: Sequence[ThresholdRow]) -> tuple[ThresholdRow, ...]:
    """Return figures without those that say the same again; other time limits make another figure."""
    kept: dict[tuple[object, ...], dict[str, ThresholdRow]] = {}
    for row in rows:
        same = kept.setdefault((row.indicator, row.operator, row.value, row.unit), {})
        if not same or (row.until and "" not in same):
            same.setdefault(row.until, row)
    return tuple(row for same in kept.values() for row in same.values())


def _of_year(desk: Desk, question: Question, solutions: list[Solution]) -> list[Solution]:
    """Return the figures for the year asked: whose task ends in it, or whose headings or words name it."""
    if question.year is None or not solutions:
        return solutions
    year = Period(date(question.year, 1, 1), date(question.year, 12, 31))
    tasks = condition_of_tasks(dict.fromkeys(Iri(s["task"]) for s in solutions))
    query = build("find_iris", [tasks, condition_of_period(year, is_narrow=True)])
    ending = {solution["task"] for solution in query.run(desk.store)}
    return [s for s in solutions if s["task"] in ending or _names_year(s, question.year)]


def _names_year(solution: Solution, year: int) -> bool:
    return any(f"{year}年" in str(solution.get(name) or "") for name in ("path", "text", "title"))
