"""A signature of several bodies: which they are, and that the graph and the list of documents have each."""

from dataclasses import replace

import pytest

from graph.issuers import issuers_of, split_run
from graph.store import GraphStore
from ontology.model import Span, Stated
from query.views.catalogue import find_document, list_documents
from tests.factories import enter, make_policy, make_task


@pytest.mark.parametrize(
    "names",
    [
        ["望川市民政局", "望川市财政局"],
        ["望川市民政局", "望川市财政局", "望川市市场监督管理局"],
        ["望川市发展和改革委员会", "望川市住房和城乡建设局"],
        ["望川市财政局", "国家税务总局望川市税务局"],
        ["重庆市武隆区民政局", "重庆市武隆区财政局"],
        ["中共望川市委", "望川市人民政府"],
        ["北京市财政局", "天津市财政局", "河北省财政厅"],  # places that the table of divisions has
        ["民政部", "财政部", "国家税务总局"],
        ["国家税务总局望川市税务局"],
        ["国务院办公厅"],
        ["国务院国有资产监督管理委员会"],
        ["望川市望川镇人民政府"],
        ["望川市人民政府驻北京市办事处"],
        ["望川市部门联席会议办公室"],
        ["浙江省第十二届人民代表大会常务委员会"],
    ],
)
def test_names_that_run_together_are_told_apart(names: list[str]) -> None:
    assert list(split_run("".join(names))) == names


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["望川市民政局", "财政局"], ("望川市民政局", "财政局")),  # white space between them
        (["望川市发展和改革", "委员会"], ("望川市发展和改革委员会",)),  # a name over two lines
        (["望川市人民政府", "办公室"], ("望川市人民政府办公室",)),
        (["望川市民政局、望川市财政局"], ("望川市民政局", "望川市财政局")),
        (["国务院"], ("国务院",)),
    ],
)
def test_white_space_and_marks_part_names(pieces: list[str], names: tuple[str, ...]) -> None:
    spans, start = [], 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + 2
    policy = replace(make_policy("办法"), issuer=Stated("".join(pieces), tuple(spans)))
    assert issuers_of(policy) == names


def test_each_issuer_is_a_body_of_the_graph_and_told_in_order() -> None:
    policy = make_policy(
        "办法", make_task("t01", "做事", lead=["市财政局"]), issuer="望川市民政局望川市财政局"
    )
    with GraphStore.open(None) as store:
        enter(store, policy, make_policy("别的", make_task("t01", "做别的"), issuer="望川市财政局"))
        found = store.select(
            "SELECT ?label { ?d zt:name '办法' ; eli:passed_by/skos:prefLabel ?label } ORDER BY ?label"
        )
        assert [row["label"] for row in found] == ["望川市民政局", "望川市财政局"]
        assert find_document(store, "办法").issuer == "望川市民政局、望川市财政局"
        assert [(one.name, one.issuer) for one in list_documents(store)] == [
            ("别的", "望川市财政局"),
            ("办法", "望川市民政局、望川市财政局"),
        ]
