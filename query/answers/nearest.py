"""The nearest thing that is there where documents are silent: said beside the refusal, not as the answer."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from query.answers.conditions import condition_of_tasks, conditions_of, conditions_of_scope
from query.answers.describe import ROLES
from query.answers.lists import Desk
from query.asked.strange_places import near_places
from query.asked.wording import plain
from query.clipping import clip
from query.plan import AnswerKind, Aspect, Question, Reason
from query.sparql import build
from query.topics.likeness import pairs_alone
from query.topics.shelf import TopicTask, read_tasks, shelve
from query.topics.topics import Topic, score_tasks

STOP = re.compile(r"[。；;]")
NUMBER = re.compile(
    r"\d|[一二三四五六七八九十百千万亿两]+(?:元|天|日|个|次|年|月|倍|成|名|人|户|家|项|亩|吨)"
)
OF_VALIDITY = re.compile(
    r"(?:本|以上|上述)[^，。；\n]{1,16}(?:执行期|有效期|试行期|施行|实施|执行)[^。；\n]{0,60}(?=[。；\n]|$)"
    r"|(?<=[。；\n])[^，。；\n]{0,8}有效期[^。；\n]{1,40}(?=[。；\n]|$)"
)
LONGEST = 120  # characters of a sentence that is quoted
SHOWN = 3  # things that are named
PLACES = 5  # places that are named where none is like the one asked for
LIKE = 0.3  # of the weight of a topic that the nearest task or figure says
MEANT = 0.2  # meaning from which on a task is the nearest to a topic


def find_nearest(desk: Desk, question: Question, reason: Reason, near: Sequence[TopicTask] = ()) -> str:
    """Return a sentence on what is held instead, empty where nothing is near.

    `near` are tasks that the topic has found but that do not answer.
    """
    match reason:
        case Reason.BODY:
            return _nearest_bodies(question)
        case Reason.PLACE:
            return _nearest_places(desk, question)
        case Reason.TOPIC:
            return _nearest_task(desk, question, near)
        case Reason.STATED:
            return _nearest_stated(desk, question, near)
        case _:
            return ""


def _nearest_bodies(question: Question) -> str:
    names = [body.name for party in question.parties if not party.bodies for body in party.others]
    return f"库中最接近的单位是：{_some(names)}。" if names else ""


def _nearest_places(desk: Desk, question: Question) -> str:
    """Return held places of the prefecture or the province of the one asked for, else all that are held."""
    regions = sorted({document.region for document in desk.holdings.documents if document.region})
    near = near_places(question.unknown, regions)
    if near:
        return f"库中最接近的地方是：{_some(near)}。"
    return f"库中有这些地方的文件：{_some(regions, PLACES)}。" if regions else ""


def _nearest_task(desk: Desk, question: Question, near: Sequence[TopicTask]) -> str:
    """Return the task with most of the words of the topic, else the nearest in meaning."""
    held = shelve(near) if near else read_tasks(desk.store, conditions_of_scope(question.scope))
    if not len(held) or not question.topic:
        return ""
    coverage = held.cover(held.weigh(question.topic), held.shelf.texts)
    number, enough = int(held.rows[coverage.argmax()]), bool(coverage.max() >= LIKE)
    if not enough and desk.ranker:
        likeness = score_tasks(Topic(question.topic, question.said), held, desk.ranker)
        number = max(likeness, key=lambda one: likeness[one].score, default=number)
        enough = number in likeness and likeness[number].meaning >= MEANT
    best = held.shelf.tasks[number]
    return f"最接近的任务是：{_tasks(desk, [best])}，但它讲的不是这件事。" if enough else ""


def _nearest_stated(desk: Desk, question: Question, near: Sequence[TopicTask]) -> str:
    """Return the figure that is nearest, or the tasks that are there without what is asked for."""
    if question.kind is AnswerKind.THRESHOLDS:
        return _nearest_figure(desk, question)
    if question.aspect is Aspect.FORCE:
        return _nearest_validity(desk, question)
    if near:
        return f"讲到这件事的任务有{len(near)}项：{_tasks(desk, near)}，{_lacking(question)}。"
    if question.kind is AnswerKind.DOCUMENTS or not question.parties:
        titles = list(dict.fromkeys(f"《{part.document.title}》" for part in question.scope.parts))
        return f"库中有这份文件：{_some(titles)}。" if titles else ""
    return _nearest_loose(desk, question)


def _nearest_loose(desk: Desk, question: Question) -> str:
    """Return the tasks of the same bodies without the time, or without the role that was asked for."""
    timeless = replace(question, due=None, every=(), has=(), lacks=())
    anyhow = replace(timeless, parties=tuple(replace(party, roles=()) for party in question.parties))
    for said, looser in (("期限", timeless), ("角色", anyhow)):
        tasks = read_tasks(desk.store, conditions_of(looser)).tasks if looser != question else []
        if tasks:
            return f"不限{said}则有{len(tasks)}项任务：{_tasks(desk, tasks)}。"
    return ""


def _nearest_validity(desk: Desk, question: Question) -> str:
    """Return what documents say of their validity that gives no day (自发布之日起3个月, undated)."""
    said = []
    for document in dict.fromkeys(part.document for part in question.scope.parts):
        found = OF_VALIDITY.search(desk.store.text(document.name))
        words = f"原文写的是：“{clip(found[0].strip(), LONGEST)}”，算不出日期" if found else ""
        said.append(f"《{document.title}》{words}")
    return f"库中有这份文件：{_some(said)}。" if said else ""


def _lacking(question: Question) -> str:
    """Return what tasks about the topic lack."""
    if question.kind is AnswerKind.DEADLINES:
        return "其中没有写明时限"
    if question.kind is AnswerKind.DEFINITIONS:
        return "其中没有解释这个词"
    if question.kind is AnswerKind.AGENCIES and not question.parties:
        roles = "、".join(ROLES[role].removesuffix("单位") + "单位" for role in question.asked)
        return f"其中没有写明{roles or '单位'}"
    return "都不符合所问的条件"


def _nearest_figure(desk: Desk, question: Question) -> str:
    """Return the sentence with a number, in the scope, that says most of the words of the topic.

    It may state an amount without a bound, which is no figure of the graph.
    """
    tasks = read_tasks(desk.store, conditions_of_scope(question.scope))
    if not len(tasks) or not question.topic:
        return ""
    coverage = tasks.cover(tasks.weigh(question.topic), tasks.shelf.texts)
    near = [
        task for task, share in zip(tasks.tasks, coverage, strict=True) if share >= max(LIKE, coverage.max())
    ]
    pairs = pairs_alone(question.topic)
    found = (
        build("find_tasks", [condition_of_tasks(task.iri for task in near)]).run(desk.store) if near else []
    )
    said = [
        (pairs.coverage(plain(sentence)), sentence.strip(), str(row["doc"]))
        for row in found
        for sentence in STOP.split(str(row["text"]))
        if NUMBER.search(sentence)
    ]
    share, sentence, doc = max(said, default=(0.0, "", ""), key=lambda one: one[0])
    if share < LIKE:
        return ""
    return f"原文中最接近的一句是：“{clip(sentence, LONGEST)}”（{_title(desk, doc)}）。"


def _tasks(desk: Desk, tasks: Sequence[TopicTask]) -> str:
    """Return the first tasks by title or words under their documents, those that are called alike once."""
    named = list(dict.fromkeys((task.doc, task.heading or clip(task.words, LONGEST)) for task in tasks))
    told = []
    for doc, group in groupby(named[:SHOWN], key=lambda pair: pair[0]):
        told.append("、".join(f"“{heading}”" for _, heading in group) + f"（{_title(desk, doc)}）")
    return "、".join(told) + ("等" if len(named) > SHOWN else "")


def _title(desk: Desk, doc: str) -> str:
    return next((known.title for known in desk.holdings.documents if known.name == doc), "") or doc


def _some(names: Sequence[str], most: int = SHOWN) -> str:
    """Return the first of `names`, with how many there are where that is more."""
    more = f"等{len(names)}个" if len(names) > most else ""
    return "、".join(names[:most]) + more
