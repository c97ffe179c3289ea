"""A held document's policy, read back out of the graph: the inverse of what was written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import QueryError
from ontology.iris import document_iri, selector_span
from ontology.model import (
    Assignment,
    Attachment,
    Citation,
    Deadline,
    DeadlineKind,
    Every,
    Operator,
    Policy,
    Role,
    Spans,
    Stated,
    Task,
    TaskKind,
    Threshold,
)

QUERIES = Path(__file__).parent / "queries"
Facts = Mapping[str, list[list[Row]]]


def read_held_policy(store: GraphStore, name: str) -> Policy:
    """Return what was read out of the document called `name`.

    Raises:
        QueryError: it is not held.
    """
    bindings = {"document": document_iri(name)}
    head = store.select(_query("policy_document"), bindings)
    if not head:
        raise QueryError(f"没有名为“{name}”的文件；用 zhengtu list 查看已有文件。")
    listed = _by(store.select(_query("policy_lists"), bindings), "item")
    facts: dict[str, list[list[Row]]] = defaultdict(list)
    for rows in _by(store.select(_query("policy_facts"), bindings), "fact"):
        facts[str(rows[0]["task"])].append(rows)
    paths = _read_paths(store.select(_query("policy_parts"), bindings))
    return Policy(
        doc=name,
        title=_stated_text(head, "title", "title", "titleAt"),
        doc_number=_stated_text(head, "doc_number", "number", "identifierAt"),
        issuer=_stated_text(head, "issuer", "issuer", "issuerAt"),
        issue_date=_stated_day(head),
        region=_stated_text(head, "region", "region", "regionAt"),
        cites=tuple(
            Citation(str(rows[0]["title"]), _text(rows[0], "number"), _spans(rows))
            for rows in listed
            if rows[0]["kind"] == "cite"
        ),
        attachments=tuple(
            Attachment(str(rows[0]["title"]), _spans(rows))
            for rows in listed
            if rows[0]["kind"] == "attachment"
        ),
        tasks=tuple(
            _read_task(rows, paths.get(str(rows[0]["part"]), ()), facts)
            for rows in _by(store.select(_query("policy_tasks"), bindings), "task")
        ),
    )


def _stated_text(head: list[Row], field: str, variable: str, said: str) -> Stated[str] | None:
    value = _text(head[0], variable)
    return None if value is None else Stated(value, *_said(head, field, said))


def _stated_day(head: list[Row]) -> Stated[date] | None:
    value = _day(head[0], "date")
    return None if value is None else Stated(value, *_said(head, "issue_date", "dateAt"))


def _said(head: list[Row], field: str, said: str) -> tuple[Spans, str | None]:
    """Return where a value of the document stands, and by which rule it was derived."""
    places = {str(row["place"]) for row in head if str(row.get("said", "")).endswith(f"#{said}")}
    rules = {str(row["inferred"]) for row in head if row.get("inferred")}
    rule = next((rule.partition(":")[2] for rule in sorted(rules) if rule.startswith(f"{field}:")), None)
    return tuple(sorted(selector_span(place) for place in places)), rule


def _read_paths(rows: list[Row]) -> dict[str, tuple[str, ...]]:
    """Return the headings from the top down to each part."""
    titles = {str(row["part"]): str(row["title"]) for row in rows}
    above = {str(row["part"]): str(row["above"]) for row in rows}

    def path(part: str) -> tuple[str, ...]:
        return (*path(above[part]), titles[part]) if part in titles else ()

    return {part: path(part) for part in titles}


def _read_task(rows: list[Row], path: tuple[str, ...], facts: Facts) -> Task:
    first = rows[0]
    own = facts.get(str(first["task"]), [])
    return Task(
        id=str(first["id"]),
        kind=TaskKind(str(first["kind"])),
        path=path,
        title=_text(first, "title"),
        text=str(first["text"]),
        assignments=tuple(_read_assignment(fact) for fact in own if "role" in fact[0]),
        deadlines=tuple(_read_deadline(fact) for fact in own if "kind" in fact[0]),
        thresholds=tuple(_read_threshold(fact) for fact in own if "operator" in fact[0]),
        parent=_text(first, "parent"),
        spans=_spans(rows),
        inferred=_text(first, "inferred"),
    )


def _read_assignment(rows: list[Row]) -> Assignment:
    first = rows[0]
    role = Role(str(first["role"]).rpartition("#")[2])
    return Assignment(str(first["written"]), role, _spans(rows), _text(first, "inferred"))


def _read_deadline(rows: list[Row]) -> Deadline:
    first = rows[0]
    return Deadline(
        text=str(first["written"]),
        kind=DeadlineKind(str(first["kind"])),
        start=_day(first, "start"),
        end=_day(first, "end"),
        every=Every(str(first["every"])) if "every" in first else None,
        spans=_spans(rows),
        inferred=_text(first, "inferred"),
    )


def _read_threshold(rows: list[Row]) -> Threshold:
    first = rows[0]
    return Threshold(
        text=str(first["written"]),
        subject=str(first["indicator"]),
        operator=Operator(str(first["operator"])),
        value=Decimal(str(first["value"])),
        unit=str(first["unit"]),
        spans=_spans(rows),
        inferred=_text(first, "inferred"),
    )


def _by(rows: Iterable[Row], key: str) -> list[list[Row]]:
    """Group rows that follow each other and have the same `key`."""
    return [list(group) for _, group in groupby(rows, key=lambda row: str(row[key]))]


def _spans(rows: Iterable[Row]) -> Spans:
    return tuple(sorted({selector_span(str(row["place"])) for row in rows if "place" in row}))


def _text(row: Row, key: str) -> str | None:
    return str(row[key]) if key in row else None


def _day(row: Row, key: str) -> date | None:
    value = row.get(key)
    return value if isinstance(value, date) else None


def _query(name: str) -> str:
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
