"""The cases of the W3C's tests of the SPARQL 1.1 Protocol for a service that only queries, in our words."""

import json
from functools import partial
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from graph.sandbox import run_query
from ontology.iris import graph_iri
from ontology.prefixes import PREFIXES
from tests.ui.server import Reply, send
from ui.protocols import endpoint
from ui.protocols.endpoint import DIRECT, FORM, GRAPHS, UPDATE

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
ONE, TWO = (graph_iri(name) for name in ("01_wangchuan_water_plan", "02_yundu_water_plan"))
NAMES = "SELECT ?name { ?document zt:name ?name } ORDER BY ?name"
UTF16 = DIRECT + "; charset=UTF-16"


def get(port: int, *pairs: tuple[str, str], accept: str = "*/*") -> Reply:
    return send(port, "GET", f"/sparql?{urlencode(pairs)}", accept=accept)


def post(port: int, query: str, *pairs: tuple[str, str], accept: str = "*/*") -> Reply:
    path = f"/sparql?{urlencode(pairs)}" if pairs else "/sparql"
    return send(port, "POST", path, query.encode(), content_type=DIRECT, accept=accept)


def names(reply: Reply) -> list[str]:
    """Return the first column of a result in JSON."""
    assert reply.status == 200, reply.said
    told = json.loads(reply.body)
    return [next(iter(row.values()))["value"] for row in told["results"]["bindings"]]


def test_a_query_comes_by_get_by_form_and_directly(port: int) -> None:
    form = urlencode({"query": "ASK {}"}).encode()
    for reply in (
        get(port, ("query", "ASK {}")),
        send(port, "POST", "/sparql", form, content_type=FORM),
        send(port, "POST", "/sparql", form, content_type=FORM + "; charset=UTF-8"),
        post(port, "ASK {}"),
    ):
        assert (reply.status, reply.media) == (200, "application/sparql-results+json")
        assert json.loads(reply.body)["boolean"] is True


def test_head_is_get_without_its_body(port: int) -> None:
    reply = send(port, "HEAD", f"/sparql?query={quote('ASK {}')}")
    assert (reply.status, reply.body) == (200, b"")


def test_parameters_that_are_not_of_the_protocol_are_passed_over(port: int) -> None:
    assert get(port, ("query", "ASK {}"), ("format", "json"), ("results", "")).status == 200


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_default_graph_is_what_the_protocol_says(port: int, way: str) -> None:
    def ask(query: str, *pairs: tuple[str, str]) -> list[str]:
        if way == "get":
            return names(get(port, ("query", query), *pairs))
        if way == "direct":
            return names(post(port, query, *pairs))
        body = urlencode([*pairs, ("query", query)]).encode()
        return names(send(port, "POST", "/sparql", body, content_type=FORM))

    assert len(ask(NAMES)) == 3
    assert ask(NAMES, ("default-graph-uri", ONE)) == ["01_wangchuan_water_plan"]
    both = (("default-graph-uri", ONE), ("default-graph-uri", TWO))
    assert ask(NAMES, *both) == ["01_wangchuan_water_plan", "02_yundu_water_plan"]


def test_named_graphs_are_what_the_protocol_says(port: int) -> None:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?document zt:name ?name } } ORDER BY ?g"
    both = (("named-graph-uri", ONE), ("named-graph-uri", TWO))
    assert names(post(port, graphs, *both)) == [ONE, TWO]
    assert names(get(port, ("query", graphs), ("named-graph-uri", TWO))) == [TWO]
    assert names(post(port, NAMES, ("named-graph-uri", TWO))) == []


def test_a_whole_dataset_can_be_said(port: int) -> None:
    query = "SELECT DISTINCT ?n { ?a zt:name ?n GRAPH ?g { ?b zt:name ?m } FILTER(?n != ?m) }"
    found = names(post(port, query, ("default-graph-uri", ONE), ("named-graph-uri", TWO)))
    assert found == ["01_wangchuan_water_plan"]


