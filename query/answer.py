"""Answer a question: plan, query, rows, quotes, or the silence of the corpus said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.store import GraphStore
from query.answers.alternatives import choose, list_alternatives
from query.answers.counts import compare, count, count_documents, find_extreme_tasks, find_most
from query.answers.definitions import find_definitions
from query.answers.facts import Facts
from query.answers.force import REMEDY, find_left_out, say_left_out, warn_of, without
from query.answers.lists import Desk, Picked, list_agencies, list_deadlines, list_tasks, pick
from query.answers.nearest import find_nearest
from query.answers.papers import find_documents, find_issuers
from query.answers.say import say_compared, say_found, say_silence
from query.answers.sides import compare_sides
from query.answers.states import find_by_state
from query.answers.thresholds import list_thresholds
from query.answers.truths import decide_truth
from query.asked.class_names import take_as_class
from query.asked.initials import spell_out
from query.asked.meanings import Meaning
from query.asked.measure import TIME
from query.asked.scope import take_as_subject
from query.asked.several import split_questions
from query.holdings import Holdings, read_holdings
from query.parse import parse
from query.plan import CITED, CITING, Act, AnswerKind, Aspect, KnownDocument, Party, Question, Reason
from query.result import AgencyRow, Answer, DocumentRow, Row, ValueRow
from query.session import follow
from query.several import is_whole, join_answers, within
from query.topics.shelf import TopicTask
from query.topics.topics import TopicRanker

HELPS = re.compile(r"帮")  # 谁帮忙: who cooperates, or else has any role
JUST_ONE = re.compile(r"(?<!有)谁|哪一?[个家]")  # 主管部门是哪个 says of nothing what
COMPARED = (Act.MORE, Act.LESS, Act.EQUAL)
OF_DOCUMENTS = (Aspect.NUMBER, Aspect.DATE, Aspect.FORCE, *CITING, *CITED, Aspect.ISSUED_BY)


def answer_question(
    store: GraphStore,
    text: str,
    *,
    today: date,
    previous: Answer | None = None,
    ranker: TopicRanker | None = None,
    holdings: Holdings | None = None,
    count_all: bool = False,
    chosen: Mapping[str, str] | None = None,
    remedy: str = REMEDY,
) -> Answer:
    """Answer `text` from `store`; `previous` is the answer that it may follow up on.

    `ranker` finds topics by meaning, without it words alone do; `holdings` saves reading them again. Only
    documents in force on the day that the question names, or `today`, count; with `count_all` all do.
    `chosen` are readings of doubtful words, as `Answer.readings` offers them (mention → value); `remedy` says
    how documents that are not in force can be counted. Several questions in one text are answered each, the
    later ones as following up on those before.
    """
    desk = Desk(store, holdings or read_holdings(store), ranker, remedy)
    first, *later = split_questions(text)
    answers = [_answer_one(desk, _read(desk, first, today, previous, chosen or {}, count_all), chosen or {})]
    for part in later:
        question = _read(desk, part, today, answers[-1], chosen or {}, count_all)
        if not is_whole(question):
            if not answers[-1].is_answered:
                break  # what it is about is not known
            question = within(question, answers[-1])
        answers.append(_answer_one(desk, question, chosen or {}))
    return join_answers(text, answers)


def _read(
    desk: Desk,
    text: str,
    today: date,
    previous: Answer | None,
    wanted: Mapping[str, str],
    count_all: bool,
) -> Question:
    """Return the plan of a question, completed by the answer before and with the day that counts."""
    written, spelt = spell_out(text, desk.holdings, wanted)
    question = replace(parse(written, desk.holdings, today), text=text, spelt=spelt)
    if previous is not None:
        followed = follow(question, previous, desk.holdings)
        day = question.day or (previous.question.day if followed is not question else None)
        question = replace(followed, day=day)
    on = None if count_all and not question.state else question.day or today
    return replace(question, scope=replace(question.scope, on=on))


def _answer_one(desk: Desk, question: Question, wanted: Mapping[str, str]) -> Answer:
    readings = list_alternatives(desk, question, wanted)
    answer = answer_plan(desk, choose(question, wanted, desk.holdings))
    return replace(answer, readings=readings)


def fail(text: str) -> Answer:
    """Return the refusal of a question at which the program itself has failed."""
    question = Question(text, "", AnswerKind.NONE)
    return Answer(
        question, AnswerKind.NONE, (), say_silence(question, Reason.FAILED), None, (), Reason.FAILED
    )


def answer_plan(desk: Desk, question: Question) -> Answer:
    """Return the answer to a plan.

    Where its bodies have nothing, it is that of what documents call their class; where its topic has
    nothing, that of the documents which it is the subject of.
    """
    answer = _answer_in_force(desk, question)
    if not answer.is_answered and question.kind in (AnswerKind.TASKS, AnswerKind.COUNT):
        as_subject = take_as_subject(question, desk.holdings)
        of_subject = answer if as_subject is question else _answer_in_force(desk, as_subject)
        if not _is_empty(of_subject):
            return of_subject
    is_sought = question.reason in (None, Reason.BODY) and question.act not in COMPARED
    if not (is_sought and question.parties and _is_empty(answer)):
        return answer
    as_class = take_as_class(question, desk.holdings)
    other = answer if as_class is question else _answer_in_force(desk, as_class)
    return answer if _is_empty(other) and answer.reason is not Reason.BODY else other


def _is_empty(answer: Answer) -> bool:
    """Tell whether nothing is found: a refusal, a no, a count of nothing."""
    return not answer.is_answered or any(isinstance(row, ValueRow) and not row.value for row in answer.rows)


def _answer_in_force(desk: Desk, question: Question) -> Answer:
    """Return the answer to a plan, and which documents that are not in force would have answered too."""
    reason = _refuse(desk, question)
    if reason:
        return _silence(desk, question, reason, None)
    if question.state and question.scope.on:
        facts, told = find_by_state(desk, question, question.scope.on)
        answer = _finish(desk, question, facts, Reason.STATED)
        return _with_text(answer, answer.text + told)
    left_out = find_left_out(desk.store, desk.holdings, question.scope)
    everything = _answer(desk, replace(question, scope=replace(question.scope, on=None)))
    if not left_out or question.scope.on is None:
        return everything
    answer = _answer(replace(desk, holdings=without(desk.holdings, left_out)), question)
    is_meant = _is_of_named(question) or _names_only(desk, question, left_out)
    is_void = not answer.is_answered or question.act in COMPARED
    if is_meant and is_void and everything.is_answered:
        shown = [document.name for document in left_out if document in everything.documents]
        return _with_text(everything, everything.text + warn_of(desk.store, shown, question.scope.on))
    told = say_left_out(desk.store, left_out, everything, question.scope.on, desk.remedy)
    return _with_text(answer, answer.text + told)


def _names_only(desk: Desk, question: Question, left_out: Sequence[KnownDocument]) -> bool:
    """Tell whether all documents that a plan names, else all of the places it names, are left out."""
    scope = question.scope
    named = [part.document for part in scope.parts] or (
        desk.holdings.in_regions(scope.regions) if scope.regions else []
    )
    return bool(named) and all(document in left_out for document in named)


def _is_of_named(question: Question) -> bool:
    """Tell whether a plan asks for documents that it names: which one a number is, its date, its issuer."""
    of_others = question.aspect in (*CITING, Aspect.ISSUED_BY)
    of_itself = question.kind is AnswerKind.DOCUMENTS or question.aspect is Aspect.ISSUER
    return bool(question.scope.parts) and of_itself and not of_others and question.act is Act.LIST


def _answer(desk: Desk, question: Question) -> Answer:
    """Return the answer to a plan that can be looked up."""
    if question.meaning:
        defined = _as_definition(question, question.meaning)
        facts = find_definitions(desk, defined, question.meaning)
        if facts.rows or question.meaning.is_only:
            near = () if facts.rows else pick(desk, defined).near
            return _finish(desk, defined, facts, Reason.STATED, near)
    if question.sides:
        counted, facts = compare_sides(desk, question)
        answer = _finish(desk, question, facts, Reason.STATED)
        return _with_text(answer, say_compared(counted) + answer.text)
    if question.kind is AnswerKind.BOOLEAN:
        return _answer_truth(desk, question)
    if question.aspect in OF_DOCUMENTS and question.kind is AnswerKind.DOCUMENTS:
        return _finish(desk, question, find_documents(desk, question), Reason.STATED)
    if question.aspect is Aspect.ISSUER:
        return _finish(desk, question, find_issuers(desk, question), Reason.STATED)
    if question.kind is AnswerKind.DOCUMENTS and question.act in (Act.LIST, Act.EARLIEST, Act.LATEST):
        return _finish(desk, question, find_documents(desk, question), Reason.TOPIC)
    if question.act in (Act.MORE, Act.LESS):
        return _answer_compared(desk, question)
    if question.kind is AnswerKind.THRESHOLDS:
        return _finish(desk, question, list_thresholds(desk, question), Reason.STATED)
    return _answer_tasks(desk, question)


def _as_definition(question: Question, meaning: Meaning) -> Question:
    """Return the plan that asks for nothing but the meaning of a word where documents are asked about it."""
    return Question(
        question.text,
        question.words,
        AnswerKind.DEFINITIONS,
        scope=question.scope,
        topic=(meaning.term,),
        meaning=meaning,
        spelt=question.spelt,
        kept=question.kept,
        day=question.day,
    )


def _refuse(desk: Desk, question: Question) -> Reason | None:
    """Return why a plan cannot be looked up at all."""
    if not desk.holdings.documents:
        return Reason.EMPTY
    if question.reason:
        return question.reason
    if question.aspect in CITING and not question.cited:
        return Reason.UNCLEAR
    empty = not (
        question.topic
        or (question.meaning and question.meaning.is_only)
        or question.parties
        or question.scope.parts
        or question.scope.regions
        or question.cited
        or question.due
        or question.issued
        or question.has
        or question.amount
        or question.lacks
        or question.every
        or question.tasks
        or (question.asked and not JUST_ONE.search(question.words))
        or question.state
    )
    lists_all = question.kind in (AnswerKind.DOCUMENTS, AnswerKind.COUNT) or question.act is not Act.LIST
    return Reason.UNCLEAR if empty and not (lists_all and question.says_kind) else None


def _answer_tasks(desk: Desk, question: Question) -> Answer:
    """Return the answer to a plan whose tasks are picked by conditions and topic."""
    if question.kind is AnswerKind.COUNT and question.counted is AnswerKind.DOCUMENTS:
        return _finish(desk, question, count_documents(desk, question), Reason.STATED)
    picked = pick(desk, question)
    if picked.reason:
        return _silence(desk, question, picked.reason, None, picked.near)
    if question.kind is AnswerKind.COUNT:
        return _finish(desk, question, count(desk, question, picked), Reason.STATED)
    if question.act in (Act.MOST, Act.FEWEST):
        return _finish(desk, question, find_most(desk, question, picked), Reason.STATED)
    if question.act in (Act.EARLIEST, Act.LATEST) and question.kind is AnswerKind.TASKS:
        return _finish(desk, question, find_extreme_tasks(desk, question, picked), Reason.STATED)
    lists = {AnswerKind.AGENCIES: list_agencies, AnswerKind.DEADLINES: list_deadlines}
    facts = lists.get(question.kind, list_tasks)(desk, question, picked)
    if question.kind is AnswerKind.DEADLINES and question.asked:
        return _answer_when_and_who(desk, question, picked, facts)
    if facts.rows:
        return _finish(desk, question, facts, Reason.STATED)
    if question.kind is AnswerKind.DEADLINES and TIME in question.measure.kinds:
        lengths = replace(question, kind=AnswerKind.THRESHOLDS, every=())
        figures = list_thresholds(desk, lengths)
        return _finish(desk, lengths if figures.rows else question, figures, Reason.STATED, picked.near)
    if question.kind is AnswerKind.AGENCIES and HELPS.search(question.words):
        anyone = replace(question, asked=())
        helpers = list_agencies(desk, anyone, picked)
        return _finish(desk, anyone if helpers.rows else question, helpers, Reason.STATED, picked.near)
    return _finish(desk, question, facts, Reason.STATED, picked.near)


def _answer_when_and_who(desk: Desk, question: Question, picked: Picked, limits: Facts) -> Answer:
    """Return when and by whom tasks are to be done, where both are asked for (由谁负责，什么时候完成)."""
    bodies = list_agencies(desk, replace(question, kind=AnswerKind.AGENCIES), picked)
    who = replace(question, kind=AnswerKind.AGENCIES)
    if not limits.rows and bodies.rows:
        answer = _finish(desk, who, bodies, Reason.STATED)
        return _with_text(answer, answer.text + "时限没有写明。")
    answer = _finish(desk, question, limits, Reason.STATED, picked.near)
    return _with_text(answer, answer.text + say_found(who, bodies)) if bodies.rows and limits.rows else answer


def _answer_truth(desk: Desk, question: Question) -> Answer:
    truth = decide_truth(desk, question)
    if truth.reason:
        return _silence(desk, question, truth.reason, truth.facts.query.shown(), said=truth.said)
    told = truth.said + (_say_numbers(truth.counted) if truth.counted else "")
    answer = _finish(desk, question, truth.facts, Reason.STATED)
    return _with_text(answer, answer.text + told)


def _say_numbers(counted: Sequence[tuple[Party, int]]) -> str:
    return say_compared([(party.mention, number) for party, number in counted])


def _answer_compared(desk: Desk, question: Question) -> Answer:
    """Return which of the bodies has more tasks, or fewer; all that are level."""
    counted, facts = compare(desk, question)
    numbers = [number for _, number in counted]
    wanted = max(numbers) if question.act is Act.MORE else min(numbers)
    best = {body.iri for party, number in counted if number == wanted for body in party.bodies}
    rows = tuple(row for row in facts.rows if isinstance(row, AgencyRow) and row.iri in best)
    found = Facts(rows, facts.quotes, facts.tasks, facts.query, facts.docs)
    answer = _finish(desk, question, found, Reason.STATED)
    return _with_text(answer, answer.text + _say_numbers(counted))


def _finish(
    desk: Desk, question: Question, facts: Facts, silence: Reason, near: Sequence[TopicTask] = ()
) -> Answer:
    """Return the answer with the rows of `facts`, or the silence where there are none."""
    if not facts.rows:
        return _silence(desk, question, silence, facts.query.shown(), near)
    rows: tuple[Row, ...] = facts.rows
    kind = AnswerKind.DOCUMENTS if isinstance(rows[0], DocumentRow) else question.kind
    return Answer(
        question,
        kind,
        rows,
        say_found(question, facts),
        facts.query.shown(),
        facts.quotes,
        None,
        facts.tasks,
        _documents(desk, facts),
    )


def _documents(desk: Desk, facts: Facts) -> tuple[KnownDocument, ...]:
    names = set(facts.docs)
    return tuple(document for document in desk.holdings.documents if document.name in names)


def _silence(
    desk: Desk,
    question: Question,
    reason: Reason,
    sparql: str | None,
    near: Sequence[TopicTask] = (),
    said: str = "",
) -> Answer:
    """Return the refusal, which says what is nearest: `said`, else of the tasks `near` to the topic."""
    text = say_silence(question, reason, said or find_nearest(desk, question, reason, near))
    return Answer(question, AnswerKind.NONE, (), text, sparql, (), reason)


def _with_text(answer: Answer, text: str) -> Answer:
    return replace(answer, text=text)
