"""Reads a web page: the notice's own words with its headings and tables, without the page around it.

Which part of the page is the notice is decided in `corpus/article.py`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.article import find_article, find_attachments, find_front, prune
from corpus.document import Layout
from corpus.encoding import DecodeError, decode_page
from corpus.flatten import MAX_PLACES, FlatText, GridCell, clean_lines, is_frame
from corpus.ordinals import format_ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "hr", "legend", "li", "main", "p", "pre", "section", "summary",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MAX_COLUMNS = 1000  # of one colspan, as browsers have it
WHITE = re.compile(r"[ \t\r\n\f]+")
WRAPPED = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)  # 责任\n单位
BREAK = "\u2028"  # stands for <br> until the line is written; white space of the source is not a line end


def read_html(data: bytes) -> tuple[str, Layout]:
    """Return the text as read of a page, and its layout.

    Raises:
        DecodeError: the encoding is not clear, or the page is nested beyond reason.
    """
    root = _parse(decode_page(data))
    front = FlatText()
    if root is None:
        return front.finish()
    prune(root)
    article = find_article(root)
    body = FlatText()
    _Walk(body).block(article)
    text = body.finish()[0]
    heading, lines = find_front(root, article, text)
    if heading:
        front.add_paragraph(heading, 1)
    for line in lines:
        front.add_paragraph(line)
    for part in (article, *find_attachments(article, text)):
        _Walk(front).block(part)
    return front.finish()


def _parse(text: str) -> "Element | None":
    """Return the page's root element; no entity of its own is expanded and nothing is fetched."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("depth" in entry.message for entry in parser.error_log):
        raise DecodeError("网页标记嵌套过深，无法完整读取；请用浏览器打开后把正文另存为 txt 再试")
    return root


class _Walk:
    """Goes through the elements and writes their words: one line a block, tables as tables."""

    def __init__(self, flat: FlatText) -> None:
        self.flat = flat
        self.line: list[str] = []
        self.number = ""  # of a list item, until its first words come

    def block(self, element: "Element") -> None:
        """Write all of `element` as lines of its own."""
        self._end_line()
        self._inside(element)
        self._end_line()

    def _inside(self, element: "Element") -> None:
        self._say(element, element.text)
        for child in element:
            self._child(child)
            self._say(element, child.tail)

    def _child(self, element: "Element") -> None:
        if element.tag == "br":
            self.line.append(BREAK)
        elif element.tag in HEADINGS:
            self._end_line()
            self._inside(element)
            self._end_line(HEADINGS[element.tag])
        elif element.tag == "table":
            self._table(element)
        elif element.tag == "ol":
            self._ordered(element)
        elif element.tag in BLOCKS:
            self.block(element)
        else:
            self._inside(element)

    def _table(self, element: "Element") -> None:
        self._end_line()
        cells = list(_grid(element))
        if is_layout(element) or is_frame(cells):
            for part in element:
                self.block(part)
            return
        captions = [part for part in element if part.tag == "caption"]
        for caption in captions:
            self.block(caption)
        self.flat.add_table(cells)

    def _ordered(self, element: "Element") -> None:
        """Write a numbered list with the numbers that a browser would show."""
        self._end_line()
        style = LIST_STYLES.get(element.get("type", "1"), "decimal")
        bare = "none" in element.get("style", "") and "list-style" in element.get("style", "")
        number = _integer(element.get("start"), 1)
        for child in element:
            if child.tag == "li" and not bare:
                number = _integer(child.get("value"), number)
                self.number = f"{format_ordinal(number, style)}. "
                number += 1
                self.block(child)
                self.number = ""
            else:
                self.block(child)

    def _say(self, element: "Element", text: str | None) -> None:
        if text and element.tag == "pre":
            self.line.append(text.replace("\n", BREAK))
        elif text:
            self.line.append(WHITE.sub(" ", WRAPPED.sub("", text)))

    def _end_line(self, level: int | None = None) -> None:
        words = "".join(self.line).strip()
        self.line = []
        if words:
            self.flat.add_paragraph(self.number + words, level)
            self.number = ""


def is_layout(table: "Element") -> bool:
    """Tell whether a table only places parts of the page: it holds tables or headings of its own."""
    return any(part.tag == "table" or part.tag in HEADINGS for part in table.iterdescendants())


def _grid(table: "Element") -> Iterator[GridCell]:
    """Yield the cells of a table at the places that rowspan and colspan give them."""
    row = 0
    for rows in _row_groups(table):
        taken: set[tuple[int, int]] = set()
        for at, tr in enumerate(rows):
            column = 0
            for cell in (child for child in tr if child.tag in ("td", "th")):
                while (at, column) in taken:
                    column += 1
                height, columns = _extent(cell, len(rows) - at)
                columns = next((n for n in range(1, columns) if (at, column + n) in taken), columns)
                if columns * height > MAX_PLACES - len(taken):
                    columns = height = 1
                taken.update(
                    (at + down, column + along) for down in range(height) for along in range(columns)
                )
                yield GridCell(row + at, column, height, columns, _cell_text(cell))
        row += len(rows)


def _extent(cell: "Element", rows: int) -> tuple[int, int]:
    """Return how many rows and columns a cell covers, of `rows` that are left; 0 means all of them."""
    height = _integer(cell.get("rowspan"), 1) or rows
    columns = _integer(cell.get("colspan"), 1) or 1
    return min(height, rows), min(columns, MAX_COLUMNS)


def _row_groups(table: "Element") -> Iterator[list["Element"]]:
    """Yield the rows of each thead, tbody and tfoot; a rowspan never leaves its group."""
    loose: list[Element] = []
    for part in table:
        if part.tag == "tr":
            loose.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            if loose:
                yield loose
                loose = []
            yield [tr for tr in part if tr.tag == "tr"]
    if loose:
        yield loose


def _cell_text(cell: "Element") -> str:
    inner = FlatText()
    _Walk(inner).block(cell)
    return clean_lines(inner.finish()[0])


def _integer(text: str | None, default: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", text or "")
    return int(digits[1]) if digits else default
