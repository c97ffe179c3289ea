"""The list of attachments that follows 附件： at the end of a document."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.view import View
from extract.lines import Line
from extract.words import any_of
from ontology.model import Attachment

# 附件：1.任务分解表  附件：
LIST_HEAD = re.compile(r"附件(?:目录)?：|附：(?=$|[0-9一《（])")
# 附件1：任务分解表
NUMBERED_HEAD = re.compile(r"附件(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[：.、](?=.)")
# 1.  2、  3．  （1）
NUMBER = re.compile(
    r"(?:[0-9]{1,2}[.、](?![0-9]年)|（[0-9一二三四五六七八九十]{1,2}）|附件[0-9]{1,2}[：.、](?=.))"
)
NEXT_ENTRY = re.compile(r"(?<=[；。\u4e00-\u9fff）》])(?P<number>[0-9]{1,2})[.、](?=[\u4e00-\u9fff《“])")
# what ends the list: a date, the head of the first annex, a body that signs
END = re.compile(
    r"(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[一二][〇零一二三四五六七八九]{3}年|附件[0-9一二三四五六七八九十]{0,2}$|（?此件|抄送|联系人"
    r"|[\u4e00-\u9fff]{2,30}(?:人民政府|办公室|办公厅|委员会|政府|国务院)(?:[0-9]{4}年|$)|[一二三四五六七八九十]{1,3}、)"
)
COMPLETE = re.compile(rf"{any_of('title_kinds')}(?:（[^（）]{{1,12}}）)?[；。]?$")


def find_attachments(view: View, lines: list[Line]) -> list[Attachment]:
    """Return the attachments listed after 附件：, without their numbering, each once."""
    found: dict[str, Attachment] = {}
    for i, line in enumerate(lines):
        if head := LIST_HEAD.match(line.text):
            entries = _entries(view, lines, i, head.end())
        elif _opens_numbered_list(lines, i):
            entries = _entries(view, lines, i, 0)
        else:
            continue
        for part in entries:
            title = part.compact().written
            found.setdefault(title, Attachment(title, part.compact().spans()))
    return list(found.values())


def _opens_numbered_list(lines: list[Line], index: int) -> bool:
    """Tell whether 附件1：… stands here with 附件2：… in the next line."""
    here = NUMBERED_HEAD.match(lines[index].text)
    after = NUMBERED_HEAD.match(lines[index + 1].text) if index + 1 < len(lines) else None
    return bool(here and after and here["number"] in {"1", "一"})


def _entries(view: View, lines: list[Line], index: int, skip: int) -> Iterator[View]:
    """Yield the entries from line `index` on, past its first `skip` characters."""
    first = lines[index]
    pieces = [_cut(view, first, skip)] if len(first.text) > skip else []
    numbered = bool(pieces and NUMBER.match(pieces[0].compact().text))
    for line in lines[index + 1 : index + 40]:
        opens = NUMBER.match(line.text)
        if END.match(line.text) and not opens:
            break
        if opens or not pieces:
            numbered = numbered or opens is not None
            pieces.append(_cut(view, line, 0))
        elif _continues(pieces[-1], line, numbered=numbered):
            pieces[-1] = view[_place(view, pieces[-1]) : line.end]
        else:
            break
    for piece in pieces:
        yield from _split(piece)


def _continues(piece: View, line: Line, *, numbered: bool) -> bool:
    """Tell whether `line` goes on with a title that a line end broke."""
    whole = COMPLETE.search(piece.compact().text)
    return (
        whole is None
        and len(line.text) <= 60
        and "。" not in line.text
        and (numbered or "，" not in line.text)
    )


def _split(piece: View) -> Iterator[View]:
    """Yield the entries of one line (1.名单；2.登记表), stripped of number, signs and enclosing 《》."""
    compact = piece.compact()
    marks = [match for match in NEXT_ENTRY.finditer(compact.text) if match["number"] != "1"]
    starts = [0, *(match.start("number") for match in marks)]
    for start, end in zip(starts, [*starts[1:], len(compact)], strict=True):
        entry = compact[start:end].strip("；;。，, ")
        if number := NUMBER.match(entry.text.replace("．", ".")):
            entry = entry[number.end() :]
        if entry.text.startswith("《") and entry.text.endswith("》") and entry.text.count("《") == 1:
            entry = entry[1:-1]
        if len(entry) > 1:
            yield entry


def _cut(view: View, line: Line, skip: int) -> View:
    """Return `line` without its first `skip` characters that are not white space."""
    part = view[line.start : line.end]
    kept = 0
    for i, char in enumerate(part.text):
        if kept == skip:
            return part[i:]
        kept += not char.isspace()
    return part[len(part) :]


def _place(view: View, part: View) -> int:
    """Return where `part` begins in `view`."""
    return bisect_left(view.offsets, part.offsets[0])
