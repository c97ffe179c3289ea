"""The tab that takes documents in and out: one line of result for each file."""

from collections.abc import Sequence
from pathlib import Path

import gradio as gr
from gradio.data_classes import ListFiles

from graph.ingest import Status
from ontology.errors import PolicyError
from ui.desk import Desk, list_held
from ui.page.frame import Following, Frame
from ui.rendering.present import escape

SUFFIXES = [".txt", ".md", ".html", ".htm", ".docx"]
HINT = f'<p class="zt-empty">可以一次放入多份文件。支持：{"、".join(SUFFIXES)}。内容相同的文件会跳过。</p>'


def read_names(payload: ListFiles | None) -> list[tuple[str, str]]:
    """Return the path and the user's name of each file; Gradio's own reading drops 〔〕 and （）."""
    files = payload.root if payload else []
    return [(file.path, file.orig_name or Path(file.path).name) for file in files]


def build_upload_tab(frame: Frame) -> Following:
    """Lay out the tab; the list of what can go follows what is held."""
    desk, changed = frame.desk, frame.changed
    with gr.Row():
        with gr.Column(min_width=320):
            files = gr.File(label="添加文件", file_count="multiple", elem_id="zt-upload", height=180)
            files.preprocess = read_names  # type: ignore[method-assign,assignment]
            gr.HTML(HINT, js_on_load=None, apply_default_css=False)
        with gr.Column(min_width=320):
            removable = gr.Dropdown(
                list_held(desk), value=[], multiselect=True, label="移除文件", elem_id="zt-removable"
            )
            remove = gr.Button("移除所选文件", variant="stop", elem_id="zt-remove")
    results = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-results")

    def take(uploaded: Sequence[tuple[str, str]], count: int) -> tuple[str, None, int]:
        return add_shown(desk, uploaded), None, count + 1

    def drop(names: Sequence[str], count: int) -> tuple[str, int]:
        return remove_shown(desk, names), count + 1

    files.upload(take, [files, changed], [results, files, changed], api_visibility="private")
    remove.click(drop, [removable, changed], [results, changed], api_visibility="private")
    return [(removable, lambda: gr.Dropdown(choices=list_held(desk), value=[]))]


def add_shown(desk: Desk, uploaded: Sequence[tuple[str, str]]) -> str:
    """Add uploaded files (path, name), one after another; return a line for each."""
    results = []
    for path, name in uploaded:
        outcome = desk.add(Path(path).read_bytes(), Path(name).name)
        results.append((outcome.message, outcome.status is not Status.FAILED))
    return render_results(results)


def remove_shown(desk: Desk, names: Sequence[str]) -> str:
    """Take documents out; return a line for each."""
    results = []
    for name in names:
        try:
            desk.remove(name)
        except PolicyError as error:
            results.append((str(error), False))
            continue
        results.append((f"{name}：已移除", True))
    return render_results(results or [("请先在上面选择要移除的文件。", False)])


def render_results(results: Sequence[tuple[str, bool]]) -> str:
    """Return a list with a line for each (sentence, whether it went well)."""
    lines = (f"<li{'' if well else ' class=zt-failed'}>{escape(said)}</li>" for said, well in results)
    return f'<ul class="zt-results">{"".join(lines)}</ul>'
