"""Several questions in one text: where the later ones look, and their answers as one."""

from collections.abc import Sequence
from dataclasses import replace

from query.plan import AnswerKind, Question
from query.result import Answer

PARAGRAPH = "\n\n"
OF_TASKS = (AnswerKind.AGENCIES, AnswerKind.DEADLINES, AnswerKind.THRESHOLDS)


def is_whole(question: Question) -> bool:
    """Tell whether a later question of a text says itself where to look or of which body it is."""
    return bool(question.scope.parts or question.scope.regions or question.parties)


def within(question: Question, before: Answer) -> Question:
    """Return a later question of a text as one about what was answered before it.

    One with a topic of its own is asked where the other was; who, when and how much without one are asked of
    the tasks that answered, or else of the same topic.
    """
    scope = replace(before.question.scope, kinds=question.scope.kinds, on=question.scope.on)
    question = replace(question, scope=scope)
    if question.topic:
        return question
    if before.tasks and question.kind in OF_TASKS:
        return replace(question, tasks=before.tasks)
    return replace(question, topic=before.question.topic, said=before.question.said)


def join_answers(text: str, answers: Sequence[Answer]) -> Answer:
    """Return the answers to the questions of `text` as one: all rows and quotes, the sentences as paragraphs.

    Its kind and its plan are those of the first that is answered; what was left open is not among them.
    """
    found = next((answer for answer in answers if answer.is_answered), answers[0])
    if len(answers) == 1:
        return found
    return replace(
        found,
        question=replace(found.question, text=text),
        rows=tuple(row for answer in answers for row in answer.rows),
        text=PARAGRAPH.join(answer.text for answer in answers),
        sparql="\n\n".join(answer.sparql for answer in answers if answer.sparql) or None,
        quotes=tuple(dict.fromkeys(quote for answer in answers for quote in answer.quotes)),
        documents=tuple(dict.fromkeys(document for answer in answers for document in answer.documents)),
        readings=tuple(dict.fromkeys(reading for answer in answers for reading in answer.readings)),
    )
