"""The names in a cell of a table: parted by signs, blanks, labels, or by what other cells name alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from corpus.tables import Table
from corpus.view import View
from extract.bodies.agencies import is_agency, split_names
from extract.pieces import split_view

LABEL_LINE = re.compile(r"\n[ \t　]*(?=[^：:，。\n]{0,6}(?:牵头|配合|责任|参与|协办)(?:单位|部门)[：:])")
BODY_ENDS = (*"局委办厅部院会室队站所", "政府", "中心")


def known_names(table: Table, column: int) -> frozenset[str]:
    """Return the names in a column that its other cells may run together."""
    names = {name.text for row in table.rows if row[column].text for name in names_of(row[column].view)}
    return frozenset(name for name in names if len(name) > 2)


def stretches(view: View) -> Iterator[View]:
    """Yield the stretches of a cell that a line with a label opens (市商务局 | 省牵头单位：省商务厅)."""
    starts = [match.start() + 1 for match in LABEL_LINE.finditer(view.text)]
    for start, end in pairwise([0, *starts, len(view)]):
        yield view[start:end]


def names_of(view: View) -> Iterator[View]:
    """Yield the names of a cell, also those that only a blank parts where each is one (安监站 卫生院)."""
    for name in split_names(view):
        first, last = (bisect_left(view.offsets, name.offsets[place]) for place in (0, -1))
        written = view[first : last + 1]
        pieces = list(split_view(written, " 　"))
        apart = len(pieces) > 1 and all(piece.text.endswith(BODY_ENDS) for piece in pieces)
        yield from (piece.strip() for piece in pieces) if apart else (name,)


def parted(name: View, known: frozenset[str]) -> list[View]:
    """Return a name as the known names that it runs together (文化股|文化馆), else itself."""
    parts: list[View] = []
    place = 0
    while place < len(name):
        length = max(
            (len(one) for one in known if one != name.text and name.text.startswith(one, place)), default=0
        )
        if not length:
            rest = name[place:]
            return [*parts, rest] if parts and is_agency(rest.text) else _ending_known(name, known)
        parts.append(name[place : place + length])
        place += length
    return parts


def _ending_known(name: View, known: frozenset[str]) -> list[View]:
    """Return a name that runs on into a known one as the two (派出所|工商所), else itself."""
    for one in sorted(known, key=lambda one: (-len(one), one)):
        before = name[: len(name) - len(one)]
        if name.text.endswith(one) and len(before) > 2 and before.text.endswith(BODY_ENDS):
            return [*_ending_known(before, known), name[len(before) :]] if is_agency(before.text) else [name]
    return [name]
