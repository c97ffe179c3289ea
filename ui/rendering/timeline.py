"""The timeline of bodies: a chart of months, and lists of what is due and what comes back, to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ontology.model import Role, Span
from query.views.timeline import Due, Point, Timeline
from ui.rendering.listing import render_note
from ui.rendering.present import escape, mark_corrected, place
from ui.rendering.wording import EVERY, ROLES, describe_standing, noted

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

PASSED, COMING = "#a8741a", "#346a9c"
INK = "#7a8794"  # read on white and on dark paper
FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
LINE, FRAME = 31, 100  # pixels of a body's line and of what stands around them
WRAP = 11  # characters of a name on a line beside the chart
TOLD = 6  # tasks that a point tells of
MONTH_NAMES = [  # how a time axis is labelled, by how far months stand apart
    {"dtickrange": [None, "M11"], "value": "%Y年%-m月"},
    {"dtickrange": ["M12", None], "value": "%Y年"},
]
NO_DATES = "这个范围内没有写明日期的时限。换一个单位、地区或年份，周期性的任务列在上面。"


def draw_timeline(timeline: Timeline) -> Figure:
    """Return the limits of each body by month, a circle as large as there are many, passed ones brown."""
    from plotly.graph_objects import Figure, Scatter

    figure = Figure()
    for name, color, points in (
        ("已到期", PASSED, [p for p in timeline.points if p.dues[-1].day < timeline.on]),
        ("未到期", COMING, [p for p in timeline.points if p.dues[-1].day >= timeline.on]),
    ):
        figure.add_trace(
            Scatter(
                name=name,
                x=[point.month for point in points],
                y=[_wrap(point.body) for point in points],
                mode="markers+text",
                text=[len(point.dues) for point in points],
                textfont={"color": "white", "size": 11},
                hovertext=[_tell(point) for point in points],
                hoverinfo="text",
                customdata=[(point.body, str(point.month)) for point in points],
                marker={"size": [_size(len(p.dues)) for p in points], "color": color, "opacity": 0.92},
            )
        )
    _dress(figure, timeline)
    return figure


def _dress(figure: Figure, timeline: Timeline) -> None:
    figure.update_layout(
        height=FRAME + LINE * max(len(timeline.bodies), 2),
        margin={"l": 10, "r": 20, "t": 36, "b": 36},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "color": INK, "size": 13},
        showlegend=True,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemsizing": "constant"},
        hoverlabel={"align": "left", "font": {"family": FONT}},
        dragmode="pan",
    )
    figure.update_xaxes(
        side="top", tickformatstops=MONTH_NAMES, gridcolor="rgba(122,135,148,.25)", zeroline=False
    )
    names = [_wrap(name) for name in timeline.bodies]
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        automargin=True,
        gridcolor="rgba(122,135,148,.15)",
        fixedrange=True,
    )
    months = [point.month for point in timeline.points]
    if months and min(months) <= timeline.on <= max(months):
        figure.add_vline(x=timeline.on.isoformat(), line_dash="dot", line_color=INK)


def _size(count: int) -> float:
    return 17 + 3.0 * min(count, 8)


def _wrap(name: str) -> str:
    """Return a name in lines; it may be a document's word, so its signs are no HTML."""
    lines = (name[start : start + WRAP] for start in range(0, len(name), WRAP))
    return "<br>".join(escape(line) for line in lines)


def _tell(point: Point) -> str:
    lines = [f"<b>{_title(point)}</b>"]
    lines += [f"{due.day}　{escape(_name(due))}" for due in point.dues[:TOLD]]
    more = len(point.dues) - TOLD
    return "<br>".join((*lines, f"……另有 {more} 项") if more > 0 else lines)


def _title(point: Point) -> str:
    return f"{point.month:%Y年}{point.month.month}月　{escape(point.body)}"


def render_point(point: Point) -> str:
    """Return what falls due for a body in a month as a list."""
    return f"<h4 class='zt-sub'>{_title(point)}　{len(point.dues)} 项到期</h4>{_items(point.dues)}"


def words_of(due: Due) -> tuple[Span, ...]:
    """Return where the task and its limit stand in their document."""
    return (*due.row.entry.task.spans, *due.limit.deadline.spans)


def _name(due: Due) -> str:
    return noted(due.row.entry.name, due.row.entry.task.corrected)


def render_timeline(timeline: Timeline) -> str:
    """Return the lists: due in this quarter, coming back, and what the chart shows by month."""
    first = timeline.first
    quarter = f"{first.year}年第{(first.month + 2) // 3}季度到期"
    returning = "".join(
        _list(f"{EVERY[every] if every else '其他周期'}", dues) for every, dues in timeline.returning.items()
    )
    shown = {(due.limit.iri, due.day): due for point in timeline.points for due in point.dues}
    months = groupby(
        sorted(shown.values(), key=lambda due: due.day), key=lambda due: due.day.strftime("%Y年%m月")
    )
    by_month = "".join(_list(month, list(dues)) for month, dues in months)
    others = (
        f'<p class="zt-legend">另有 {timeline.others} 个单位没有画出；在“单位”里选。</p>'
        if timeline.others
        else ""
    )
    return (
        f"{render_note(timeline.note)}{others}"
        f"<h4 class='zt-sub'>{quarter}（{first} 至 {timeline.last}）</h4>"
        f"{_items(timeline.due) or '<p class=zt-empty>本季度没有到期的任务。</p>'}"
        f"<h4 class='zt-sub'>周期性任务</h4>{returning or '<p class=zt-empty>没有周期性的任务。</p>'}"
        f"<h4 class='zt-sub'>图上各月</h4>{by_month or f'<p class=zt-empty>{NO_DATES}</p>'}"
    )


def _list(name: str, dues: Sequence[Due]) -> str:
    head = f"<summary>{escape(name)}<b>{len(dues)}</b></summary>"
    return f'<details class="zt-dues">{head}{_items(dues)}</details>'


def _items(dues: Iterable[Due]) -> str:
    return "".join(_item(due) for due in dues)


def _item(due: Due) -> str:
    """Return a limit as a button that leads to its words."""
    entry, found = due.row.entry, due.limit.deadline
    badge = f'<em class="zt-badge zt-{due.standing.status.value}">{describe_standing(due.standing)}</em>'
    who = "　".join(
        f"{ROLES[role]}：{'、'.join(names)}"
        for role in Role
        if (names := [a.agency for a in entry.task.assignments if a.role is role])
    )
    small = "　".join(filter(None, (who, entry.document_title)))
    day = (
        "" if due.standing.day and str(due.standing.day) in describe_standing(due.standing) else str(due.day)
    )
    put_right = mark_corrected(entry.task.corrected or "")
    said = f"{badge}{day}　<b>{escape(entry.name)}</b>　{escape(found.text)}{put_right}"
    return (
        f'<button type="button" class="zt-quote zt-due" {place(entry.doc, words_of(due))}>'
        f"{said}<small>{escape(small)}</small></button>"
    )
