"""The open document: tasks, check-up, corrections and versions on the left, its source on the right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import gradio as gr
from gradio.events import Dependency

from graph.correcting import list_corrections
from graph.corrections import count_applied
from graph.read import read_policy
from ontology.errors import PolicyError, QueryError
from query.views.catalogue import find_document, list_documents
from ui.desk import Desk, attempt, in_a_sentence
from ui.page.correcting import build_form
from ui.page.frame import QUIET, Following, Frame
from ui.page.links import FOLLOW, build_copy, carry
from ui.page.pane import build_pane, clickable, connect, show_document
from ui.page.versions import build_versions, list_versions
from ui.rendering.checkup import WAITING, render_checkup
from ui.rendering.corrections import render_corrections
from ui.rendering.holdings import render_results
from ui.rendering.present import escape, render_tasks
from ui.rendering.remedies import say_error

TAB = "files"
TASKS, CHECKUP, CORRECTIONS, VERSIONS = "tasks", "checkup", "corrections", "versions"
REVEAL = "() => document.getElementById('zt-opened')?.scrollIntoView({behavior: 'smooth', block: 'start'})"
START = '<p class="zt-empty">在上面点一份文件：左边是读出的任务，右边是原文；点任务或事实，标出出处。</p>'

REMOVING = render_results([], "正在移除，并重新整理其余文件")


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts of the open document that the list and the uploads work on.

    `document` is its name, empty where none is open; what becomes of `replacing` it is said in `told`; `old`
    and `new` are the two that are compared by `compare`, shown in `compared`; `checked` is the event after
    which a check-up is known.
    """

    document: gr.State
    tabs: gr.Tabs
    replacing: gr.UploadButton
    told: gr.HTML
    old: gr.Dropdown
    new: gr.Dropdown
    compare: Callable[[str | None, str | None], tuple[str, str]]
    compared: list[gr.components.Component]
    checked: Dependency
    following: Following


def build_opened(frame: Frame, results: gr.HTML) -> Opened:
    """Lay out the open document; what becomes of removing it is told in `results`."""
    desk = frame.desk
    document = gr.State("")
    start = gr.HTML(show_open(desk, ""), js_on_load=FOLLOW, apply_default_css=False, elem_id="zt-files-start")
    with gr.Column(visible=False, elem_id="zt-opened") as whole, gr.Row(equal_height=False):
        with gr.Column(scale=6, min_width=320), gr.Tabs() as tabs:
            with gr.Tab("任务", id=TASKS):
                form = build_form()
                tasks = clickable(elem_id="zt-tasks")
            with gr.Tab("体检单", id=CHECKUP):
                checkup = clickable(elem_id="zt-checkup")
            with gr.Tab("校正", id=CORRECTIONS):
                corrections = clickable(elem_id="zt-corrections")
            with gr.Tab("版本比较", id=VERSIONS):
                versions = build_versions(desk)
        with gr.Column(scale=5, min_width=320, elem_id="zt-beside"):
            with gr.Row():
                build_copy("zt-files-copy")
                replacing = gr.UploadButton("上传新版本", size="sm", min_width=110, elem_id="zt-replace")
                remove = gr.Button("移除这份文件", size="sm", min_width=90, elem_id="zt-remove")
            told = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-replaced")
            with gr.Column(visible=False, elem_id="zt-confirm") as confirm:
                asked = gr.HTML("", js_on_load=None, apply_default_css=False)
                with gr.Row():
                    sure = gr.Button("确认移除", variant="stop", size="sm", elem_id="zt-sure")
                    keep = gr.Button("不移除", size="sm", elem_id="zt-keep")
            pane = build_pane(elem_id="zt-files-source")
    for piece in (tasks, checkup, corrections, versions.shown):
        connect(desk, piece, pane)

    def show(name: str) -> tuple[object, ...]:
        opened, said = attempt("打开文件", lambda: show_open(desk, name))
        if said or not name:
            return opened or said, gr.Column(visible=False), "", "", "", ""
        shown = show_tasks(desk, name), WAITING, show_corrections(desk, name), show_document(desk, name)
        return opened, gr.Column(visible=True), *shown

    opening = document.change(
        show, document, [start, whole, tasks, checkup, corrections, pane], **frame.in_order, **QUIET
    )
    document.change(
        lambda: (gr.Column(visible=False), gr.Column(visible=False)), None, [confirm, form.group], **QUIET
    )
    opening.then(None, None, None, js=REVEAL)
    checked = opening.then(lambda name: show_checkup(desk, name), document, checkup, **QUIET)
    form.connect(frame, document, (tasks, corrections, pane), lambda name: show_after(desk, name))

    def ask(name: str) -> tuple[object, str]:
        return gr.Column(visible=True), ask_removal(desk, name)

    def drop(name: str, count: int) -> Iterator[tuple[object, object, object, object, object]]:
        yield gr.skip(), REMOVING, gr.skip(), gr.skip(), gr.skip()
        said, well = remove_shown(desk, name)
        told = render_results([(said, well)])
        yield gr.Column(visible=False), "", told, "" if well else name, count + 1

    remove.click(ask, document, [confirm, asked], **QUIET)
    keep.click(lambda: gr.Column(visible=False), None, confirm, **QUIET)
    dropped = [confirm, asked, results, document, frame.changed]
    sure.click(drop, [document, frame.changed], dropped, **QUIET)
    following = [
        (side, lambda: gr.Dropdown(choices=list_versions(desk))) for side in (versions.old, versions.new)
    ]
    return Opened(
        document,
        tabs,
        replacing,
        told,
        versions.old,
        versions.new,
        versions.compare,
        [versions.shown, versions.said],
        checked,
        following,
    )


