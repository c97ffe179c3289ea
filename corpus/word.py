"""Reads docx: paragraphs with their automatic numbers, headings by style, tables with exact merged cells.

Tracked insertions are kept and deletions dropped; a text box stands behind the paragraph that holds it,
notes stand at the end. Dropped are page heads and feet, hidden text, and a generated table of contents.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.archive import ArchiveError
from corpus.document import Layout
from corpus.flatten import FlatText, GridCell, clean_lines, is_frame
from corpus.word_numbering import Numberer
from corpus.word_package import Package, W, child, integer, is_on, value
from corpus.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
REMOVED = frozenset((f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{MC}Fallback"))
WRITTEN = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "document", "body")
)


@dataclass(slots=True)
class _Words:
    """What one paragraph holds: its own text, the boxes that hang on it, the notes that it refers to."""

    text: list[str] = field(default_factory=list)
    boxes: "list[Element]" = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    """A cell that may still grow downwards."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def read_word(data: bytes) -> tuple[str, Layout]:
    """Return the text as read of a docx file, and its layout.

    Raises:
        ArchiveError: the archive is damaged, breaks a limit, or embeds its text in another format.
    """
    package = Package(data)
    flat = FlatText()
    walk = _Walk(Styles(package.part("styles")), package.part("numbering"))
    walk.write(flat, package.document)
    notes = {kind: _notes(package.part(f"{kind}s"), kind) for kind in NOTES.values()}
    for place, (kind, note_id) in enumerate(walk.notes, 1):
        if note_id in notes[kind]:
            flat.add_paragraph(f"[{place}] {walk.plain(notes[kind][note_id])}")
    return flat.finish()


