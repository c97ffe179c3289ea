"""The fields of the matrix tab: which part of the graph is shown, as what, and its address.

`write_wanted` and `read_wanted` are inverses; what is not set is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

import gradio as gr
from gradio.blocks import Block
from gradio.components import Component

from ontology.model import Role
from query.views.catalogue import list_documents
from query.views.scope import Scope, list_regions
from query.views.sieve import Sieve
from ui.desk import Desk, list_held
from ui.page.address import read_named, refuse
from ui.page.links import build_copy
from ui.rendering.wording import ROLES

TAB = "matrix"
EVERYTHING = "全部"
GRID, LOADS, PAIRS = "矩阵", "单位负荷", "协作关系"
VIEWS = {GRID: "grid", LOADS: "loads", PAIRS: "pairs"}  # as they are called in an address

Said = Mapping[Block, Any]
"""What the fields of the tab say."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the tab shows: the part of the graph, the filters, and as which of VIEWS."""

    scope: Scope
    sieve: Sieve
    view: str


@dataclass(frozen=True, slots=True)
class Form:
    """The fields, in the order in which `fill` gives their values."""

    document: gr.Dropdown
    region: gr.Dropdown
    agency: gr.Textbox
    roles: gr.Dropdown
    places: gr.Dropdown
    sectors: gr.Dropdown
    words: gr.Textbox
    view: gr.Radio

    def read(self, said: Said) -> Wanted:
        """Return what the fields name; 全部 and an empty field mean everything."""
        scope = read_scope(said[self.document], said[self.region], said[self.agency])
        roles = tuple(map(Role, said[self.roles]))
        words = (said[self.words] or "").strip()
        sieve = Sieve(roles, tuple(said[self.places]), tuple(said[self.sectors]), words)
        return Wanted(scope, sieve, said[self.view])

    def every(self) -> list[Component]:
        """Return all fields."""
        return [getattr(self, field.name) for field in fields(self)]


def build_form(desk: Desk) -> tuple[Form, gr.Button]:
    """Lay out the fields, and the button by which what is shown is taken along."""
    narrow: dict[str, Any] = {"scale": 2, "min_width": 130}
    several: dict[str, Any] = {"value": [], "multiselect": True, **narrow}
    with gr.Row(equal_height=True, elem_classes=["zt-fields"]):
        document = gr.Dropdown(
            list_choices(desk), value=first_choice(desk), label="文件", scale=4, elem_id="zt-matrix-document"
        )
        region = gr.Dropdown(list_places_held(desk), value=EVERYTHING, label="文件的地区", **narrow)
        agency = gr.Textbox(
            label="单位", placeholder="如 区水利局，回车", elem_id="zt-matrix-agency", **narrow
        )
    with gr.Row(equal_height=True, elem_classes=["zt-fields"]):
        named = [(name, role.value) for role, name in ROLES.items()]
        roles = gr.Dropdown(named, label="角色", elem_id="zt-matrix-roles", **several)
        places = gr.Dropdown([], label="单位所在地", elem_id="zt-matrix-places", **several)
        sectors = gr.Dropdown([], label="单位类别", elem_id="zt-matrix-sectors", **several)
        words = gr.Textbox(label="任务文字", placeholder="如 管网，回车", elem_id="zt-matrix-words", **narrow)
    with gr.Row(equal_height=True):
        view = gr.Radio(
            list(VIEWS),
            value=GRID,
            label="看什么",
            show_label=False,
            container=False,
            scale=5,
            min_width=300,
            elem_id="zt-matrix-view",
        )
        build_copy("zt-matrix-copy")
        save = gr.Button("导出 Excel", size="sm", scale=0, min_width=96, elem_id="zt-export")
    return Form(document, region, agency, roles, places, sectors, words, view), save


def fill(wanted: Wanted, places: Sequence[str], sectors: Sequence[str]) -> list[object]:
    """Return what the fields show for `wanted`, in their order, and what two of them offer."""
    scope, sieve = wanted.scope, wanted.sieve
    return [
        scope.doc or EVERYTHING,
        scope.region or EVERYTHING,
        scope.agency or "",
        [role.value for role in sieve.roles],
        gr.Dropdown(choices=list(places), value=list(sieve.places)),
        gr.Dropdown(choices=list(sectors), value=list(sieve.sectors)),
        sieve.words,
        wanted.view,
    ]


def write_wanted(wanted: Wanted) -> str:
    """Return the query string by which `read_wanted` gives `wanted`, without the question mark."""
    scope, sieve = wanted.scope, wanted.sieve
    named = (("doc", scope.doc), ("region", scope.region), ("agency", scope.agency), ("text", sieve.words))
    pairs = [("tab", TAB), *((key, value) for key, value in named if value)]
    pairs += [("role", role.value) for role in sieve.roles]
    pairs += [("place", place) for place in sieve.places]
    pairs += [("class", sector) for sector in sieve.sectors]
    pairs += [("view", VIEWS[wanted.view])] if wanted.view != GRID else []
    return urlencode(pairs)


def read_wanted(query: str) -> Wanted:
    """Return what the query string of an address asks for; keys that it does not know are left alone.

    Raises:
        QueryError: a value is none that its key can have.
    """
    said = parse_qs(query)

    def one(key: str) -> str:
        return said.get(key, [""])[0]

    views = {value: name for name, value in VIEWS.items()}
    view = views.get(one("view") or VIEWS[GRID])
    if view is None:
        raise refuse("view", one("view"))
    roles = read_named(said, "role", Role)
    sieve = Sieve(roles, tuple(said.get("place", ())), tuple(said.get("class", ())), one("text").strip())
    return Wanted(read_scope(one("doc"), one("region"), one("agency")), sieve, view)


def read_scope(document: str | None, region: str | None, agency: str | None) -> Scope:
    """Return the scope that the three fields name; 全部 and an empty field mean everything."""
    return Scope(
        doc=document if document and document != EVERYTHING else None,
        region=region if region and region != EVERYTHING else None,
        agency=(agency or "").strip() or None,
        on=date.today(),
    )


def list_places_held(desk: Desk) -> list[str]:
    """Return what the list of regions offers: all, and each one."""
    return [EVERYTHING, *list_regions(desk.store)]


def list_choices(desk: Desk) -> list[tuple[str, str]]:
    """Return what the list of documents offers: all, and each by its title."""
    return [(EVERYTHING, EVERYTHING), *list_held(desk)]


def first_choice(desk: Desk) -> str:
    """Return the document that is shown first: the first held, 全部 where there is none."""
    return next((entry.name for entry in list_documents(desk.store)), EVERYTHING)
