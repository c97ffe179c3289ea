import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from graph.store import FORMAT, FORMATS, Change, GraphStore
from graph.values import Value
from ontology.errors import GraphError
from ontology.iris import LEDGER_GRAPH, Iri, document_iri, graph_iri
from ontology.prefixes import PREFIXES

ZT = PREFIXES["zt"]
ONE, TWO = graph_iri("甲"), graph_iri("乙")
LINE = f'<{document_iri("甲")}> <{ZT}name> "甲" .'
OTHER = f'<{document_iri("乙")}> <{ZT}name> "乙" .'
NAMES = "SELECT ?name { ?document zt:name ?name } ORDER BY ?name"


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    with GraphStore.open(tmp_path / "store" if request.param == "disk" else None) as opened:
        yield opened


def test_queries_see_all_graphs_at_once(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    store.replace(TWO, [OTHER])
    assert store.select(NAMES) == [{"name": "乙"}, {"name": "甲"}]
    assert store.graphs() == sorted([ONE, TWO])


def test_replace_leaves_nothing_of_before(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    store.replace(ONE, [OTHER])
    assert store.select(NAMES) == [{"name": "乙"}]


def test_a_removed_graph_is_gone(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    store.remove(ONE)
    store.remove(ONE)
    assert (store.graphs(), store.dump("nq")) == ([], b"")


def test_a_change_that_fails_changes_nothing(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    with pytest.raises(SyntaxError):
        store.commit(Change(hold={ONE: [OTHER]}, insert={TWO: ["no triple"]}))
    assert store.select(NAMES) == [{"name": "甲"}]


@pytest.mark.parametrize(
    "value",
    [
        Iri("https://example.org/a%20b"),
        "区水利局",
        '引“号”"\\\n',
        12,
        Decimal("0.5"),
        date(2024, 5, 20),
        True,
    ],
)
def test_values_go_in_and_come_out(store: GraphStore, value: Value) -> None:
    [row] = store.select("SELECT ?value { }", {"value": value})
    assert row["value"] == value
    assert type(row["value"]) is type(value)


def test_a_bound_value_reaches_into_a_filter(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    store.replace(TWO, [OTHER])
    query = "SELECT ?name ?other { { ?document zt:name ?name } FILTER(?name != ?other) }"
    assert store.select(query, {"other": "甲"}) == [{"name": "乙", "other": "甲"}]


def test_an_unbound_variable_is_absent(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    [row] = store.select("SELECT ?name ?none { ?d zt:name ?name OPTIONAL { ?d zt:text ?none } }")
    assert row == {"name": "甲"}


def test_ask_binds_too(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    query = "ASK { ?document zt:name ?name }"
    assert store.ask(query, {"name": "甲"})
    assert not store.ask(query, {"name": "丙"})


@pytest.mark.parametrize(
    ("method", "query"), [("select", "ASK { ?s ?p ?o }"), ("ask", "SELECT * { ?s ?p ?o }")]
)
def test_the_wrong_kind_of_query_is_refused(store: GraphStore, method: str, query: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        getattr(store, method)(query)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_exports_do_not_depend_on_the_order_of_writing(form: str) -> None:
    with GraphStore.open(None) as one, GraphStore.open(None) as two:
        for graph, line in ((ONE, LINE), (TWO, OTHER)):
            one.replace(graph, [line])
        for graph, line in ((TWO, OTHER), (ONE, LINE)):
            two.replace(graph, [line])
        assert one.dump(form) == two.dump(form) != b""
        assert one.digest() == two.digest()


def test_bookkeeping_is_not_exported(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    before = store.dump("nq")
    store.replace(LEDGER_GRAPH, [OTHER])
    assert (store.dump("nq"), store.graphs()) == (before, [ONE])


def test_an_unknown_export_format_is_refused(store: GraphStore) -> None:
    with pytest.raises(ValueError, match="not an export format"):
        store.dump("xlsx")


def test_what_is_written_is_there_after_reopening(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        store.replace(ONE, [LINE])
        digest = store.digest()
    with GraphStore.open(tmp_path) as store:
        assert store.digest() == digest


def test_lines_are_those_of_one_graph(store: GraphStore) -> None:
    store.replace(ONE, [LINE])
    store.replace(TWO, [OTHER])
    assert store.lines(ONE) == {LINE}


def test_the_text_of_an_unknown_document_is_an_error(store: GraphStore) -> None:
    with pytest.raises(GraphError, match="库中没有这份文件"):
        store.text("丙")


def test_a_second_opener_is_told_who_holds_the_store(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path), pytest.raises(GraphError, match=r"正被进程 \d+.*占用"):
        GraphStore.open(tmp_path, wait=0.2)


def test_a_folder_that_takes_no_lock_is_said(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(GraphError, match="不能给知识库加锁"):
        GraphStore.open(tmp_path)


def test_the_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    code = "import os, sys; from pathlib import Path; from graph.store import GraphStore\n"
    code += f"GraphStore.open(Path({str(tmp_path)!r})); os._exit(9)"
    subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2])
    with GraphStore.open(tmp_path, wait=0.2) as store:
        assert store.graphs() == []


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    GraphStore.open(tmp_path).close()
    (tmp_path / "format").write_text(f"{FORMAT + 1}\n", encoding="utf-8")
    with pytest.raises(GraphError, match="请升级政图"):
        GraphStore.open(tmp_path, wait=0.2)
    (tmp_path / "format").write_text(f"{FORMAT}\n", encoding="utf-8")
    GraphStore.open(tmp_path, wait=0.2).close()


def test_a_broken_format_mark_is_said(tmp_path: Path) -> None:
    (tmp_path / "format").write_text("x\n", encoding="utf-8")
    with pytest.raises(GraphError, match="格式标记"):
        GraphStore.open(tmp_path, wait=0.2)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match="不能在此建立知识库"):
        GraphStore.open(tmp_path / "file" / "store")


def test_the_store_loads_no_heavy_library() -> None:
    code = "import sys, graph.store, graph.resolve; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert not {"rdflib", "pyshacl", "spacy", "jieba", "extract"} & set(done.stdout.split())


def test_a_graph_tells_its_facts_and_when_it_was_last_written(store: GraphStore) -> None:
    before = store.touched(ONE)
    store.replace(ONE, [LINE])
    store.replace(TWO, [OTHER])
    assert list(store.facts(ONE)) == [(document_iri("甲"), Iri(ZT + "name"), "甲")]
    assert before == 0 < store.touched(ONE) < store.touched(TWO)
    store.remove(ONE)
    assert store.touched(ONE) > store.touched(TWO)
