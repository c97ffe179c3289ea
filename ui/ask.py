"""The ask tab: a question, its answer with quotes, and the source of a quote beside it."""

import gradio as gr

from query.model import Answer
from ui.answers import render_answer
from ui.desk import Desk, in_a_sentence
from ui.pane import build_pane, clickable, connect

START = '<p class="zt-empty">输入问题，或点一个例子。回答只依据已收录的文件，每条都附原文。</p>'
EMPTY = '<p class="zt-empty">还没有收录文件。请到“添加与移除”放入政策文件，再来提问。</p>'
SOURCE = '<p class="zt-empty">点左边的一条任务或依据，这里显示原文并标出字句。</p>'


def build_ask_tab(desk: Desk) -> gr.Dataset:
    """Lay out the tab and return its examples, which change with what is held."""
    previous = gr.State(None)
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
        send = gr.Button("提问", variant="primary", scale=1, min_width=90)
        fresh = gr.Button("换个话题", scale=1, min_width=90)
    examples = gr.Dataset(
        components=[question],
        samples=list_examples(desk),
        label="例子（点一下即提问）",
        elem_id="zt-examples",
    )
    with gr.Row(equal_height=True):
        with gr.Column(scale=6, min_width=320):
            shown = clickable(START if desk.examples() else EMPTY, elem_id="zt-answer")
        with gr.Column(scale=5, min_width=320):
            pane = build_pane(SOURCE, elem_id="zt-ask-source")
    connect(desk, shown, pane)

    def answer(text: str, before: Answer | None) -> tuple[str, str, Answer | None]:
        return answer_shown(desk, text, before)

    def forget() -> tuple[str, str, str, None]:
        return "", START, SOURCE, None

    for trigger in (question.submit, send.click):
        trigger(answer, [question, previous], [shown, pane, previous], api_visibility="private")
    examples.click(lambda sample: sample[0], examples, question, api_visibility="private").then(
        answer, [question, previous], [shown, pane, previous], api_visibility="private"
    )
    fresh.click(forget, None, [question, shown, pane, previous], api_visibility="private")
    return examples


def answer_shown(desk: Desk, text: str, before: Answer | None) -> tuple[str, str, Answer | None]:
    """Return the answer to `text` as shown, an empty source, and the answer to follow up on."""
    if not text.strip():
        return START, SOURCE, before
    found: list[Answer] = []

    def work() -> str:
        found.append(desk.answer(text, before))
        return render_answer(found[0])

    return in_a_sentence(f"回答：{text}", work), SOURCE, found[0] if found else before


def list_examples(desk: Desk) -> list[list[str]]:
    """Return questions that the documents held answer, as the page's examples."""
    return [[text] for text in desk.examples()]
