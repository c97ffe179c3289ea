"""The register tab (任务台账): every task under conditions that combine, to look at and to take along."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import gradio as gr
from gradio.components import Component

from query.views.catalogue import list_documents
from query.views.filters import Filter, Listing, list_tasks
from query.views.scope import list_regions
from query.views.standing import Status
from ui.desk import Desk, attempt, list_held
from ui.page.address import View, read_view, write_view
from ui.page.by_hand import on_change_by_hand, on_select_by_hand
from ui.page.frame import QUIET, Following, Frame
from ui.page.ledger_fields import build_fields, build_more_fields, fill_fields, read_fields
from ui.page.links import FOLLOW, build_copy, carry, on_link, show_address
from ui.page.pane import build_pane, connect
from ui.rendering.listing import render_listing
from ui.rendering.present import escape
from ui.rendering.task_files import NAMES, describe_file, write_file

TAB = "ledger"
START = '<p class="zt-empty">点一项任务，这里显示原文并标出字句。</p>'
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”页放入政策文件，任务会列在这里。</p>'
REMEDY = "在“更多条件”里勾选“失效文件也计入”可以计入"
ALL = "all"  # the value of the count that lets every status go
DOWNLOAD = "() => zhengtu.download('#zt-ledger-file')"

Shown = tuple[str, object, object]  # what is said above the tasks, the tasks, the view that they are of


def build_ledger_tab(frame: Frame) -> Following:
    """Lay out the tab; its lists of bodies, regions and documents follow what is held."""
    desk = frame.desk
    view = gr.State(None)
    fields = build_fields()
    with gr.Row(equal_height=False, elem_classes=["zt-tools"]):
        fields |= build_more_fields()
        clear = gr.Button("清空条件", size="sm", scale=0, min_width=90, elem_id="zt-ledger-clear")
        build_copy("zt-ledger-copy")
        build_saves(desk, view)
    parts = list(fields.values())
    told = gr.HTML("", js_on_load=None, elem_id="zt-ledger-told", apply_default_css=False)
    with gr.Row(equal_height=False):
        with gr.Column(scale=8, min_width=320):
            shown = gr.HTML("", js_on_load=FOLLOW, elem_id="zt-ledger", apply_default_css=False)
        with gr.Column(scale=4, min_width=300, elem_classes=["zt-beside"]):
            pane = build_pane(START, elem_id="zt-ledger-source")
    connect(desk, shown, pane)

    def refresh(*values: object) -> Shown:
        *given, last = values
        return show_view(desk, lambda: read_fields(fields, given, _view(last)))

    def alter(*values: object) -> Sequence[object]:
        said, html, found = refresh(*values)
        same = found == values[-1]
        return [said, *[gr.skip()] * 3] if same else leave_source((said, html, found))

    def pick(last: View | None, event: gr.EventData) -> Sequence[object]:
        return leave_source(show_view(desk, lambda: picked(_view(last), event)))

    def open_link(query: str) -> list[object]:
        read: list[View] = []

        def find() -> View:
            read.append(read_view(query, date.today()))
            return read[0]

        said, html, found = show_view(desk, find)
        fields = fill_fields(_view(read[0] if read else None).wanted)
        return [said, *(("", None) if said else (html, found)), START, *fields]

    def reset() -> list[object]:
        fresh = _view(None)
        return [*leave_source(show_view(desk, lambda: fresh)), *fill_fields(fresh.wanted)]

    seen = [told, shown, view]
    offer_agencies(desk, fields["agencies"])
    on_change_by_hand(frame, parts, alter, [*parts, view], [*seen, pane])
    shown.select(pick, view, [*seen, pane], **frame.in_order, **QUIET)
    clear.click(reset, None, [*seen, pane, *parts], **frame.in_order, **QUIET)
    on_select_by_hand(frame, refresh, [*parts, view], seen).then(None, js=show_address("zt-ledger"))
    frame.changed.change(refresh, [*parts, view], seen, **frame.in_order, **QUIET)
    on_link(frame, TAB, open_link, [*seen, pane, *parts])
    return [
        (fields["regions"], lambda: gr.Dropdown(choices=list_regions(desk.store))),
        (fields["docs"], lambda: gr.Dropdown(choices=list_held(desk))),
    ]


def build_saves(desk: Desk, view: gr.State) -> None:
    """Lay out a button for each kind of file that the tasks shown can be taken along in."""
    buttons = {
        form: gr.Button(f"导出 {name}", size="sm", scale=0, min_width=96, elem_id=f"zt-ledger-{form}")
        for form, name in NAMES.items()
    }
    said = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-ledger-said")
    saved = gr.File(visible="hidden", elem_id="zt-ledger-file")

    def saver(form: str) -> Callable[[View | None], tuple[str | None, str]]:
        return lambda last: save_shown(desk, form, _view(last))

    for form, button in buttons.items():
        button.click(lambda: None, None, saved, **QUIET).then(saver(form), view, [saved, said], **QUIET).then(
            None, js=DOWNLOAD
        )


def _view(last: object) -> View:
    return last if isinstance(last, View) else View(Filter(date.today()))


def offer_agencies(desk: Desk, field: Component) -> None:
    """Let `field` offer the bodies held once it is entered.

    Gradio copies all that a field offers at every event that reads it, which takes long with a thousand.
    """
    entered = field.focus  # type: ignore[attr-defined]
    entered(lambda: gr.Dropdown(choices=list_agencies(desk)), None, field, **QUIET)


def list_agencies(desk: Desk) -> list[str]:
    """Return the full names of the bodies held, groups too, short ones first: what is typed finds itself."""
    return sorted({body.name for body in desk.holdings().bodies}, key=lambda name: (len(name), name))


def show_view(desk: Desk, find: Callable[[], View]) -> Shown:
    """Return no words, the tasks of the view that `find` gives as HTML with its address, and the view.

    Where it cannot be had, one sentence, and what is shown stays.
    """

    def work() -> tuple[str, View]:
        view = find()
        return render_view(desk, view), view

    found, said = attempt("任务台账", work)
    return said, *(found or (gr.skip(), gr.skip()))


def leave_source(shown: Shown) -> Sequence[object]:
    """Return `shown` and the pane of the source, emptied where other tasks are shown than before."""
    return *shown, gr.skip() if shown[0] else START


def render_view(desk: Desk, view: View) -> str:
    """Return the tasks of `view` as HTML, with the address that opens it again."""
    listing = list_of(desk, view)
    if not listing.total and not list_documents(desk.store):
        return EMPTY
    table = render_listing(listing, view.wanted.statuses, view.page)
    return carry(write_view(TAB, view, date.today()), table)


def list_of(desk: Desk, view: View) -> Listing:
    """Return all tasks of `view`."""
    return list_tasks(desk.store, view.wanted, desk.holdings(), remedy=REMEDY)


def picked(last: View, event: object) -> View:
    """Return `last` with the page turned or the status chosen or let go that a click named."""
    what, value = str(getattr(event, "pick", "")), str(getattr(event, "value", ""))
    if what == "page":
        return replace(last, page=int(value))
    statuses = tuple(one for one in last.wanted.statuses if value not in (one.value, ALL))
    if value != ALL and len(statuses) == len(last.wanted.statuses):
        statuses = (*statuses, Status(value))
    return View(replace(last.wanted, statuses=statuses))


def save_shown(desk: Desk, form: str, view: View) -> tuple[str | None, str]:
    """Write all tasks of `view` to a passing file; return its path and what is said of it."""

    def work() -> tuple[str, str]:
        rows = list_of(desk, view).rows
        path = desk.passing_file(f"任务台账_{view.wanted.on}", f".{form}")
        path.write_bytes(write_file(form, rows, list_documents(desk.store)))
        return str(path), f'<p class="zt-legend">{escape(describe_file(form, rows))}</p>'

    made, said = attempt("导出任务台账", work)
    return made or (None, said)
