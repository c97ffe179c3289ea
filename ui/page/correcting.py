"""The form by which a fact of a task is corrected, and the way back: undo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import gradio as gr

from graph.correcting import KINDS, Request, Said, kind_in_words, words_of
from graph.corrections import facts_of
from graph.read import read_policy
from ontology.errors import PolicyError
from ontology.model import Task
from ui.desk import Desk, in_a_sentence, read_word
from ui.page.frame import QUIET, Frame
from ui.page.pane import show_source
from ui.rendering.comparison import name_task
from ui.rendering.corrections import say_corrected, say_undone
from ui.rendering.holdings import render_results
from ui.rendering.present import escape
from ui.rendering.remedies import say_error

REVEAL = "() => document.getElementById('zt-form')?.scrollIntoView({behavior: 'smooth', block: 'nearest'})"
ADD = "（增加一条）"
AUTHOR = "本机用户"
SAVING = render_results([], "正在保存校正，并检查整份文件")
UNDOING = render_results([], "正在撤销校正，并检查整份文件")
Renew = Callable[[str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a correction; `group` is shown while one is being made, `told` is what became of it."""

    group: gr.Column
    task: gr.State
    name: gr.HTML
    before: gr.Dropdown
    kind: gr.Dropdown
    words: gr.Textbox
    reason: gr.Textbox
    author: gr.Textbox
    save: gr.Button
    cancel: gr.Button
    told: gr.HTML

    def connect(
        self, frame: Frame, document: gr.State, pieces: tuple[gr.HTML, gr.HTML, gr.HTML], renew: Renew
    ) -> None:
        """Open the form at a click in the tasks, undo at one in the corrections; renew both afterwards.

        `pieces` are the tasks, the corrections and the source, which shows the words of the task.
        """
        tasks, corrections, pane = pieces
        desk = frame.desk

        def start(name: str, event: gr.EventData) -> tuple[object, ...]:
            return open_form(desk, name, read_word(event, "task"))

        def save(name: str, task: str, *fields: str) -> Iterator[tuple[object, ...]]:
            yield SAVING, *[gr.skip()] * 3
            told, well = correct_shown(desk, name, task, fields)
            yield told, gr.Column(visible=not well), *(renew(name) if well else (gr.skip(), gr.skip()))

        def undo(name: str, event: gr.EventData) -> Iterator[tuple[object, ...]]:
            yield "", gr.skip(), UNDOING
            told = undo_shown(desk, int(read_word(event, "undo")))
            shown, left = renew(name)
            yield "", shown, told + left

        fields = [self.before, self.kind, self.words, self.reason, self.author]
        opened = [self.group, self.task, self.name, self.before, self.words, self.reason, self.told, pane]
        tasks.edit(start, document, opened, **QUIET).then(None, None, None, js=REVEAL)
        self.cancel.click(lambda: gr.Column(visible=False), None, self.group, **QUIET)
        self.before.input(
            lambda before: gr.skip() if before == ADD else before.split(" ", 1)[0],
            self.before,
            self.kind,
            **QUIET,
        )
        shown = [self.told, self.group, tasks, corrections]
        saved = self.save.click(save, [document, self.task, *fields], shown, **QUIET)
        undone = corrections.undo(undo, document, [self.told, tasks, corrections], **QUIET)
        for event in (saved, undone):
            event.then(lambda count: count + 1, frame.changed, frame.changed, **QUIET)


def build_form() -> Form:
    """Lay out the form, hidden until a task is to be corrected."""
    told = gr.HTML("", js_on_load=None, apply_default_css=False, elem_id="zt-corrected")
    task = gr.State("")
    with gr.Column(visible=False, elem_id="zt-form") as group:
        name = gr.HTML("", js_on_load=None, apply_default_css=False)
        with gr.Row():
            before = gr.Dropdown([ADD], value=ADD, label="改哪一条", min_width=150, elem_id="zt-before")
            kind = gr.Dropdown(list(KINDS), value=KINDS[0], label="种类", min_width=90, elem_id="zt-kind")
            words = gr.Textbox(
                label="改为",
                placeholder="如 市水务局、2025年9月底前；留空即删去",
                min_width=200,
                elem_id="zt-words",
            )
        with gr.Row(equal_height=True):
            reason = gr.Textbox(
                label="理由", placeholder="例如：与会议纪要不符", scale=3, elem_id="zt-reason"
            )
            author = gr.Textbox(AUTHOR, label="作者", min_width=110, scale=1, elem_id="zt-author")
        with gr.Row():
            save = gr.Button("保存校正", variant="primary", size="sm", elem_id="zt-save")
            cancel = gr.Button("取消", size="sm", elem_id="zt-cancel")
    return Form(group, task, name, before, kind, words, reason, author, save, cancel, told)


def open_form(desk: Desk, document: str, task: str) -> tuple[object, ...]:
    """Return the form for a task: shown, its id and name, its facts to choose from, its source."""
    try:
        found = _find(desk, document, task)
    except PolicyError as error:
        said = render_results([(say_error(error), False)])
        return gr.Column(visible=False), "", "", gr.skip(), "", "", said, gr.skip()
    facts = [f"{kind_in_words(fact)} {words_of(fact)}" for fact in facts_of(found)]
    choices = gr.Dropdown(choices=[ADD, *dict.fromkeys(facts)], value=ADD)
    heading = f'<p class="zt-sub">校正任务 {escape(found.id)}：{escape(name_task(found))}</p>'
    source = show_source(desk, document, found.spans)
    return gr.Column(visible=True), found.id, heading, choices, "", "", "", source


def correct_shown(desk: Desk, document: str, task: str, fields: tuple[str, ...]) -> tuple[str, bool]:
    """Make the correction that the fields say; return the sentence on it, and whether it was made."""
    before, kind, words, reason, author = (field or "" for field in fields)
    taken = None if before in ("", ADD) else Said(*before.split(" ", 1))
    given = Said(kind, words) if words.strip() else None
    now = datetime.now().astimezone().replace(microsecond=0)
    try:
        made = desk.correct(Request(document, task, taken, given, reason, author, now))
    except PolicyError as error:
        return render_results([(say_error(error), False)]), False
    return render_results([(say_corrected(made), True)]), True


def undo_shown(desk: Desk, number: int) -> str:
    """Take a correction back; return the sentence on it."""
    return in_a_sentence("撤销校正", lambda: render_results([(say_undone(desk.undo(number)), True)]))


def _find(desk: Desk, document: str, task: str) -> Task:
    for one in read_policy(desk.store, document).tasks:
        if one.id == task:
            return one
    raise PolicyError(f"{document} 里没有任务 {task}；请重新打开这份文件")
