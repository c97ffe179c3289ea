"""The tab of documents: what is held, files in and out, and the open document with all that belongs to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

import gradio as gr
from gradio.data_classes import ListFiles

from graph.corrections import count_applied
from graph.ingest import Outcome, Status
from query.views.catalogue import list_documents
from ui.desk import Desk, in_a_sentence, read_place
from ui.page.frame import QUIET, Following, Frame
from ui.page.links import on_link
from ui.page.opened import TAB, TASKS, VERSIONS, Opened, build_opened
from ui.page.pane import clickable
from ui.page.versions import list_versions
from ui.rendering.holdings import render_held, render_results

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")
HINT = f'<p class="zt-legend">可以一次放入多份：{"、".join(SUFFIXES)}。文号相同的作为新版本，并列出变化。</p>'
Uploaded = Sequence[tuple[str, str]]
WELL = {Status.FAILED: False, Status.SKIPPED: None}


@dataclass(frozen=True, slots=True)
class Coming:
    """An uploaded file that is to be read: where it lies, the user's name of it, what it is to replace."""

    path: Path
    name: str
    current: str


Came = tuple[Outcome, str]
"""What became of an uploaded file, and the document that it was to replace, empty where none is named."""


def build_files_tab(frame: Frame) -> Following:
    """Lay out the tab; its list and the documents that can be compared follow what is held."""
    desk, changed = frame.desk, frame.changed
    with gr.Row():
        with gr.Column(scale=7, min_width=320):
            with gr.Row(equal_height=True):
                search = gr.Textbox(
                    "",
                    placeholder="搜文件：标题、文号、机关、地区、日期",
                    label="搜文件",
                    show_label=False,
                    container=False,
                    scale=6,
                    elem_id="zt-find",
                )
                check = gr.Button("全部体检", scale=1, min_width=100, elem_id="zt-check")
            held = clickable(show_held(desk, ""), elem_id="zt-held")
        with gr.Column(scale=3, min_width=280):
            files = gr.File(label="添加文件", file_count="multiple", elem_id="zt-upload", height=120)
            gr.HTML(HINT, js_on_load=None, apply_default_css=False)
            results = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-results")
    opened = build_opened(frame, results)
    _connect_list(desk, frame, (search, check, held), opened)

    def take(coming: list[Coming], count: int) -> Iterator[tuple[object, ...]]:
        came: list[Came] = []
        for said in add_shown(desk, coming, came):
            yield said, *[gr.skip()] * 5
        if not came:  # an upload before this one has seen to it
            yield (gr.skip(),) * 6
            return
        pair = read_pair(came)
        name = pair[1] if pair else gr.skip()
        sides = [gr.Dropdown(list_versions(desk), value=one) for one in pair] if pair else [gr.skip()] * 2
        tab = gr.Tabs(selected=VERSIONS) if pair else gr.skip()
        yield render_results(_said(came)), count + 1, name, *sides, tab

    shown = [changed, opened.document, opened.old, opened.new, opened.tabs]
    for upload, known in ((files, gr.State("")), (opened.replacing, opened.document)):
        upload.preprocess = read_names  # type: ignore[method-assign,assignment]
        told = results if upload is files else opened.told
        coming: gr.State = gr.State([])
        # only a value may be given to the field: for an update Gradio makes it anew, without `read_names`
        upload.upload(
            line_up, [upload, coming, known], [coming, upload], trigger_mode="multiple", queue=False, **QUIET
        ).then(
            take,
            [coming, changed],
            [told, *shown],
            trigger_mode="multiple",
            concurrency_id="upload",
            concurrency_limit=1,
            **QUIET,
        ).then(opened.compare, [opened.old, opened.new], opened.compared, api_visibility="private")
    return opened.following


