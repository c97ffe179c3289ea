"""A document's lines as the paragraphs that its writer meant: wrapped lines joined, lost line ends restored.

Everything here is a `View`: nothing of the text is changed, only cut and put together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.document import Document, Layout, TableMark
from corpus.headings import DATE_LINE, is_heading_text
from corpus.hidden import visible
from corpus.numbering import parse_numbering
from corpus.run_in import is_run_in, part_headings, restore_lines
from corpus.stacked import find_stacked
from corpus.view import View, join_views, view_of
from ontology.model import Span

LONGEST_NOTE = 420  # characters of a note at the end of a paragraph, with the sign before it
PROSE = 25  # a line of fewer characters without a comma may be a title and is never joined to the next
FURNITURE = re.compile(
    r"^[\s—–\-_·.]*+(?:第?\s*+\d{1,3}\s*+页?(?:\s*+[/共]\s*+\d{1,3}\s*+页?)?)[\s—–\-_·.]*+$"
)  # — 3 —
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
COMMENT = re.compile(r"^\s*<!--[^>]{0,200}-->\s*$")  # <!-- INFO END -->
HASHES = re.compile(r"^\s*(#{1,6})\s+(?=\S)")  # ## 第二章 总则, in plain text as in markdown
BULLET = re.compile(r"^[\s　]*[-*•●■◆]\s+")  # - （一）各县（市）区
SENTENCE_END = tuple("。；：！？.;:!?…")
NOTE_AT_END = re.compile(
    r"[。；！？][\s　]*[（(〔\[【][^（(〔\[【]{0,400}[）)〕\]】]$"
)  # 。（责任单位：市水务局）

LISTS_ANNEXES = re.compile(r"附\s?件?\s*[:：]")  # 附件：1.任务分解表  附：1、推荐表
# 1．市场整治（市商务局牵头，市市场监管局配合）
NOTED_HEADING = re.compile(r"^[^。；：（(〔\[【]{4,40}[（(〔\[【][^（）()〔〕\[\]【】。]{2,120}[）)〕\]】]$")
ROLE = re.compile(r"牵头|配合|责任|负责|协办|参与|主办")
OPEN_NOTE = re.compile(
    r"[（(〔\[][^（()）：:]{2,8}[：:][^（()）]{2,200}$"
)  # （责任单位：市水务局, never closed
# 某某市教育局关于……的通知 | 各县区教育局：
TITLE_END = re.compile(
    r"关于[^。；]{2,120}(?:通知|意见|决定|通报|公告|通告|批复|函)(?:[（(][^（()）]{1,12}[）)])?$"
)
WIDER = 1.6  # how much longer than a line what follows it is, where the line is no wrapped one


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without its surrounding white space; `level` is that of a marked heading, else `None`."""

    view: View
    level: int | None = None


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: by its format's `mark`, or the exported text of one; `hidden` is markup between the words."""

    view: View
    mark: TableMark | None = None
    hidden: tuple[Span, ...] = ()


Part = Paragraph | FlatTable


@dataclass(slots=True)
class _Lines:
    """Lines of prose that wait to be joined into one paragraph."""

    views: list[View] = field(default_factory=list)

    def flush(self) -> Iterator[Paragraph]:
        if self.views:
            yield Paragraph(join_views(self.views))
            self.views = []


def read_paragraphs(document: Document) -> list[Part]:
    """Return the paragraphs and raw tables of `document` in source order, page furniture left out."""
    layout = document.layout or Layout()
    parts: list[Part] = []
    place = 0
    for mark in layout.tables:
        parts += _read_stretch(document.text, layout, place, mark.span.start)
        view = view_of(document.text, mark.span.start, mark.span.end)
        parts.append(FlatTable(view, mark, layout.hidden))
        place = mark.span.end
    return parts + list(_read_stretch(document.text, layout, place, len(document.text)))


def _read_stretch(text: str, layout: Layout, start: int, end: int) -> Iterator[Part]:
    """Yield what stands from `start` to `end`, where the format marks no table."""
    lines = list(_lines(text, layout, start, end))
    waiting = _Lines()
    index = 0
    while index < len(lines):
        line = lines[index]
        if stacked := find_stacked(lines, index):
            yield from waiting.flush()
            mark, index = stacked
            yield FlatTable(view_of(text, mark.span.start, mark.span.end), mark, layout.hidden)
            continue
        if has_tabs(line.text):
            yield from waiting.flush()
            stop = _table_end(lines, index)
            if _is_indented(lines[index:stop]):
                for indented in lines[index:stop]:
                    yield from _take_line(layout, indented, waiting)
                index = stop
                continue
            yield FlatTable(view_of(text, lines[index].offsets[0], lines[stop - 1].offsets[-1] + 1))
            index = stop
            continue
        index += 1
        yield from _take_line(layout, line, waiting)
    yield from waiting.flush()


def _take_line(layout: Layout, line: View, waiting: _Lines) -> Iterator[Part]:
    text = line.text.strip()
    if not text or FURNITURE.match(text) or COMMENT.match(text):
        return
    level = _marked_level(layout, line)
    if hashes := HASHES.match(line.text):
        line, level = line[hashes.end() :], level or len(hashes[1])
        text = line.text.strip()
    long = is_run_in(text) and level is None
    pieces = list(restore_lines(line) if long else part_headings(line))
    if waiting.views and not long and _is_whole(waiting.views, text):
        yield from waiting.flush()
    for piece in pieces:
        bullet = BULLET.match(piece.text)
        clean = piece[bullet.end() if bullet else 0 :].strip()
        if not clean.text:
            continue
        if level is not None or bullet or not _continues(waiting.views, clean):
            yield from waiting.flush()
        if level is not None:
            yield Paragraph(clean, level)
        else:
            waiting.views.append(clean)


