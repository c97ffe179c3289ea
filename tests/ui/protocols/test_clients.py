"""Real clients of the SPARQL 1.1 Protocol, as others use them."""

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import (
    CSV,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper import SPARQLExceptions as Refused

from ontology.iris import document_iri, graph_iri
from ontology.prefixes import PREFIXES

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),  # both clients' own
    pytest.mark.filterwarnings("ignore:unknown response content type"),
]
PLAN = "01_wangchuan_water_plan"
NAME = URIRef(PREFIXES["zt"] + "name")
NAMES = f"PREFIX zt: <{PREFIXES['zt']}> SELECT ?name {{ ?document zt:name ?name }} ORDER BY ?name"
HELD = [PLAN, "02_yundu_water_plan", "03_songping_water_tasks"]


@pytest.fixture
def wrapper(port: int) -> SPARQLWrapper:
    """A client of SPARQLWrapper with the query for the names of documents."""
    client = SPARQLWrapper(f"http://127.0.0.1:{port}/sparql")
    client.setQuery(NAMES)
    return client


def read(client: SPARQLWrapper) -> Any:  # noqa: ANN401
    """Return what the client makes of the answer to its query, which depends on the form."""
    return client.query().convert()


@pytest.mark.parametrize(("method", "way"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_asks_in_its_three_ways(wrapper: SPARQLWrapper, method: str, way: str) -> None:
    wrapper.setMethod(method)
    wrapper.setRequestMethod(way)
    wrapper.setReturnFormat(JSON)
    rows = read(wrapper)["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == HELD


@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_every_form_of_a_table(wrapper: SPARQLWrapper, form: str) -> None:
    wrapper.setReturnFormat(form)
    found = read(wrapper)
    said = found.toxml() if form == XML else json.dumps(found) if form == JSON else found.decode("utf-8")
    assert [said.count(name) for name in HELD] == [1, 1, 1]


@pytest.mark.parametrize("form", [TURTLE, JSONLD, RDFXML])
def test_sparqlwrapper_reads_every_form_of_a_graph(wrapper: SPARQLWrapper, form: str) -> None:
    wrapper.setQuery(f"DESCRIBE <{document_iri(PLAN)}>")
    wrapper.setReturnFormat(form)
    found = read(wrapper)
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert (URIRef(document_iri(PLAN)), NAME, Literal(PLAN)) in graph


def test_sparqlwrapper_says_a_dataset_and_hears_an_ask(wrapper: SPARQLWrapper) -> None:
    wrapper.setReturnFormat(JSON)
    wrapper.addDefaultGraph(graph_iri(PLAN))
    assert len(read(wrapper)["results"]["bindings"]) == 1
    wrapper.setQuery("ASK {}")
    assert read(wrapper)["boolean"] is True


def test_sparqlwrapper_hears_what_is_wrong(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery("SELECT * { ?s ?p ?o")
    with pytest.raises(Refused.QueryBadFormed, match="bad request"):
        wrapper.query()
    wrapper.setQuery("CLEAR ALL")
    wrapper.setMethod(POST)
    with pytest.raises(Exception, match="403"):
        wrapper.query()


@pytest.fixture(params=["GET", "POST", "POST_FORM"])
def remote(port: int, request: pytest.FixtureRequest) -> Iterator[Graph]:
    """The whole store as a graph of rdflib."""
    store = SPARQLStore(f"http://127.0.0.1:{port}/sparql", method=request.param)
    yield Graph(store=store)
    store.close()


def test_an_rdflib_graph_lies_over_the_endpoint(remote: Graph) -> None:
    assert sorted(map(str, remote.objects(None, NAME))) == HELD
    assert remote.value(URIRef(document_iri(PLAN)), NAME) == Literal(PLAN)
    assert (URIRef(document_iri("none")), None, None) not in remote
    assert len(remote) > 1000
    assert [str(row) for (row,) in cast(list[ResultRow], list(remote.query(NAMES)))] == HELD
    assert bool(remote.query("ASK { ?s ?p ?o }"))


def test_rdflib_builds_a_graph_from_a_construct(remote: Graph) -> None:
    built = remote.query(f"CONSTRUCT {{ ?d a ?n }} {{ ?d <{NAME}> ?n }}").graph
    assert built is not None and len(built) == 3


def test_rdflib_asks_one_named_graph(port: int) -> None:
    store = SPARQLStore(f"http://127.0.0.1:{port}/sparql", context_aware=True)
    one = Graph(store=store, identifier=URIRef(graph_iri(PLAN)))
    assert [str(name) for name in one.objects(None, NAME)] == [PLAN]
