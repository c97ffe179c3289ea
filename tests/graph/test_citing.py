"""What a citation comes to in the graph: which held document, in which relation, and never a wrong one."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from graph.claims import fold_number
from graph.ingest import add_files, remove_document
from graph.read import read_policy
from graph.store import GraphStore
from ontology.iris import document_iri, document_name
from ontology.model import Citation, Policy, Relation
from tests.corpora import SAMPLES
from tests.factories import enter, make_policy, make_source

OLD = make_policy(
    "旧办法", title="望川市用水管理办法", number="望政发〔2013〕12号", day=date(2013, 3, 1), region="望川市"
)
LAW = make_policy("条例", title="青岚省节约用水条例", day=date(2010, 1, 1), region="青岚省")


def citing(doc: str, *cites: Citation, title: str = "望川市用水新办法", region: str = "望川市") -> Policy:
    return replace(
        make_policy(doc, title=title, number="望政发〔2023〕9号", day=date(2023, 5, 1), region=region),
        cites=cites,
    )


def cite(title: str, number: str | None = None, relation: Relation = Relation.CITES) -> Citation:
    return Citation(title, number, (), relation)


NEW = citing(
    "新办法",
    cite("望川市用水管理办法", "望政发[2013]12号", Relation.REPEALS),
    cite("青岚省节约用水条例", None, Relation.BASED_ON),
    cite("青岚省水功能区划", None, Relation.AMENDS),
)


def links(store: GraphStore) -> set[tuple[str, str, str]]:
    """Return the relations between documents of a store: from, relation, to."""
    rows = store.select(
        "SELECT ?from ?said ?to { ?from ?said ?to . VALUES ?said"
        " { eli:cites eli:repeals eli:amends eli:based_on } }"
    )
    return {
        (document_name(str(r["from"])), str(r["said"]).rpartition("#")[2], document_name(str(r["to"])))
        for r in rows
    }


def links_of(*policies: Policy) -> set[tuple[str, str, str]]:
    with GraphStore.open(None) as store:
        enter(store, *policies)
        return links(store)


@pytest.mark.parametrize("order", list(permutations((OLD, LAW, NEW))), ids=lambda order: order[0].doc)
def test_relations_join_held_documents_whichever_came_first(order: tuple[Policy, ...]) -> None:
    assert links_of(*order) == {
        ("新办法", "cites", "旧办法"),
        ("新办法", "repeals", "旧办法"),
        ("新办法", "cites", "条例"),
        ("新办法", "based_on", "条例"),
    }


@pytest.mark.parametrize("gone", [OLD, LAW, NEW], ids=lambda policy: policy.doc)
def test_a_removed_document_leaves_the_graph_that_never_had_it(gone: Policy) -> None:
    kept = [policy for policy in (OLD, LAW, NEW) if policy is not gone]
    with GraphStore.open(None) as store, GraphStore.open(None) as never:
        enter(store, OLD, LAW, NEW)
        remove_document(store, gone.doc)
        enter(never, *kept)
        assert store.digest() == never.digest()


def test_an_amendment_joins_too() -> None:
    amending = citing("决定", cite("望川市用水管理办法", None, Relation.AMENDS))
    assert ("决定", "amends", "旧办法") in links_of(OLD, amending)


def test_the_relation_stands_at_the_citation_whether_or_not_the_other_is_held() -> None:
    with GraphStore.open(None) as store:
        enter(store, NEW)
        rows = store.select("SELECT ?title ?relation { ?c zt:relation ?relation ; dcterms:title ?title }")
        assert {(row["title"], row["relation"]) for row in rows} == {
            ("望川市用水管理办法", "repeals"),
            ("青岚省节约用水条例", "based_on"),
            ("青岚省水功能区划", "amends"),
        }
        assert links(store) == set()
        assert read_policy(store, "新办法") == make_source(NEW).policy


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("望川市用水管理办法", None),
        ("望川市用水管理办法", "望政发（2013）第12号"),
        ("望政发〔2013〕12号", "望政发〔2013〕12号"),
        ("望川市人民政府关于印发《望川市用水管理办法》的通知", None),
        ("望川市人民政府关于印发望川市用水管理办法的通知", "望政发【2013】12号"),
        ("关于重新发布望川市用水管理办法的通知", None),
        ("关于印发望川市用水办法的通知", "望政发〔2013〕12号"),
    ],
)
def test_ways_to_name_a_held_document(title: str, number: str | None) -> None:
    assert links_of(OLD, citing("引", cite(title, number))) == {("引", "cites", "旧办法")}


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("望川市用水管理办法", "望政发〔2003〕2号"),
        ("望川市用水管理办法（试行）", None),
        ("望川市用水管理暂行办法", None),
        ("望川市用水管理办法实施细则", None),
        ("松屏县人口普查工作先进集体名单", "望政发〔2013〕12号"),
        ("用水管理办法", None),
    ],
)
def test_what_is_another_document(title: str, number: str | None) -> None:
    assert links_of(OLD, citing("引", cite(title, number))) == set()


def test_a_trial_is_found_without_its_bracket_where_only_one_is_held() -> None:
    trial = make_policy(
        "试行", title="望川市河道办法（试行）", number="望政发〔2015〕1号", day=date(2015, 1, 1)
    )
    named = citing("引", cite("望川市河道办法"))
    assert links_of(trial, named) == {("引", "cites", "试行")}
    final = make_policy("正式", title="望川市河道办法", number="望政发〔2018〕1号", day=date(2018, 1, 1))
    assert links_of(trial, final, named) == {("引", "cites", "正式")}


def test_several_that_answer_to_a_title_leave_it_undecided() -> None:
    twin = replace(OLD, doc="同名", doc_number=None)
    assert links_of(OLD, twin, citing("引", cite("望川市用水管理办法"))) == set()


def test_a_title_without_a_place_is_of_the_own_area_or_above() -> None:
    plain = make_policy("方案", title="节约用水行动方案", day=date(2020, 1, 1), region="望川市")
    named = cite("节约用水行动方案")
    assert links_of(plain, citing("引", named)) == {("引", "cites", "方案")}
    assert links_of(plain, citing("引", named, region="别川市")) == set()
    assert links_of(plain, citing("引", cite("别川市人民政府关于印发节约用水行动方案的通知"))) == set()


def test_an_issuer_in_front_of_the_title_must_be_the_same() -> None:
    held = make_policy(
        "通知",
        title="关于加强用水管理工作的通知",
        issuer="望川市水务局",
        day=date(2020, 1, 1),
        region="望川市",
    )
    assert links_of(held, citing("引", cite("望川市水务局关于加强用水管理工作的通知"))) == {
        ("引", "cites", "通知")
    }
    assert links_of(held, citing("引", cite("望川市财政局关于加强用水管理工作的通知"))) == set()


def test_what_is_newer_is_not_cited_by_its_title() -> None:
    later = replace(OLD, doc="后来", issue_date=make_policy("x", day=date(2024, 1, 1)).issue_date)
    assert links_of(later, citing("引", cite("望川市用水管理办法"))) == set()


def test_an_older_document_of_the_same_title_is_repealed() -> None:
    new = citing("新", cite("望川市用水管理办法", None, Relation.REPEALS), title="望川市用水管理办法")
    assert links_of(OLD, new) == {("新", "cites", "旧办法"), ("新", "repeals", "旧办法")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("望政发〖2013〗012号", "望政发〔2013〕第12号"),
        ("中华人民共和国国务院令第460号", "国务院第460号令"),
        ("望政发＜2013＞12 号", "望政发（2013）12号"),
    ],
)
def test_numbers_fold(one: str, other: str) -> None:
    assert fold_number(one) == fold_number(other)


def test_the_samples() -> None:
    names = ("01_wangchuan_water_plan.txt", "03_songping_water_tasks.docx", "11_wangchuan_campus_food.txt")
    with GraphStore.open(None) as store:
        assert all(outcome.document for outcome in add_files(store, [SAMPLES / name for name in names]))
        assert links(store) == {
            ("03_songping_water_tasks", "cites", "01_wangchuan_water_plan"),
            ("03_songping_water_tasks", "based_on", "01_wangchuan_water_plan"),
        }
        rows = store.select(
            "SELECT ?document ?number { ?document zt:cites ?c . ?c zt:relation 'repeals' ;"
            " dcterms:identifier ?number }"
        )
        assert rows == [
            {"document": document_iri("11_wangchuan_campus_food"), "number": "望政办发〔2017〕33号"}
        ]
