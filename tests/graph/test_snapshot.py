import json
from pathlib import Path

import pytest

from graph import snapshot
from graph.snapshot import GRAPHS, Asked, names_graphs, rewrite_turtle, write_snapshot
from graph.store import GraphStore
from ontology.errors import RefusedQueryError, Why
from ontology.iris import Iri

ONE, TWO = Iri("urn:g1"), Iri("urn:g2")
ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot with two named graphs of a triple each."""
    target = tmp_path_factory.mktemp("snapshot") / "graph"
    with GraphStore.open(None) as store:
        store.replace(ONE, ['<urn:s1> <urn:p> "甲"@zh .'])
        store.replace(TWO, ["<urn:s2> <urn:p> <urn:o> ."])
        store.snapshot(target)
    return target


def subjects(folder: Path, asked: Asked) -> list[str]:
    """Return the first column of a SELECT."""
    told = json.loads(write_snapshot(folder, asked).data)
    [name] = told["head"]["vars"]
    return [row[name]["value"] for row in told["results"]["bindings"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(ALL), ["urn:s1", "urn:s2"]),
        (Asked(ALL, default=(TWO,)), ["urn:s2"]),
        (Asked(ALL, default=(ONE, TWO)), ["urn:s1", "urn:s2"]),
        (Asked(ALL, named=(ONE,)), []),
        (Asked("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", named=(ONE,)), ["urn:s1"]),
        (Asked("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", default=(ONE,)), []),
        (Asked(f"SELECT ?s FROM <{TWO}> {{ ?s ?p ?o }}"), ["urn:s2"]),
        (Asked(f"SELECT ?s FROM NAMED <{TWO}> {{ ?s ?p ?o }}"), []),
        (Asked(f"SELECT ?s FROM <{TWO}> {{ ?s ?p ?o }}", default=(ONE,)), ["urn:s1"]),
    ],
)
def test_a_query_sees_the_graphs_of_the_protocol_else_its_own_else_all(
    folder: Path, asked: Asked, found: list[str]
) -> None:
    assert subjects(folder, asked) == found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT * FROM <urn:a> {}", True),
        ("construct { ?a ?b ?c } from named <urn:a> where {}", True),
        ('SELECT ?from { ?from zt:from \'FROM\', """from " it""" } # FROM <urn:a>', False),
        ("SELECT * { <urn:from> ?p 'it\\'s from' }", False),
        ("SELECT * { ?s ?p ?n FILTER(?n < 3) } # <", False),
    ],
)
def test_the_word_from_counts_only_where_it_is_one(query: str, *, names: bool) -> None:
    assert names_graphs(query) is names


def test_language_tags_types_and_blank_nodes_are_kept(folder: Path) -> None:
    query = 'SELECT ?o (BNODE() AS ?b) ("1"^^<urn:t> AS ?t) { <urn:s1> ?p ?o }'
    [row] = json.loads(write_snapshot(folder, Asked(query)).data)["results"]["bindings"]
    assert row["o"] == {"type": "literal", "value": "甲", "xml:lang": "zh"}
    assert row["b"]["type"] == "bnode" and row["t"]["datatype"] == "urn:t"


def test_a_relative_name_is_one_of_our_data(folder: Path) -> None:
    asked = Asked("CONSTRUCT { <doc/a> <urn:p> 1 } {}", graph="nt")
    assert write_snapshot(folder, asked).data.startswith(b"<https://w3id.org/zhengtu/id/doc/a> ")


@pytest.mark.parametrize("asked", [Asked("ASK {}", table=None), Asked("DESCRIBE <urn:s1>", graph=None)])
def test_a_kind_of_query_without_a_form_is_refused(folder: Path, asked: Asked) -> None:
    with pytest.raises(RefusedQueryError, match="json、xml、csv、tsv") as refused:
        write_snapshot(folder, asked)
    assert refused.value.why is Why.FORM


def test_a_result_that_is_too_large_is_refused_and_not_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "LARGEST", 100)
    for query in (ALL, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"):
        with pytest.raises(RefusedQueryError, match="LIMIT") as refused:
            write_snapshot(folder, Asked(query))
        assert refused.value.why is Why.STOPPED


@pytest.mark.parametrize("form", GRAPHS)
def test_turtle_can_be_had_in_every_form_of_a_graph(form: str) -> None:
    assert b"urn:b" in rewrite_turtle("<urn:a> a <urn:b#c> .", form)
