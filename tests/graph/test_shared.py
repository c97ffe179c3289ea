from datetime import date
from itertools import permutations

import pytest

from graph.claims import fold_number, fold_title, identify, load_claims, read_claims, write_claims
from graph.resolve import read_context, resolve_names
from graph.store import GraphStore
from graph.values import Row
from ontology.iris import document_iri, parse
from ontology.model import Policy
from tests.factories import enter, make_policy, make_task

CITY = make_policy(
    "市方案",
    make_task("t01", "压减开采", lead=["市水务局"], responsible=["各区县人民政府"]),
    title="望川市节水方案",
    number="望政办发〔2024〕31号",
    issuer="望川市人民政府办公室",
    day=date(2024, 5, 20),
)
AGAIN = make_policy(
    "市方案修订",
    make_task("t01", "压减地下水开采", lead=["市水利局"]),
    title="望川市节水方案",
    number="望政办发[2024]31号",
    day=date(2025, 3, 18),
)
COUNTY = make_policy(
    "县方案",
    make_task("t01", "分解任务", lead=["县水务局", "县住建局"]),
    make_task("t02", "改造管网", lead=["县住房城乡建设局"], cooperate=["市水务局"]),
    title="松屏县节水任务",
    region="松屏县",
    day=date(2024, 6, 28),
    cites=[
        ("望川市人民政府办公室关于印发望川市节水方案的通知", "望政办发〔2024〕31号"),
        ("节约用水条例", None),
    ],
)
ALL = (CITY, AGAIN, COUNTY)


def answer(policies: tuple[Policy, ...], query: str) -> list[Row]:
    with GraphStore.open(None) as store:
        enter(store, *policies)
        return store.select(query)


def test_the_order_of_adding_does_not_matter() -> None:
    digests = set()
    for order in permutations(ALL):
        with GraphStore.open(None) as store:
            enter(store, *order)
            digests.add(store.digest())
    assert len(digests) == 1


def test_one_body_is_one_node_with_its_longest_name() -> None:
    query = """SELECT ?label (GROUP_CONCAT(?alt; separator="|") AS ?alts) {
        { SELECT DISTINCT ?agency ?label ?alt { ?agency skos:prefLabel ?label ; skos:altLabel ?alt ;
          skos:hiddenLabel "望川市松屏县住房城乡建设局" } ORDER BY ?alt } } GROUP BY ?label"""
    assert answer(ALL, query) == [
        {"label": "望川市松屏县住房城乡建设局", "alts": "县住建局|县住房城乡建设局"}
    ]


def test_a_body_that_two_documents_name_is_described_once() -> None:
    rows = answer(ALL, 'SELECT ?agency { ?agency skos:prefLabel "望川市水务局" }')
    assert len(rows) == 1


def test_bodies_have_their_area_and_class() -> None:
    query = """SELECT ?agency { ?agency zt:agencyClass/skos:prefLabel "水利" ;
        zt:inRegion/zt:partOfRegion*/skos:prefLabel "望川市" }"""
    assert {parse(str(row["agency"]))[1:] for row in answer(ALL, query)} == {
        ("望川市", "水利局"),
        ("望川市", "水务局"),
        ("望川市松屏县", "水务局"),
    }


def test_a_group_is_marked_and_lies_in_the_area_of_its_document() -> None:
    query = """SELECT ?name ?region {
        ?group a zt:AgencyGroup ; skos:prefLabel ?name ; zt:inRegion/skos:prefLabel ?region }"""
    assert answer(ALL, query) == [{"name": "各区县人民政府", "region": "望川市"}]


def test_an_older_version_is_replaced_by_the_newer() -> None:
    rows = answer(ALL, "SELECT ?old ?new { ?old dcterms:isReplacedBy ?new }")
    assert rows == [{"old": document_iri("市方案"), "new": document_iri("市方案修订")}]


def test_a_citation_leads_to_the_newest_version() -> None:
    rows = answer(ALL, "SELECT ?title ?to { ?cite zt:resolvesTo ?to ; dcterms:title ?title }")
    assert [row["to"] for row in rows] == [document_iri("市方案修订")]
    rows = answer(ALL, "SELECT ?from ?to { ?from eli:cites ?to }")
    assert rows == [{"from": document_iri("县方案"), "to": document_iri("市方案修订")}]


def test_a_title_is_enough_where_only_one_document_bears_it() -> None:
    citing = make_policy("引", title="引", cites=[("望川市节水方案", None)])
    query = "SELECT ?from { ?from eli:cites ?to }"
    assert answer((CITY, citing), query) == [{"from": document_iri("引")}]
    twin = make_policy("同名", title="望川市节水方案", number="望水发〔2024〕9号")
    assert answer((CITY, twin, citing), query) == []


def test_another_number_is_another_document() -> None:
    citing = make_policy("引", title="引", cites=[("望川市节水方案", "望政办发〔2020〕1号")])
    assert answer((CITY, citing), "SELECT ?from { ?from eli:cites ?to }") == []


@pytest.mark.parametrize("policy", ALL, ids=lambda policy: policy.doc)
def test_claims_survive_their_line(policy: Policy) -> None:
    context = read_context(policy)
    claims = read_claims(policy, context, resolve_names(policy, context))
    assert load_claims(write_claims(claims)) == claims


@pytest.mark.parametrize(
    ("policy", "identity"),
    [
        (CITY, "number:望政办发〔2024〕31号"),
        (AGAIN, "number:望政办发〔2024〕31号"),
        (COUNTY, "title:松屏县节水任务|松屏县|2024-06-28"),
        (make_policy("表", title="任务分解表", region=None), "name:表"),
        (make_policy("无", title=None), "name:无"),
    ],
)
def test_identity_is_number_else_title_else_name(policy: Policy, identity: str) -> None:
    assert identify(policy) == identity


def test_numbers_and_titles_fold() -> None:
    assert fold_number("青水资[2020] 132号") == fold_number("青水资〔２０２０〕132号")
    assert fold_title("《节约用水（试行）》") == fold_title("节约用水(试行)")
