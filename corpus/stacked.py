"""Tables that an export wrote a cell a line, each row opened by its number, or a row a line between bars."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import CellMark, TableMark
from corpus.numbering import parse_numbering
from corpus.ragged import read_ragged
from corpus.view import View
from ontology.model import Span

FIRST_HEAD = re.compile(r"(?:序号|编号|项次)\s*[|｜]?$")  # 序号, 序号 |
NUMBER = re.compile(r"(\d{1,3})[*＊]?\s*[|｜]?$")  # 1, 1*: a footnote's sign
BAR = re.compile(r"\s*[|｜]$")
BARS = re.compile("[|｜]")
ASIDE = re.compile(r"[（(][^（()）]{0,30}[)）]")  # 重点工作任务（共12项）
GOES_ON = re.compile(r"[^：:，。]{0,6}(?:牵头|配合|责任|参与|协办)(?:单位|部门)[：:]")  # 省牵头单位：省水利厅
GROUP = ("chapter", "han", "han-bracket")  # styles of a line that heads the rows below it
LONGEST_HEAD = 14
FEWEST, MOST = 3, 10  # columns

Cell = list[View]  # the lines of one cell


PIPED = re.compile(r"\s*[|｜](?:[^|｜\n]*[|｜]){2,}\s*$")  # | 序号 | 任务 | 责任单位 |
OPEN_PIPED = re.compile(r"(?:[^|｜\n]{1,400}[|｜]){2,}[^|｜\n]*$")  # 任务 | 时间 | 责任单位 |
RULE = re.compile(r"[\s|｜:：—-]+$")  # | --- | --- |


@dataclass(slots=True)
class _Row:
    """The cells of one row, or the one line of a `group` over the whole width."""

    cells: list[Cell]
    group: bool = False


def find_stacked(lines: Sequence[View], start: int) -> tuple[TableMark, int] | None:
    """Return the table whose head opens at `start`, and the index behind its last line; `None` for none.

    A cell ends with a bar, with a blank line where blank lines part the head's cells, else with its line.
    """
    if PIPED.match(lines[start].text):
        return _piped(lines, start)
    if OPEN_PIPED.match(lines[start].text):
        return _open_piped(lines, start)
    if not FIRST_HEAD.match(lines[start].text.strip()):
        return None
    blocks = list(_blocks(lines, start))
    width = _width([_text(block) for _, block in blocks[: MOST + 1]])
    if not width:
        return None
    rows = [_Row([block for _, block in blocks[:width]])]
    stop = start
    for last, block in blocks[width:]:
        if not _take(block, rows, width):
            break
        stop = stop if rows[-1].group else last + 1
    while rows[-1].group:
        rows.pop()  # 二、…: no row follows, so it heads what stands behind the table
    if any(len(row.cells) < width for row in rows if not row.group) or _counts_on(blocks, stop, rows):
        ragged = read_ragged([block for _, block in blocks[:width]], blocks[width:])
        if ragged:
            found, last = ragged
            return _mark([_Row(cells) for cells in found], len(found[0])), last + 1
    return (_mark(rows, width), stop) if len(rows) > 1 else None


def _counts_on(blocks: Sequence[tuple[int, Cell]], stop: int, rows: Sequence[_Row]) -> bool:
    """Tell whether the next number stands behind the rows that were read: a cell too many parted them."""
    number = NUMBER.match(_text(rows[-1].cells[0]))
    following = str(int(number[1]) + 1) if number and len(rows) > 1 else "1"
    return any(_text(block) == following for last, block in blocks if last >= stop)


def _piped(lines: Sequence[View], start: int) -> tuple[TableMark, int] | None:
    """Return the table whose cells stand between bars, a row a line."""
    stop = next((i for i in range(start, len(lines)) if not PIPED.match(lines[i].text)), len(lines))
    shown = [line.strip() for line in lines[start:stop] if not RULE.match(line.text)]
    rows = [_Row([[cell] for cell in _cells(line)]) for line in shown]
    return (_mark(rows, len(rows[0].cells)), stop) if len(rows) > 1 else None


def _open_piped(lines: Sequence[View], start: int) -> tuple[TableMark, int] | None:
    """Return the table whose cells stand between bars, its rows without a bar in front; all rows alike."""
    bars = len(BARS.findall(lines[start].text))
    stop = start + 1
    while stop < len(lines) and len(BARS.findall(lines[stop].text)) == bars:
        stop += 1
    rows = [_Row([[cell] for cell in _cells(line.strip())]) for line in lines[start:stop]]
    return (_mark(rows, len(rows[0].cells)), stop) if len(rows) > 1 else None


def _cells(line: View) -> Iterator[View]:
    bars = [match.start() for match in BARS.finditer(line.text)]
    if bars[0] > 0:
        bars = [-1, *bars, *([len(line)] if bars[-1] + 1 < len(line) else [])]
    for first, second in pairwise(bars):
        yield line[first + 1 : second]


def _blocks(lines: Sequence[View], start: int) -> Iterator[tuple[int, Cell]]:
    """Yield what each cell would hold, with the index of its last line."""
    barred = any(BAR.search(line.text.strip()) for line in lines[start : start + 2])
    parted = not barred and start + 1 < len(lines) and not lines[start + 1].text.strip()
    block: Cell = []
    for index in range(start, len(lines)):
        text = lines[index].text.strip()
        block += [lines[index]] if text else []
        following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
        goes_on = (barred and not BAR.search(text)) or (parted and following)
        if block and not goes_on:
            yield index, block
            block = []
    if block:
        yield len(lines) - 1, block


def _text(block: Cell) -> str:
    return BAR.sub("", "".join(line.text.strip() for line in block))


def _width(texts: Sequence[str]) -> int:
    """Return the number of the head's cells, the short ones up to the first number; 0 for no head."""
    for width, text in enumerate(texts):
        if NUMBER.match(text) or _opens_group(text):
            return width if FEWEST <= width <= MOST else 0
        if len(ASIDE.sub("", text)) > LONGEST_HEAD or "。" in text:
            return 0
    return 0


