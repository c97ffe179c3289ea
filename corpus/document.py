"""A document as it was read: its text, never changed, and what its format says of the layout."""

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.model import Span


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading that the format itself marks (a Word style, <h2>, ##); `level` counts from 1."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class CellMark:
    """A table cell at (`row`, `column`), both from 0, that covers `rows` × `columns` places.

    `span` is `None` for a cell without text.
    """

    row: int
    column: int
    rows: int
    columns: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table that the format itself marks; `span` covers all its text, cells by row and column."""

    span: Span
    cells: tuple[CellMark, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format says beyond the plain text; all spans point into `Document.text`.

    `hidden` are characters that belong to the markup and not to the words (## and ** of markdown).
    """

    headings: tuple[HeadingMark, ...] = ()
    tables: tuple[TableMark, ...] = ()
    hidden: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source file, read; `name` is the file's stem, `sha256` that of its bytes in hex."""

    name: str
    text: str
    sha256: str = ""
    media_type: str = "text/plain"
    layout: Layout | None = None

    def quote(self, spans: Iterable[Span]) -> str:
        """Return the source at `spans`, joined, with its white space."""
        return "".join(self.text[span.start : span.end] for span in spans)
