"""Events that answer to the user alone: Gradio's come also when the page fills fields or turns tabs."""

from collections.abc import Callable, Sequence
from functools import partial

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component
from gradio.events import Dependency

from ui.page.frame import QUIET, Frame

BY_HAND = "(...values) => [...values.slice(0, -1), zhengtu.byHand ? '1' : '']"
TOUCHED = "(...values) => [...values.slice(0, -1), zhengtu.touched ? '1' : '']"
Answer = Callable[..., Sequence[object]]


def on_change_by_hand(
    frame: Frame,
    fields: Sequence[Component],
    answer: Answer,
    inputs: Sequence[Component],
    outputs: Sequence[Block],
) -> None:
    """Let `answer` follow every change of `fields` that the user makes; `input` misses words typed in a list.

    The fields must stand in an element of the class `zt-filters`.
    """
    changes = [field.change for field in fields]  # type: ignore[attr-defined]
    _follow(frame, partial(gr.on, changes), BY_HAND, answer, inputs, outputs)


def on_select_by_hand(
    frame: Frame, answer: Answer, inputs: Sequence[Component], outputs: Sequence[Block]
) -> Dependency:
    """Let `answer` follow every turn to the tab, but not the one of an address that is being opened."""
    return _follow(frame, frame.tab.select, TOUCHED, answer, inputs, outputs)


def _follow(
    frame: Frame,
    event: Callable[..., Dependency],
    js: str,
    answer: Answer,
    inputs: Sequence[Component],
    outputs: Sequence[Block],
) -> Dependency:
    def follow(*values: object) -> Sequence[object]:
        *given, flag = values
        return answer(*given) if flag else [gr.skip()] * len(outputs)

    return event(
        follow,
        [*inputs, gr.Textbox(visible=False)],
        list(outputs),
        js=js,
        **frame.in_order,
        **QUIET,
    )
