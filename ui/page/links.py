"""The page's address follows what a tab shows; a link, or the browser's way back, opens the same again.

A tab wraps what it shows in `carry`, lets `FOLLOW` watch the piece of page that has it, and opens links by
`on_link`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component

from ui.page.frame import QUIET, Frame
from ui.page.pane import WATCH
from ui.rendering.present import escape

FRONT = "ask"  # the tab of an address that names none
FOLLOW = f"{WATCH};watch('value', () => zhengtu.address(element))"
READ = "(_, ...values) => [location.search, ...values]"
Filled = Sequence[object]


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


def build_opener(tab: str) -> gr.HTML:
    """Lay out what the page's script clicks to have the address opened in `tab`; it is not seen."""
    return gr.HTML("", js_on_load=f"zhengtu.opens.{tab} = trigger", visible="hidden")


def on_link(
    frame: Frame,
    tab: str,
    answer: Callable[[str], Filled],
    outputs: Sequence[Block],
    start: Callable[..., Filled] | None = None,
    inputs: Sequence[Component] = (),
) -> None:
    """Let `answer` fill `outputs` for a query string that names `tab`, as the page opens or goes back to it.

    Where none does as the page opens, `start` fills them from `inputs`. The `load` of a piece of page would
    not do for that: it comes as the page opens, for a link too, and again once the tab is laid out, over what
    was chosen since.
    """
    untouched = [gr.skip()] * len(outputs)

    def load(query: str, *values: object) -> Filled:
        if is_for(query, tab):
            return [gr.Tabs(selected=tab), *answer(query.lstrip("?"))]
        return [gr.skip(), *(start(*values) if start else untouched)]

    def reopen(query: str) -> Filled:
        return answer(query.lstrip("?")) if is_for(query, tab) else untouched

    _wire(frame, load, reopen, outputs, inputs)


def on_link_in_steps(
    frame: Frame,
    tab: str,
    answer: Callable[[str], Iterator[Filled]],
    outputs: Sequence[Block],
    start: Callable[[], Filled],
) -> None:
    """Do what `on_link` does, where `answer` takes long and yields what is shown meanwhile."""

    def load(query: str) -> Iterator[Filled]:
        if not query or not is_for(query, tab):
            yield [gr.skip(), *start()]
            return
        yield [gr.Tabs(selected=tab), *[gr.skip()] * len(outputs)]  # once: the user may turn to another
        for filled in answer(query.lstrip("?")):
            yield [gr.skip(), *filled]

    def reopen(query: str) -> Iterator[Filled]:
        if not is_for(query, tab):
            yield [gr.skip()] * len(outputs)
            return
        yield from answer(query.lstrip("?"))

    _wire(frame, load, reopen, outputs)


def is_for(query: str, tab: str) -> bool:
    """Tell whether the query string of an address names `tab`; one that names none is for the first tab."""
    return parse_qs(query.lstrip("?")).get("tab", [FRONT])[0] == tab


def _wire(
    frame: Frame,
    load: Callable[..., object],
    reopen: Callable[[str], object],
    outputs: Sequence[Block],
    inputs: Sequence[Component] = (),
) -> None:
    """Call `load` as the page opens and `reopen` as the page's script goes back, each with the address."""
    wired: dict[str, Any] = {"js": READ, **frame.in_order, **QUIET}
    asked = gr.Textbox(visible=False)
    frame.page.load(load, [asked, *inputs], [frame.tabs, *outputs], **wired)
    frame.opener.click(reopen, asked, list(outputs), **wired)