def _opens_group(text: str) -> bool:
    numbering = parse_numbering(text)
    return numbering is not None and numbering.style in GROUP and numbering.length < len(text)


def _take(block: Cell, rows: list[_Row], width: int) -> bool:
    """Put a cell in its place; `False` where it stands behind the table's end.

    A row may lack its last cells, where the next number follows.
    """
    text, last = _text(block), rows[-1]
    whole = last.group or len(last.cells) == width
    number, before = NUMBER.match(text), NUMBER.match(_text(last.cells[0]))
    follows = number and before and len(last.cells) > 1 and int(number[1]) == int(before[1]) + 1
    if (whole and number) or follows:
        rows.append(_Row([block]))
    elif whole and _opens_group(text):
        rows.append(_Row([block], group=True))
    elif whole and not last.group and GOES_ON.match(text):
        last.cells[-1] = last.cells[-1] + block
    elif whole:
        return False
    else:
        last.cells.append(block)
    return True


def _mark(rows: Sequence[_Row], width: int) -> TableMark:
    cells = [
        CellMark(number, column, 1, width if row.group else 1, _span(block))
        for number, row in enumerate(rows)
        for column, block in enumerate(row.cells)
    ]
    spans = [cell.span for cell in cells if cell.span]
    return TableMark(Span(spans[0].start, spans[-1].end), tuple(cells))


def _span(block: Cell) -> Span | None:
    """Return where the words of a cell stand, its bar left out; `None` for a blank one."""
    places = [
        place for line in block for place in line[: len(BAR.sub("", line.text.rstrip()))].strip().offsets
    ]
    return Span(places[0], places[-1] + 1) if places else None
