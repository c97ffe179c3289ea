"""From a document to all that stands in it: the one entry to reading out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.document import Document
from corpus.outline import DocumentPart, Section, read_outline
from corpus.tables import Table
from corpus.view import View, view_of
from extract.dates.deadlines import TimeContext, find_deadlines, find_periods
from extract.duties.roles import FIRST_LEADS
from extract.figures.modality import with_cell
from extract.figures.thresholds import find_thresholds
from extract.lines import read_lines
from extract.papers.attachments import find_attachments
from extract.papers.citations import find_citations
from extract.papers.metadata import Metadata, read_metadata
from extract.papers.validity import find_validity
from extract.tasks.drafts import Draft
from extract.tasks.items import find_items, heading_text
from extract.tasks.rows import find_rows
from ontology.model import Assignment, Policy, Role, Span, Spans, Task, TaskKind

YEAR = re.compile(r"(20\d{2})年")
NUMBER_YEAR = re.compile(r"[〔（(\[【](20\d{2})[〕）)\]】]")  # 望政办〔2018〕53号


def extract(document: Document) -> Policy:
    """Return what `document` says; every fact with its spans in the text as read."""
    view = view_of(document.text)
    lines = read_lines(view)
    metadata = read_metadata(view, lines)
    context = TimeContext(issue=_value(metadata), title_year=_title_year(metadata))
    if context.year is None:
        context = replace(context, only_year=_number_year(metadata) or _only_year(view))
    drafts: list[Draft] = []
    for part in read_outline(document):
        drafts += _part_drafts(part, metadata, context)
    if FIRST_LEADS.search(view.compact().text):
        _let_first_lead(drafts)
    attachments = tuple(find_attachments(view, lines))
    own = [attachment.title for attachment in attachments]
    own += [metadata.title.value] if metadata.title else []
    validity = find_validity(view, lines, context.issue)
    return Policy(
        doc=document.name,
        title=metadata.title,
        doc_number=metadata.doc_number,
        issuer=metadata.issuer,
        issue_date=metadata.issue_date,
        region=metadata.region,
        cites=tuple(find_citations(view, own, metadata.doc_number.value if metadata.doc_number else None)),
        attachments=attachments,
        tasks=tuple(_number(drafts, context)),
        in_force_from=validity.first,
        in_force_until=validity.last,
    )


def _value(metadata: Metadata) -> date | None:
    return metadata.issue_date.value if metadata.issue_date else None


def _title_year(metadata: Metadata) -> int | None:
    """Return the year in the title."""
    match = YEAR.search(metadata.title.value) if metadata.title else None
    return int(match[1]) if match else None


def _number_year(metadata: Metadata) -> int | None:
    """Return the year of the document's own number (望政办〔2018〕53号)."""
    match = NUMBER_YEAR.search(metadata.doc_number.value) if metadata.doc_number else None
    return int(match[1]) if match else None


def _only_year(view: View) -> int | None:
    """Return the year that the document names, else that of all numbers it cites, where it names no other."""
    text = view.compact().text
    years = {match[1] for match in YEAR.finditer(text)} or {m[1] for m in NUMBER_YEAR.finditer(text)}
    return int(years.pop()) if len(years) == 1 else None


def _part_drafts(part: DocumentPart, metadata: Metadata, context: TimeContext) -> list[Draft]:
    """Return the tasks of one part; the title of an annex heads their paths, if not the document's own."""
    title = part.title.compact().strip("。：: ").written if part.title else None
    own = metadata.title.value if metadata.title else None
    path = (title,) if title and part.annex and title != own else ()
    year = YEAR.search(title) if title else None
    inside = replace(context, title_year=int(year[1])) if year else context
    drafts = find_items(part.root, path, inside)
    for table, below in _tables(part.root, path):
        drafts += find_rows(table, below)
    for draft in drafts:
        for one in draft.walk():
            one.context = inside
    return sorted(drafts, key=_place)


def _tables(section: Section, above: tuple[str, ...]) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Yield every table at or below `section` with the path that its rows open with."""
    here = above if section.heading is None else (*above, heading_text(section.heading))
    for table in section.tables:
        yield table, here
    for child in section.sections:
        yield from _tables(child, here)


def _place(draft: Draft) -> int:
    return draft.text.offsets[0] if len(draft.text) else 0


def _let_first_lead(drafts: Iterable[Draft]) -> None:
    """Make the first body of each list lead, where the document says so once for all."""
    for draft in drafts:
        for one in draft.walk():
            if one.kind is TaskKind.ROW or not one.notes or any(a.role is Role.LEAD for a in one.assignments):
                continue
            inside = [a for a in one.assignments if any(_holds(note, a) for note in one.notes)]
            if inside and inside[0].role is Role.RESPONSIBLE:
                first = inside[0]
                place = one.assignments.index(first)
                one.assignments[place] = replace(first, role=Role.LEAD, inferred="first-named-leads")


def _holds(note: View, assignment: Assignment) -> bool:
    return note.offsets[0] <= assignment.spans[0].start <= note.offsets[-1]


def _number(drafts: Sequence[Draft], context: TimeContext) -> Iterator[Task]:
    """Yield the tasks with their ids in source order, parents before parts, annexes last."""
    order = 0
    for draft in drafts:
        ids: dict[int, str] = {}
        for one in draft.walk():
            order += 1
            ids[id(one)] = f"t{order:02d}"
        parents = {id(part): ids[id(one)] for one in draft.walk() for part in one.parts}
        for one in draft.walk():
            yield _task(one, ids[id(one)], parents.get(id(one)), one.context or context)


def _task(draft: Draft, task_id: str, parent: str | None, context: TimeContext) -> Task:
    inside = replace(context, section=draft.section) if draft.section else context
    taken = [span for part in draft.parts for span in part.text.spans()]
    deadlines = [d for d in find_deadlines(draft.text, inside) if not _overlaps(d.spans, taken)]
    title = draft.title.compact().strip("。：: ").written if draft.title else ""
    figures = find_thresholds(draft.text, deadlines, title)
    thresholds = [figure for figure in figures if not _overlaps(figure.spans, taken)]
    for note in draft.notes:
        noted = find_deadlines(note, replace(inside, note=True))
        deadlines += [
            d
            for d in noted
            if not any(_overlaps(d.spans, p.spans()) for part in draft.parts for p in part.notes)
        ]
        if draft.kind is TaskKind.ROW:
            thresholds += find_thresholds(note)
    if draft.kind is TaskKind.ITEM and draft.title:
        thresholds += find_thresholds(draft.title)
    for target in draft.targets:
        thresholds += find_thresholds(target, (), title)
    if draft.modality:
        thresholds = with_cell(thresholds, draft.modality)
    if not deadlines and not draft.parts and draft.period is not None:
        periods = find_periods(draft.period, context)
        deadlines += [replace(period, inferred="section-period") for period in periods]
    return Task(
        id=task_id,
        kind=draft.kind,
        path=draft.path,
        title=title or None,
        text=draft.text.written,
        assignments=tuple(draft.assignments),
        deadlines=tuple(deadlines),
        thresholds=tuple(thresholds),
        parent=parent,
        spans=draft.text.spans(),
        inferred=draft.inferred,
    )


def _overlaps(spans: Spans, taken: Iterable[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in spans for b in taken)
