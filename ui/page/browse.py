"""The documents tab: what is held, each document with its tasks beside its source."""

import gradio as gr

from graph.audit import audit_document
from graph.read import read_policy
from ui.desk import in_a_sentence, list_held
from ui.page.frame import Following, Frame
from ui.page.pane import build_pane, clickable, connect, show_document
from ui.rendering.open_clauses import render_open
from ui.rendering.present import render_tasks

START = '<p class="zt-empty">选择一份文件，左边是读出的任务，右边是原文；点任务或事实，原文里会标出出处。</p>'

WAITING = '<p class="zt-audit">正在核对有没有没读出的地方…</p>'


def build_browse_tab(frame: Frame) -> Following:
    """Lay out the tab; its list of documents follows what is held."""
    desk = frame.desk
    document = gr.Dropdown(
        list_held(desk),
        value=None,
        label="文件",
        elem_id="zt-browse-document",
    )
    with gr.Row(equal_height=True):
        with gr.Column(min_width=320):
            opened = clickable(elem_id="zt-browse-open")
            tasks = clickable(START, elem_id="zt-browse-tasks")
        with gr.Column(min_width=320):
            pane = build_pane(elem_id="zt-browse-source")
    connect(desk, tasks, pane)
    connect(desk, opened, pane)

    def show(name: str | None) -> tuple[str, str, str]:
        if not name:
            return START, "", ""
        said = in_a_sentence("显示任务", lambda: render_tasks(read_policy(desk.store, name)))
        return said, show_document(desk, name), WAITING

    def show_open(name: str | None) -> str:
        if not name:
            return ""
        return in_a_sentence("督查原文", lambda: render_open(name, audit_document(desk.store, name)))

    shown = document.change(show, document, [tasks, pane, opened], api_visibility="private")
    shown.then(show_open, document, opened, show_progress="hidden", api_visibility="private")
    return [(document, lambda: gr.Dropdown(choices=list_held(desk)))]
