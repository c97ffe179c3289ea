"""Follow-ups: subject, place and role hold unless replaced; 它 and 这里面 point to the answer before."""

import re
from dataclasses import replace

from query.model import Act, Answer, AnswerKind, Aspect, Part, Party, Question, Scope
from query.wording import plain

POINTS_AT_ROWS = re.compile(r"其中|这里面|这里头|这些|这几|里面|上述|以上")
POINTS_AT_DOCUMENT = re.compile(r"(?:这份|那份|该|这个|那个|此)(?:文件|方案|通知|办法|文)|它")
LISTS = (AnswerKind.TASKS, AnswerKind.COUNT)


def follow(question: Question, previous: Answer) -> Question:
    """Return `question` completed by the one before; one that has all it needs comes back as it is."""
    if not question.is_fragment:
        return question
    before = previous.question
    if POINTS_AT_ROWS.search(question.words) and previous.tasks and question.aspect is Aspect.ITSELF:
        return replace(question, tasks=previous.tasks, scope=question.scope, is_joint=True)
    if question.aspect is not Aspect.ITSELF or POINTS_AT_DOCUMENT.search(question.words):
        return _about_document(question, previous)
    return _complete(question, before)


def _about_document(question: Question, previous: Answer) -> Question:
    """Return the question asked of the documents of the answer before."""
    if question.scope.parts or question.scope.regions:
        return question
    held = {part.document for part in previous.question.scope.parts}
    named = [part for part in previous.documents if not held or part in held]
    return replace(question, scope=Scope(tuple(Part(document) for document in named)))


def _complete(question: Question, before: Question) -> Question:
    """Return `question` with what it leaves open taken from the question before."""
    merged = question
    if not question.says_kind:
        merged = replace(
            merged, kind=before.kind, act=before.act, counted=before.counted, aspect=before.aspect
        )
    if not question.scope.parts and not question.scope.regions:
        merged = replace(merged, scope=before.scope)
    if not question.topic and not _replaces_subject(question, before):
        merged = replace(merged, topic=before.topic)
    merged = replace(merged, parties=_parties(question, before))
    if not merged.asked and merged.kind is AnswerKind.AGENCIES and not question.says_kind:
        merged = replace(merged, asked=before.asked)
    if (
        not question.due
        and not question.gap
        and not question.every
        and merged.kind in LISTS
        and not question.says_kind
    ):
        merged = replace(merged, due=before.due, gap=before.gap, every=before.every)
    if (
        merged.act is Act.LIST
        and not question.says_kind
        and question.parties
        and before.kind is AnswerKind.TASKS
    ):
        merged = replace(merged, kind=AnswerKind.TASKS)
    return merged


def _replaces_subject(question: Question, before: Question) -> bool:
    """Tell whether the bodies of `question` stand in the place of the topic before (那区政府办呢)."""
    return bool(question.parties) and bool(before.parties)


def _parties(question: Question, before: Question) -> tuple[Party, ...]:
    """Return the bodies that hold: the new ones with the roles before where they bring none."""
    if not question.parties:
        return before.parties if not question.asked or before.parties else ()
    roles = before.parties[0].roles if before.parties else ()
    named = tuple(party if party.roles else replace(party, roles=roles) for party in question.parties)
    if before.kind is AnswerKind.AGENCIES and not before.parties and plain(question.words):
        return question.parties
    return named
