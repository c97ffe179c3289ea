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
READ = "() => [location.search]"


def carry(address: str, html: str) -> str:
    """Return `html` with the query string, without the question mark, that opens it again."""
    return f'<div data-address="{escape(address)}">{html}</div>'


def start_unlinked(tab: str) -> str:
    """Return the script of a piece of page that reports `load` when laid out, but not for a link to `tab`.

    Gradio lays it out as the page opens and again with its tab; `on_link` would come first or last by chance.
    """
    return f"{FOLLOW};if (new URLSearchParams(location.search).get('tab') !== '{tab}') trigger('load')"


def show_address(piece: str) -> str:
    """Return the script that shows the address which the element `piece` (its id) carries, if it is seen."""
    return f"() => zhengtu.address(document.querySelector('#{piece}'))"


def build_copy(elem_id: str) -> gr.Button:
    """Lay out the button that copies the page's address."""
    button = gr.Button("复制链接", size="sm", scale=0, min_width=90, elem_id=elem_id)
    button.click(None, js=f"() => zhengtu.copy(location.href, document.querySelector('#{elem_id}'))")
    return button


def on_link(
    frame: Frame, tab: str, answer: Callable[[str], Sequence[object]], outputs: Sequence[Component]
) -> None:
    """Let `answer` fill `outputs` for a query string that names `tab`, and turn to it, as the page opens."""

    def follow(query: str) -> list[object]:
        query = query.lstrip("?")
        if parse_qs(query).get("tab") != [tab]:
            return [gr.skip()] * (1 + len(outputs))
        return [gr.Tabs(selected=tab), *answer(query)]

    frame.page.load(follow, gr.Textbox(visible=False), [frame.tabs, *outputs], js=READ, **QUIET)
