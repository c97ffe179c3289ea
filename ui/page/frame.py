"""What every tab is laid out in, and what it gives back: the parts that follow the documents held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component

from ui.desk import Desk

QUIET: Mapping[str, Any] = {"show_progress": "hidden", "show_progress_on": (), "api_visibility": "private"}
"""How an event is wired that shows no progress over its outputs and is no part of a public interface.

That it is shown on nothing is also said: Gradio tells progress, hidden or not, to every part that once had
some, at every event, and for each reads all that is laid out in it: for the tabs the whole page.
"""

Following = Sequence[tuple[Component, Callable[[], object]]]
"""Components, each with what it is to be once the documents held have changed, and when the page opens."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page around a tab, all its `tabs`, the `tab` itself, and its `opener`.

    A click of the `opener` opens the page's address in the tab. A tab that changes what is held raises
    `changed` by one, and all that follows it is renewed.
    """

    desk: Desk
    page: gr.Blocks
    tabs: gr.Tabs
    tab: gr.Tab
    opener: gr.HTML
    changed: gr.State

    @property
    def in_order(self) -> Mapping[str, Any]:
        """How events of the tab are wired that fill the same parts: answered one by one, as they came.

        Otherwise an older answer that took longer would overwrite a newer one, and a second change of a field
        would be lost while the first is answered.
        """
        return {
            "concurrency_id": self.tab.id,
            "concurrency_limit": 1,
            "trigger_mode": "always_last",
        }