def _connect_list(
    desk: Desk, frame: Frame, parts: tuple[gr.Textbox, gr.Button, gr.HTML], opened: Opened
) -> None:
    """Let the list follow its search, what is held and the check-ups, and open the document of a row."""
    search, check, held = parts

    def render(words: str) -> str:
        return show_held(desk, words)

    def check_all(words: str) -> Iterator[tuple[str, object]]:
        entries = list_documents(desk.store)
        for number, entry in enumerate(entries, start=1):
            yield show_held(desk, words), gr.Button(f"体检 {number}/{len(entries)}", interactive=False)
            in_a_sentence(f"体检 {entry.name}", lambda name=entry.name: str(desk.checkups.make(name)))  # type: ignore[misc]
        yield show_held(desk, words), gr.Button("全部体检", interactive=True)

    def choose(event: gr.EventData) -> tuple[object, ...]:
        return show_name(desk, read_place(event)[0])

    def open_link(query: str) -> tuple[object, ...]:
        return show_name(desk, parse_qs(query).get("doc", [""])[0])

    search.change(render, search, held, **QUIET)
    frame.changed.change(render, search, held, **QUIET)
    frame.page.load(render, search, held, **QUIET)
    check.click(check_all, search, [held, check], **QUIET)
    opening = [opened.document, opened.old, opened.new, opened.tabs, opened.told]
    held.click(choose, None, opening, **frame.in_order, **QUIET)
    on_link(frame, TAB, open_link, opening)
    opened.checked.then(render, search, held, **QUIET)


def show_name(desk: Desk, name: str) -> tuple[object, ...]:
    """Return what the open document becomes: its name, what it can be compared with, its first tab."""
    held = list_documents(desk.store)
    older = [entry.name for entry in held if entry.newer == name]
    new = name if any(entry.name == name for entry in held) else None
    return name, older[-1] if older else None, new, gr.Tabs(selected=TASKS), ""


def read_names(payload: ListFiles | None) -> list[tuple[str, str]]:
    """Return the path and the user's name of each file; Gradio's own reading drops 〔〕 and （）."""
    files = payload.root if isinstance(payload, ListFiles) else [payload] if payload else []
    return [(file.path, file.orig_name or Path(file.path).name) for file in files]


def line_up(uploaded: Uploaded, coming: list[Coming], current: str) -> tuple[list[Coming], None]:
    """Put uploaded files behind those of the same page that are still to be read, and empty the field.

    The list stays the same one: who reads what stands in it sees what comes meanwhile.
    """
    coming += [Coming(Path(path), Path(name).name, current) for path, name in uploaded]
    return coming, None


def show_held(desk: Desk, words: str) -> str:
    """Return the list of the documents held that match `words`."""

    def work() -> str:
        entries = list_documents(desk.store)
        return render_held(entries, words, desk.checkups.known(), count_applied(desk.store))

    return in_a_sentence("列出文件", work)


def add_shown(desk: Desk, coming: list[Coming], came: list[Came]) -> Iterator[str]:
    """Take uploaded files out of `coming`, one after another, into `came`; yield how far it is, as shown."""
    while coming:
        one = coming.pop(0)
        number = len(came) + 1
        waiting = f"正在读第 {number} 份，共 {number + len(coming)} 份：{one.name}"
        yield render_results(_said(came), waiting)
        came.append((desk.add(one.path.read_bytes(), one.name), one.current))


def read_pair(came: Sequence[Came]) -> tuple[str, str] | None:
    """Return the old and the new version to be compared: the last one that came, against what it follows."""
    for one, current in reversed(came):
        older = current or one.older
        if one.status is not Status.FAILED and one.document and older and older != one.document:
            return older, one.document
    return None


def _said(came: Sequence[Came]) -> list[tuple[str, bool | None]]:
    """Return a sentence on each file, and one more on each that was to replace another and does not."""
    said = [(one.message, WELL.get(one.status, True)) for one, _ in came]
    apart = [current for one, current in came if current and one.status is Status.ADDED]
    note = "文号、标题或日期与 {} 不同，按另一份文件收录，原来那份照旧；下面列出两份的差别"
    return said + [(note.format(current), True) for current in apart]
