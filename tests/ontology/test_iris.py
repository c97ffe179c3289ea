import pytest

from ontology.iris import (
    LEDGER_GRAPH,
    SHARED_GRAPH,
    Iri,
    agency_iri,
    class_iri,
    document_iri,
    document_name,
    fact_iri,
    graph_iri,
    make,
    parse,
    part_iri,
    region_iri,
    scoped_agency_iri,
    selector_iri,
    selector_span,
    task_iri,
)
from ontology.model import Span

NAMES = ["001_f204", "关于 节水（2019年）的方案", "a/b", "50%#1?x=1", "..", "a:b", "~tilde+plus"]


@pytest.mark.parametrize("name", NAMES)
def test_parse_undoes_make(name: str) -> None:
    assert parse(make("doc", name, "task", "t01")) == ("doc", name, "task", "t01")


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_name_tells_its_document(name: str) -> None:
    iris = [
        document_iri(name),
        part_iri(name, "cite", 1),
        task_iri(name, "t01"),
        fact_iri(name, "t01", "deadline", 2),
        selector_iri(name, Span(3, 9)),
    ]
    assert {document_name(iri) for iri in iris} == {name}
    assert len(set(iris)) == len(iris)


def test_selector_keeps_its_span() -> None:
    assert selector_span(selector_iri("方案", Span(120, 140))) == Span(120, 140)


@pytest.mark.parametrize(
    "iri", ["https://w3id.org/zhengtu/id/doc/a", "#char=1,2", "x#char=1,b", "x#char=-1,2"]
)
def test_what_is_no_selector_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="not a selector"):
        selector_span(iri)


def test_an_agency_tells_its_region_and_function() -> None:
    assert parse(agency_iri("望川市云渡区", "水利局")) == ("agency", "望川市云渡区", "水利局")
    assert parse(agency_iri(None, "水利部")) == ("agency", "水利部")
    assert parse(scoped_agency_iri("方案", "各有关部门")) == ("agency", "doc:方案", "各有关部门")


def test_names_of_different_kinds_differ() -> None:
    iris = [document_iri("a"), region_iri("a"), class_iri("a"), agency_iri(None, "a"), graph_iri("a")]
    assert len({*iris, SHARED_GRAPH, LEDGER_GRAPH}) == len(iris) + 2
    assert all(isinstance(iri, Iri) for iri in iris)


def test_an_agency_belongs_to_no_document() -> None:
    with pytest.raises(ValueError, match="of no document"):
        document_name(agency_iri("望川市", "水务局"))


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        make("doc", "")


def test_a_foreign_iri_is_refused() -> None:
    with pytest.raises(ValueError, match="not a data IRI"):
        parse("http://example.org/doc/a")