def test_the_dataset_of_the_protocol_goes_before_that_of_the_query(port: int) -> None:
    query = f"SELECT ?n FROM <{ONE}> {{ ?document zt:name ?n }}"
    assert names(post(port, query)) == ["01_wangchuan_water_plan"]
    assert names(post(port, query, ("default-graph-uri", TWO))) == ["02_yundu_water_plan"]


def test_a_graph_that_is_not_held_is_empty_and_one_without_an_iri_is_refused(port: int) -> None:
    assert names(post(port, NAMES, ("default-graph-uri", "urn:none"))) == []
    assert post(port, NAMES, ("default-graph-uri", "no iri")).status == 400


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ("*/*", "application/sparql-results+json", b'{"head":{"vars":["name"]}'),
        ("application/json", "application/json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"name\r\n01_wangchuan_water_plan\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b'?name\n"01_wangchuan_water_plan"\n'),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "application/sparql-results+xml", b"<?xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv", b"name"),
    ],
)
def test_a_table_comes_in_the_form_that_is_asked_for(
    port: int, accept: str, media: str, begins: bytes
) -> None:
    reply = get(port, ("query", NAMES), accept=accept)
    assert (reply.status, reply.media, reply.headers["vary"]) == (200, media, "Accept")
    assert reply.body.startswith(begins)


def test_xml_results_can_be_read(port: int) -> None:
    root = ElementTree.fromstring(get(port, ("query", NAMES), accept="application/xml").body)
    assert len(root.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 3


@pytest.mark.parametrize(("media", "parser"), [*zip(GRAPHS, ("turtle", "nt", "json-ld", "xml"), strict=True)])
@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?d zt:name ?n } { ?d zt:name ?n }", "DESCRIBE <doc/01_wangchuan_water_plan>"]
)
def test_a_graph_comes_in_the_form_that_is_asked_for(port: int, media: str, parser: str, query: str) -> None:
    reply = post(port, query, accept=media)
    assert (reply.status, reply.media) == (200, media)
    document = URIRef("https://w3id.org/zhengtu/id/doc/01_wangchuan_water_plan")
    assert (document, URIRef(PREFIXES["zt"] + "name"), None) in Graph().parse(reply.body, format=parser)


def test_the_kind_of_query_decides_between_the_forms(port: int) -> None:
    accept = "text/turtle, application/sparql-results+xml"
    assert post(port, "ASK {}", accept=accept).media == "application/sparql-results+xml"
    assert post(port, "CONSTRUCT { <s> <p> 1 } WHERE {}", accept=accept).media == "text/turtle"


