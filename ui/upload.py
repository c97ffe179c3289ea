"""The tab that takes documents in and out: one line of result for each file."""

from collections.abc import Sequence

import gradio as gr

from query.catalogue import list_documents
from ui.desk import Desk, choices, in_a_sentence
from ui.present import escape

SUFFIXES = [".txt", ".md", ".html", ".htm", ".docx"]
HINT = (
    f'<p class="zt-empty">可以一次放入多份文件。支持：{"、".join(SUFFIXES)}。同名旧版本会被新内容替换。</p>'
)


def build_upload_tab(desk: Desk) -> tuple[gr.State, gr.Dropdown]:
    """Lay out the tab; return the count that rises with each change, and the list of what can go."""
    changed = gr.State(0)
    with gr.Row():
        with gr.Column(min_width=320):
            files = gr.File(label="添加文件", file_count="multiple", elem_id="zt-upload", height=180)
            gr.HTML(HINT, js_on_load=None, apply_default_css=False)
        with gr.Column(min_width=320):
            removable = gr.Dropdown(
                list_held(desk), value=[], multiselect=True, label="移除文件", elem_id="zt-removable"
            )
            remove = gr.Button("移除所选文件", variant="stop")
    results = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-results")

    def take(paths: Sequence[str] | None, count: int) -> tuple[str, None, int]:
        if not paths:
            return "", None, count
        return in_a_sentence("添加文件", lambda: desk.add(paths)), None, count + 1

    def drop(names: Sequence[str], count: int) -> tuple[str, int]:
        if not names:
            return render_results([("先在上面选择要移除的文件。", False)]), count
        return in_a_sentence("移除文件", lambda: desk.remove(names)), count + 1

    files.upload(take, [files, changed], [results, files, changed], api_visibility="private")
    remove.click(drop, [removable, changed], [results, changed], api_visibility="private")
    return changed, removable


def list_held(desk: Desk) -> list[tuple[str, str]]:
    """Return what is held as choices of a list."""
    return choices((entry.name, entry.title) for entry in list_documents(desk.store))


def render_results(results: Sequence[tuple[str, bool]]) -> str:
    """Return a list with a line for each (sentence, whether it went well)."""
    lines = (f"<li{'' if well else ' class=zt-failed'}>{escape(said)}</li>" for said, well in results)
    return f'<ul class="zt-results">{"".join(lines)}</ul>'
