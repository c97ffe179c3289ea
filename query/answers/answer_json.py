"""An answer as JSON in the form that programs get."""

from typing import Any

from query.answers.describe import describe_plan
from query.plan import AnswerKind
from query.result import (
    AgencyRow,
    Alternative,
    Answer,
    CitedRow,
    DeadlineRow,
    DefinitionRow,
    DocumentRow,
    Quote,
    Row,
    TaskRow,
    ThresholdRow,
)

Json = dict[str, Any]
MOST_NAMES = 8  # names of one body in an answer


def answer_to_json(answer: Answer, identity: str | None = None) -> Json:
    """Return `answer` as JSON values; `identity` is the question's id in a batch."""
    return {
        **({"id": identity} if identity is not None else {}),
        "question": answer.question.text,
        "answered": answer.is_answered,
        "kind": answer.kind.value if answer.is_answered else AnswerKind.NONE.value,
        "answers": [row_to_json(row) for row in answer.rows],
        "text": answer.text,
        "plan": describe_plan(answer.question),
        "sparql": answer.sparql,
        "citations": [quote_to_json(quote) for quote in answer.quotes],
        "readings": [reading_to_json(reading) for reading in answer.readings],
        **({"reason": answer.reason.value} if answer.reason else {}),
    }


def quote_to_json(quote: Quote) -> Json:
    """Return a quote as JSON values, with the headings under which it stands."""
    path = quote.path.split("/") if quote.path else []
    place = {"doc": quote.doc, "start": quote.start, "end": quote.end, "quote": quote.text, "path": path}
    return {**place, **_noted(quote)}


def _noted(found: Quote | TaskRow | AgencyRow | DeadlineRow | ThresholdRow) -> Json:
    """Return the key of what was put right by hand, none where nothing was."""
    return {"corrected": found.corrected} if found.corrected else {}


def reading_to_json(reading: Alternative) -> Json:
    """Return one way to read a doubtful word; `choose` is what a question of a batch takes to have it."""
    return {
        "mention": reading.mention,
        "label": reading.label,
        "choose": {reading.mention: reading.value},
        "question": reading.text or None,
        "taken": reading.is_taken,
    }


def row_to_json(row: Row) -> Json:
    """Return one row of an answer as JSON values."""
    if isinstance(row, TaskRow):
        return {
            "doc": row.doc,
            "id": row.id,
            "title": row.title or None,
            "text": row.text,
            "path": row.path.split("/") if row.path else [],
            **_noted(row),
        }
    if isinstance(row, AgencyRow):
        return {"agency": row.agency, "as_written": list(row.as_written[:MOST_NAMES]), **_noted(row)}
    if isinstance(row, DeadlineRow):
        start, end = row.start, row.end
        return {
            "kind": row.kind,
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
            "every": row.every,
            "text": row.text,
            **({"inferred": row.inferred} if row.inferred else {}),
            **_noted(row),
        }
    if isinstance(row, ThresholdRow):
        return {
            "subject": row.indicator,
            "op": row.operator,
            "value": row.value,
            "unit": row.unit,
            "text": row.text,
            **({"until": row.until} if row.until else {}),
            **({"modality": row.modality} if row.modality else {}),
            **_noted(row),
        }
    if isinstance(row, DocumentRow):
        return {
            "doc": row.doc,
            "title": row.title or None,
            "doc_number": row.number or None,
            "issue_date": row.date.isoformat() if row.date else None,
            "region": row.region or None,
            **({"in_force_from": row.entry.isoformat()} if row.entry else {}),
            **({"in_force_until": row.until.isoformat()} if row.until else {}),
            **({"why_not_in_force": row.why} if row.why else {}),
        }
    if isinstance(row, DefinitionRow):
        return {"doc": row.doc, "term": row.term, "text": row.text}
    if isinstance(row, CitedRow):
        return {"doc": row.doc, "title": row.title, "doc_number": row.number or None}
    return {"value": row.value}
