"""Notes that stand in or behind the text of an item: （A牵头，2017年底前完成）, 责任单位：A、B."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.view import View
from extract.bodies.agencies import is_agency, split_names
from extract.dates.deadlines import TimeContext, find_deadlines
from extract.duties.roles import FIRST_LEADS, read_note
from extract.pieces import CLOSING, OPENING
from extract.segment import parse
from extract.words import any_of
from ontology.model import Assignment

TAIL = re.compile(
    r"(?<=[。；;！？）)])(?=(?:牵头|责任|配合|负责|主办|承办|协办|参与|落实|实施|完成)[^，。；：:]{0,6}[：:])"
    r"|(?<=[\u4e00-\u9fff%])(?=(?:牵头|责任|配合|主办|承办|协办|参与)(?:责任)?(?:单位|部门)[：:])"
)
DATE_LABEL = re.compile(r"(?:完成|整改|办结|推进|实施|工作)?(?:时限|期限|时间)[^，。；：:]{0,4}[：:]")
ROLE_WORDS = re.compile(f"{any_of('role_labels')}|{any_of('role_verbs')}")
BRACKET = re.compile("[" + re.escape(OPENING[:5] + CLOSING[:5]) + "]")
LABEL_AHEAD = re.compile(
    r"[（(〔\[【](?:牵头|责任|配合|负责|主办|承办|落实)[^，。；：:]{0,6}[：:]"
)  # never closed
ENDS_SENTENCE = "。；;！？.，"


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note at `start`..`end` of its text (brackets included), its inside, and who does what by it."""

    start: int
    end: int
    inside: View
    assignments: tuple[Assignment, ...] = ()


def find_notes(view: View, context: TimeContext) -> list[PlacedNote]:
    """Return the notes in `view` (without white space), in order; what they cover is no part of the text."""
    found = []
    for start, end in _brackets(view.text):
        inside = view[start + 1 : end - 1]
        if not _stands_as_note(view.text, start, end):
            continue
        at_end = not view.text[end:].strip("。；; ")
        placed = _read(start, end, inside, context, at_end=at_end, apart=view.text[start - 1] in "。；;")
        if placed:
            found.append(placed)
    tail = list(_tail(view)) if not found or TAIL.search(view.text, 0, found[0].start) else []
    return tail or found


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost brackets of `text`, half-open; 《》 and quotes are passed over.

    A note with a label that is never closed reaches one behind the end, as if it were.
    """
    depth, start = 0, 0
    for bracket in BRACKET.finditer(text):
        if bracket[0] in OPENING[:5]:
            start = start if depth else bracket.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, bracket.end()
    if depth == 1 and LABEL_AHEAD.match(text, start):
        yield start, len(text) + 1


def _stands_as_note(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands at the end of a sentence or behind its 。."""
    behind = text[end : end + 1]
    return start > 0 and (
        not behind or behind in ENDS_SENTENCE or text[start - 1] in "。；;！？" or behind in OPENING
    )


def _read(
    start: int, end: int, inside: View, context: TimeContext, *, at_end: bool, apart: bool
) -> PlacedNote | None:
    """Return the note inside a bracket, or None; `apart`: it stands behind a 。, as nothing else does."""
    text = inside.text
    cues = bool(ROLE_WORDS.search(text)) and any(cue.kind in ("label", "role") for cue in parse(text).cues)
    if cues or (at_end and FIRST_LEADS.search(text)) or ((at_end or apart) and _names_alone(inside)):
        assignments = read_note(inside)
        if assignments:
            return PlacedNote(start, end, inside, tuple(assignments))
    if at_end and (DATE_LABEL.search(text) or len(text) <= 20) and find_deadlines(inside, context):
        return PlacedNote(start, end, inside)
    return None


def _names_alone(inside: View) -> bool:
    """Tell whether a bracket that closes an item holds nothing but names of bodies: （省药监局）."""
    names = split_names(inside)
    return bool(names) and all(is_agency(name.text) and len(name) > 3 for name in names)


def _tail(view: View) -> Iterator[PlacedNote]:
    """Yield 责任单位：A、B without brackets at the end of the text."""
    match = TAIL.search(view.text)
    if match is None and not _opens_with_label(view.text[:12]):
        return
    start = match.start() if match else 0
    inside = view[start:]
    assignments = read_note(inside)
    if assignments and inside.text.count("。") <= 1:
        yield PlacedNote(start, len(view), inside, tuple(assignments))


def _opens_with_label(opening: str) -> bool:
    """Tell whether the first words of a text are a label (责任单位：)."""
    labels = parse(opening).cues_of("label") if "：" in opening else []
    return bool(labels) and labels[0].start == 0
