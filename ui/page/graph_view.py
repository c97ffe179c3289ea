"""The graph tab: the neighbourhood of a body, task or document, drawn, walked and listed."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from ontology.errors import QueryError
from ontology.iris import document_iri, parse
from query.views.catalogue import list_documents
from query.views.neighbours import Kind, find_place, kind_of, list_busiest, name_node
from query.views.starts import find_starts
from query.views.walk import Walk, ask_more, centre_on, draw, open_node, start_walk, with_kinds
from ui.desk import Desk, attempt, in_a_sentence
from ui.page.by_hand import on_select_by_hand
from ui.page.frame import QUIET, Following, Frame
from ui.page.links import FOLLOW, carry, on_link, show_address
from ui.page.pane import build_pane, clickable, connect, show_source, show_task
from ui.page.walk_address import TAB, read_walk, write_walk
from ui.rendering.network import KINDS, render_data, render_links, render_starts

CANVAS = """<div class="zt-canvas" role="img" aria-label="图谱；旁边的列表有同样的内容">
<p class="zt-empty">输入单位或文件的名称后回车，或在列表里点一个起点。<br>
点节点展开，双击设为中心，点连线或任务看原文。</p></div>
<p class="zt-legend">蓝底单位　绿框任务　黄底文件　椭圆地区、时限和指标　虚框未收录的文件　虚线推断得出<br>
点节点展开，双击设为中心，点连线看原文。</p>"""
DRAW = """zhengtu.load("zt/cytoscape.min.js", "zt/graph.js")
  .then(() => zhengtuGraph.mount(element, trigger));"""
REDRAW = "watch('value', () => window.zhengtuGraph?.draw())"
EMPTY = "还没有收录文件。请到“文件”页放入政策文件，再来看图谱。"
FIRST = 12  # documents that are offered to begin at

Shown = tuple[object, ...]


def build_graph_tab(frame: Frame) -> Following:
    """Lay out the tab; where a walk may begin follows what is held."""
    desk = frame.desk
    walk = gr.State(None)
    with gr.Row(equal_height=True, elem_classes=["zt-fields"]):
        start = gr.Textbox(
            label="起点",
            placeholder="单位、文件或地区的名称，如 市水务局，回车",
            max_lines=1,
            scale=4,
            elem_id="zt-graph-start",
        )
        every = [(name, kind.value) for kind, name in KINDS.items()]
        kinds = gr.CheckboxGroup(
            every,
            value=[kind for _, kind in every],
            label="显示",
            scale=6,
            min_width=300,
            elem_id="zt-graph-kinds",
        )
    with gr.Row():
        with gr.Column(scale=7, min_width=320, elem_id="zt-graph-board"):
            drawing = gr.HTML(CANVAS, js_on_load=DRAW, elem_id="zt-graph", apply_default_css=False)
            data = gr.HTML("", js_on_load=REDRAW, elem_id="zt-graph-data", apply_default_css=False)
        with gr.Column(scale=4, min_width=320):
            near = gr.HTML("", js_on_load=FOLLOW, elem_id="zt-graph-near", apply_default_css=False)
            card = clickable(elem_id="zt-graph-task")
            pane = build_pane(elem_id="zt-graph-source")
    for piece in (drawing, near, card):
        connect(desk, piece, pane)

    def find(text: str, last: Walk | None, said: list[str]) -> Shown:
        return begin(desk, text, last, read_kinds(said))

    def step(last: Walk | None, said: list[str], event: gr.EventData) -> Shown:
        return take_step(desk, last, read_kinds(said), event)

    def narrow(last: Walk | None, said: list[str]) -> Shown:
        return refilter(desk, last, read_kinds(said))

    walked = [walk, data, near]
    quiet: dict[str, Any] = {**frame.in_order, **QUIET}
    on_link(
        frame,
        TAB,
        lambda query: open_link(desk, query),
        [*walked, kinds],
        lambda: (gr.skip(), gr.skip(), offer(desk), gr.skip()),
    )
    on_select_by_hand(frame, lambda last: renew(desk, last), [walk], walked).then(
        None, js=show_address("zt-graph-near")
    )
    start.submit(find, [start, walk, kinds], walked, **quiet)
    kinds.input(narrow, [walk, kinds], walked, **quiet)
    for piece in (drawing, near):
        piece.select(step, [walk, kinds], [*walked, card, pane], **quiet)
    return []


def read_kinds(said: Sequence[str]) -> frozenset[Kind]:
    """Return the kinds of things that are ticked."""
    return frozenset(map(Kind, said))


def offer(desk: Desk) -> str:
    """Return where a walk may begin."""
    return in_a_sentence("图谱", lambda: carry(f"tab={TAB}", render_start(desk)))


def render_start(desk: Desk) -> str:
    """Return the first documents held and the busiest bodies, to begin at."""
    documents = [(document_iri(entry.name), entry.title) for entry in list_documents(desk.store)[:FIRST]]
    bodies = [(node, name_node(desk.store, node)) for node in list_busiest(desk.store)]
    heading = "从一个单位或一份文件开始：" if documents else EMPTY
    return render_starts(heading, (("任务最多的单位", bodies), ("文件", documents)))


def open_link(desk: Desk, query: str) -> Shown:
    """Return a link's walk, drawing, list and kinds; where it names no centre, where a walk may begin."""
    found, said = attempt("图谱", lambda: (read_walk(query),))
    if not found:
        return None, "", said, gr.skip()
    start = found[0]
    if start is None:
        return None, "", offer(desk), gr.skip()
    walk, data, near = _walked(desk, None, lambda: start)
    return walk, data, near, [kind.value for kind in walk.kinds] if isinstance(walk, Walk) else gr.skip()


