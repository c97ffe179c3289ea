"""The lines of a document as a reader sees them, also where an export ran them into one."""

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.run_in import is_run_in
from corpus.view import View
from extract.folding import fold

_SOLID = re.compile(r"\S+")
_LINE = re.compile(r"[^\n\r\u2028]+")
# 关于……的通知 | 各县区人民政府：  请认真贯彻执行。 | 2019年9月16日
_PARTS = re.compile(
    r"(?:(?<=通知)|(?<=意见)|(?<=决定)|(?<=通报))[ \t　]+(?=各[^。]{2,200}[:：]\s*$)"
    r"|(?<=。)[ \t　]+(?=(?:[\u4e00-\u9fff]{3,40}[ 　]*)?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*$)",
    re.MULTILINE,
)
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
        if is_run_in(match[0].strip()) and len(match[0].split()) > 2:
            lines += [
                _line(view, part.start(), part.end())
                for part in _SOLID.finditer(view.text, begin, match.end())
            ]
        else:
            cell = "\t" in match[0].rstrip()
            parted = not cell and len(match[0].split()) > 1
            ends = [part.end() for part in _PARTS.finditer(view.text, begin, match.end())] if parted else []
            for start, end in pairwise([begin, *ends, match.end()]):
                lines.append(_line(view, start, end, cell=cell))
    return [line for line in lines if line.text]


def _line(view: View, start: int, end: int, *, cell: bool = False) -> Line:
    text = view.text[start:end]
    inner = text.strip("\u3000 \t\xa0\u2002*")
    begin = start + text.find(inner) if inner else start
    compact = re.sub(r"\s+", "", inner)
    return Line(begin, begin + len(inner), fold(compact), cell)
