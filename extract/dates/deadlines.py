"""Time limits of a task: what binds the work in its text, resolved to days."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.view import View
from extract.dates.dates import Mention, Point, find_mentions, resolve
from extract.dates.durations import count_from, find_counted
from extract.dates.limits import Limit, find_limits, starts
from extract.dates.recurrence import find_recurrences
from extract.folding import searchable
from extract.words import any_of
from ontology.model import Deadline, DeadlineKind, Every

# 持续推进  并长期坚持  as a part of a note of its own
ONGOING = re.compile(
    rf"(?:^|[，；、。：（〔\s])(?P<word>(?:并|且|，)?{any_of('ongoing')})(?=$|[，；、。）〕\s])"
    r"|(?P<steady>(?:持续|长期|常态化|常年)(?:推进|坚持|开展|实施))"
)
# 完成时限：2020年12月
LABEL = re.compile(
    r"(?:完成|整改|办结|落实|推进|进度|时间|实施|工作)?(?:时限|期限|时间|时间要求|时间安排|进度要求|节点)(?:要求)?：(?=.)"
)
_CLAUSE_END = re.compile(r"[，、。；：！\n]")
_SENTENCE_END = re.compile(r"[。！\n]")


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What the document says about time outside the text that is searched.

    `issue` is the day of signature; `title_year` a year in the document's title; `section` the first
    and last day of the schedule section; `note` tells that the text is the place for a deadline (a
    bracket note, a column 完成时限); `counted_from` is the start that the document counts N年内 from;
    `only_year` is the single year that a document without day and title's year names.
    """

    issue: date | None = None
    title_year: int | None = None
    section: tuple[date, date] | None = None
    note: bool = False
    counted_from: date | None = None
    only_year: int | None = None

    @property
    def year(self) -> int | None:
        """Return the year of a date that has none: that of the title or, where later, of the issue."""
        years = [year for year in (self.title_year, self.issue.year if self.issue else None) if year]
        return max(years, default=self.only_year)


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline at its place in the searched text."""

    start: int
    end: int
    kind: DeadlineKind
    first: date | None = None
    last: date | None = None
    every: Every | None = None
    rule: str | None = None


def find_deadlines(view: View, context: TimeContext) -> list[Deadline]:
    """Return the time limits of the work in `view`, in source order; no two overlap."""
    compact = view.compact()
    text = searchable(compact.text)
    return [_deadline(compact, found) for found in _find(text, context)]


def find_period(view: View, context: TimeContext) -> Deadline | None:
    """Return the first period that a heading states (（二）核查登记（2020年6月—12月）), else `None`."""
    return next(find_periods(view, context), None)


def find_periods(view: View, context: TimeContext) -> Iterator[Deadline]:
    """Yield the periods that a heading states, in order (禁捕阶段（3月至5月、9月至10月）).

    A bare month or year is the whole of it; 6月底前 stays a limit, 长期坚持 goes on.
    """
    compact = view.compact()
    text = searchable(compact.text)
    for found in _find(text, replace(context, note=True)):
        bare = next((one for one in find_limits(text, note=True) if one.start == found.start), None)
        whole = bare is not None and bare.bare and bare.mention.last.edge not in {"底", "末"}
        if whole and bare is not None:
            days = resolve(bare.mention.first, found.last.year) if found.last else None
            found = replace(found, kind=DeadlineKind.DURING, first=days[0] if days else None)
        yield _deadline(compact, found)


def _find(text: str, context: TimeContext) -> list[_Found]:
    taken: list[_Found] = []
    for found in _recurring(text):
        taken.append(found)
    for found in _counted(text, context):
        _take(taken, found)
    for found in _dated(text, context, tuple(taken)):
        _take(taken, found)
    if context.note:
        for match in ONGOING.finditer(text):
            _take(taken, _Found(*match.span(match.lastgroup or 0), DeadlineKind.ONGOING))
    return sorted(taken, key=lambda found: found.start)


def _take(taken: list[_Found], found: _Found) -> None:
    """Add `found` unless it overlaps what is there: one expression never gives two deadlines."""
    if all(found.end <= other.start or other.end <= found.start for other in taken):
        taken.append(found)


def _recurring(text: str) -> Iterator[_Found]:
    begins = list(starts(text))
    for one in find_recurrences(text):
        earlier = [begin for begin in begins if begin.start < one.start]
        yield _Found(one.start, one.end, DeadlineKind.RECURRING, _first_day(earlier[-1:]), every=one.every)


def _first_day(mentions: Iterable[Mention]) -> date | None:
    for mention in mentions:
        days = resolve(mention.first, mention.first.year or 1)
        return days[0] if days else None
    return None


def _counted(text: str, context: TimeContext) -> Iterator[_Found]:
    for duration in find_counted(text):
        count = count_from(text, duration, context.issue, context.counted_from)
        if count:
            yield _Found(count.start, count.end, DeadlineKind.BY, last=count.last, rule=count.rule)


def _dated(text: str, context: TimeContext, recurring: tuple[_Found, ...]) -> Iterator[_Found]:
    """Yield the dated limits; a year once stated holds for the dates without one that follow it."""
    stated: int | None = None
    labels = [match.end() for match in LABEL.finditer(text)] if "：" in text else []
    for limit in find_limits(text, note=context.note):
        if again := _returns(text, limit, recurring):
            yield again
            continue
        found = _resolved(limit, context, stated or _beside(text, limit, context))
        if found and (context.note or not _reports(limit, found, context)):
            stated = limit.mention.last.year or stated
            yield found
    if not context.note:
        for start in labels:
            yield from _labelled(text, start, context, stated)


def _labelled(text: str, start: int, context: TimeContext, stated: int | None) -> Iterator[_Found]:
    """Yield what stands behind a label (完成时限：2020年12月), which is a note of its own."""
    stop = _SENTENCE_END.search(text, start)
    part = text[start : stop.start() if stop else len(text)]
    for limit in find_limits(part, note=True):
        if found := _resolved(limit, context, stated):
            yield replace(found, start=found.start + start, end=found.end + start)
    for match in ONGOING.finditer(part):
        word = match.lastgroup or 0
        yield _Found(match.start(word) + start, match.end(word) + start, DeadlineKind.ONGOING)


def _returns(text: str, limit: Limit, recurring: tuple[_Found, ...]) -> _Found | None:
    """Return the yearly limit that 每年2月底前…，3月底前… means by its second date."""
    if limit.mention.has_year or limit.mention.last.month is None or limit.kind is not DeadlineKind.BY:
        return None
    for earlier in reversed(recurring):
        if earlier.end <= limit.start and not _SENTENCE_END.search(text, earlier.end, limit.start):
            if earlier.every is Every.YEAR and text[earlier.end - 1] in "前内":
                rule = "same-sentence"
                return replace(earlier, start=limit.start, end=limit.end, rule=rule)
            return None
    return None


def _resolved(limit: Limit, context: TimeContext, stated: int | None) -> _Found | None:
    mention = limit.mention
    year, rule = _year(mention, context, stated)
    if limit.kind is DeadlineKind.BY:
        last = _days(mention.last, year)
        return _Found(limit.start, limit.end, limit.kind, last=last[1] if last else None, rule=rule)
    if limit.open_end:
        first = _days(mention.first, year)
        return _Found(limit.start, limit.end, limit.kind, first[0], rule=rule) if first else None
    if limit.from_now:
        last = _days(mention.last, year)
        return _Found(
            limit.start, limit.end, limit.kind, context.issue, last[1] if last else None, rule="from-issue"
        )
    if year is None and not mention.has_year:
        return _Found(limit.start, limit.end, limit.kind)
    first, last = _days(mention.first, year), _days(mention.last, _last_year(mention, year))
    if first and last and last[1] < first[0] and mention.last.year is None:
        last = _days(mention.last, last[1].year + 1)
    if first is None or last is None:
        return None
    begin = first[1].replace(day=1) if mention.first.edge in {"底", "末"} and mention.is_stretch else first[0]
    return _Found(limit.start, limit.end, limit.kind, begin, last[1], rule=rule)


def _last_year(mention: Mention, year: int | None) -> int | None:
    """Return the year of a stretch's end: 次年 counts from its beginning."""
    begin = mention.first.year or year
    return begin + 1 if begin and mention.last.relative in {"次年", "翌年"} else begin


