import json
from html import unescape

from ontology.iris import document_iri, make, task_iri
from ontology.model import Span
from query.views.neighbours import Kind, Link
from query.views.walk import Edge, Node, Picture, Rest, centre_on, open_node, start_walk
from ui.rendering.network import render_data, render_links, render_starts, write_elements

TASK, PLAN, BODY = task_iri("plan", "t01"), document_iri("plan"), make("agency", "水利部")
LED = Edge(BODY, TASK, Link(BODY, Kind.BODY, "牵头", False, "first-named-leads", "plan", (Span(3, 6),)))
STATED = Edge(TASK, PLAN, Link(PLAN, Kind.DOCUMENT, "出自", True, None, "plan", (Span(0, 3),)))
PICTURE = Picture(
    start_walk(TASK),
    (
        Node(TASK, Kind.TASK, "改造{管网}"),
        Node(BODY, Kind.BODY, "水利部"),
        Node(PLAN, Kind.DOCUMENT, "节水方案"),
    ),
    (LED, STATED),
    (Rest(TASK, Kind.BODY, 37),),
)


def test_the_drawing_gets_nodes_edges_and_heaps() -> None:
    drawn = json.loads(write_elements(PICTURE))
    assert [node["kind"] for node in drawn["nodes"]] == ["task", "body", "document", "rest"]
    assert drawn["nodes"][-1]["label"] == "另有 37 个单位，点开"
    led, stated, heap = drawn["edges"]
    assert (led["source"], led["target"], led["label"], led["inferred"]) == (BODY, TASK, "牵头", True)
    assert (led["doc"], led["spans"], stated["inferred"]) == ("plan", "3-6", False)
    assert heap["source"] == TASK


def test_the_data_survive_the_way_through_the_page() -> None:
    data = render_data(PICTURE).partition('data-graph="')[2].rpartition('"')[0]
    assert "{" not in data
    assert json.loads(unescape(data)) == json.loads(write_elements(PICTURE))


def test_the_list_has_every_neighbour_with_its_words_and_what_is_left() -> None:
    shown = render_links(PICTURE)
    assert shown.index("牵头") < shown.index("水利部") < shown.index("出自") < shown.index("节水方案")
    assert "按“列首位的为牵头单位”得出" in shown
    assert 'data-doc="plan" data-spans="3-6"' in shown
    assert 'data-act="more" data-kind="body">另有 37 个单位，点开' in shown


def test_a_thing_looked_at_can_become_the_centre_and_the_way_leads_back() -> None:
    walk = open_node(centre_on(start_walk(PLAN), TASK), BODY)
    shown = render_links(Picture(walk, PICTURE.nodes, PICTURE.edges, ()))
    assert f'data-node="{BODY}" data-act="centre">设为中心' in shown
    assert f'data-node="{PLAN}" data-act="centre">← 返回上一个中心' in shown


def test_where_to_begin_is_offered_as_buttons() -> None:
    shown = render_starts("从这里开始：", (("单位", [(BODY, "水利部")]), ("文件", [])))
    assert f'data-node="{BODY}" data-act="centre">水利部' in shown
    assert "文件" not in shown
