"""A picture of the graph as what the page draws, and as a list of links that says the same."""

import json
from collections.abc import Iterable
from itertools import groupby

from ontology.rules import describe_rule
from query.views.neighbours import Kind, Link
from query.views.walk import Edge, Node, Picture, Rest
from ui.rendering.present import escape, place

KINDS = {
    Kind.BODY: "单位",
    Kind.TASK: "任务",
    Kind.DOCUMENT: "文件",
    Kind.REGION: "地区",
    Kind.CITED: "引用",
    Kind.LIMIT: "时限和指标",
}
UNITS = {
    Kind.BODY: "个单位",
    Kind.TASK: "项任务",
    Kind.DOCUMENT: "份文件",
    Kind.REGION: "个地区",
    Kind.CITED: "份未收录文件",
    Kind.LIMIT: "项时限和指标",
}


def say_rest(rest: Rest) -> str:
    """Return what a heap of things that are not shown says: 另有 37 项任务，点开."""
    return f"另有 {rest.count} {UNITS[rest.kind]}，点开"


def write_elements(picture: Picture) -> str:
    """Return the picture as JSON: nodes and edges with their texts, as the drawing takes them."""
    nodes = [*(_node(picture, node) for node in picture.nodes), *map(_heap, picture.rests)]
    edges = [*map(_edge, picture.edges), *map(_way_to_heap, picture.rests)]
    return json.dumps({"centre": picture.walk.centre, "nodes": nodes, "edges": edges}, ensure_ascii=False)


def _node(picture: Picture, node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "label": node.name,
        "opened": node.id in picture.walk.opened,
        "focus": node.id == picture.walk.focus,
    }


def _heap(rest: Rest) -> dict[str, object]:
    return {
        "id": f"{rest.kind.value} {rest.node}",
        "kind": "rest",
        "label": say_rest(rest),
        "of": rest.node,
        "more": rest.kind.value,
    }


def _way_to_heap(rest: Rest) -> dict[str, object]:
    heap = f"{rest.kind.value} {rest.node}"
    return {"id": f"… {heap}", "source": rest.node, "target": heap, "label": "", "inferred": False}


def _edge(edge: Edge) -> dict[str, object]:
    link = edge.link
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": link.name,
        "inferred": link.rule is not None,
        "doc": link.doc,
        "spans": ",".join(f"{span.start}-{span.end}" for span in link.spans),
    }


def render_data(picture: Picture) -> str:
    """Return the picture as a hidden element that the drawing reads."""
    return f'<div hidden data-graph="{escape(write_elements(picture))}"></div>'


def render_links(picture: Picture) -> str:
    """Return what is next to the thing looked at, each a button to go there and one to see the words."""
    names = {node.id: node for node in picture.nodes}
    focus = picture.walk.focus if picture.walk.focus in names else picture.walk.centre
    near = [edge for edge in picture.edges if focus in (edge.source, edge.target)]
    parts = [_trail(picture), f"<h4>{escape(names[focus].name)}</h4>"]
    if focus != picture.walk.centre:
        parts.append(f"<p>{_go(focus, '设为中心', 'centre', style='zt-see')}</p>")
    order = {name: place for place, name in reversed(list(enumerate(edge.link.name for edge in near)))}
    near.sort(key=lambda edge: order[edge.link.name])
    for name, edges in groupby(near, key=lambda edge: edge.link.name):
        rows = "".join(_row(edge, focus, names) for edge in edges)
        parts.append(f'<h5 class="zt-path">{name}</h5><ul>{rows}</ul>')
    rests = [rest for rest in picture.rests if rest.node == focus]
    parts += [f"<p>{_go(rest.node, say_rest(rest), 'more', rest.kind.value)}</p>" for rest in rests]
    if not near and not rests:
        parts.append('<p class="zt-empty">没有相邻的内容；可以多选几种类型，或换一个起点。</p>')
    return f'<div class="zt-near">{"".join(parts)}</div>'


def render_starts(heading: str, groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> str:
    """Return things to begin at as buttons: under each title (node, name) by (node, name)."""
    parts = []
    for title, held in groups:
        rows = "".join(f"<li>{_go(node, name, 'centre')}</li>" for node, name in held)
        head = f'<h5 class="zt-path">{escape(title)}</h5>' if title else ""
        parts.append(f"{head}<ul>{rows}</ul>" if rows else "")
    return f'<div class="zt-near"><p class="zt-empty">{escape(heading)}</p>{"".join(parts)}</div>'


def _trail(picture: Picture) -> str:
    """Return the way back to the centre before this one."""
    if not picture.walk.trail:
        return ""
    return (
        f'<p class="zt-trail">{_go(picture.walk.trail[-1], "← 返回上一个中心", "centre", style="zt-see")}</p>'
    )


def _row(edge: Edge, focus: str, names: dict[str, Node]) -> str:
    other = edge.target if edge.source == focus else edge.source
    inferred = describe_rule(edge.link.rule)
    note = f"<small>{escape(inferred)}</small>" if inferred else ""
    return f"<li>{_go(other, names[other].name)}{note}{_source(edge.link)}</li>"


def _source(link: Link) -> str:
    if not link.spans:
        return ""
    return f'<button type="button" class="zt-see" {place(link.doc, link.spans)}>原文</button>'


def _go(node: str, name: str, act: str = "open", more: str = "", *, style: str = "zt-go") -> str:
    kind = f' data-kind="{more}"' if more else ""
    return (
        f'<button type="button" class="{style}" data-node="{escape(node)}" data-act="{act}"{kind}>'
        f"{escape(name)}</button>"
    )
