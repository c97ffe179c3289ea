"""The matrix tab: tasks × bodies of a document, a region or a body, to look at and to take along."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

import gradio as gr
from gradio.blocks import Block

from ontology.errors import PolicyError
from ontology.model import Role
from query.views.catalogue import list_documents
from query.views.matrix import Matrix, Scope, build_matrix, list_regions
from query.views.sieve import Sieve, list_places, list_sectors, sift
from query.views.workload import find_pairs
from ui.desk import Desk, attempt, list_held, read_place, read_word
from ui.page.frame import QUIET, Following, Frame
from ui.page.pane import WATCH, build_pane, clickable, connect, show_source, show_task
from ui.rendering.charts import draw_loads, draw_pairs
from ui.rendering.grid import render_matrix
from ui.rendering.present import escape
from ui.rendering.sheet import name_matrix
from ui.rendering.wording import LEGEND, ROLES
from ui.rendering.workbook import write_workbook

EVERYTHING = "全部"
GRID, LOADS, PAIRS = "矩阵", "单位负荷", "协作关系"
VIEWS = (GRID, LOADS, PAIRS)
MOST_BODIES, MOST_TASKS = 120, 500  # that a browser lays out within a second
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”页放入政策文件，这里就有责任矩阵。</p>'
REMEDY = "要看其中一份，在“文件”里选它"
NO_PAIRS = '<p class="zt-empty">这个范围内没有两个单位共同承担的任务；请放宽筛选。</p>'
OPENING = f"{WATCH};trigger('load')"  # the first document is shown once the tab is opened


Said = Mapping[Block, Any]
"""What the fields of the tab say."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that say which part of the graph is shown: its scope, the filters, and as what."""

    document: gr.Dropdown
    region: gr.Dropdown
    agency: gr.Textbox
    roles: gr.Dropdown
    places: gr.Dropdown
    sectors: gr.Dropdown
    words: gr.Textbox
    view: gr.Radio

    def scope(self, said: Said) -> Scope:
        """Return the scope that the first three fields name."""
        return read_scope(said[self.document], said[self.region], said[self.agency])

    def sieve(self, said: Said) -> Sieve:
        """Return the conditions that the four filters name."""
        roles = tuple(map(Role, said[self.roles]))
        return Sieve(roles, tuple(said[self.places]), tuple(said[self.sectors]), said[self.words] or "")

    def every(self) -> set[Block]:
        """Return all fields."""
        return {getattr(self, field.name) for field in fields(self)}


def build_matrix_tab(frame: Frame) -> Following:
    """Lay out the tab; its lists of documents and regions follow what is held."""
    desk = frame.desk
    form, save = _build_form(desk)
    saved = gr.File(label="导出的文件", visible=False, elem_id="zt-matrix-file")
    with gr.Row():
        with gr.Column(scale=7, min_width=320):
            shown = gr.HTML("", js_on_load=OPENING, elem_id="zt-matrix-shown", apply_default_css=False)
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

    _follow(desk, form, shown, chart)
    save.click(lambda said: export(desk, form, said), form.every(), saved, api_visibility="private")
    shown.click(open_task, None, [side, card, pane], **QUIET)
    close.click(lambda: gr.Column(visible=False), None, side, **QUIET)
    return [
        (form.document, lambda: gr.Dropdown(choices=list_choices(desk))),
        (form.region, lambda: gr.Dropdown(choices=list_places_held(desk))),
    ]


def _build_form(desk: Desk) -> tuple[Form, gr.Button]:
    narrow: dict[str, Any] = {"scale": 2, "min_width": 130}
    several: dict[str, Any] = {"value": [], "multiselect": True, **narrow}
    with gr.Row(equal_height=True, elem_classes=["zt-fields"]):
        document = gr.Dropdown(
            list_choices(desk), value=first_choice(desk), label="文件", scale=4, elem_id="zt-matrix-document"
        )
        region = gr.Dropdown(list_places_held(desk), value=EVERYTHING, label="文件的地区", **narrow)
        agency = gr.Textbox(
            label="单位", placeholder="如 区水利局，回车", elem_id="zt-matrix-agency", **narrow
        )
    with gr.Row(equal_height=True, elem_classes=["zt-fields"]):
        named = [(name, role.value) for role, name in ROLES.items()]
        roles = gr.Dropdown(named, label="角色", elem_id="zt-matrix-roles", **several)
        places = gr.Dropdown([], label="单位所在地", elem_id="zt-matrix-places", **several)
        sectors = gr.Dropdown([], label="单位类别", elem_id="zt-matrix-sectors", **several)
        words = gr.Textbox(label="任务文字", placeholder="如 管网，回车", elem_id="zt-matrix-words", **narrow)
    with gr.Row(equal_height=True):
        view = gr.Radio(
            VIEWS,
            value=GRID,
            label="看什么",
            show_label=False,
            container=False,
            scale=5,
            elem_id="zt-matrix-view",
        )
        save = gr.Button("导出 Excel", scale=0, min_width=120, elem_id="zt-export")
    return Form(document, region, agency, roles, places, sectors, words, view), save


