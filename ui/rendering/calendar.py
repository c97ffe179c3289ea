"""Time limits of the register as an iCalendar file, for WPS, Outlook and the calendars of phones.

A limit is a VEVENT that lasts the whole of its last day. No VTODO: the calendars of phones do not show them
and Outlook does not import them. An event over the whole of a period (2020年6月—12月) would fill every day of
it; what matters of a limit is its end, and the period stands in the description. What recurs is one event
with an RRULE. Nothing is taken from the clock: the same tasks give the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vRecur

from ontology.model import Assignment, Role
from ontology.rules import describe_rule
from query.views.filters import Listed
from query.views.occurrences import EPOCH, first_day
from query.views.register import Entry
from query.views.standing import Limit
from ui.rendering.wording import ROLES, describe_correction, describe_deadline

NAME = "政图任务台账"
WHO = (Role.LEAD, Role.RESPONSIBLE, Role.COOPERATE)
NAMED = 3  # bodies in a summary


def write_calendar(rows: Iterable[Listed]) -> bytes:
    """Return an event for each limit of `rows` that has a day, in their order."""
    calendar = Calendar()
    calendar.add("prodid", "-//Zhengtu//政图//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    for entry, limit, day in days_of(rows):
        calendar.add_component(_event(entry, limit, day))
    return bytes(calendar.to_ical())


def days_of(rows: Iterable[Listed]) -> Iterator[tuple[Entry, Limit, date]]:
    """Yield each limit that has a day with it: its last one, or the first of those on which it returns."""
    for row in rows:
        for limit in row.entry.limits:
            day = limit.deadline.end
            if limit.rule:
                day = first_day(limit.rule, limit.since or EPOCH, limit.until)
            if day:
                yield row.entry, limit, day


def _event(entry: Entry, limit: Limit, day: date) -> Event:
    event = Event()
    event.add("uid", limit.iri)
    event.add("dtstamp", datetime.combine(entry.issued or EPOCH, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    if limit.rule:
        until = f";UNTIL={limit.until:%Y%m%d}" if limit.until else ""
        event.add("rrule", vRecur.from_ical(limit.rule + until))
    event.add("summary", _summary(entry))
    event.add("description", "\n".join(_lines(entry, limit)))
    event.add("categories", [entry.region] if entry.region else [])
    event.add("transp", "TRANSPARENT")
    return event


def _summary(entry: Entry) -> str:
    """Return what is due and who answers for it: 更换老旧供水管网（牵头：区住房城乡建委）."""
    for role in WHO:
        names = [found.agency for found in entry.task.assignments if found.role is role]
        if names:
            more = "等" if len(names) > NAMED else ""
            return f"{entry.name}（{ROLES[role]}：{'、'.join(names[:NAMED])}{more}）"
    return entry.name


def _lines(entry: Entry, limit: Limit) -> Iterator[str]:
    task, found = entry.task, limit.deadline
    yield task.text
    for role in WHO:
        names = [_named(one) for one in task.assignments if one.role is role]
        if names:
            yield f"{ROLES[role]}：{'、'.join(names)}"
    days = describe_deadline(found.kind, found.start, found.end, found.every)
    said = "；".join(filter(None, (days, describe_rule(found.inferred))))
    yield f"时限：{found.text}（{said}）" if said else f"时限：{found.text}"
    for threshold in task.thresholds:
        yield f"指标：{threshold.text}"
    if task.corrected:
        yield describe_correction(task.corrected)
    number = f"（{entry.number}）" if entry.number else ""
    yield " › ".join((f"《{entry.document_title}》{number}", *task.path))


def _named(found: Assignment) -> str:
    rule = describe_rule(found.inferred)
    return f"{found.agency}（{rule}）" if rule else found.agency
