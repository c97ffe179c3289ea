"""The timeline tab (时间轴): the limits of chosen bodies by month, what is due, and what comes back."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

import gradio as gr

from ontology.errors import QueryError
from query.views.catalogue import list_documents
from query.views.filters import Filter
from query.views.scope import list_regions
from query.views.timeline import Timeline, Years, build_timeline, list_ends
from ui.desk import Desk, attempt, read_word
from ui.page.address import View, read_day, read_view, refuse, write_view
from ui.page.by_hand import on_change_by_hand, on_select_by_hand
from ui.page.frame import QUIET, Following, Frame
from ui.page.ledger import offer_agencies
from ui.page.links import FOLLOW, carry, on_link, show_address
from ui.page.pane import build_pane, clickable, connect, show_source
from ui.rendering.timeline import draw_timeline, render_point, render_timeline, words_of

START = '<p class="zt-empty">点一项任务，这里显示原文并标出字句。</p>'
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”页放入政策文件，时限会画在这里。</p>'
ANY, NOW = "不限", "今年起"  # bounds that are no year; the second is none where nothing is to come
TAB = "timeline"
BOUNDS = ("since", "until")  # the first and the last year in an address
REMEDY = "在“任务台账”里可以计入"
LISTEN = f"{FOLLOW};zhengtu.points('#zt-timeline-chart', trigger)"
BRING = "() => zhengtu.bring(document.querySelector('#zt-timeline-point'))"

Shown = tuple[str, object, object]  # what is said above the chart, the chart, the lists


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the tab shows: whose limits on which day, and over which years."""

    limits: Filter
    years: Years


def build_timeline_tab(frame: Frame) -> Following:
    """Lay out the tab; its lists of bodies and regions follow what is held."""
    desk = frame.desk
    narrow: dict[str, Any] = {"scale": 1, "min_width": 116}
    with gr.Row(elem_classes=["zt-filters"]):
        agencies = _list("单位（不选时画时限最多的）", "zt-timeline-agency", 4)
        regions = _list("地区", "zt-timeline-region", 2)
        first = gr.Dropdown([NOW, ANY], value=NOW, label="从哪一年", elem_id="zt-timeline-from", **narrow)
        last = gr.Dropdown([ANY], value=ANY, label="到哪一年", elem_id="zt-timeline-to", **narrow)
        on = gr.DateTime(
            str(date.today()),
            label="按哪一天",
            include_time=False,
            type="string",
            scale=2,
            min_width=160,
            elem_id="zt-timeline-on",
        )
    told = gr.HTML("", js_on_load=None, elem_id="zt-timeline-told", apply_default_css=False)
    chart = gr.Plot(show_label=False, elem_id="zt-timeline-chart")
    with gr.Row(equal_height=False):
        with gr.Column(scale=7, min_width=320):
            shown = gr.HTML("", js_on_load=LISTEN, elem_id="zt-timeline", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes=["zt-beside"]):
            point = clickable(elem_id="zt-timeline-point")
            pane = build_pane(START, elem_id="zt-timeline-source")
    for piece in (shown, point):
        connect(desk, piece, pane)
    fields = [agencies, regions, first, last, on]

    def refresh(*values: object) -> Shown:
        return show_timeline(desk, lambda: read_fields(desk, values))

    def alter(*values: object) -> Sequence[object]:
        shown = refresh(*values)
        return *shown, *([gr.skip()] * 2 if shown[0] else ("", START))

    def open_point(
        one: object, two: object, three: object, four: object, five: object, event: gr.EventData
    ) -> tuple[object, object]:
        return show_point(desk, lambda: read_fields(desk, (one, two, three, four, five)), event)

    seen = [told, chart, shown]
    beside = [point, pane]
    offer_agencies(desk, agencies)
    on_change_by_hand(frame, fields, alter, fields, [*seen, *beside])
    shown.select(open_point, fields, beside, **frame.in_order, **QUIET).then(None, js=BRING)
    on_select_by_hand(frame, refresh, fields, seen).then(None, js=show_address("zt-timeline"))
    frame.changed.change(refresh, fields, seen, **frame.in_order, **QUIET)
    on_link(frame, TAB, lambda query: open_link(desk, query), [*seen, *beside, *fields])
    return [
        (regions, lambda: gr.Dropdown(choices=list_regions(desk.store))),
        (first, lambda: gr.Dropdown(choices=[NOW, *list_choices(desk)])),
        (last, lambda: gr.Dropdown(choices=list_choices(desk))),
    ]


def _list(label: str, name: str, scale: int) -> gr.Dropdown:
    return gr.Dropdown(
        [],
        value=[],
        label=label,
        multiselect=True,
        allow_custom_value=True,
        scale=scale,
        min_width=140,
        elem_id=name,
    )