class _Walk:
    """Goes through the body in order, so that the automatic numbers count right."""

    def __init__(self, styles: Styles, numbering: "Element | None") -> None:
        self.styles = styles
        self.numberer = Numberer(styles, numbering)
        self.notes: list[tuple[str, str]] = []
        self._carried: list[str] = []  # words of a paragraph whose end was deleted

    def write(self, flat: FlatText, container: "Element") -> None:
        """Write the paragraphs and tables of `container`."""
        for block in _blocks(container):
            if block.tag == f"{W}p":
                self._write_paragraph(flat, block)
            else:
                flat.add_paragraph(self._take_carried())
                self._write_table(flat, block)
        flat.add_paragraph(self._take_carried())

    def plain(self, container: "Element", *, numbers: bool = False) -> str:
        """Return the paragraphs of a cell or note as lines, an inner table's rows as lines too.

        With `numbers` an automatic number without words is kept, as in a column of serial numbers.
        """
        lines: list[str] = []
        for block in _blocks(container):
            if block.tag == f"{W}p":
                number, words = self._read(block)
                lines.append(number + "".join(words.text) if numbers or "".join(words.text).strip() else "")
                lines += [self.plain(box) for box in words.boxes]
            else:
                cells = self._grid(block)
                for row in sorted({cell.row for cell in cells}):
                    lines.append(" ".join(cell.text for cell in cells if cell.row == row and cell.text))
        lines.append(self._take_carried())
        return clean_lines("\n".join(lines))

    def _take_carried(self) -> str:
        words, self._carried = "".join(self._carried), []
        return words

    def _write_paragraph(self, flat: FlatText, paragraph: "Element") -> None:
        if self.styles.is_contents(paragraph):
            return
        number, words = self._read(paragraph)
        text = "".join(words.text)
        if text.strip():
            flat.add_paragraph(number + text.lstrip(), self.styles.heading_level(paragraph))
        elif not words.boxes and not self._carried:
            flat.add_blank()
        for box in words.boxes:
            self.write(flat, box)

    def _read(self, paragraph: "Element") -> tuple[str, _Words]:
        """Return the paragraph's number and words; none yet where its end is marked as deleted."""
        words = _Words(self._carried)
        self._carried = []
        _collect(paragraph, words)
        self.notes += words.notes
        ends = child(paragraph, "pPr/rPr/del"), child(paragraph, "pPr/rPr/moveFrom")
        if ends != (None, None):
            self._carried, words.text = words.text, []
            return "", words
        return self.numberer.number(paragraph), words

    def _write_table(self, flat: FlatText, table: "Element") -> None:
        inner = [cell for row in _rows(table) for cell in _parts(row, "tc")]
        if is_frame(inner):
            for cell in inner:
                self.write(flat, cell)
        else:
            flat.add_table(self._grid(table))

    def _grid(self, table: "Element") -> list[GridCell]:
        """Return the cells of a table at their places, those merged downwards as one."""
        cells: list[_Cell] = []
        above: dict[int, _Cell] = {}
        for at, row in enumerate(_rows(table)):
            column = integer(value(row, "trPr/gridBefore"), 0)
            open_cells: dict[int, _Cell] = {}
            for part in _parts(row, "tc"):
                columns = max(integer(value(part, "tcPr/gridSpan"), 1), 1)
                if _goes_on(part, "hMerge") and open_cells:
                    open_cells[max(open_cells)].columns += columns
                elif _goes_on(part, "vMerge") and column in above:
                    open_cells[column] = above[column]
                    above[column].rows += 1
                else:
                    text = self.plain(part, numbers=True)
                    open_cells[column] = _Cell(at, column, 1, columns, text)
                    cells.append(open_cells[column])
                column += columns
            above = open_cells
        return [GridCell(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in cells]


def _goes_on(cell: "Element", name: str) -> bool:
    """Tell whether a cell only continues the one above it (`vMerge`) or before it (`hMerge`)."""
    merge = child(cell, f"tcPr/{name}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _blocks(container: "Element") -> "Iterator[Element]":
    """Yield the paragraphs and tables of `container` in order, out of their wrappers."""
    for part in container:
        if part.tag in (f"{W}p", f"{W}tbl"):
            yield part
        elif part.tag == f"{W}altChunk":
            raise ArchiveError("正文以嵌入文件的形式存放，无法读取；请用 Word 或 WPS 打开后另存为 docx 再试")
        elif part.tag == f"{MC}AlternateContent":
            yield from _blocks(part[0])
        elif part.tag in WRAPPERS and not _is_contents(part):
            yield from _blocks(part)


def _is_contents(block: "Element") -> bool:
    gallery = value(block, "sdtPr/docPartObj/docPartGallery")
    return gallery is not None and gallery.lower() == "table of contents"


def _rows(table: "Element") -> "Iterator[Element]":
    """Yield the rows of a table without those marked as deleted."""
    return (row for row in _parts(table, "tr") if child(row, "trPr/del") is None)


def _parts(container: "Element", name: str) -> "Iterator[Element]":
    for part in container:
        if part.tag == W + name:
            yield part
        elif part.tag in WRAPPERS:
            yield from _parts(part, name)


def _collect(element: "Element", words: _Words) -> None:
    """Gather the words of a paragraph, of its runs, links, fields and controls."""
    for part in _kept(element):
        if part.tag in (f"{W}t", MATH_TEXT):
            words.text.append(part.text or "")
        elif part.tag in WRITTEN:
            words.text.append(WRITTEN[part.tag])
        elif part.tag in NOTES:
            words.notes.append((NOTES[part.tag], part.get(f"{W}id", "")))
        elif part.tag == f"{W}txbxContent":
            words.boxes.append(part)
        else:
            _collect(part, words)


def _kept(element: "Element") -> "Iterator[Element]":
    """Return the children that are neither deleted nor hidden; of alternatives the first."""
    parts = element[:1] if element.tag == f"{MC}AlternateContent" else element
    return (part for part in parts if part.tag not in REMOVED and not is_on(part, "rPr/vanish"))


def _notes(root: "Element | None", kind: str) -> "dict[str, Element]":
    found = () if root is None else root.iter(W + kind)
    return {note.get(f"{W}id", ""): note for note in found}
