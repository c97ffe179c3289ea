"""The ask tab: a question, its answer with quotes, and the source of a quote beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from query.result import Answer
from query.views.catalogue import DocumentEntry, list_documents
from ui.desk import Desk, attempt, read_choice
from ui.page.address import read_day
from ui.page.ask_address import TAB, Asking, Wanted, read_wanted, write_wanted
from ui.page.frame import QUIET, Following, Frame
from ui.page.links import FOLLOW, build_copy, carry, on_link_in_steps
from ui.page.pane import build_pane, connect
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
    with gr.Accordion("按哪一天、哪些文件回答", open=False) as narrowing, gr.Row(equal_height=True):
        day = gr.DateTime(
            include_time=False, type="string", label="按哪一天（空着就是今天）", elem_id="zt-day"
        )
        everything = gr.Checkbox(label="已经失效的文件也算", elem_id="zt-everything")
    with gr.Row():
        with gr.Column(scale=6, min_width=320):
            with gr.Row(visible=False, elem_id="zt-take") as taking:
                build_copy("zt-ask-link")
                copy = _small("复制回答", "zt-copy")
                workbook = _small("存为 Excel", "zt-to-xlsx")
                word = _small("存为 Word", "zt-to-docx")
            saved = gr.File(label="保存的文件", visible=False, elem_id="zt-answer-file")
            shown = gr.HTML(
                render_start(desk), js_on_load=FOLLOW, elem_id="zt-answer", apply_default_css=False
            )
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
            yield _say(said, last)
            return
        asking = Asking(text.strip())
        wanted = Wanted((*last.wanted.questions, asking), when, count_all)
        yield from _show(desk, wanted, [asking], last.answer, last)

    def choose(last: Asked, event: gr.EventData) -> Iterator[Shown]:
        *before, asking = last.wanted.questions
        asking = replace(asking, chosen={**asking.chosen, **read_choice(event)})
        wanted = replace(last.wanted, questions=(*before, asking))
        yield from _show(desk, wanted, [asking], last.before, last)

    def forget() -> tuple[object, ...]:
        return "", *_start(desk, Asked())

    asking = [question, asked, day, everything]
    fields = [question, day, everything, narrowing]
    waiting: dict[str, Any] = {"api_visibility": "private", **frame.in_order}
    for trigger in (question.submit, send.click):
        trigger(answer, asking, outputs, **waiting)
    shown.select(choose, asked, outputs, **waiting)
    examples.click(lambda sample: sample[0], examples, question, **waiting).then(
        answer, asking, outputs, **waiting
    )
    fresh.click(forget, None, [question, *outputs], **waiting)
    copy.click(None, js=COPY)
    for button, suffix, write in ((workbook, ".xlsx", write_workbook), (word, ".docx", write_document)):
        button.click(partial(_save, desk, suffix, write), asked, saved, api_visibility="private")
    on_link_in_steps(
        frame,
        TAB,
        partial(open_link, desk),
        [*outputs, *fields],
        lambda: [render_start(desk), *[gr.skip()] * 8],
    )
    frame.changed.change(
        lambda last: gr.skip() if last.answer else render_start(desk), asked, shown, **frame.in_order, **QUIET
    )
    return [(examples, lambda: gr.Dataset(samples=list_examples(desk)))]


def _small(label: str, elem_id: str) -> gr.Button:
    return gr.Button(label, size="sm", scale=0, min_width=100, elem_id=elem_id)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked last, its answer, and the answer before."""

    wanted: Wanted = field(default_factory=Wanted)
    answer: Answer | None = None
    before: Answer | None = None


Shown = tuple[object, ...]  # the answer, the source pane, what was asked, the row of buttons, the saved file


def _start(desk: Desk, last: Asked) -> Shown:
    return _say(render_start(desk), last)


def _say(said: str, last: Asked, *, answered: bool = False) -> Shown:
    return said, SOURCE, last, gr.Row(visible=answered), gr.File(visible=False)


def _show(
    desk: Desk, wanted: Wanted, put: Sequence[Asking], before: Answer | None, last: Asked
) -> Iterator[Shown]:
    """Yield the steps of answering, then the answer; where answering fails, `last` stays what was asked.

    The questions `put` are the last ones of `wanted`, asked one after another behind the answer `before`.
    """

    def find(tell: Tell) -> tuple[Asked, str]:
        asked = Asked(wanted, before)
        for one in put:
            answer = desk.answer(
                one.text,
                asked.answer,
                today=wanted.day,
                chosen=one.chosen,
                count_all=wanted.count_all,
                tell=tell,
            )
            asked = Asked(wanted, answer, asked.answer)
        if not answer.question.kept:
            asked = replace(asked, wanted=replace(wanted, questions=tuple(put[-1:])))
        return asked, carry(write_wanted(asked.wanted), render_answer(answer, write_text(answer)))

    for step in in_steps(lambda tell: attempt(f"回答：{put[-1].text}", lambda: find(tell))):
        found, said = (None, step) if isinstance(step, str) else step
        yield _say(found[1], found[0], answered=True) if found else _say(said, last)


def open_link(desk: Desk, query: str) -> Iterator[Shown]:
    """Yield the steps of answering what a link asks, then the answer, each with the fields; why where not."""
    wanted, said = attempt("读出链接", lambda: read_wanted(query))
    if wanted is None:
        yield *_say(said, Asked()), *[gr.skip()] * 4
        return
    narrows = wanted.day is not None or wanted.count_all
    fields = (str(wanted.day or ""), wanted.count_all, gr.Accordion(open=narrows))
    if not wanted.questions:
        yield *_start(desk, Asked()), "", *fields
        return
    for step in _show(desk, wanted, wanted.questions, None, Asked()):
        yield *step, wanted.questions[-1].text, *fields


def _save(desk: Desk, suffix: str, write: Callable[[Answer, Path, date], None], asked: Asked) -> gr.File:
    """Write the last answer to a passing file."""
    if asked.answer is None:
        return gr.File(visible=False)
    path = desk.passing_file(name_answer(asked.answer), suffix)
    write(asked.answer, path, asked.wanted.day or date.today())
    return gr.File(str(path), visible=True)


def render_start(desk: Desk) -> str:
    """Return what the tab shows before a question: what is held, each document a link to its source."""
    entries = list_documents(desk.store)
    if not entries:
        return carry(write_wanted(Wanted()), EMPTY)
    rows = "".join(_render_entry(number, entry) for number, entry in enumerate(entries, start=1))
    count = f"已收录 {len(entries)} 份文件，{sum(entry.tasks for entry in entries)} 项任务"
    table = f'<table class="zt-rows zt-held"><tbody>{rows}</tbody></table>'
    return carry(write_wanted(Wanted()), f'{HINT}<h4 class="zt-sub">{count}</h4>{table}')


def _render_entry(number: int, entry: DocumentEntry) -> str:
    tasks = f"{entry.tasks} 项任务{OLD if entry.newer else ''}"
    shown = "".join(f"<td>{escape(text)}</td>" for text in (str(number), entry.title, entry.number, tasks))
    return f'<tr class="zt-link" tabindex="0" {place(entry.name, ())}>{shown}</tr>'


def list_examples(desk: Desk) -> list[list[str]]:
    """Return questions that the documents held answer, as the page's examples."""
    return [[text] for text in desk.examples()]
