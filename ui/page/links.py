"""The page's address follows what a tab shows, and a link opens the same again.

A tab wraps what it shows in `carry`, lets `FOLLOW` watch the piece of page that has it, and opens links by
`on_link`.
"""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qs

import gradio as gr
from gradio.components import Component

from ui.page.frame import QUIET, Frame
from ui.page.pane import WATCH
from ui.rendering.present import escape

FOLLOW = f"{WATCH};watch('value', () => zhengtu.address(element))"
READ = "(_, ...values) => [location.search, ...values]"


def carry(address: str, html: str) -> str:
    """Return `html` with the query string, without the question mark, that opens it again."""
    return f'<div data-address="{escape(address)}">{html}</div>'


def show_address(piece: str) -> str:
    """Return the script that shows the address which the element `piece` (its id) carries, if it is seen."""
    return f"() => zhengtu.address(document.querySelector('#{piece}'))"


def build_copy(elem_id: str) -> gr.Button:
    """Lay out the button that copies the page's address."""
    button = gr.Button("复制链接", size="sm", scale=0, min_width=90, elem_id=elem_id)
    button.click(None, js=f"() => zhengtu.copy(location.href, document.querySelector('#{elem_id}'))")
    return button


def on_link(
    frame: Frame,
    tab: str,
    answer: Callable[[str], Sequence[object]],
    outputs: Sequence[Component],
    start: Callable[..., Sequence[object]] | None = None,
    inputs: Sequence[Component] = (),
) -> None:
    """Let `answer` fill `outputs` for a query string that names `tab`, and turn to it, as the page opens.

    Where none does, `start` fills them from `inputs`. The `load` of a piece of page would not do for that: it
    comes as the page opens, for a link too, and again once the tab is laid out, over what was chosen since.
    """

    def follow(query: str, *values: object) -> list[object]:
        query = query.lstrip("?")
        if parse_qs(query).get("tab") == [tab]:
            return [gr.Tabs(selected=tab), *answer(query)]
        return [gr.skip(), *(start(*values) if start else [gr.skip()] * len(outputs))]

    asked = [gr.Textbox(visible=False), *inputs]
    frame.page.load(follow, asked, [frame.tabs, *outputs], js=READ, **frame.in_order, **QUIET)
