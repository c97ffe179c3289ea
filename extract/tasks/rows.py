"""Tasks of tables: a task a row, of the smallest rows with content, by what each column's head says.

A blank cell may be the lower end of a merged one. Where the format says so it has the words of the whole;
in exported text it takes them from above only if its row would else have nobody who leads or answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise

from corpus.numbering import parse_numbering
from corpus.tables import Cell, Table
from corpus.view import View
from extract.duties.roles import FIRST_LEADS, read_note, strongest
from extract.tasks.cells import known_names, names_of, parted, stretches
from extract.tasks.drafts import Draft
from extract.words import grouped
from ontology.model import Assignment, Role, TaskKind

TRAILING = "。：: 　\n\t"


class ColumnKind(Enum):
    """What the cells of a column hold."""

    NUMBER = "number"
    SCORE = "score"
    NATURE = "nature"
    MODALITY = "modality"
    LEAD = "lead"
    COOPERATE = "cooperate"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    TARGET = "target"
    TEXT = "text"
    TITLE = "title"


CONTENT = (ColumnKind.TEXT, ColumnKind.TITLE, ColumnKind.TARGET)
ROLES = {
    ColumnKind.LEAD: Role.LEAD,
    ColumnKind.COOPERATE: Role.COOPERATE,
    ColumnKind.RESPONSIBLE: Role.RESPONSIBLE,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a task table by number: `path` from the top down (the title's last), and the rest."""

    path: tuple[int, ...]
    text: int
    roles: tuple[tuple[int, Role], ...]
    deadlines: tuple[int, ...]
    targets: tuple[int, ...]
    modality: int | None
    number: int | None
    first_leads: bool


GROUP_STYLES = ("han", "han-bracket")
SAYS_ROLES = re.compile("牵头|配合|会同|负责|[：:]")  # a cell that says the roles itself
NOBODY = ("无", "—", "－", "-", "/")  # in a cell that names no body
BLANK = ("",)
DITTO = ("同上", "〃", "″", "”", "同前")  # as the cell above
CLASS_HEADS = ("类别", "类型", "分类")


@cache
def _heads() -> tuple[tuple[ColumnKind, tuple[str, ...]], ...]:
    return tuple((ColumnKind(kind), names) for kind, names in grouped("column_heads"))


