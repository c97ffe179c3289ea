"""The matrix tab: tasks × bodies of a document, a region or a body, to look at and to take along."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component

from ontology.errors import PolicyError
from query.views.catalogue import list_documents
from query.views.matrix import Matrix, build_matrix
from query.views.scope import Scope
from query.views.sieve import list_places, list_sectors, sift
from query.views.workload import find_pairs
from ui.desk import Desk, attempt, list_held, read_place, read_word
from ui.page.address import refuse
from ui.page.by_hand import on_select_by_hand
from ui.page.frame import QUIET, Following, Frame
from ui.page.links import FOLLOW, carry, on_link, show_address
from ui.page.matrix_fields import (
    LOADS,
    PAIRS,
    TAB,
    Form,
    Wanted,
    build_form,
    fill,
    list_choices,
    list_places_held,
    read_wanted,
    write_wanted,
)
from ui.page.pane import build_pane, clickable, connect, show_source, show_task
from ui.rendering.charts import draw_loads, draw_pairs
from ui.rendering.grid import render_matrix
from ui.rendering.present import escape
from ui.rendering.remedies import say_error
from ui.rendering.sheet import name_matrix
from ui.rendering.wording import LEGEND
from ui.rendering.workbook import write_workbook

MOST_BODIES, MOST_TASKS = 120, 500  # that a browser lays out within a second
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”页放入政策文件，这里就有责任矩阵。</p>'
REMEDY = "要看其中一份，在“文件”里选它"
NO_PAIRS = '<p class="zt-empty">这个范围内没有两个单位共同承担的任务；请放宽筛选。</p>'


def build_matrix_tab(frame: Frame) -> Following:
    """Lay out the tab; its lists of documents and regions follow what is held."""
    desk = frame.desk
    form, save = build_form(desk)
    saved = gr.File(label="导出的文件", visible=False, elem_id="zt-matrix-file")
    with gr.Row():
        with gr.Column(scale=7, min_width=320):
            shown = gr.HTML("", js_on_load=FOLLOW, elem_id="zt-matrix-shown", apply_default_css=False)
            chart = gr.Plot(visible=False, show_label=False, elem_id="zt-matrix-chart")
        with gr.Column(scale=4, min_width=320, visible=False, elem_id="zt-matrix-side") as side:
            close = gr.Button("收起原文", size="sm", elem_id="zt-matrix-close")
            card = clickable(elem_id="zt-matrix-task")
            pane = build_pane(elem_id="zt-matrix-source")
    connect(desk, card, pane)

    def open_task(event: gr.EventData) -> tuple[object, str, str]:
        doc, spans = read_place(event)
        return (
            gr.Column(visible=True),
            show_task(desk, doc, read_word(event, "task")),
            show_source(desk, doc, spans),
        )

    _follow(frame, form, (shown, chart, side))
    every: set[Block] = set(form.every())
    save.click(lambda said: export(desk, form.read(said)), every, saved, api_visibility="private")
    shown.click(open_task, None, [side, card, pane], **QUIET)
    close.click(lambda: gr.Column(visible=False), None, side, **QUIET)
    return [
        (form.document, lambda: gr.Dropdown(choices=list_choices(desk))),
        (form.region, lambda: gr.Dropdown(choices=list_places_held(desk))),
    ]


def _follow(frame: Frame, form: Form, seen: tuple[gr.HTML, gr.Plot, gr.Column]) -> None:
    """Let what is `seen` follow the fields and a link, and what the filters offer follow the scope.

    The last part, a task with its source, is closed when others are shown.
    """
    desk = frame.desk
    shown, _, _ = seen
    fields = form.every()
    last = gr.State(None)  # the store's revision and the address of what is shown

    def show(*values: object) -> Sequence[object]:
        *given, before = values
        said: dict[Block, Any] = dict(zip(fields, given, strict=True))
        lists: list[object] = []
        kept: dict[Block, list[str]] = {}
        offered = list_choices_of(desk, form.read(said).scope)
        for field, choices in zip((form.places, form.sectors), offered, strict=True):
            kept[field] = [one for one in said[field] if one in choices]
            changed: dict[str, Any] = {} if kept[field] == said[field] else {"value": kept[field]}
            lists.append(gr.Dropdown(choices=choices, **changed))  # a choice just made is left alone
        wanted = form.read({**said, **kept})
        now = (desk.store.revision, write_wanted(wanted))
        if now == before:  # a field was left as it was, or the tab turned to again
            return [gr.skip()] * len(following)
        return *lists, *show_view(desk, wanted), gr.Column(visible=False), now

    def start(*values: object) -> list[object]:
        places, sectors, *filled, now = show(*values, None)
        offered: dict[Component, object] = {form.places: places, form.sectors: sectors}
        return [*filled, *(offered.get(field, gr.skip()) for field in fields), now]

    following: list[Block] = [form.places, form.sectors, *seen, last]
    waiting: dict[str, Any] = {"show_progress_on": shown, "api_visibility": "private", **frame.in_order}
    lists = (form.document, form.region, form.roles, form.places, form.sectors, form.view)
    typed = (form.agency, form.words)
    moves = [field.input for field in lists]
    moves += [move for field in typed for move in (field.submit, field.blur)]
    gr.on(moves, show, [*fields, last], following, **waiting)  # one: a move waits for the answer to the last
    on_select_by_hand(frame, show, [*fields, last], following).then(None, js=show_address("zt-matrix-shown"))
    on_link(frame, TAB, lambda query: open_link(desk, query), [*seen, *fields, last], start, fields)


def open_link(desk: Desk, query: str) -> list[object]:
    """Return what a link shows, its fields, and what `_follow` keeps of it; only why where it cannot be."""
    closed = gr.Column(visible=False)

    def work() -> list[object]:
        wanted = read_wanted(query)
        places, sectors = list_choices_of(desk, wanted.scope)
        offered = {
            "doc": ([name for _, name in list_held(desk)], [wanted.scope.doc]),
            "region": (list_places_held(desk), [wanted.scope.region]),
            "place": (places, wanted.sieve.places),
            "class": (sectors, wanted.sieve.sectors),
        }
        for key, (known, values) in offered.items():
            for value in values:
                if value and value not in known:
                    raise refuse(key, value)
        now = (desk.store.revision, write_wanted(wanted))
        return [*show_view(desk, wanted), closed, *fill(wanted, places, sectors), now]

    found, said = attempt("责任矩阵", work)
    return found or [said, gr.Plot(visible=False), closed, *[gr.skip()] * 8, None]


def export(desk: Desk, wanted: Wanted) -> object:
    """Offer what is shown as a workbook; what goes wrong is said in passing."""
    try:
        made = save_workbook(desk, wanted)
    except PolicyError as error:
        gr.Warning(say_error(error))
        return gr.File(None, visible=False)
    return gr.File(made, visible=True)


def list_choices_of(desk: Desk, scope: Scope) -> tuple[list[str], list[str]]:
    """Return the places and the classes of the bodies of `scope`; none where there is no such thing."""
    try:
        matrix = read_matrix(desk, desk.store.revision, scope)
    except PolicyError:
        return [], []
    return list_places(matrix), list_sectors(matrix)


@lru_cache(maxsize=8)
def read_matrix(desk: Desk, revision: int, scope: Scope) -> Matrix:
    """Return the matrix of `scope`, which stays the same while the store is at `revision`."""
    return build_matrix(desk.store, scope, remedy=REMEDY)


def show_view(desk: Desk, wanted: Wanted) -> tuple[object, object]:
    """Return the matrix or one of its charts; what goes wrong is said in the matrix's place."""
    view = wanted.view

    def work() -> tuple[object, str]:
        if not list_documents(desk.store):
            return None, EMPTY
        scope = replace(wanted.scope, partners=view == PAIRS)
        matrix = sift(read_matrix(desk, desk.store.revision, scope), wanted.sieve)
        note = f'<p class="zt-legend">{escape(matrix.note)}</p>' if matrix.note else ""
        if view == LOADS and matrix.agencies:
            return draw_loads(matrix), note
        if view == PAIRS and matrix.agencies:
            return (draw_pairs(matrix), note) if find_pairs(matrix) else (None, note + NO_PAIRS)
        legend = f'<p class="zt-legend">{LEGEND}　·　点任务或格子看原文</p>'
        return None, f"{legend}{note}{render_matrix(matrix, bodies=MOST_BODIES, tasks=MOST_TASKS)}"

    found, said = attempt("责任矩阵", work)
    figure, shown = found or (None, said)
    return carry(write_wanted(wanted), shown), gr.Plot(figure, visible=figure is not None)


def save_workbook(desk: Desk, wanted: Wanted) -> str:
    """Write the matrix as filtered to a passing file and return its path."""
    matrix = sift(read_matrix(desk, desk.store.revision, wanted.scope), wanted.sieve)
    name = name_matrix(matrix, wanted.scope)
    path = desk.passing_file(name, ".xlsx")
    partners = replace(wanted.scope, partners=True)
    write_workbook(matrix, name, path, sift(read_matrix(desk, desk.store.revision, partners), wanted.sieve))
    return str(path)
