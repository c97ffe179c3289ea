"""The ask tab: a question, its answer with quotes, and the source of a quote beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import gradio as gr

from query.catalogue import DocumentEntry, list_documents
from query.model import Answer
from ui.desk import Desk, in_a_sentence, read_choice
from ui.page.frame import Following, Frame
from ui.page.pane import build_pane, clickable, connect
from ui.rendering.answers import render_answer
from ui.rendering.present import escape, place

HINT = '<p class="zt-empty">输入问题，或点一个例子。回答只依据已收录的文件，每条都附原文。</p>'
EMPTY = '<p class="zt-empty">还没有收录文件。请到“文件”放入政策文件，再来提问。</p>'
OLD = "（有新版本）"
SOURCE = '<p class="zt-empty">点文件、任务或依据，这里显示原文并标出字句。</p>'


def build_ask_tab(frame: Frame) -> Following:
    """Lay out the tab; its examples follow what is held, and so does what it shows before a question."""
    desk = frame.desk
    asked = gr.State(Asked())
    with gr.Row(equal_height=True):
        question = gr.Textbox(
            placeholder="例如：市水务局牵头哪些任务？",
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
    with gr.Row(equal_height=True):
        with gr.Column(scale=6, min_width=320):
            shown = clickable(render_start(desk), elem_id="zt-answer")
        with gr.Column(scale=5, min_width=320):
            pane = build_pane(SOURCE, elem_id="zt-ask-source")
    connect(desk, shown, pane)

    def answer(text: str, last: Asked) -> tuple[str, str, Asked]:
        return answer_shown(desk, text, last)

    def choose(last: Asked, event: gr.EventData) -> tuple[str, str, Asked]:
        return choose_shown(desk, last, read_choice(event))

    def forget() -> tuple[str, str, str, Asked]:
        return "", render_start(desk), SOURCE, Asked()

    for trigger in (question.submit, send.click):
        trigger(answer, [question, asked], [shown, pane, asked], api_visibility="private")
    shown.select(choose, asked, [shown, pane, asked], api_visibility="private")
    examples.click(lambda sample: sample[0], examples, question, api_visibility="private").then(
        answer, [question, asked], [shown, pane, asked], api_visibility="private"
    )
    fresh.click(forget, None, [question, shown, pane, asked], api_visibility="private")
    frame.page.load(lambda: render_start(desk), None, shown, api_visibility="private")
    frame.changed.change(
        lambda last: gr.skip() if last.text else render_start(desk), asked, shown, api_visibility="private"
    )
    return [(examples, lambda: gr.Dataset(samples=list_examples(desk)))]


@dataclass(frozen=True, slots=True)
class Asked:
    """The last question with its answer, the one before, and the readings chosen (mention → value)."""

    text: str = ""
    answer: Answer | None = None
    before: Answer | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)


def answer_shown(desk: Desk, text: str, last: Asked) -> tuple[str, str, Asked]:
    """Return the answer to `text` as shown, an empty source, and what was asked, to follow up on."""
    if not text.strip():
        return render_start(desk), SOURCE, last
    return _show(desk, Asked(text, None, last.answer), last)


def choose_shown(desk: Desk, last: Asked, choice: Mapping[str, str]) -> tuple[str, str, Asked]:
    """Return the answer to the last question again, with one more reading chosen."""
    return _show(desk, replace(last, chosen={**last.chosen, **choice}), last)


def _show(desk: Desk, asked: Asked, last: Asked) -> tuple[str, str, Asked]:
    """Return the answer as shown; where answering fails, `last` stays what was asked."""
    found: list[Answer] = []

    def work() -> str:
        found.append(desk.answer(asked.text, asked.before, chosen=asked.chosen))
        return render_answer(found[0])

    shown = in_a_sentence(f"回答：{asked.text}", work)
    return shown, SOURCE, replace(asked, answer=found[0]) if found else last


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
