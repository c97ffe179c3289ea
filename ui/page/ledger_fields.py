"""The conditions of the register as fields of the page: what they ask for, and how they show a filter."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import gradio as gr
from gradio.components import Component

from ontology.model import Role, TaskKind
from query.views.filters import Filter
from ui.page.address import View, read_day
from ui.rendering.wording import KINDS, ROLES

FLAGS = (("有指标", "has_threshold"), ("没有牵头单位", "no_lead"), ("失效文件也计入", "counts_all"))


def build_fields() -> dict[str, Component]:
    """Lay out the usual conditions in one row; return them by their names in `Filter`."""
    many: dict[str, Any] = {"multiselect": True, "allow_custom_value": True, "value": []}
    with gr.Row(elem_classes=["zt-filters"]):
        fields: dict[str, Component] = {
            "agencies": gr.Dropdown(
                [], label="单位", scale=3, min_width=180, elem_id="zt-ledger-agency", **many
            ),
            "roles": gr.Dropdown(
                [(name, role.value) for role, name in ROLES.items()],
                label="角色",
                scale=2,
                min_width=110,
                multiselect=True,
                value=[],
                elem_id="zt-ledger-role",
            ),
            "regions": gr.Dropdown(
                [], label="地区", scale=2, min_width=130, elem_id="zt-ledger-region", **many
            ),
            "docs": gr.Dropdown([], label="文件", scale=2, min_width=130, elem_id="zt-ledger-doc", **many),
            "text": gr.Textbox(
                label="含有文字", max_lines=1, scale=2, min_width=120, elem_id="zt-ledger-text"
            ),
            "on": _day_field("按哪一天", "zt-ledger-on", str(date.today())),
        }
    return fields


def build_more_fields() -> dict[str, Component]:
    """Lay out the other conditions behind a fold; return them by their names."""
    with gr.Accordion("更多条件", open=False, elem_id="zt-ledger-more"), gr.Row(elem_classes=["zt-filters"]):
        return {
            "due_from": _day_field("时限不早于", "zt-ledger-from"),
            "due_to": _day_field("时限不晚于", "zt-ledger-to"),
            "kinds": gr.CheckboxGroup(
                [(name, kind.value) for kind, name in KINDS.items()],
                label="类别",
                scale=3,
                min_width=280,
                elem_id="zt-ledger-kind",
            ),
            "flags": gr.CheckboxGroup(
                list(FLAGS), label="只看，和计入范围", scale=3, min_width=280, elem_id="zt-ledger-flags"
            ),
        }


def _day_field(label: str, name: str, value: str | None = None) -> gr.DateTime:
    return gr.DateTime(
        value, label=label, include_time=False, type="string", scale=2, min_width=150, elem_id=name
    )


def read_fields(names: Mapping[str, object], values: Sequence[object], last: View) -> View:
    """Return what the fields called `names` ask for, with the statuses of `last`; `last` where that is it.

    Raises:
        QueryError: a day is none.
    """
    given = dict(zip(names, values, strict=True))
    flags = _strings(given["flags"])
    wanted = Filter(
        on=read_day(_text(given["on"])) or date.today(),
        agencies=_strings(given["agencies"]),
        roles=tuple(Role(value) for value in _strings(given["roles"])),
        regions=_strings(given["regions"]),
        docs=_strings(given["docs"]),
        kinds=tuple(TaskKind(value) for value in _strings(given["kinds"])),
        statuses=last.wanted.statuses,
        due_from=read_day(_text(given["due_from"])),
        due_to=read_day(_text(given["due_to"])),
        has_threshold="has_threshold" in flags,
        no_lead="no_lead" in flags,
        text=_text(given["text"]).strip(),
        counts_all="counts_all" in flags,
    )
    return last if wanted == last.wanted else View(wanted)


def fill_fields(wanted: Filter) -> list[object]:
    """Return what the fields show for `wanted`, in their order."""
    return [
        gr.Dropdown(value=list(wanted.agencies)),
        gr.Dropdown(value=[role.value for role in wanted.roles]),
        gr.Dropdown(value=list(wanted.regions)),
        gr.Dropdown(value=list(wanted.docs)),
        wanted.text,
        str(wanted.on),
        str(wanted.due_from or ""),
        str(wanted.due_to or ""),
        [kind.value for kind in wanted.kinds],
        [name for _, name in FLAGS if getattr(wanted, name)],
    ]


def _text(value: object) -> str:
    return str(value or "")


def _strings(value: object) -> tuple[str, ...]:
    """Return the values of a list of choices, each once and in the order chosen."""
    return tuple(dict.fromkeys(str(one) for one in value)) if isinstance(value, list | tuple) else ()