def column_kind(head: str) -> ColumnKind | None:
    """Return what a column headed `head` holds: the whole head first, then the longest word that ends it."""
    words = re.sub(r"[（(][^（()）]{0,30}[)）]", "", head)
    for kind, names in _heads():
        if words in names:
            return kind
    fits = [
        (len(name), kind)
        for kind, names in _heads()
        for name in names
        if len(name) > 1 and words.endswith(name)
    ]
    fits += [
        (len(name), kind) for kind, names in _heads() for name in names if len(name) > 2 and name in words
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def find_rows(table: Table, path: tuple[str, ...]) -> list[Draft]:
    """Return the tasks of a table in its order, `path` in front of theirs; none where it is no task table."""
    columns = _columns(table)
    if columns is None:
        return []
    return list(_read_rows(table, columns, path))


def _columns(table: Table) -> Columns | None:
    kinds = [column_kind(cell.text) for cell in table.head]
    kinds = [
        ColumnKind.TITLE if (kind is None and _heads_others(table, i)) or _groups(table, i) else kind
        for i, kind in enumerate(kinds)
    ]
    roles = tuple((i, ROLES[kind]) for i, kind in enumerate(kinds) if kind in ROLES)
    content = [i for i, kind in enumerate(kinds) if kind in CONTENT]
    if not content or not (roles or ColumnKind.TEXT in kinds):
        return None
    text = _text_column(table, content)
    path = tuple(i for i in content if i < text and kinds[i] is not ColumnKind.TARGET)
    head = "".join(cell.text for cell in table.head)
    return Columns(
        path=path,
        text=text,
        roles=roles,
        deadlines=tuple(i for i, kind in enumerate(kinds) if kind is ColumnKind.DEADLINE),
        targets=tuple(i for i, kind in enumerate(kinds) if kind is ColumnKind.TARGET and i != text),
        modality=next((i for i, kind in enumerate(kinds) if kind is ColumnKind.MODALITY), None),
        number=next((i for i, kind in enumerate(kinds) if kind is ColumnKind.NUMBER), None),
        first_leads=bool(FIRST_LEADS.search(head)),
    )


def _heads_others(table: Table, column: int) -> bool:
    """Tell whether an unknown column names its rows: a few words in each."""
    texts = [row[column].text for row in table.rows if row[column].text]
    return bool(texts) and not any(text.isdigit() for text in texts) and max(map(len, texts)) <= 40


def _groups(table: Table, column: int) -> bool:
    """Tell whether a column of classes (类别) heads the rows beside it: its cells span several or return."""
    if not table.head[column].text.endswith(CLASS_HEADS):
        return False
    texts = [row[column].text for row in table.rows]
    merged = any(row[column].merged and row[column].text for row in table.rows)
    return merged or any(text and text == below for text, below in pairwise(texts))


def _text_column(table: Table, content: Sequence[int]) -> int:
    """Return the column of the longest cells, which tells what is to be done; shorter ones only name it."""

    def length(column: int) -> float:
        cells = [len(row[column].text) for row in table.rows if row[column].text]
        return sum(cells) / len(cells) if cells else 0.0

    return max(content, key=lambda i: (length(i), i))


def _read_rows(table: Table, columns: Columns, path: tuple[str, ...]) -> Iterator[Draft]:
    above: dict[int, Cell] = {}
    known = {column: known_names(table, column) for column, _ in columns.roles}
    group: str | None = None
    held: dict[int, Cell] = {}
    for cells, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        row: Sequence[Cell] = _inherit(cells, columns, held, DITTO)
        _carry(row, columns, above)
        found = _assignments(row, columns, known)
        text = row[columns.text]
        named = _named(row, columns)
        if named is not None:
            group, above = None, {}
            if not text.text or text.merged or named == text.written or _counts_on(following, columns):
                group = named
                continue
            yield _draft(row, columns, {}, (*path, named), found)
            continue
        if not text.text:
            continue
        if columns.roles and not any(a.role in (Role.LEAD, Role.RESPONSIBLE) for a in found):
            row = _inherit(row, columns, held, BLANK)
            found = _assignments(row, columns, known)
        held = {column: row[column] for column in (*held, *_shared(columns)) if row[column].text} | {
            column: cell for column, cell in held.items() if not row[column].text
        }
        yield _draft(row, columns, above, path if group is None else (*path, group), found)


def _shared(columns: Columns) -> tuple[int, ...]:
    """Return the columns whose cells a row can take from above."""
    return (*(column for column, _ in columns.roles), *columns.deadlines)


def _inherit(row: Sequence[Cell], columns: Columns, held: dict[int, Cell], said: Sequence[str]) -> list[Cell]:
    """Return the row with its cells that say no more than `said` filled from above, marked as merged."""
    filled = list(row)
    for column in _shared(columns):
        if row[column].text in said and column in held:
            filled[column] = Cell(held[column].view, merged=True)
    return filled


def _carry(row: Sequence[Cell], columns: Columns, above: dict[int, Cell]) -> None:
    """Remember the heading cells; a new one higher up forgets those below it."""
    for place, column in enumerate(columns.path):
        cell = row[column]
        if cell.text and (column not in above or above[column].text != cell.text or not cell.merged):
            if column not in above or above[column].text != cell.text:
                for lower in columns.path[place + 1 :]:
                    above.pop(lower, None)
            above[column] = cell


def _named(row: Sequence[Cell], columns: Columns) -> str | None:
    """Return the heading of a row that only opens a group (一、 巩固成果…), else `None`."""
    shown = {cell.written for cell in row if cell.written}
    if len(shown) == 1 and len(row) > 2 and all(cell.written for cell in row):
        return shown.pop().strip(TRAILING)
    alone = next(iter(shown)) if len(shown) == 1 and len(row) > 2 else ""
    opened = parse_numbering(alone)
    if opened is not None and opened.style in GROUP_STYLES and opened.length < len(alone):
        return alone.strip(TRAILING)  # one cell across the table, wherever the export put its words
    if columns.number is None:
        return None
    number = parse_numbering(row[columns.number].written)
    titles = [row[column].written for column in columns.path if row[column].written]
    if number is None or number.style not in GROUP_STYLES or len(titles) != 1:
        return None
    return row[columns.number].written + titles[0].strip(TRAILING)


def _counts_on(row: Sequence[Cell] | None, columns: Columns) -> bool:
    """Tell whether the next row is numbered in figures, and so belongs to the group above it."""
    return (
        row is not None and columns.number is not None and row[columns.number].text.strip(".、．").isdigit()
    )


def _assignments(row: Sequence[Cell], columns: Columns, known: dict[int, frozenset[str]]) -> list[Assignment]:
    found: list[Assignment] = []
    for column, role in columns.roles:
        cell = row[column]
        if not cell.text or cell.text in NOBODY:
            continue
        rule = "merged-cell" if cell.merged else None
        for view in stretches(cell.view):
            noted = read_note(view) if SAYS_ROLES.search(view.text) else []
            names = [] if noted else [part for name in names_of(view) for part in parted(name, known[column])]
            found += noted or [Assignment(name.written, role, name.spans(), rule) for name in names]
    found = strongest(found)
    if columns.first_leads and found and not any(a.role is Role.LEAD for a in found):
        first = found[0]
        found[0] = Assignment(first.agency, Role.LEAD, first.spans, "first-named-leads")
    return found


def _draft(
    row: Sequence[Cell],
    columns: Columns,
    above: dict[int, Cell],
    path: tuple[str, ...],
    found: list[Assignment],
) -> Draft:
    headings = [above[column] for column in columns.path if column in above]
    texts = tuple(dict.fromkeys(cell.view.compact().strip(TRAILING).written for cell in headings))
    named = headings[-1:] or [row[column] for column in columns.path if row[column].text][:1]
    title = _title(named[0].view) if named else None
    draft = Draft(TaskKind.ROW, (*path, *texts), title, row[columns.text].view.compact(), found)
    draft.notes = [row[column].view for column in columns.deadlines if row[column].text]
    draft.modality = row[columns.modality].view if columns.modality is not None else None
    draft.targets = [row[column].view for column in columns.targets if row[column].text]
    return draft


def _title(view: View) -> View | None:
    compact = view.compact().strip(TRAILING)
    numbering = parse_numbering(compact.text)
    title = compact[numbering.length if numbering else 0 :]
    return title if title.text else None
