"""A policy as JSON in the form of the annotation guidelines, and back: the one place that knows its keys.

Beside the guidelines' keys every fact has `spans` (half-open pairs into the text as read) and
`inferred`, and `corrected` where someone put it right; the document's own values have theirs under
`stated`, by field. `in_force_from` and `in_force_until` are keys of ours.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ontology.model import (
    Assignment,
    Attachment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Modality,
    Operator,
    Policy,
    Relation,
    Role,
    Span,
    Spans,
    Stated,
    Task,
    TaskKind,
    Threshold,
)

T = TypeVar("T")
Json = dict[str, Any]
STATED = ("title", "doc_number", "issuer", "issue_date", "region")
IN_FORCE = ("in_force_from", "in_force_until")  # beside the guidelines' keys


def write_policy(policy: Policy) -> Json:
    """Return `policy` as JSON values, keys in the order of the guidelines."""
    stated = {name: getattr(policy, name) for name in (*STATED, *IN_FORCE)}
    return {
        "doc": policy.doc,
        **{name: _plain(fact.value) if fact else None for name, fact in stated.items()},
        "cites": [_write_citation(cite) for cite in policy.cites],
        "attachments": [a.title for a in policy.attachments],
        "tasks": [write_task(task) for task in policy.tasks],
        "stated": {
            **{name: _place(fact) for name, fact in stated.items() if fact},
            "attachments": [_write_spans(a.spans) for a in policy.attachments],
        },
    }


def read_policy(data: Json) -> Policy:
    """Return the policy that `data` holds; a fact without `spans` (an annotation) has none.

    Raises:
        KeyError: a required key is missing.
        ValueError: a value is not one that the guidelines allow.
    """
    places: Json = data.get("stated") or {}
    attached = places.get("attachments") or [[] for _ in data["attachments"]]

    def stated(name: str, read: Callable[[str], T]) -> Stated[T] | None:
        value = data.get(name) if name in IN_FORCE else data[name]
        if value is None:
            return None
        place = places.get(name) or {}
        return Stated(read(value), _read_spans(place), place.get("inferred"))

    return Policy(
        doc=data["doc"],
        title=stated("title", str),
        doc_number=stated("doc_number", str),
        issuer=stated("issuer", str),
        issue_date=stated("issue_date", date.fromisoformat),
        region=stated("region", str),
        cites=tuple(_read_citation(cite) for cite in data["cites"]),
        attachments=tuple(
            Attachment(title, _read_spans({"spans": spans}))
            for title, spans in zip(data["attachments"], attached, strict=True)
        ),
        tasks=tuple(read_task(task) for task in data["tasks"]),
        in_force_from=stated("in_force_from", date.fromisoformat),
        in_force_until=stated("in_force_until", date.fromisoformat),
    )


def _write_citation(citation: Citation) -> Json:
    return {
        "title": citation.title,
        "doc_number": citation.doc_number,
        "spans": _write_spans(citation.spans),
        "relation": citation.relation.value,
        "relation_spans": _write_spans(citation.relation_spans),
    }


def _read_citation(data: Json) -> Citation:
    return Citation(
        data["title"],
        data["doc_number"],
        _read_spans(data),
        Relation(data.get("relation") or Relation.CITES),
        _read_spans({"spans": data.get("relation_spans")}),
    )


def write_task(task: Task) -> Json:
    """Return a task as JSON values."""
    return {
        "id": task.id,
        "kind": task.kind.value,
        "path": list(task.path),
        "title": task.title,
        "text": task.text,
        "assignments": [{"agency": a.agency, "role": a.role.value, **_place(a)} for a in task.assignments],
        "deadlines": [
            {
                "text": d.text,
                "kind": d.kind.value,
                "start": _plain(d.start),
                "end": _plain(d.end),
                "every": d.every.value if d.every else None,
                **_place(d),
            }
            for d in task.deadlines
        ],
        "thresholds": [
            {
                "text": t.text,
                "subject": t.subject,
                "op": t.operator.value,
                "value": _plain(t.value),
                "unit": t.unit,
                **_place(t),
                **_write_modality(t),
            }
            for t in task.thresholds
        ],
        "parent": task.parent,
        **_place(task),
    }


def _write_modality(threshold: Threshold) -> Json:
    """Return the keys of how firmly a figure is set, none where the document does not say."""
    if threshold.modality is None:
        return {}
    spans = _write_spans(threshold.modality_spans)
    return {"modality": threshold.modality.value, "modality_spans": spans}


def read_task(data: Json) -> Task:
    """Return the task that `write_task` wrote."""
    return Task(
        id=data["id"],
        kind=TaskKind(data["kind"]),
        path=tuple(data["path"]),
        title=data["title"],
        text=data["text"],
        assignments=tuple(
            Assignment(a["agency"], Role(a["role"]), _read_spans(a), a.get("inferred"), a.get("corrected"))
            for a in data["assignments"]
        ),
        deadlines=tuple(
            Deadline(
                d["text"],
                DeadlineKind(d["kind"]),
                _day(d["start"]),
                _day(d["end"]),
                Every(d["every"]) if d["every"] else None,
                _read_spans(d),
                d.get("inferred"),
                d.get("corrected"),
            )
            for d in data["deadlines"]
        ),
        thresholds=tuple(
            Threshold(
                t["text"],
                t["subject"],
                Operator(t["op"]),
                Decimal(str(t["value"])),
                t["unit"],
                _read_spans(t),
                t.get("inferred"),
                Modality(t["modality"]) if t.get("modality") else None,
                _read_spans({"spans": t.get("modality_spans")}),
                t.get("corrected"),
            )
            for t in data["thresholds"]
        ),
        parent=data["parent"],
        spans=_read_spans(data),
        inferred=data.get("inferred"),
        corrected=data.get("corrected"),
    )


def _place(fact: Any) -> Json:  # noqa: ANN401  (every fact has the same two fields)
    corrected = getattr(fact, "corrected", None)
    noted = {"corrected": corrected} if corrected else {}
    return {"spans": _write_spans(fact.spans), "inferred": fact.inferred, **noted}


def _write_spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _read_spans(data: Json) -> Spans:
    return tuple(Span(start, end) for start, end in data.get("spans") or ())


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
