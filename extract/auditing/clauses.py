"""A document's text cut into clauses, each with where it stands: what the audit walks, whatever was read out.

Nothing is left out but what no reader sees (markup) and page numbers: body, annexes, every cell of a table.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.headings import is_article
from corpus.hidden import visible
from corpus.numbering import parse_numbering
from corpus.outline import DocumentPart, Section, read_outline
from corpus.paragraphs import FlatTable, read_paragraphs
from corpus.tables import Table, read_table
from corpus.view import View
from extract.folding import fold, hide_quoted_titles
from extract.tasks.sections import SectionKind, section_kind
from ontology.model import Spans

CLAUSE_END = re.compile(r"[，；。！？\n]")
STRETCH_END = re.compile(r"[；。！？\n]")
SENTENCE_END = re.compile(r"[。！？\n]")
# heads of a task table
TASK_HEAD = re.compile(r"牵头|责任|配合|负责|部门|任务|措施|工作|时限|举措|要求|考核内容|目标")
CELL = re.compile(r"[^\t]+")
CLOSING = "”’）〕》"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text stands: the headings above it and what their section is for.

    `kind` is `None` before the first heading of the body; `headed` tells that it is a heading itself.
    """

    path: tuple[str, ...]
    kind: SectionKind | None
    annex: bool
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a cell without white space, `text` its folded words and `shown` the same without titles.

    `below` are the cells under the head of a column; `in_task_table` tells of a cell whose table has a column
    for who, for tasks or for times; `lead` is the paragraph with a colon whose point this is.
    """

    view: View
    text: str
    shown: str
    cell: bool = False
    head: bool = False
    below: Spans = ()
    in_task_table: bool = False
    lead: "Unit | None" = None


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two signs of its unit; its stretch reaches to ；, its sentence to 。."""

    unit: Unit
    place: Place
    start: int
    end: int
    stretch: tuple[int, int]
    sentence: tuple[int, int]

    @property
    def text(self) -> str:
        """Return the folded words of the clause."""
        return self.unit.text[self.start : self.end]

    @property
    def spans(self) -> Spans:
        """Return where the clause stands in the text as read."""
        return self.unit.view.spans(self.start, self.end)


def find_clauses(document: Document) -> Iterator[Clause]:
    """Yield every clause of `document` that holds a word, in source order."""
    places = _Places(document)
    for unit in find_units(document):
        sentences = list(_ranges(unit.text, SENTENCE_END))
        stretches = list(_ranges(unit.text, STRETCH_END))
        for start, end in _ranges(unit.text, CLAUSE_END):
            if any(char.isalnum() for char in unit.text[start:end]):
                place = places.at(unit.view.offsets[start])
                yield Clause(unit, place, start, end, _around(stretches, start), _around(sentences, start))


def find_units(document: Document) -> Iterator[Unit]:
    """Yield the paragraphs and cells of `document`, in source order."""
    lead: Unit | None = None
    for part in read_paragraphs(document):
        if isinstance(part, FlatTable):
            yield from _cells(document, part)
            continue
        unit = _unit(part.view, lead=lead)
        if not _is_point(unit):
            lead = None
            unit = replace(unit, lead=None)
        if unit.text:
            yield unit
        if unit.text.endswith("：") and (lead is None or not _is_point(unit)):
            lead = unit


def _unit(view: View, *, lead: Unit | None = None) -> Unit:
    compact = view.compact()
    text = fold(compact.text)
    return Unit(compact, text, hide_quoted_titles(text), lead=lead)


def _is_point(unit: Unit) -> bool:
    """Tell whether a paragraph is a numbered point of less weight than an article (（一）…；)."""
    numbering = parse_numbering(unit.text)
    return numbering is not None and not is_article(numbering)


def _cells(document: Document, part: FlatTable) -> Iterator[Unit]:
    """Yield the cells of a table; those of its head know what stands below them."""
    hidden = document.layout.hidden if document.layout else ()
    if part.mark:
        marked = [cell.span for cell in part.mark.cells if cell.span]
        views = [visible(document.text, span.start, span.end, hidden) for span in marked]
    else:
        views = [part.view[match.start() : match.end()] for match in CELL.finditer(part.view.text)]
    below = _below(read_table(part))
    tasks = any(TASK_HEAD.search(head) for head in below)
    for view in views:
        unit = _unit(view)
        if unit.text:
            head = unit.text in below
            yield replace(unit, cell=True, head=head, below=below.get(unit.text, ()), in_task_table=tasks)


def _below(table: Table | None) -> dict[str, Spans]:
    """Return the spans of the cells below each head of a table, by the head's folded words."""
    found: dict[str, Spans] = {}
    for column, head in enumerate(table.head if table else ()):
        cells = [row[column].view for row in table.rows] if table else []
        spans = tuple(span for view in cells if len(view) for span in view.spans())
        found[fold(head.text)] = found.get(fold(head.text), ()) + spans
    return found


class _Places:
    """The outline of a document, asked by offset."""

    def __init__(self, document: Document) -> None:
        found: dict[int, Place] = {0: Place((), None, annex=False)}
        for part in read_outline(document):
            self._part(part, found)
        self._starts = sorted(found)
        self._places = [found[start] for start in self._starts]

    def at(self, offset: int) -> Place:
        """Return the place of the character at `offset`."""
        return self._places[bisect_right(self._starts, offset) - 1]

    def _part(self, part: DocumentPart, found: dict[int, Place]) -> None:
        title = (part.title.compact().text,) if part.title and part.annex else ()
        kind = SectionKind.MEASURES if part.annex else None
        self._section(part.root, Place(title, kind, part.annex), found)
        for view in part.root.closing:
            found[view.offsets[0]] = Place(title, kind, part.annex)

    def _section(self, section: Section, above: Place, found: dict[int, Place]) -> None:
        place = above
        if section.heading is not None and section.title is not None:
            kind = section_kind(section.title.compact().text, above.kind or SectionKind.MEASURES)
            place = Place((*above.path, section.heading.compact().text.strip("。：: ")), kind, above.annex)
            found[section.heading.offsets[0]] = Place(place.path, kind, above.annex, headed=True)
        elif section.numbering is not None and above.kind is None:
            place = Place(above.path, SectionKind.MEASURES, above.annex)
        for view in section.paragraphs:
            if len(view):
                found[view.offsets[0]] = place
        for table in section.tables:
            for cell in (*table.head, *(cell for row in table.rows for cell in row)):
                if len(cell.view) and not cell.merged:
                    found[cell.view.offsets[0]] = place
        for child in section.sections:
            self._section(child, place, found)


def _ranges(text: str, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges that end with one of `marks`, closing signs behind it included."""
    start = 0
    for match in marks.finditer(text):
        end = match.end()
        while text[end : end + 1] and text[end] in CLOSING:
            end += 1
        if end > start:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


def _around(ranges: list[tuple[int, int]], place: int) -> tuple[int, int]:
    return ranges[bisect_right(ranges, (place, len(ranges) and ranges[-1][1])) - 1]
