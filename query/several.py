"""Several questions in one text: where the later ones look, and their answers as one."""

from collections.abc import Sequence
from dataclasses import replace

from query.plan import AnswerKind, Question
from query.result import Answer

PARAGRAPH = "\n\n"
OF_TASKS = (AnswerKind.AGENCIES, AnswerKind.DEADLINES, AnswerKind.THRESHOLDS)


def within(question: Question, first: Answer) -> Question:
    """Return a later question of a text as one about what the first is about, where it names nothing else.

    Who, when and how much are asked of the tasks that answered, if any did.
    """
    scope = question.scope
    if scope.parts or scope.regions or question.parties:
        return question
    scope = replace(first.question.scope, kinds=scope.kinds, on=scope.on)
    tasks = first.tasks if question.kind in OF_TASKS else question.tasks
    return replace(question, scope=scope, tasks=tasks)


def join_answers(text: str, answers: Sequence[Answer]) -> Answer:
    """Return the answers to the questions of `text` as one: all rows and quotes, the sentences as paragraphs.

    Its kind and its plan are those of the first that is answered.
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
