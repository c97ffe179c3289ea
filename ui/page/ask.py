"""The ask tab: a question, its answer with quotes, and the source of a quote beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import gradio as gr

from query.result import Answer
from query.views.catalogue import DocumentEntry, list_documents
from ui.desk import Desk, attempt, read_choice
from ui.page.address import read_day
from ui.page.frame import QUIET, Following, Frame
from ui.page.pane import build_pane, clickable, connect
from ui.page.steps import Tell, in_steps
from ui.rendering.answer_report import name_answer, write_text
from ui.rendering.answer_word import write_document
from ui.rendering.answer_workbook import write_workbook
from ui.rendering.answers import render_answer
from ui.rendering.present import escape, place

HINT = '<p class="zt-empty">输入问题，或点一个例子。回答只依据已收录的文件，每条都附原文。</p>'
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”放入政策文件，再来提问。</p>'
COPY = (
    "() => zhengtu.copy(document.querySelector('#zt-answer .zt-copied'), document.querySelector('#zt-copy'))"
)
OLD = "（有新版本）"
SOURCE = '<p class="zt-empty">点文件、任务或依据，这里显示原文并标出字句。</p>'


def build_ask_tab(frame: Frame) -> Following:
    """Lay out the tab; its examples follow what is held, and so does what it shows before a question."""
    desk = frame.desk
    asked = gr.State(Asked())
    with gr.Row(equal_height=True):
        question = gr.Textbox(
            placeholder="例如：市水务局牵头哪些任务？",
            label="问题",
            show_label=False,
            container=False,
            max_lines=2,
            scale=8,
            autofocus=True,
            elem_id="zt-question",
        )
        send = gr.Button("提问", variant="primary", scale=1, min_width=90, elem_id="zt-send")
        fresh = gr.Button("换个话题", scale=1, min_width=90, elem_id="zt-fresh")
    examples = gr.Dataset(
        components=[question],
        samples=list_examples(desk),
        label="例子（点一下即提问）",
        elem_id="zt-examples",
    )
    with gr.Accordion("按哪一天、哪些文件回答", open=False), gr.Row(equal_height=True):
        day = gr.DateTime(
            include_time=False, type="string", label="按哪一天（空着就是今天）", elem_id="zt-day"
        )
        everything = gr.Checkbox(label="已经失效的文件也算", elem_id="zt-everything")
    with gr.Row():
        with gr.Column(scale=6, min_width=320):
            with gr.Row(visible=False, elem_id="zt-take") as taking:
                copy = _small("复制回答", "zt-copy")
                workbook = _small("存为 Excel", "zt-to-xlsx")
                word = _small("存为 Word", "zt-to-docx")
            saved = gr.File(label="保存的文件", visible=False, elem_id="zt-answer-file")
            shown = clickable(render_start(desk), elem_id="zt-answer")
        with gr.Column(scale=5, min_width=320, elem_classes=["zt-beside"]):
            pane = build_pane(SOURCE, elem_id="zt-ask-source")
    connect(desk, shown, pane)
    outputs = [shown, pane, asked, taking, saved]

    def answer(text: str, last: Asked, on: str | None, count_all: bool) -> Iterator[Shown]:
        if not text.strip():
            yield _start(desk, last)
            return
        when, said = attempt("读出日期", lambda: read_day(on))
        if said:
            yield said, SOURCE, last, gr.Row(visible=False), gr.File(visible=False)
            return
        yield from _show(desk, Asked(text, None, last.answer, when, count_all), last)

    def choose(last: Asked, event: gr.EventData) -> Iterator[Shown]:
        yield from _show(desk, replace(last, chosen={**last.chosen, **read_choice(event)}), last)

    def forget() -> tuple[object, ...]:
        return "", *_start(desk, Asked())

    asking = [question, asked, day, everything]
    for trigger in (question.submit, send.click):
        trigger(answer, asking, outputs, api_visibility="private")
    shown.select(choose, asked, outputs, api_visibility="private")
    examples.click(lambda sample: sample[0], examples, question, api_visibility="private").then(
        answer, asking, outputs, api_visibility="private"
    )
    fresh.click(forget, None, [question, *outputs], api_visibility="private")
    copy.click(None, js=COPY)
    for button, suffix, write in ((workbook, ".xlsx", write_workbook), (word, ".docx", write_document)):
        button.click(partial(_save, desk, suffix, write), asked, saved, api_visibility="private")
    frame.page.load(lambda: render_start(desk), None, shown, **QUIET)
    frame.changed.change(lambda last: gr.skip() if last.text else render_start(desk), asked, shown, **QUIET)
    return [(examples, lambda: gr.Dataset(samples=list_examples(desk)))]


def _small(label: str, elem_id: str) -> gr.Button:
    return gr.Button(label, size="sm", scale=0, min_width=100, elem_id=elem_id)


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question and its answer, the one before, the day, the readings chosen (mention → value)."""

    text: str = ""
    answer: Answer | None = None
    before: Answer | None = None
    day: date | None = None
    count_all: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)


Shown = tuple[object, ...]  # the answer, the source pane, what was asked, the row of buttons, the saved file


def _start(desk: Desk, last: Asked) -> Shown:
    return render_start(desk), SOURCE, last, gr.Row(visible=False), gr.File(visible=False)


def _show(desk: Desk, asked: Asked, last: Asked) -> Iterator[Shown]:
    """Yield the steps of answering, then the answer; where answering fails, `last` stays what was asked."""

    def find(tell: Tell) -> tuple[Answer, str]:
        answer = desk.answer(
            asked.text,
            asked.before,
            today=asked.day,
            chosen=asked.chosen,
            count_all=asked.count_all,
            tell=tell,
        )
        return answer, render_answer(answer, write_text(answer))

    for step in in_steps(lambda tell: attempt(f"回答：{asked.text}", lambda: find(tell))):
        found, said = (None, step) if isinstance(step, str) else step
        now, shown = (replace(asked, answer=found[0]), found[1]) if found else (last, said)
        yield shown, SOURCE, now, gr.Row(visible=found is not None), gr.File(visible=False)


def _save(desk: Desk, suffix: str, write: Callable[[Answer, Path, date], None], asked: Asked) -> gr.File:
    """Write the last answer to a passing file."""
    if asked.answer is None:
        return gr.File(visible=False)
    path = desk.passing_file(name_answer(asked.answer), suffix)
    write(asked.answer, path, asked.day or date.today())
    return gr.File(str(path), visible=True)


def render_start(desk: Desk) -> str:
    """Return what the tab shows before a question: what is held, each document a link to its source."""
    entries = list_documents(desk.store)
    if not entries:
        return EMPTY
    rows = "".join(_render_entry(number, entry) for number, entry in enumerate(entries, start=1))
    count = f"已收录 {len(entries)} 份文件，{sum(entry.tasks for entry in entries)} 项任务"
    return (
        f'{HINT}<h4 class="zt-sub">{count}</h4><table class="zt-rows zt-held"><tbody>{rows}</tbody></table>'
    )


def _render_entry(number: int, entry: DocumentEntry) -> str:
    tasks = f"{entry.tasks} 项任务{OLD if entry.newer else ''}"
    shown = "".join(f"<td>{escape(text)}</td>" for text in (str(number), entry.title, entry.number, tasks))
    return f'<tr class="zt-link" tabindex="0" {place(entry.name, ())}>{shown}</tr>'


def list_examples(desk: Desk) -> list[list[str]]:
    """Return questions that the documents held answer, as the page's examples."""
    return [[text] for text in desk.examples()]
