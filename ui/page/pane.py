"""The source pane: the document's own words beside whatever points to them."""

from collections.abc import Sequence

import gradio as gr

from graph.read import read_policy
from ontology.model import Span
from query.views.catalogue import DocumentEntry, find_document
from ui.desk import Desk, in_a_sentence, read_place
from ui.page.frame import QUIET
from ui.rendering.present import escape, render_source, render_task

WATCH = "zhengtu.watch(element, trigger)"
REVEAL = (
    "const reveal = () => requestAnimationFrame(() => zhengtu.reveal(element));"
    "watch('value', reveal); reveal();"
)


def clickable(value: str = "", elem_id: str | None = None) -> gr.HTML:
    """Return a piece of page in which a click on a quote or fact is reported with its place."""
    return gr.HTML(value, js_on_load=WATCH, elem_id=elem_id, apply_default_css=False)


def build_pane(value: str = "", elem_id: str | None = None) -> gr.HTML:
    """Return a source pane, which scrolls to the first marked words whenever it changes."""
    return gr.HTML(
        value, js_on_load=REVEAL, elem_id=elem_id, elem_classes=["zt-doc"], apply_default_css=False
    )


def connect(desk: Desk, piece: gr.HTML, pane: gr.HTML) -> None:
    """Let a click in `piece` show its source in `pane`."""

    def show(event: gr.EventData) -> str:
        doc, spans = read_place(event)
        return show_source(desk, doc, spans)

    piece.click(show, outputs=pane, **QUIET)


def show_task(desk: Desk, doc: str, task: str) -> str:
    """Return the task with this id as a card, empty where `task` is."""
    return in_a_sentence("显示任务", lambda: _render_task(desk, doc, task)) if task else ""


def _render_task(desk: Desk, doc: str, task: str) -> str:
    found = next((one for one in read_policy(desk.store, doc).tasks if one.id == task), None)
    return render_task(doc, found) if found else ""


def show_document(desk: Desk, doc: str, tasks: Sequence[Span] = ()) -> str:
    """Return the whole source of `doc` with its `tasks` underlaid."""
    return in_a_sentence("显示原文", lambda: _render(desk, doc, (), tasks))


def show_source(desk: Desk, doc: str, spans: Sequence[Span] = ()) -> str:
    """Return the source of `doc` with `spans` marked, under the document's title and number."""
    return in_a_sentence("显示原文", lambda: _render(desk, doc, spans, ()))


def _render(desk: Desk, doc: str, spans: Sequence[Span], tasks: Sequence[Span]) -> str:
    document = find_document(desk.store, doc)
    return render_heading(document) + render_source(desk.store.text(doc), spans, tasks)


def render_heading(document: DocumentEntry) -> str:
    """Return the document's title with what else identifies it."""
    known = (document.number, document.issuer, str(document.date or ""), document.place)
    meta = "　".join(part for part in known if part)
    newer = f"　已有新版本：{escape(document.newer)}" if document.newer else ""
    name = f"文件：{escape(document.name)}{newer}"
    return f'<h3>{escape(document.title)}</h3><p class="zt-meta">{escape(meta)}<br>{name}</p>'
