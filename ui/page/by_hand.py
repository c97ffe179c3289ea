"""Events that answer to the user alone: Gradio's come also when the page fills fields or turns tabs."""

from collections.abc import Callable, Sequence

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

BY_HAND = "(...values) => [...values.slice(0, -1), zhengtu.byHand ? '1' : '']"
TOUCHED = "(...values) => [...values.slice(0, -1), zhengtu.touched ? '1' : '']"
Answer = Callable[..., Sequence[object]]


def on_change_by_hand(
    fields: Sequence[Component], answer: Answer, inputs: Sequence[Component], outputs: Sequence[Component]
) -> None:
    """Let `answer` follow every change of `fields` that the user makes; `input` misses words typed in a list.

    The fields must stand in an element of the class `zt-filters`.
    """
    for field in fields:
        _follow(field.change, BY_HAND, answer, inputs, outputs)  # type: ignore[attr-defined]


def on_select_by_hand(
    tab: gr.Tab, answer: Answer, inputs: Sequence[Component], outputs: Sequence[Component]
) -> Dependency:
    """Let `answer` follow every turn to `tab`, but not the one of a link that has just been opened."""
    return _follow(tab.select, TOUCHED, answer, inputs, outputs)


def _follow(
    event: Callable[..., Dependency],
    js: str,
    answer: Answer,
    inputs: Sequence[Component],
    outputs: Sequence[Component],
) -> Dependency:
    def follow(*values: object) -> Sequence[object]:
        *given, flag = values
        return answer(*given) if flag else [gr.skip()] * len(outputs)

    return event(
        follow,
        [*inputs, gr.Textbox(visible=False)],
        list(outputs),
        js=js,
        trigger_mode="always_last",
        show_progress="hidden",
        api_visibility="private",
    )
