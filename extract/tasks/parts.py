"""Parts of an item: one for each note inside it, or for each part that one note gives a body of its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.view import View, join_views
from extract.duties.roles import read_note
from extract.pieces import split_view
from extract.segment import parse
from extract.tasks.drafts import Draft
from extract.tasks.notes import PlacedNote
from ontology.model import TaskKind

PART = re.compile(
    r"^(?P<part>[^，,、；;（(]{2,30}?)由(?=[^；;]{2,200}(?:牵头|负责))"
)  # 沿江整治由市经信局牵头


def are_apart(view: View, notes: Sequence[PlacedNote]) -> bool:
    """Tell whether text stands between the notes."""
    pairs = pairwise(notes)
    return any(view.text[first.end : second.start].strip("。；;，") for first, second in pairs)


def noted_parts(view: View, notes: Sequence[PlacedNote], path: tuple[str, ...]) -> list[Draft]:
    """Return one part a note, of an item in which each stretch has its own: the item itself then has none."""
    parts, place = [], 0
    for note in notes:
        text = view[place : note.start].strip("。；;—－-")
        end = note.end
        if view.text[end : end + 1] in ("。", "；", ";"):
            end += 1
        place = end
        draft = Draft(TaskKind.DUTY, path, None, text)
        draft.assignments = list(note.assignments)
        draft.notes.append(note.inside)
        parts.append(draft)
    return [part for part in parts if part.text.text]


def named_parts(note: PlacedNote, text: View, path: tuple[str, ...]) -> list[Draft]:
    """Return the parts that a note assigns one by one (沿江…由…牵头；长江…由…牵头) with their sentences."""
    found = [(piece, PART.match(piece.text)) for piece in split_view(note.inside, "；;")]
    named = [(piece, piece[: match.end("part")]) for piece, match in found if match]
    if len(named) < 2:
        return []
    sentences = [text[start:end] for start, end in parse(text.text).sentences]
    groups: list[list[View]] = [[] for _ in named]
    for index, sentence in enumerate(sentences):
        likeness = [_likeness(name.text, sentence.text) for _, name in named]
        best = max(range(len(named)), key=lambda i: (likeness[i], -i))
        if likeness[best] > 0:
            groups[best].append(sentence)
        elif index:
            next((g for g in groups if g and g[-1] is sentences[index - 1]), groups[0]).append(sentence)
    parts = []
    for (piece, name), group in zip(named, groups, strict=True):
        draft = Draft(TaskKind.DUTY, path, name, join_views(group) if group else name)
        draft.assignments = read_note(piece)
        draft.notes.append(piece)
        parts.append(draft)
    return parts


def _likeness(name: str, sentence: str) -> int:
    """Return how many character pairs of a part's name stand in a sentence."""
    return sum(name[i : i + 2] in sentence for i in range(len(name) - 1))