def _is_whole(waiting: list[View], line: str) -> bool:
    """Tell whether the waiting lines end a paragraph by their shape, whatever sign they end with.

    So does a heading that is much shorter than what follows (a page wraps all its lines alike), one that
    who does it closes in brackets, and a title that the names of its receivers follow.
    """
    before = waiting[-1].text
    if open_bracket(before):
        return False
    receivers = line.endswith(("：", ":")) and TITLE_END.search("".join(view.text for view in waiting))
    if receivers:
        return True
    number = parse_numbering(before)
    if number and len(waiting) == 1 and NOTED_HEADING.search(before) and ROLE.search(before):
        return True
    heads = len(waiting) == 1 and is_heading_text(before[number.length if number else 0 :])
    return heads and len(before) * WIDER < len(line)


def _lines(text: str, layout: Layout, start: int, end: int) -> Iterator[View]:
    """Yield the lines between `start` and `end` with their line ends, markup left out."""
    for line in LINE.finditer(text, start, end):
        yield visible(text, line.start(), line.end(), layout.hidden)


def _marked_level(layout: Layout, line: View) -> int | None:
    """Return the level of the heading that the format marks at `line`."""
    if not line.offsets:
        return None
    first, last = line.offsets[0], line.offsets[-1]
    index = bisect_right(layout.headings, first, key=lambda mark: mark.span.end)
    if index == len(layout.headings) or layout.headings[index].span.start > last:
        return None
    return layout.headings[index].level


def has_tabs(text: str) -> bool:
    """Tell whether a line opens a cell (a leading tab) or holds a row (two tabs between words)."""
    return text.startswith("\t") or text.strip(" 　").count("\t") >= 2


def _is_indented(lines: list[View]) -> bool:
    """Tell whether lines that open with a tab are paragraphs: each is numbered or ends like a sentence."""
    texts = [line.text.strip() for line in lines if line.text.startswith("\t") and line.text.strip()]
    single = not any("\t" in line.text.strip() for line in lines)
    return single and all(numbered(text) or text.endswith(SENTENCE_END) for text in texts)


def _table_end(lines: list[View], start: int) -> int:
    """Return the index behind the last line of the exported table that opens at `start`.

    A cell may run over several lines and blank ones; the table ends before prose that follows a blank
    line, or where no further cell comes.
    """
    last = start
    inline = not lines[start].text.startswith("\t")
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        if has_tabs(text):
            last = index
            continue
        if inline and text.strip():
            break
        if text.strip() and (_opens_part(text.strip()) or not _cell_follows(lines, index)):
            break
    stop = last + 1
    if not inline:
        while stop < len(lines) and lines[stop].text.strip() and not _opens_part(lines[stop].text.strip()):
            stop += 1
        stop = _cell_tail(lines, stop)
    return stop


def _cell_tail(lines: list[View], stop: int) -> int:
    """Return the end of a last cell that runs on behind blank lines with short names."""
    index = stop
    while index < len(lines):
        text = lines[index].text.strip()
        if not text:
            index += 1
            continue
        if (
            len(text) > 12
            or text.endswith(SENTENCE_END)
            or _opens_part(text)
            or has_tabs(lines[index].text)
            or numbered(text)
        ):
            break
        index += 1
        stop = index
    return stop


def _cell_follows(lines: list[View], index: int) -> bool:
    """Tell whether a cell opens within the next lines, before any prose."""
    for line in lines[index + 1 : index + 25]:
        if line.text.startswith("\t"):
            return True
        if _opens_part(line.text.strip()):
            return False
    return False


def _opens_part(text: str) -> bool:
    """Tell whether a line opens an annex: 附件2."""
    return bool(ANNEX.match(text))


ANNEX = re.compile(r"附[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?(?:\s*$|\s+\S{2,40}$)")  # 附件 1


def _continues(waiting: list[View], line: View) -> bool:
    """Tell whether `line` goes on with the sentence that the waiting lines left open."""
    if not waiting:
        return False
    before = waiting[-1].text
    if before.endswith(SENTENCE_END) or (
        numbered(line.text) and (OPEN_NOTE.search(before) or not open_bracket(before))
    ):
        return False
    if open_bracket(before):
        return True
    whole = _ending(waiting)
    if len(whole) < PROSE and not any(char in whole for char in "，。；,"):
        return False
    if NOTE_AT_END.search(whole):
        return False
    return (
        not LISTS_ANNEXES.match(line.text) and not _opens_part(line.text) and not DATE_LINE.match(line.text)
    )


def _ending(views: list[View]) -> str:
    """Return the last `LONGEST_NOTE` characters of `views`, all where they are fewer."""
    ending = ""
    for view in reversed(views):
        if len(ending) >= LONGEST_NOTE:
            break
        ending = view.text + ending
    return ending[-LONGEST_NOTE:]


def numbered(text: str) -> bool:
    """Tell whether `text` opens with a number of a heading or item."""
    return parse_numbering(text) is not None


def open_bracket(text: str) -> bool:
    """Tell whether the last bracket of `text` is still open."""
    depth = 0
    for char in reversed(text):
        if char in "）)〕】》”":
            depth += 1
        elif char in "（(〔【《“":
            if depth == 0:
                return True
            depth -= 1
    return False
