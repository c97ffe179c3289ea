import pytest

from graph.store import GraphStore
from ontology.errors import QueryError
from ontology.iris import Iri, document_iri, fact_iri, make, region_iri, task_iri
from ontology.model import Assignment, Citation, Policy, Relation, Role, Span, Task, TaskKind
from query.views.neighbours import (
    Kind,
    Link,
    cited_iri,
    find_links,
    find_place,
    kind_of,
    list_busiest,
    name_node,
)
from tests.query.stores import make_store

DISTRICT = "望川市云渡区"


def names(store: GraphStore, node: Iri) -> set[tuple[str, str, bool]]:
    return {(link.name, name_node(store, link.other), link.is_outward) for link in find_links(store, node)}


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (document_iri("plan"), Kind.DOCUMENT),
        (task_iri("plan", "t01"), Kind.TASK),
        (fact_iri("plan", "t01", "deadline", 1), Kind.LIMIT),
        (fact_iri("plan", "t01", "threshold", 1), Kind.LIMIT),
        (make("agency", DISTRICT, "水利局"), Kind.BODY),
        (region_iri(DISTRICT), Kind.REGION),
        (cited_iri("某条例"), Kind.CITED),
    ],
)
def test_a_name_tells_what_a_thing_is(node: Iri, kind: Kind) -> None:
    assert kind_of(node) is kind


@pytest.mark.parametrize("node", ["", "无", "https://elsewhere.example/x", make("graph", "doc", "plan")])
def test_what_is_no_thing_of_the_graph_is_refused(node: str) -> None:
    with pytest.raises(QueryError, match="重新查找"):
        kind_of(node)


def test_a_task_has_its_bodies_document_and_limits(small_store: GraphStore) -> None:
    assert names(small_store, task_iri("yundu", "t01")) == {
        ("出自", "望川市云渡区节约用水工作方案", True),
        ("牵头", "望川市云渡区住房城乡建委", False),
        ("配合", "望川市云渡区财政局", False),
        ("配合", "望川市云渡区水利局", False),
        ("时限", "2022年底前", True),
    }


def test_a_body_has_its_tasks_by_role_and_its_place(small_store: GraphStore) -> None:
    (body,) = [
        link.other for link in find_links(small_store, task_iri("yundu", "t03")) if link.name == "牵头"
    ]
    found = names(small_store, body)
    assert ("牵头", "创建节水型学校", True) in found
    assert ("所在地", DISTRICT, True) in found


def test_a_document_has_its_issuer_place_tasks_and_what_it_cites(small_store: GraphStore) -> None:
    found = names(small_store, document_iri("yundu"))
    assert {
        ("印发", "望川市云渡区人民政府办公室", False),
        ("适用于", DISTRICT, True),
        ("引用", "望川市节约用水条例", True),
        ("出自", "推进水价改革", False),
    } <= found


def test_who_cites_a_document_that_is_not_held_meets_there(small_store: GraphStore) -> None:
    links = find_links(small_store, cited_iri("望川市节约用水条例"))
    assert [(link.other, link.name, link.is_outward) for link in links] == [
        (document_iri("yundu"), "引用", False)
    ]
    (span,) = links[0].spans
    assert small_store.text("yundu")[span.start : span.end] == "望川市节约用水条例"


def test_a_limit_leads_back_to_its_task(small_store: GraphStore) -> None:
    (link,) = find_links(small_store, fact_iri("yundu", "t01", "deadline", 1))
    assert (link.other, link.name, link.is_outward) == (task_iri("yundu", "t01"), "时限", False)


def test_a_region_has_its_documents_and_bodies(small_store: GraphStore) -> None:
    found = names(small_store, region_iri(DISTRICT))
    assert ("适用于", "望川市云渡区节约用水工作方案", False) in found
    assert ("所在地", "望川市云渡区财政局", False) in found


def test_a_link_says_how_it_is_inferred_and_where_it_stands() -> None:
    lead = Assignment("水利部", Role.LEAD, (Span(3, 6),), "first-named-leads")
    task = Task("t01", TaskKind.ITEM, (), None, "办理。", (lead,), (), (), None, (Span(0, 3),))
    law = Citation("某某管理办法", None, (Span(7, 13),), Relation.REPEALS, (Span(13, 15),))
    policy = Policy("plan", None, None, None, None, None, (law,), (), (task,))
    with make_store([(policy, "办理。水利部。某某管理办法废止")]) as store:
        body = make("agency", "水利部")
        (link,) = [link for link in find_links(store, task_iri("plan", "t01")) if link.kind is Kind.BODY]
        assert link == Link(link.other, Kind.BODY, "牵头", False, "first-named-leads", "plan", (Span(3, 6),))
        assert list_busiest(store) == [link.other] and name_node(store, body) == "水利部"
        (repealed,) = [link for link in find_links(store, document_iri("plan")) if link.kind is Kind.CITED]
        assert (repealed.name, repealed.spans) == ("废止", (Span(7, 13),))


def test_a_thing_has_its_place_in_its_document(small_store: GraphStore) -> None:
    doc, (span,) = find_place(small_store, task_iri("yundu", "t02"))
    assert (doc, small_store.text(doc)[span.start : span.end]) == ("yundu", "对居民用水实行阶梯价格。")
    assert find_place(small_store, region_iri(DISTRICT)) == ("", ())


def test_what_is_no_longer_held_has_no_name(small_store: GraphStore) -> None:
    with pytest.raises(QueryError, match="已不在图谱里"):
        name_node(small_store, task_iri("gone", "t01"))