def show_open(desk: Desk, name: str) -> str:
    """Return the address of the open document and, where none is open (an empty `name`), how to open one.

    Raises:
        QueryError: it is not held.
    """
    if not name:
        return carry(urlencode({"tab": TAB}), START)
    if not any(entry.name == name for entry in list_documents(desk.store)):
        raise QueryError(f"没有收录名为“{name}”的文件；请在上面的清单里选一份。")
    return carry(urlencode({"tab": TAB, "doc": name}), "")


def show_tasks(desk: Desk, name: str) -> str:
    """Return the tasks of a document, each with a button for its correction."""
    return in_a_sentence("显示任务", lambda: render_tasks(read_policy(desk.store, name), correctable=True))


def show_checkup(desk: Desk, name: str) -> str:
    """Return the check-up of a document, made now where it is not known; empty where none is open."""
    if not name:
        return ""
    return in_a_sentence(
        "体检", lambda: render_checkup(read_policy(desk.store, name), desk.checkups.make(name))
    )


def show_corrections(desk: Desk, name: str) -> str:
    """Return the corrections of a document."""
    return in_a_sentence("列出校正", lambda: render_corrections(list_corrections(desk.store, name)))


def show_after(desk: Desk, name: str) -> tuple[str, str]:
    """Return the tasks and the corrections of a document, after one was made or undone."""
    return show_tasks(desk, name), show_corrections(desk, name)


def ask_removal(desk: Desk, name: str) -> str:
    """Return the question whether a document is to be removed, with what goes and what stays."""

    def work() -> str:
        entry = find_document(desk.store, name)
        kept = count_applied(desk.store).get(name, 0)
        stays = f"；{kept} 条校正留着，等这份文件再来" if kept else ""
        return f"<p>移除《{escape(entry.title)}》和它的 {entry.tasks} 项任务{stays}？</p>"

    return in_a_sentence("移除", work)


def remove_shown(desk: Desk, name: str) -> tuple[str, bool]:
    """Take a document out; return the sentence on it, and whether it went well."""
    try:
        desk.remove(name)
    except PolicyError as error:
        return say_error(error), False
    return f"{name}：已移除", True