@pytest.mark.parametrize(
    ("query", "accept"),
    [("ASK {}", "text/turtle"), ("DESCRIBE <a>", "text/csv"), ("ASK {}", "image/png"), ("ASK {}", "*/*;q=0")],
)
def test_a_form_that_cannot_be_had_is_not_acceptable(port: int, query: str, accept: str) -> None:
    reply = post(port, query, accept=accept)
    assert reply.status == 406
    assert reply.said.count("\n") == 1 and "可用" in reply.said


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "said"),
    [
        ("PUT", "/sparql?query=ASK%20%7B%7D", {}, None, 405, "不接受 PUT"),
        ("DELETE", "/sparql", {}, None, 405, "不接受 DELETE"),
        ("OPTIONS", "/sparql", {"origin": "http://elsewhere.example"}, None, 405, "OPTIONS"),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", {}, None, 400, "2 个"),
        ("GET", "/sparql?query=", {}, None, 400, "query"),
        ("GET", "/sparql?default-graph-uri=urn:a", {}, None, 400, "0 个"),
        ("POST", "/sparql", {"content_type": FORM}, b"", 400, "0 个"),
        ("POST", "/sparql", {"content_type": FORM}, b"query=ASK%7B%7D&query=ASK%7B%7D", 400, "2 个"),
        ("POST", "/sparql?query=ASK%7B%7D", {"content_type": DIRECT}, b"ASK {}", 400, "2 个"),
        ("POST", "/sparql", {"content_type": "text/plain"}, b"ASK {}", 415, "Content-Type"),
        ("POST", "/sparql", {}, b"query=ASK%20%7B%7D", 415, "Content-Type"),
        ("POST", "/sparql", {}, b"ASK {}", 415, "Content-Type"),
        ("POST", "/sparql", {"content_type": UTF16}, "ASK {}".encode("utf-16"), 415, "UTF-8"),
        ("POST", "/sparql", {"content_type": DIRECT}, "ASK {}".encode("utf-16"), 400, "UTF-8"),
        ("GET", "/sparql?query=ASK%20%7B%7D%20%23%FF", {}, None, 400, "UTF-8"),
        ("GET", "/sparql?query=ASK%20%7B", {}, None, 400, "查询写法有误"),
        ("POST", "/sparql", {"content_type": DIRECT}, b"CLEAR ALL", 400, "只接受 SELECT"),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, None, 403, "不接受更新"),
        ("POST", "/sparql", {"content_type": FORM}, b"update=CLEAR%20ALL", 403, "不接受更新"),
        ("POST", "/sparql", {"content_type": FORM}, b"update=A&update=B", 403, "不接受更新"),
        ("POST", "/sparql", {"content_type": UPDATE}, b"CLEAR ALL", 403, "不接受更新"),
        ("POST", "/sparql", {"content_type": "text/plain"}, b"CLEAR NAMED", 415, "Content-Type"),
        ("POST", "/sparql", {"content_type": DIRECT}, b"#" * 2**21, 413, "最多 1 MB"),
    ],
)
def test_a_request_that_is_not_of_the_protocol_is_refused_in_one_sentence(
    port: int, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int, said: str
) -> None:
    reply = send(port, method, path, body, **headers)
    assert reply.status == status
    assert said in reply.said and reply.said.count("\n") == 1
    assert (reply.headers.get("allow") == "GET, HEAD, POST") is (status == 405)


def test_no_page_of_another_host_may_read_an_answer(port: int) -> None:
    reply = send(port, "GET", "/sparql?query=ASK%7B%7D", origin="http://elsewhere.example")
    assert not [name for name in reply.headers if name.startswith("access-control")]


def test_a_query_that_takes_too_long_or_too_much_is_said(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    monkeypatch.setattr(endpoint, "run_query", partial(run_query, seconds=1))
    late = post(port, endless)
    assert late.status == 503 and "超过 1 秒" in late.said
    large = post(port, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert large.status in (500, 503) and "LIMIT" in large.said
    reaching = post(port, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert reaching.status == 500 and "不能" in reaching.said


@pytest.mark.parametrize(("media", "parser"), [*zip(GRAPHS, ("turtle", "nt", "json-ld", "xml"), strict=True)])
def test_without_a_query_the_service_describes_itself(port: int, media: str, parser: str) -> None:
    reply = send(port, "GET", "/sparql", accept=media)
    assert (reply.status, reply.media) == (200, media)
    told = Graph().parse(reply.body, format=parser)
    [service] = told.subjects(RDF.type, SD.Service)
    assert told.value(service, SD.endpoint) == URIRef(f"http://127.0.0.1:{port}/sparql")
    assert told.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert len([*told.objects(service, SD.resultFormat)]) == 8
    assert URIRef(ONE) in set(told.objects(None, SD.name))


def test_the_description_is_the_same_each_time_whatever_the_host_is_called(port: int) -> None:
    first, second = (send(port, "GET", "/sparql").body for _ in range(2))
    assert first == second and b"@prefix sd:" in first
    assert send(port, "GET", "/sparql", host="a>b").status == 200


def test_the_description_has_no_other_form(port: int) -> None:
    assert send(port, "GET", "/sparql", accept="text/csv").status == 406
