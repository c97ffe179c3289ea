"""The matrix tab: tasks × bodies of a document, a region or a body, to look at and to take along."""

from datetime import date

import gradio as gr

from query.catalogue import list_documents
from query.matrix import Scope, build_matrix, list_regions
from ui.desk import Desk, in_a_sentence, list_held
from ui.page.frame import Following, Frame
from ui.page.pane import build_pane, clickable, connect
from ui.rendering.present import escape, render_matrix
from ui.rendering.sheet import name_matrix, write_workbook
from ui.rendering.wording import LEGEND

EVERYTHING = "全部"
START = '<p class="zt-empty">选择文件、地区，或填写单位后回车。</p>'


def build_matrix_tab(frame: Frame) -> Following:
    """Lay out the tab; its lists of documents and regions follow what is held."""
    desk = frame.desk
    with gr.Row(equal_height=True):
        document = gr.Dropdown(
            list_choices(desk), value=first_choice(desk), label="文件", scale=4, min_width=220
        )
        region = gr.Dropdown(list_places(desk), value=EVERYTHING, label="地区", scale=2, min_width=140)
        agency = gr.Textbox(label="单位", placeholder="如 区水利局", max_lines=1, scale=2, min_width=140)
    with gr.Row():
        show = gr.Button("显示", variant="primary", scale=0, min_width=120, elem_id="zt-show")
        save = gr.Button("导出 Excel", scale=0, min_width=120, elem_id="zt-export")
    saved = gr.File(label="导出的文件", visible=False, elem_id="zt-matrix-file")
    shown = clickable(START, elem_id="zt-matrix-shown")
    pane = build_pane(elem_id="zt-matrix-source")
    connect(desk, shown, pane)

    def render(doc: str, place: str, body: str) -> str:
        return in_a_sentence("责任矩阵", lambda: render_scope(desk, read_scope(doc, place, body)))

    def export(doc: str, place: str, body: str) -> tuple[object, str]:
        made: list[str] = []

        def work() -> str:
            made.append(save_workbook(desk, read_scope(doc, place, body)))
            return render_scope(desk, read_scope(doc, place, body))

        said = in_a_sentence("导出责任矩阵", work)
        return gr.File(made[0] if made else None, visible=bool(made)), said

    scope = [document, region, agency]
    for trigger in (show.click, agency.submit, document.input, region.input):
        trigger(render, scope, shown, api_visibility="private")
    save.click(export, scope, [saved, shown], api_visibility="private")
    return [
        (document, lambda: gr.Dropdown(choices=list_choices(desk))),
        (region, lambda: gr.Dropdown(choices=list_places(desk))),
    ]


def list_places(desk: Desk) -> list[str]:
    """Return what the list of regions offers: all, and each one."""
    return [EVERYTHING, *list_regions(desk.store)]


def list_choices(desk: Desk) -> list[tuple[str, str]]:
    """Return what the list of documents offers: all, and each by its title."""
    return [(EVERYTHING, EVERYTHING), *list_held(desk)]


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


def render_scope(desk: Desk, scope: Scope) -> str:
    """Return the matrix of `scope` as HTML, with its legend and size."""
    matrix = build_matrix(desk.store, scope)
    size = f"{len(matrix.rows)} 项任务，{len(matrix.agencies)} 个单位"
    note = f'<p class="zt-legend">{escape(matrix.note)}</p>' if matrix.note else ""
    legend = f'<p class="zt-legend">{LEGEND}　·　{size}　·　点任务看原文</p>'
    return f"{legend}{note}{render_matrix(matrix)}"


def save_workbook(desk: Desk, scope: Scope) -> str:
    """Write the matrix of `scope` to a passing file and return its path."""
    matrix = build_matrix(desk.store, scope)
    name = name_matrix(matrix, scope)
    path = desk.passing_file(name, ".xlsx")
    write_workbook(matrix, name, path)
    return str(path)
