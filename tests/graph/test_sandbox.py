import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from graph import worker
from graph.sandbox import Request, run_query
from graph.snapshot import Asked
from graph.store import GraphStore
from ontology.errors import QueryError, RefusedQueryError, Why
from ontology.iris import graph_iri
from ontology.prefixes import PREFIXES

LINES = [
    f'<urn:s{number:03}> <{PREFIXES["zt"]}order> "{number}"^^<{PREFIXES["xsd"]}integer> .'
    for number in range(200)
]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.fixture(scope="module", params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("store") if request.param == "disk" else None
    with GraphStore.open(folder) as opened:
        opened.replace(graph_iri("甲"), LINES)
        yield opened


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that writes down who asks it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/sparql", asked
    listening.shutdown()
    thread.join()
    listening.server_close()


def tsv(store: GraphStore, query: str, rows: int | None = None) -> str:
    """Return what `query` gives as text."""
    return run_query(store, Asked(query, "tsv", "nt", rows=rows)).data.decode("utf-8")


def test_a_select_gives_rows_with_our_prefixes(store: GraphStore) -> None:
    found = tsv(store, "SELECT ?s ?n { ?s zt:order ?n FILTER(?n < 2) } ORDER BY ?n")
    assert found == "?s\t?n\n<urn:s000>\t0\n<urn:s001>\t1\n"


def test_an_ask_and_a_construct_are_written_too(store: GraphStore) -> None:
    assert tsv(store, "ASK { ?s zt:order 5 }") == "true"
    built = tsv(store, "CONSTRUCT { ?s a zt:Task } WHERE { ?s zt:order 5 }")
    assert built == f"<urn:s005> <{PREFIXES['rdf']}type> <{PREFIXES['zt']}Task> .\n"


def test_rows_beyond_the_cap_are_cut(store: GraphStore) -> None:
    written = run_query(store, Asked("SELECT ?s { ?s zt:order ?n }", "tsv", rows=3))
    assert (written.data.count(b"\n"), written.cut) == (4, True)
    assert not run_query(store, Asked("SELECT ?s { ?s zt:order 3 }", "tsv", rows=1)).cut


@pytest.mark.parametrize(
    "query", ["SELECT nonsense", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DROP ALL", ""]
)
def test_what_is_no_query_is_said(store: GraphStore, query: str) -> None:
    with pytest.raises(RefusedQueryError, match="查询写法有误") as refused:
        run_query(store, Asked(query))
    assert refused.value.why is Why.MALFORMED
    assert len(store.lines(graph_iri("甲"))) == len(LINES)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK {", "第 1 行第 6 列"),
        ("ASK {\n ?s none:a ?o }", "第 2 行第 .* 列读不下去，前缀没有声明"),
        ("SELECT ?a ?b { ?a ?b ?c } GROUP BY ?a", "没有出现在 GROUP BY 里"),
    ],
)
def test_where_a_query_cannot_be_read_is_said_in_one_line(store: GraphStore, query: str, said: str) -> None:
    with pytest.raises(RefusedQueryError, match=said) as refused:
        run_query(store, Asked(query))
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 100


def test_a_query_without_end_is_stopped(store: GraphStore) -> None:
    with pytest.raises(RefusedQueryError, match="超过 1 秒") as refused:
        run_query(store, Asked(ENDLESS), seconds=1)
    assert refused.value.why is Why.LATE


def test_a_query_that_eats_memory_is_stopped(store: GraphStore) -> None:
    query = (
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    )
    with pytest.raises(RefusedQueryError, match="内存"):
        run_query(store, Asked(query), memory=400 * 2**20, seconds=60)


@pytest.mark.parametrize("silent", ["", "SILENT"])
@pytest.mark.parametrize("word", ["SERVICE", "service", r"\u0053ERVICE"])
def test_no_query_reaches_another_server(
    store: GraphStore, server: tuple[str, list[str]], word: str, silent: str
) -> None:
    url, asked = server
    query = f"SELECT * {{ {word} {silent} <{url}> {{ ?s ?p ?o }} }}"
    try:
        run_query(store, Asked(query))
    except QueryError as error:
        assert "不能访问其他服务器" in str(error) or "查询写法有误" in str(error)
    assert asked == []


ALONE = """
import ctypes, socket, sys
from graph import isolate
assert getattr(isolate, sys.argv[1])(ctypes.CDLL(None, use_errno=True))
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[2])), timeout=5)
except OSError:
    sys.exit(7)
"""


@pytest.mark.parametrize("means", ["_leave_namespace", "_forbid_sockets"])
def test_either_means_alone_shuts_the_network(means: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        command = [sys.executable, "-c", ALONE, means, str(listening.getsockname()[1])]
        done = subprocess.run(
            command, cwd=Path(__file__).parents[2], check=False, capture_output=True, text=True
        )
    if "AssertionError" in done.stderr:
        pytest.skip("this machine does not allow it")
    assert done.returncode == 7


def test_without_any_means_a_query_that_may_reach_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "shut_network", lambda: False)
    for query in (
        "SELECT * { service <http://127.0.0.1/> { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <x> {} }",
    ):
        said = worker.answer(Request(Path("none"), Asked(query), 2**30))
        assert isinstance(said, RefusedQueryError)
        assert "不能运行" in str(said)


def test_nothing_is_left_behind(store: GraphStore) -> None:
    run_query(store, Asked("ASK {}"))
    if store.folder:
        assert not list(store.folder.glob(".query*"))