def begin(desk: Desk, text: str, last: Walk | None, kinds: frozenset[Kind]) -> Shown:
    """Start a walk at what `text` names; where it names several things, offer them."""
    if not text.strip():
        return last, gr.skip(), offer(desk)
    found = find_starts(text, desk.holdings())
    if len(found) == 1:
        return _walked(desk, last, lambda: start_walk(found[0], kinds))

    def work() -> str:
        if not found:
            raise QueryError(f"没有认出“{text.strip()}”；请写文件中的单位名称、文件的标题或文号。")
        names = [(node, name_node(desk.store, node)) for node in found]
        return render_starts(f"“{text.strip()}”可能指以下几个，点一个开始：", (("", names),))

    return last, gr.skip(), in_a_sentence("图谱", work)


def renew(desk: Desk, last: Walk | None) -> Shown:
    """Return what is shown on turning to the tab: where a walk may begin, unless one is shown already.

    A walk whose centre is no longer held (a document was removed) is over.
    """
    if last and attempt("图谱", lambda: draw(desk.store, last))[0]:
        return gr.skip(), gr.skip(), gr.skip()
    return None, "", offer(desk)


def take_step(desk: Desk, last: Walk | None, kinds: frozenset[Kind], event: object) -> Shown:
    """Go where a click points: open a thing, make it the centre, or show more of a kind next to it."""
    node, act = str(getattr(event, "node", "")), str(getattr(event, "act", ""))

    def step() -> Walk:
        if last is None:
            return start_walk(node, kinds)
        if act == "more":
            return ask_more(last, node, Kind(str(getattr(event, "kind", ""))))
        return centre_on(last, node) if act == "centre" else open_node(last, node)

    source = (gr.skip(), gr.skip()) if act == "more" else show_node(desk, node)
    return *_walked(desk, last, step), *source


def refilter(desk: Desk, last: Walk | None, kinds: frozenset[Kind]) -> Shown:
    """Return the walk with only these kinds of things shown."""
    if last is None:
        return last, gr.skip(), gr.skip()
    return _walked(desk, last, lambda: with_kinds(last, kinds))


def show_node(desk: Desk, node: str) -> tuple[object, object]:
    """Return a task, its limits or a document with its source; other things leave what is shown."""
    doc, spans = find_place(desk.store, node)
    if not doc:
        return gr.skip(), gr.skip()
    task = parse(node)[3] if kind_of(node) is not Kind.DOCUMENT else ""
    return show_task(desk, doc, task), show_source(desk, doc, spans)


def _walked(desk: Desk, last: Walk | None, step: Callable[[], Walk]) -> Shown:
    """Return the walk after `step`, its drawing and its list; where that fails, why, and the walk before."""
    made: list[tuple[Walk, str]] = []

    def work() -> str:
        picture = draw(desk.store, step())
        made.append((picture.walk, render_data(picture)))
        return carry(write_walk(picture.walk), render_links(picture))

    said = in_a_sentence("图谱", work)
    return (*made[0], said) if made else (last, gr.skip(), said)
