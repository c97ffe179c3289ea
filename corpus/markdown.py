"""Reads Markdown: the text as read is the file itself, with its headings and tables and its markup hidden.

What no token of the parser claims as words is markup. Where a token's words cannot be found again in
the source, the rest of its lines counts as words: markup may stay visible, words are never hidden.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.document import CellMark, HeadingMark, Layout, TableMark
from corpus.encoding import decode_text
from ontology.model import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
FRONT_MATTER = re.compile(  # ---, then lines of "title: 方案" or their continuation, then ---
    r"---[ \t]*\r?\n(?:(?:[^\s:：|#]{1,30}:|[ \t]|- )[^\r\n]*\r?\n){1,100}?---[ \t]*(?=\r?\n|\Z)"
)
BULLET = re.compile(r"[\s>]*[-*+]")
NUMBER = re.compile(r"[\s>]*\d{1,9}[.)]")  # the number of a list is its numbering and stays
LINK_END = re.compile(r"\](?:\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)*\)|\[[^\]\r\n]*\])?")  # ](网址 "说明")
IMAGE = re.compile(r"!\[[^\]\r\n]*" + LINK_END.pattern)
STARS = re.compile(r"\*{2,}")  # **（一）加强领导。**各单位: not bold to the parser, but never words
COMMENT = re.compile(r"<!--.*?-->", re.S)
TAG = re.compile(r"<[^<>]*>")
CELL = re.compile(r"((?:[^|\\]|\\.|\\$)*)(?:\||$)", re.S)
ESCAPED_PIPE = re.compile(r"\\(?=\|)")


def read_markdown(data: bytes) -> tuple[str, Layout]:
    """Return the file's text without a byte-order mark, and its layout.

    Raises:
        DecodeError: the encoding is not clear.
    """
    from markdown_it import MarkdownIt

    text = decode_text(data)
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "reference", "text_join"])
    reading = _Reading(text)
    reading.read(parser.parse(reading.body))
    return text, reading.layout()


class _Reading:
    """Follows the parser's tokens through the source and remembers which characters are words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = bytearray(len(text))
        self.lines = [match.start() for match in LINE.finditer(text)] + [len(text)]
        front = FRONT_MATTER.match(text)
        skipped = len(re.findall(r"\r\n|\r|\n", front[0])) if front else 0
        self.body = "\n" * skipped + text[front.end() :] if front else text
        self.cursor = front.end() if front else 0
        self.headings: list[HeadingMark] = []
        self.tables: list[TableMark] = []

    def read(self, tokens: "Sequence[Token]") -> None:
        """Follow all `tokens` of a file."""
        level = None
        for at, token in enumerate(tokens):
            if token.map:
                self.cursor = max(self.cursor, self.lines[token.map[0]])
            if token.type == "heading_open":
                level = int(token.tag[1])
            elif token.type == "list_item_open":
                self._read_marker(token)
            elif token.type == "inline" and token.map and self.cursor < self.lines[token.map[1]]:
                span = self._read_inline(token, self.cursor, self.lines[token.map[1]])
                if level is not None and span:
                    self.headings.append(HeadingMark(span, level))
                level = None
            elif token.type in ("fence", "html_block"):
                self._read_raw(token)
            elif token.type == "table_open":
                self._read_table(tokens[at : _table_close(tokens, at)])

    def layout(self) -> Layout:
        """Return the headings, the tables, and as hidden all that is neither words nor white space."""
        return Layout(tuple(self.headings), tuple(self.tables), tuple(self._hidden()))

    def _hidden(self) -> Iterator[Span]:
        """Yield the runs of markup, with the blanks inside a run but not those around it."""
        start = end = None
        for place, char in enumerate(self.text):
            if self.words[place] or char in "\r\n":
                if start is not None and end is not None:
                    yield Span(start, end)
                start = end = None
            elif not char.isspace():
                start, end = place if start is None else start, place + 1
        if start is not None and end is not None:
            yield Span(start, end)

    def _read_marker(self, token: "Token") -> None:
        numbered = token.markup in (".", ")")
        match = (NUMBER if numbered else BULLET).match(self.text, self.cursor)
        if match:
            if numbered:
                self._keep(match.start(), match.end())
            self.cursor = match.end()

    def _read_raw(self, token: "Token") -> None:
        """Keep the lines inside a code fence, or what stands between the tags of HTML."""
        first, last = token.map or (0, 0)
        if token.type == "fence":
            closed = (
                self.text[self.lines[last - 1] : self.lines[last]].strip(" >\t\r\n").startswith(token.markup)
            )
            self._keep(self.lines[first + 1], self.lines[last - 1 if closed and last - 1 > first else last])
            self.cursor = self.lines[last]
            return
        end = self.lines[last]
        self._keep(self.cursor, end)
        ended = self.text.rfind("-->", self.cursor, end) + len("-->")  # no comment is looked for behind it
        for match in (
            *COMMENT.finditer(self.text, self.cursor, ended),
            *TAG.finditer(self.text, self.cursor, end),
        ):
            self._drop(match.start(), match.end())
        self.cursor = end

    def _read_table(self, tokens: "Sequence[Token]") -> None:
        """Read the rows of a table, each from its own line."""
        cells: list[CellMark] = []
        first, last = tokens[0].map or (0, 0)
        row = -1
        places: list[tuple[int, int]] = []
        for token in tokens:
            if token.type == "tr_open" and token.map:
                row += 1
                places = self._split_row(token.map[0])
                column = 0
            elif token.type == "inline":
                start, end = places[column] if column < len(places) else (self.cursor, self.cursor)
                span = self._read_inline(token, start, end) if start < end else None
                cells.append(CellMark(row, column, 1, 1, span))
                column += 1
            elif token.type == "tr_close":
                cells += self._read_surplus(row, column, places[column:])
        for match in ESCAPED_PIPE.finditer(self.text, self.lines[first], self.lines[last]):
            self._drop(match.start(), match.end())
        end = self.lines[last]
        span = Span(self.lines[first], self.lines[first] + len(self.text[self.lines[first] : end].rstrip()))
        self.tables.append(TableMark(span, tuple(cells)))
        self.cursor = end

    def _read_surplus(self, row: int, column: int, places: list[tuple[int, int]]) -> Iterator[CellMark]:
        """Keep the cells beyond the table's head, which the parser drops."""
        for along, (start, end) in enumerate(places):
            words = self.text[start:end]
            if words.strip():
                first = start + len(words) - len(words.lstrip())
                span = Span(first, first + len(words.strip()))
                self._keep(span.start, span.end)
                yield CellMark(row, column + along, 1, 1, span)

    def _split_row(self, line: int) -> list[tuple[int, int]]:
        """Return where the cells of a row stand, without the pipes around them."""
        start, end = self.lines[line], self.lines[line + 1]
        while start < end and self.text[start] in "> \t":
            start += 1
        start += self.text[start:end].startswith("|")
        end = start + len(self.text[start:end].rstrip())
        places: list[tuple[int, int]] = []
        while start < end:
            match = CELL.match(self.text, start, end)
            stop = match.end(1) if match else end
            places.append((start, stop))
            start = stop + 1
        return places

    def _read_inline(self, token: "Token", start: int, end: int) -> Span | None:
        """Keep the words of an inline token between `start` and `end`; return where they stand."""
        self.cursor = start
        for part in token.children or ():
            if not self._read_part(part, end):
                self._keep(self.cursor, end)
                break
        self.cursor = max(self.cursor, start)
        first = self.words.find(1, start, end)
        last = self.words.rfind(1, start, end)
        while first < last and self.text[last].isspace():
            last -= 1
        return None if first < 0 or not self.text[first : last + 1].strip() else Span(first, last + 1)

    def _read_part(self, part: "Token", end: int) -> bool:
        """Keep the words of one inline part and go behind it; false where they are not found."""
        if part.type in ("softbreak", "hardbreak"):
            self.cursor = min(self.lines[bisect_right(self.lines, self.cursor)], end)
            return True
        if part.type == "image":
            return self._skip(IMAGE, end)
        if part.type == "link_close" and part.info != "auto":
            return self._skip(LINK_END, end)
        if part.type == "text_special":
            return self._read_special(part, end)
        if part.type not in ("text", "code_inline", "html_inline"):
            return True
        return self._read_words(part, end)

    def _read_words(self, part: "Token", end: int) -> bool:
        """Keep plain words or code, and go behind a tag of HTML."""
        for words in dict.fromkeys((part.content, part.content.replace("|", r"\|"))):
            place = self.text.find(words, self.cursor, end)
            if place < 0:
                continue
            self.cursor = place + len(words)
            if part.type != "html_inline":
                self._keep(place, self.cursor)
            if part.type == "text":
                for match in STARS.finditer(self.text, place, self.cursor):
                    self._drop(match.start(), match.end())
            return True
        return False

    def _read_special(self, part: "Token", end: int) -> bool:
        """Keep what a backslash escapes, or an entity as it is written, but not &nbsp;."""
        place = self.text.find(part.markup, self.cursor, end)
        if place < 0:
            return False
        self.cursor = place + len(part.markup)
        if not part.content.isspace():
            self._keep(place + (part.info == "escape"), self.cursor)
        return True

    def _skip(self, pattern: re.Pattern[str], end: int) -> bool:
        match = pattern.search(self.text, self.cursor, end)
        self.cursor = match.end() if match else self.cursor
        return match is not None

    def _keep(self, start: int, end: int) -> None:
        self.words[start:end] = b"\x01" * (end - start)

    def _drop(self, start: int, end: int) -> None:
        self.words[start:end] = b"\x00" * (end - start)


def _table_close(tokens: "Sequence[Token]", start: int) -> int:
    """Return the index of the token that closes the table opened at `start`."""
    return next(at for at in range(start, len(tokens)) if tokens[at].type == "table_close")
