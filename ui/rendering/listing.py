"""The register of tasks as HTML: counts by status to click, a table of one screen's tasks, its pages."""

from collections.abc import Iterable, Sequence
from math import ceil

from ontology.model import Deadline, Role, Threshold
from ontology.rules import describe_rule
from query.views.filters import Listed, Listing
from query.views.register import Entry, Share
from query.views.standing import Standing, Status
from ui.rendering.present import escape, mark_corrected, place
from ui.rendering.wording import (
    KINDS,
    ROLES,
    SIGNS,
    STATUSES,
    describe_deadline,
    describe_standing,
    describe_threshold,
)

PAGE = 50  # tasks of a page
CUT = 120  # characters of a task's words in the table
NOTHING = '<p class="zt-empty">没有符合条件的任务。去掉一个条件，或点“清空条件”。</p>'
HEAD = ("", "任务", "单位", "时限", "文件")
NAMED = 4  # bodies of a role that a row names


def render_listing(listing: Listing, statuses: Sequence[Status], page: int) -> str:
    """Return the counts by status, those of `statuses` pressed, and the `page`th page (from 1) of tasks."""
    pages = count_pages(listing)
    page = min(max(page, 1), pages)
    first = (page - 1) * PAGE
    note = render_note(listing.note)
    chips = render_chips(listing, statuses)
    if not listing.rows:
        return f"{chips}{note}{NOTHING}"
    body = "".join(
        _row(number, row) for number, row in enumerate(listing.rows[first : first + PAGE], first + 1)
    )
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    table = f'<table class="zt-ledger"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'{chips}{note}<div class="zt-ledger-box">{table}</div>{_pager(listing, page, pages)}'


def render_note(note: str) -> str:
    """Return the sentence on documents that are not counted, which ones they are behind a fold."""
    said, colon, which = note.partition("：")
    if not colon:
        return f'<p class="zt-left-out">{escape(note)}</p>' if note else ""
    return f'<details class="zt-left-out"><summary>{escape(said)}</summary>{escape(which)}</details>'


def count_pages(listing: Listing) -> int:
    """Return how many pages the tasks take, at least one."""
    return max(1, ceil(len(listing.rows) / PAGE))


def render_chips(listing: Listing, statuses: Sequence[Status]) -> str:
    """Return a button for all and for each status that some task has; a click chooses it or lets it go."""
    shown = [_chip("all", "全部", listing.total, pressed=not statuses)]
    for status, name in STATUSES.items():
        if listing.counts.get(status) or status in statuses:
            count = listing.counts.get(status, 0)
            shown.append(_chip(status.value, name, count, pressed=status in statuses))
    docs = len({row.entry.doc for row in listing.rows})
    size = f"{len(listing.rows)} 项任务，出自 {docs} 份文件"
    return f'<div class="zt-chips">{"".join(shown)}<span class="zt-size">{size}</span></div>'


def _chip(value: str, name: str, count: int, *, pressed: bool) -> str:
    return (
        f'<button type="button" class="zt-chip zt-{value}" aria-pressed="{str(pressed).lower()}" '
        f'data-pick="status" data-value="{value}">{name}<b>{count}</b></button>'
    )


def _pager(listing: Listing, page: int, pages: int) -> str:
    if pages == 1:
        return ""
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, len(listing.rows))
    before = _turn("上一页", page - 1, enabled=page > 1)
    after = _turn("下一页", page + 1, enabled=page < pages)
    said = f"第 {first}–{last} 项，共 {len(listing.rows)} 项"
    return f'<div class="zt-pager">{before}<span>{said}</span>{after}</div>'


def _turn(name: str, page: int, *, enabled: bool) -> str:
    off = "" if enabled else " disabled"
    return f'<button type="button" class="zt-see" data-pick="page" data-value="{page}"{off}>{name}</button>'


def _row(number: int, row: Listed) -> str:
    entry = row.entry
    cells = (str(number), _task(entry), _shares(entry.shares), _limits(row), _document(entry))
    shown = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="zt-link" tabindex="0" {place(entry.doc, entry.task.spans)}>{shown}</tr>'


def _task(entry: Entry) -> str:
    task = entry.task
    title = f"<b>{escape(task.title)}</b>" if task.title else ""
    text = "" if task.text == task.title else _cut(task.text)
    figures = "".join(f"<small>指标：{escape(_figure(found))}</small>" for found in task.thresholds[:3])
    put_right = mark_corrected(task.corrected or "")
    return f"{title}{'<br>' if title and text else ''}{text}{put_right}{figures}"


def _cut(text: str) -> str:
    if len(text) <= CUT:
        return escape(text)
    return f'<span title="{escape(text)}">{escape(text[:CUT])}…</span>'


def _figure(found: Threshold) -> str:
    return describe_threshold(found.subject, found.operator, found.value, found.unit, found.modality)


def _shares(shares: Iterable[Share]) -> str:
    """Return the bodies, those of one role on a line behind its sign; inferred ones have a * and say why."""
    lines = []
    for role in Role:
        named = [_share(share) for share in shares if share.assignment.role is role]
        if named:
            more = f"等{len(named)}个" if len(named) > NAMED else ""
            line = f"<i>{SIGNS[role]}</i>{'、'.join(named[:NAMED])}{more}"
            lines.append(f'<div class="zt-{role.value}">{line}</div>')
    return "".join(lines)


def _share(share: Share) -> str:
    found = share.assignment
    rule = describe_rule(found.inferred)
    said = "，".join(filter(None, (f"{ROLES[found.role]}：{share.name}", rule)))
    return f'<span title="{escape(said)}">{escape(found.agency)}{" *" if rule else ""}</span>'


def _limits(row: Listed) -> str:
    if not row.entry.limits:
        return "<small>见各分项</small>" if row.entry.has_limit else ""
    pairs = zip(row.entry.limits, row.standings, strict=True)
    return "".join(_limit(limit.deadline.text, _days(limit.deadline), standing) for limit, standing in pairs)


def _days(deadline: Deadline) -> str:
    days = describe_deadline(deadline.kind, deadline.start, deadline.end, deadline.every)
    return "；".join(filter(None, (days, describe_rule(deadline.inferred))))


def _limit(text: str, days: str, standing: Standing) -> str:
    said = describe_standing(standing)
    badge = f'<em class="zt-badge zt-{standing.status.value}">{said}</em>'
    return f'<div title="{escape(text)}">{badge}{escape(days or text)}</div>'


def _document(entry: Entry) -> str:
    under = " › ".join((entry.document_title, *entry.task.path))
    small = "　".join(filter(None, (entry.region, KINDS[entry.task.kind])))
    title = f'<span title="{escape(under)}">{escape(entry.document_title)}</span>'
    return f"{title}<small>{escape(small)}</small>"
