"""Two documents held compared in the page, with a paragraph to copy into a 变更说明."""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from graph.read import read_policy
from query.views.catalogue import list_documents
from query.views.compare import compare
from ui.desk import Desk, attempt, list_held
from ui.page.pane import clickable
from ui.rendering.comparison import explain, render_comparison

START = '<p class="zt-empty">选两份文件，点“比较”。上传新版本以后，这里直接列出变化。</p>'


@dataclass(frozen=True, slots=True)
class Versions:
    """The two documents, and what their comparison gives: `shown`, and `said` to be copied."""

    old: gr.Dropdown
    new: gr.Dropdown
    shown: gr.HTML
    said: gr.Textbox
    compare: Callable[[str | None, str | None], tuple[str, str]]


def build_versions(desk: Desk) -> Versions:
    """Lay out the comparison of two documents held."""
    held = list_versions(desk)
    with gr.Column(elem_classes=["zt-fields", "zt-versions"]):  # one under another: names are long
        old = gr.Dropdown(held, value=None, label="原版", elem_id="zt-old")
        new = gr.Dropdown(held, value=None, label="新版", elem_id="zt-new")
    go = gr.Button("比较", variant="primary", size="sm", elem_id="zt-compare")
    shown = clickable(START, elem_id="zt-compared")
    said = gr.Textbox(
        label="变更说明（可复制）",
        lines=4,
        max_lines=14,
        interactive=False,
        buttons=["copy"],
        elem_id="zt-explained",
    )

    def run(before: str | None, after: str | None) -> tuple[str, str]:
        return compare_shown(desk, before, after)

    go.click(run, [old, new], [shown, said], api_visibility="private")
    return Versions(old, new, shown, said, run)


def compare_shown(desk: Desk, old: str | None, new: str | None) -> tuple[str, str]:
    """Return the comparison of two documents held as shown, and as a text to copy."""
    if not old or not new or old == new:
        return START, ""

    def work() -> tuple[str, str]:
        found = compare(read_policy(desk.store, old), read_policy(desk.store, new))
        return render_comparison(found), explain(found)

    found, said = attempt("比较", work)
    return found or (said, "")


def list_versions(desk: Desk) -> list[tuple[str, str]]:
    """Return what is held as choices, told apart by day and name: versions have the same title."""
    days = {entry.name: entry.date for entry in list_documents(desk.store)}
    return [(f"{days[name] or ''} {label}".strip(), name) for label, name in list_held(desk)]