def _follow(desk: Desk, form: Form, shown: gr.HTML, chart: gr.Plot) -> None:
    """Let what is shown follow the fields, and what the filters offer follow the scope."""

    def show(said: Said) -> tuple[object, object]:
        return show_view(desk, form.scope(said), form.sieve(said), said[form.view])

    def rescope(said: Said) -> tuple[object, ...]:
        places, sectors = list_choices_of(desk, form.scope(said))
        kept: Said = {
            form.places: [place for place in said[form.places] if place in places],
            form.sectors: [sector for sector in said[form.sectors] if sector in sectors],
        }
        return (
            gr.Dropdown(choices=places, value=kept[form.places]),
            gr.Dropdown(choices=sectors, value=kept[form.sectors]),
            *show({**said, **kept}),
        )

    for event in (shown.load, form.document.input, form.region.input, form.agency.submit, form.agency.blur):
        event(rescope, form.every(), [form.places, form.sectors, shown, chart], api_visibility="private")
    filters = (form.roles.input, form.places.input, form.sectors.input, form.view.input)
    for event in (*filters, form.words.submit, form.words.blur):
        event(show, form.every(), [shown, chart], api_visibility="private")


def export(desk: Desk, form: Form, said: Said) -> object:
    """Offer what is shown as a workbook; what goes wrong is said in passing."""
    try:
        made = save_workbook(desk, form.scope(said), form.sieve(said))
    except PolicyError as error:
        gr.Warning(str(error))
        return gr.File(None, visible=False)
    return gr.File(made, visible=True)


def list_places_held(desk: Desk) -> list[str]:
    """Return what the list of regions offers: all, and each one."""
    return [EVERYTHING, *list_regions(desk.store)]


def list_choices(desk: Desk) -> list[tuple[str, str]]:
    """Return what the list of documents offers: all, and each by its title."""
    return [(EVERYTHING, EVERYTHING), *list_held(desk)]


def list_choices_of(desk: Desk, scope: Scope) -> tuple[list[str], list[str]]:
    """Return the places and the classes of the bodies of `scope`; none where there is no such thing."""
    try:
        matrix = read_matrix(desk, desk.store.revision, scope)
    except PolicyError:
        return [], []
    return list_places(matrix), list_sectors(matrix)


def first_choice(desk: Desk) -> str:
    """Return the document that is shown first: the first held, 全部 where there is none."""
    return next((entry.name for entry in list_documents(desk.store)), EVERYTHING)


def read_scope(document: str | None, region: str | None, agency: str | None) -> Scope:
    """Return the scope that the three fields name; 全部 and an empty field mean everything."""
    return Scope(
        doc=document if document and document != EVERYTHING else None,
        region=region if region and region != EVERYTHING else None,
        agency=(agency or "").strip() or None,
        on=date.today(),
    )


@lru_cache(maxsize=8)
def read_matrix(desk: Desk, revision: int, scope: Scope) -> Matrix:
    """Return the matrix of `scope`, which stays the same while the store is at `revision`."""
    return build_matrix(desk.store, scope, remedy=REMEDY)


def show_view(desk: Desk, scope: Scope, sieve: Sieve, view: str) -> tuple[object, object]:
    """Return the matrix or one of its charts; what goes wrong is said in the matrix's place."""

    def work() -> tuple[object, str]:
        if not list_documents(desk.store):
            return None, EMPTY
        wanted = replace(scope, partners=view == PAIRS)
        matrix = sift(read_matrix(desk, desk.store.revision, wanted), sieve)
        note = f'<p class="zt-legend">{escape(matrix.note)}</p>' if matrix.note else ""
        if view == LOADS and matrix.agencies:
            return draw_loads(matrix), note
        if view == PAIRS and matrix.agencies:
            return (draw_pairs(matrix), note) if find_pairs(matrix) else (None, note + NO_PAIRS)
        legend = f'<p class="zt-legend">{LEGEND}　·　点任务或格子看原文</p>'
        return None, f"{legend}{note}{render_matrix(matrix, bodies=MOST_BODIES, tasks=MOST_TASKS)}"

    found, said = attempt("责任矩阵", work)
    figure, shown = found or (None, said)
    return shown, gr.Plot(figure, visible=figure is not None)


def save_workbook(desk: Desk, scope: Scope, sieve: Sieve) -> str:
    """Write the matrix of `scope` as filtered to a passing file and return its path."""
    matrix = sift(read_matrix(desk, desk.store.revision, scope), sieve)
    name = name_matrix(matrix, scope)
    path = desk.passing_file(name, ".xlsx")
    write_workbook(matrix, name, path)
    return str(path)