def _days(point: Point, year: int | None) -> tuple[date, date] | None:
    if point.year is None and year is None:
        return None
    return resolve(point, year or 1)


def _year(mention: Mention, context: TimeContext, stated: int | None) -> tuple[int | None, str | None]:
    """Return the year of `mention` and how it was derived, `None` where the year is stated."""
    point = mention.last
    if point.year:
        return point.year, "festival-day" if point.festival else None
    base = context.year
    if point.relative:
        if point.relative.startswith(("次", "翌", "下")):
            known = stated or base
            return (known + 1 if known else None), "next-year"
        return (base + 1 if base and point.relative == "明年" else base), "issue-year"
    if point.festival and not stated and not context.section:
        return _coming(point, context), "coming-festival"
    if stated:
        return stated, "stated-before"
    if context.section:
        return _section_year(point, context.section), "section-year"
    if base and base == context.only_year:
        return base, "only-year"
    rule = "title-year" if context.title_year and context.title_year == base else "issue-year"
    return base, rule if base else None


def _coming(point: Point, context: TimeContext) -> int | None:
    """Return the year of the first such festival from the day of issue on."""
    days = resolve(point, context.year) if context.year else None
    passed = days and context.issue and days[1] < context.issue
    return context.year + 1 if context.year and passed else context.year


def _section_year(point: Point, section: tuple[date, date]) -> int:
    """Return the year in which `point` lies inside `section`, else the one in which that begins."""
    begin, end = section
    for year in range(begin.year, end.year + 1):
        days = resolve(point, year)
        if days and begin <= days[1] <= end:
            return year
    return begin.year


def _beside(text: str, limit: Limit, context: TimeContext) -> int | None:
    """Return the coming year that the same clause names before a date without one."""
    if limit.mention.has_year or limit.mention.last.relative:
        return None
    for earlier in reversed(find_mentions(text)):
        if earlier.end > limit.start:
            continue
        year = earlier.last.year
        if _CLAUSE_END.search(text, earlier.end, limit.start):
            return None
        if year and context.year and year >= context.year:
            return year
    return None


def _reports(limit: Limit, found: _Found, context: TimeContext) -> bool:
    """Tell whether a limit ended in a year before the issue: it reports and does not bind.

    One that 前 or 到 closes may have ended in the year before, where the issue was late.
    """
    if context.issue is None or found.last is None:
        return False
    if limit.bare or (limit.mention.is_stretch and limit.mention.first.is_year):
        return found.last.year < context.issue.year
    return limit.mention.has_year and found.last.year < context.issue.year - 1


def _deadline(view: View, found: _Found) -> Deadline:
    return Deadline(
        text=view[found.start : found.end].written,
        kind=found.kind,
        start=found.first,
        end=found.last,
        every=found.every,
        spans=view.spans(found.start, found.end),
        inferred=found.rule,
    )
