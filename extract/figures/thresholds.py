"""Figures with a bound: what a task demands or applies (节水型企业建成率不低于10%)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from corpus.view import View
from extract.dates.dates import find_mentions
from extract.dates.durations import find_durations, is_counted
from extract.dates.recurrence import find_recurrences
from extract.figures.bounded import Bounded, find_bounded
from extract.figures.modality import find_modality
from extract.folding import HIDDEN, searchable
from ontology.model import Deadline, Modality, Operator, Threshold

# every text that bounds something counts it
BOUNDED = re.compile(r"[0-9０-９一二两三四五六七八九十百千万亿半番]")
DIGIT = r"[0-9一二三四五六七八九十]"
BEFORE_DATE = re.compile(r"(?:之|以)?前")


def find_thresholds(view: View, deadlines: Iterable[Deadline] = (), title: str = "") -> list[Threshold]:
    """Return the bounded figures in `view`, in source order; a range gives two.

    A figure inside one of `deadlines` is none; where the text names no indicator, it is `title`.
    """
    compact = view.compact()
    if not BOUNDED.search(compact.text):
        return []
    text = _searched(compact, deadlines)
    found: list[Threshold] = []
    floor = 0
    for bounded in find_bounded(text):
        found.extend(_thresholds(compact, bounded, title, find_modality(text, floor, *_words_of(bounded))))
        floor = bounded.bound.end
    return found


def _searched(view: View, deadlines: Iterable[Deadline]) -> str:
    """Return the folded text with titles, dates and deadlines hidden; as long as that of `view`."""
    text = searchable(view.text)
    hidden = [(mention.start, _past_before(text, mention.end)) for mention in find_mentions(text)]
    hidden += [(one.start, one.end) for one in find_durations(text) if is_counted(text, one)]
    hidden += [
        (one.start, one.end) for one in find_recurrences(text) if re.search(DIGIT, text[one.start : one.end])
    ]
    taken = [span for deadline in deadlines for span in deadline.spans]
    hidden += [(bisect_left(view.offsets, s.start), bisect_left(view.offsets, s.end)) for s in taken]
    for start, end in hidden:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def _past_before(text: str, place: int) -> int:
    """Return where the words end that make a date a limit (前, 之前, 以前)."""
    match = BEFORE_DATE.match(text, place)
    return match.end() if match else place


def _words_of(bounded: Bounded) -> tuple[int, int]:
    """Return where the words stand that set the figure, from its indicator through its bound."""
    indicator, bound = bounded.indicator, bounded.bound
    if indicator is None or bounded.apart:
        return bound.start, bound.end
    return min(bound.start, indicator.start), max(bound.end, indicator.end)


def _thresholds(
    view: View, bounded: Bounded, title: str, modality: tuple[Modality, int, int] | None
) -> Iterator[Threshold]:
    quantity, indicator = bounded.quantity, bounded.indicator
    start, end = _words_of(bounded)
    pairs = [(bounded.bound.operator, quantity.low)]
    if quantity.is_range:
        pairs = [(Operator.AT_LEAST, quantity.low), (Operator.AT_MOST, quantity.high)]
    for operator, value in pairs:
        yield Threshold(
            text=view[start:end].written,
            subject=view[indicator.start : indicator.end].written if indicator else title,
            operator=operator,
            value=value,
            unit=quantity.unit,
            spans=view.spans(start, end),
            inferred=None if indicator else "task-title",
            modality=modality[0] if modality else None,
            modality_spans=view.spans(*modality[1:]) if modality else (),
        )