def list_choices(desk: Desk) -> list[str]:
    """Return what the lists of years offer: no bound, and each year in which a limit ends."""
    return [ANY, *map(str, sorted({day.year for day in list_ends(desk.store)}))]


def show_timeline(desk: Desk, find: Callable[[], Wanted]) -> Shown:
    """Return no words, the chart and the lists of what `find` gives.

    Where they cannot be had, one sentence, and what is shown stays.
    """

    def work() -> tuple[Timeline | None, str]:
        if not list_documents(desk.store):
            return None, EMPTY
        wanted = find()
        timeline = read_timeline(desk, wanted)
        return timeline, carry(write_wanted(wanted, date.today()), render_timeline(timeline))

    found, said = attempt("时间轴", work)
    if not found:
        return said, gr.skip(), gr.skip()
    timeline, shown = found
    drawn = draw_timeline(timeline) if timeline and timeline.points else None
    return "", gr.Plot(drawn, visible=drawn is not None), shown


def read_timeline(desk: Desk, wanted: Wanted) -> Timeline:
    """Return the timeline of `wanted`.

    Raises:
        QueryError: it begins after it ends, or names a region or a body that is not held.
    """
    first, last = wanted.years.first, wanted.years.last
    if first and last and first > last:
        raise QueryError(f"起始年份{first}晚于截止年份{last}；请把两个年份换过来。")
    return build_timeline(desk.store, wanted.limits, wanted.years, desk.holdings(), remedy=REMEDY)


def show_point(desk: Desk, find: Callable[[], Wanted], event: object) -> tuple[object, object]:
    """Return the limits of the body and month that a click on the chart named; of a lone one the source."""
    body, month = read_word(event, "pick"), read_word(event, "value")

    def work() -> tuple[object, object]:
        points = read_timeline(desk, find()).points
        point = next((one for one in points if (one.body, str(one.month)) == (body, month)), None)
        if point is None:
            return "", START
        entry = point.dues[0].row.entry
        source = show_source(desk, entry.doc, words_of(point.dues[0])) if len(point.dues) == 1 else START
        return render_point(point), source

    found, said = attempt("时间轴", work)
    return found or (said, START)


def open_link(desk: Desk, query: str) -> list[object]:
    """Return what a link shows, and its fields; only why where it cannot be."""
    read: list[Wanted] = []

    def find() -> Wanted:
        read.append(read_wanted(query, date.today()))
        return read[0]

    said, chart, shown = show_timeline(desk, find)
    seen = [gr.Plot(visible=False), ""] if said else [chart, shown]
    return [said, *seen, "", START, *(fill(read[0]) if read else [gr.skip()] * 5)]


def fill(wanted: Wanted) -> list[object]:
    """Return what the fields show for `wanted`, in their order."""
    limits, years = wanted.limits, wanted.years
    first, last = (str(year) if year else ANY for year in (years.first, years.last))
    return [list(limits.agencies), list(limits.regions), first, last, str(limits.on)]


def write_wanted(wanted: Wanted, today: date) -> str:
    """Return the query string by which `read_wanted` gives `wanted`, without the question mark."""
    years = [(key, year) for key, year in zip(BOUNDS, astuple(wanted.years), strict=True) if year]
    return "&".join(filter(None, (write_view(TAB, View(wanted.limits), today), urlencode(years))))


def read_wanted(query: str, today: date) -> Wanted:
    """Return what the query string of an address asks for; keys that it does not know are left alone.

    Raises:
        QueryError: a value is none that its key can have.
    """
    said = parse_qs(query)
    years = [said.get(key, [""])[0] for key in BOUNDS]
    for key, year in zip(BOUNDS, years, strict=True):
        if year and not (year.isdecimal() and date.min.year <= int(year) <= date.max.year):
            raise refuse(key, year)
    return Wanted(read_view(query, today).wanted, Years(*(int(year) if year else None for year in years)))


def read_fields(desk: Desk, values: Sequence[object]) -> Wanted:
    """Return what the fields ask for: bodies, regions, the first and the last year, the day.

    Raises:
        QueryError: the day is none.
    """
    agencies, regions, first, last, on = values
    limits = Filter(
        read_day(str(on or "")) or date.today(), agencies=_strings(agencies), regions=_strings(regions)
    )
    since = first_year(list_ends(desk.store), limits.on) if first == NOW else _read_year(first)
    return Wanted(limits, Years(since, _read_year(last)))


def first_year(ends: Sequence[date], on: date) -> int | None:
    """Return the year of the day `on`, where one of `ends`, of limits, is then to come; else no bound."""
    return on.year if any(day >= on for day in ends) else None


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _read_year(value: object) -> int | None:
    return int(str(value)) if value and value != ANY else None
