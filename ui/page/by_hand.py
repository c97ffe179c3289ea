"""Fields that answer to the user alone: Gradio's `change` also comes when the page fills a field in."""

from collections.abc import Callable, Sequence

import gradio as gr
from gradio.components import Component

FLAG = "(...values) => [...values.slice(0, -1), zhengtu.byHand ? '1' : '']"


def on_change_by_hand(
    fields: Sequence[Component],
    answer: Callable[..., Sequence[object]],
    inputs: Sequence[Component],
    outputs: Sequence[Component],
) -> None:
    """Let `answer` follow every change of `fields` that the user makes; `input` misses words typed in a list.

    The fields must stand in an element of the class `zt-filters`.
    """
    flag = gr.Textbox(visible=False)

    def follow(*values: object) -> Sequence[object]:
        *given, by_hand = values
        return answer(*given) if by_hand else [gr.skip()] * len(outputs)

    for field in fields:
        field.change(  # type: ignore[attr-defined]
            follow,
            [*inputs, flag],
            list(outputs),
            js=FLAG,
            trigger_mode="always_last",
            show_progress="hidden",
            api_visibility="private",
        )
