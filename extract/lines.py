"""The lines of a document as a reader sees them, also where an export ran them into one."""

import re
from dataclasses import dataclass

from corpus.paragraphs import LONG_LINE
from corpus.view import View
from extract.folding import fold

_SOLID = re.compile(r"\S+")
_LINE = re.compile(r"[^\n\r\u2028]+")
MARKUP = re.compile(r"^(?:#{1,6}|[*_>]{1,3}|<!--[^\n]{0,80}-->)\s*")  # ## of markdown


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space, folded; `start`..`end` is its place in the text of the view.

    `cell` tells that a tab stands before it or in it: it belongs to a table.
    """

    start: int
    end: int
    text: str
    cell: bool = False


def read_lines(view: View) -> list[Line]:
    """Return the lines of `view` that hold something; a run-in line is parted at its white space."""
    lines: list[Line] = []
    for match in _LINE.finditer(view.text):
        markup = MARKUP.match(match[0].lstrip())
        begin = match.start() + (len(match[0]) - len(match[0].lstrip()) + markup.end() if markup else 0)
        if len(match[0]) > LONG_LINE and len(match[0].split()) > 2:
            lines += [
                _line(view, part.start(), part.end())
                for part in _SOLID.finditer(view.text, begin, match.end())
            ]
        else:
            lines.append(_line(view, begin, match.end(), cell="\t" in match[0].rstrip()))
    return [line for line in lines if line.text]


def _line(view: View, start: int, end: int, *, cell: bool = False) -> Line:
    text = view.text[start:end]
    inner = text.strip("\u3000 \t\xa0\u2002*")
    begin = start + text.find(inner) if inner else start
    compact = re.sub(r"\s+", "", inner)
    return Line(begin, begin + len(inner), fold(compact), cell)
