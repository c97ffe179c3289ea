"""Rows of a table a cell a line in which merged cells left no trace: each cell goes where its words fit.

The head says what its columns hold (a time, a person, bodies, remarks), the words of a cell what it is.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from corpus.view import View

Cell = list[View]  # the lines of one cell
Row = list[Cell]  # the cells of one row, one a column; a blank one has no lines

NUMBER = re.compile(r"\d{1,3}$")
LONGEST_NAME = 24  # characters of a cell that names one body
MOST = 14  # cells of one row
# a line that stands behind the table: 注：…  附件2  一、…
BEHIND = re.compile(
    r"[注附]|备注|说明|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|20\d\d年\d{1,2}月\d{1,2}日$"
)


class Holds(Enum):
    """What a column holds."""

    WORDS = "words"
    TIME = "time"
    PERSON = "person"
    BODY = "body"
    REMARK = "remark"


HEADS = (
    (Holds.REMARK, re.compile("备注|说明$")),
    (Holds.TIME, re.compile("时限|时间|期限|节点")),
    (Holds.PERSON, re.compile("领导|责任人|负责人|联系人|包保人")),
    (Holds.BODY, re.compile("单位|部门|[股科处]室|主体|机构")),
)
TIME = re.compile(
    r"(?:20\d\d年)?(?:底|末|全年|(?:全年|长期|持续|常年|每[年月周季日]|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月).{0,12})?"
)
PERSON = re.compile(r"[\u4e00-\u9fff]\s*[\u4e00-\u9fff·]{1,3}(?:[、，][\u4e00-\u9fff·]{2,4}){0,3}")
BODY = re.compile(
    r"[^。；：]{0,60}(?:[局委办厅部院会股科室所站队馆处行社园镇乡区县市校]|街道|中心|公司|政府|单位|集团|机构|团体|企业|各村)(?:[)）]|等)?"
)


def read_ragged(head: Sequence[Cell], blocks: Sequence[tuple[int, Cell]]) -> tuple[list[Row], int] | None:
    """Return the head and the rows below it, and the index of their last line; `None` where they do not fit.

    `blocks` are the cells below the head, each with the index of its last line.
    """
    columns = _joined(head)
    kinds = [_holds(_text(cell)) for cell in columns]
    words = [i for i, kind in enumerate(kinds) if kind is Holds.WORDS]
    if len(words) < 2 or words != list(range(len(words))) or Holds.BODY not in kinds:
        return None
    rows: list[Row] = [columns]
    last = 0
    for cells, end in _rows(blocks):
        row = _placed(cells, kinds, words[-1])
        if row is None:
            return None
        rows.append(row)
        last = end
    return (rows, last) if len(rows) > 2 else None


def _text(cell: Cell) -> str:
    return "".join(line.text.strip() for line in cell)


def _joined(head: Sequence[Cell]) -> list[Cell]:
    """Return the head's cells, one that is only a bracket joined to the one before (责任股室 | （单位）)."""
    joined: list[Cell] = []
    for cell in head:
        if joined and re.fullmatch(r"[（(][^（()）]*[)）]", _text(cell)):
            joined[-1] = joined[-1] + cell
        else:
            joined.append(cell)
    return joined


def _holds(head: str) -> Holds:
    return next((kind for kind, pattern in HEADS if pattern.search(head)), Holds.WORDS)


def _rows(blocks: Sequence[tuple[int, Cell]]) -> Iterator[tuple[list[Cell], int]]:
    """Yield the cells of each row, its number first, with the index of the row's last line."""
    starts, number = [], 1
    for place, (_, cell) in enumerate(blocks):
        if _text(cell) == str(number):
            starts.append(place)
            number += 1
    for start, stop in pairwise([*starts, _end(blocks, starts[-1]) if starts else 0]):
        yield [cell for _, cell in blocks[start:stop]], blocks[stop - 1][0]


def _end(blocks: Sequence[tuple[int, Cell]], start: int) -> int:
    """Return where the last row ends: before the first cell behind its words that cannot belong to it."""
    told = False
    for place in range(start + 1, min(len(blocks), start + MOST)):
        text = _text(blocks[place][1])
        if BEHIND.match(text) or (told and len(text) > LONGEST_NAME and not BODY.fullmatch(text)):
            return place
        told = told or text.endswith("。")
    return min(len(blocks), start + MOST)


def _placed(cells: Sequence[Cell], kinds: Sequence[Holds], main: int) -> Row | None:
    """Return a row's cells by column: what names it and its words first, then each where it fits."""
    row: Row = [[] for _ in kinds]
    row[0] = cells[0]
    words = [_text(cell) for cell in cells]
    sentences = [i for i, text in enumerate(words) if i and text.endswith(("。", "；"))]
    spoken = sentences or [max(range(1, len(cells)), key=lambda i: len(words[i]))] if len(cells) > 1 else []
    if not spoken or len(cells) > MOST or spoken != list(range(spoken[0], spoken[-1] + 1)):
        return None
    row[main] = [line for i in spoken for line in cells[i]]
    before = cells[1 : spoken[0]]
    if len(before) > main - 1:
        return None
    row[main - len(before) : main] = before
    for cell in cells[spoken[-1] + 1 :]:
        column = _column(_text(cell), row, kinds)
        if column is None:
            return None
        row[column] = row[column] + cell
    return row


def _column(text: str, row: Row, kinds: Sequence[Holds]) -> int | None:
    """Return the column in which a cell behind the words belongs: the first free one of its kind."""
    fits = [
        kind
        for kind, pattern in ((Holds.TIME, TIME), (Holds.BODY, BODY), (Holds.PERSON, PERSON))
        if pattern.fullmatch(text)
    ]
    for kind in (*fits, Holds.REMARK):
        columns = [i for i, one in enumerate(kinds) if one is kind]
        free = [i for i in columns if not row[i]]
        if kind is Holds.BODY and columns:
            return free[0] if len(columns) > 1 and free else columns[-1]
        if free:
            return free[0]
    return None
