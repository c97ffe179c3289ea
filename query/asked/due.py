"""For which days a question asks: when tasks end, when documents were issued, of which year a figure is."""

from datetime import date

from query.asked.dates import Found
from query.asked.kinds import ISSUES, Wanted
from query.asked.reading import Reading
from query.plan import AnswerKind, Aspect, Period, State

DATED = (AnswerKind.TASKS, AnswerKind.COUNT, AnswerKind.BOOLEAN, AnswerKind.AGENCIES)


def year_asked(found: Found | None, wanted: Wanted) -> int | None:
    """Return the year for which a figure is asked (2025年要达到多少)."""
    end = found.period.end if found else None
    return end.year if end and wanted.kind is AnswerKind.THRESHOLDS else None


def due_of(
    reading: Reading, found: Found | None, wanted: Wanted, topic: tuple[str, ...]
) -> tuple[Period | None, tuple[str, ...]]:
    """Return the period in which tasks end, and the topic; a goal (到2022年的目标) is of that very year."""
    due = found.period if found and wanted.kind in DATED else None
    if wanted.kind is not AnswerKind.TASKS or not reading.has("goal"):
        return due, topic
    if due and due.end and not due.start:
        due = Period(date(due.end.year, 1, 1), due.end)
    return due, (*topic, "目标")


def issued_in(
    reading: Reading, found: Found | None, wanted: Wanted, topic: tuple[str, ...], *, has_bodies: bool
) -> Period | None:
    """Return the period in which the documents asked for were issued (2017年12月印发的是哪份)."""
    of_documents = AnswerKind.DOCUMENTS in (wanted.kind, wanted.counted)
    if found is None or not of_documents or (has_bodies and wanted.aspect is not Aspect.ISSUED_BY):
        return None
    return found.period if ISSUES.search(reading.words) or not topic else None


def ending_in(reading: Reading, state: State | None, found: Found | None, today: date) -> Period | None:
    """Return the period in which documents asked for by their state end (明年到期的), `None` for none."""
    if state not in (State.LAPSED, State.ENDING):
        return None
    if found and not ISSUES.search(reading.words):
        return found.period
    return Period(today, None) if state is State.ENDING else None


def day_of_state(reading: Reading, state: State | None, found: Found | None, today: date) -> date | None:
    """Return the day for which a state is asked (到2020年底哪些还有效): the last of a period, or today."""
    if state in (None, State.LAPSED, State.ENDING) or found is None or ISSUES.search(reading.words):
        return None
    first, last = found.period.start, found.period.end
    if last is None or (first and first <= today <= last):
        return today
    return last
