from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from graph.store import GraphStore
from ontology.errors import QueryError
from ontology.iris import Iri, document_iri, fact_iri, graph_iri, make, region_iri, selector_iri, task_iri
from ontology.model import Assignment, Policy, Role, Span, Task, TaskKind
from ontology.prefixes import PREFIXES
from query.views.catalogue import list_documents
from query.views.cells import NATION, Part
from query.views.matrix import Matrix, build_matrix
from query.views.scope import Scope, list_regions
from tests.query.stores import make_store

CITY, DISTRICT = "望川市", "望川市云渡区"
TASKS = [  # (document, region, task, parent, [(full name, as written, role)], deadline)
    (
        "plan",
        CITY,
        "t01",
        None,
        [("望川市水务局", "市水务局", "lead"), ("望川市财政局", "市财政局", "cooperate")],
        "2025年底前",
    ),
    ("plan", CITY, "t02", None, [], None),
    ("plan", CITY, "t03", "t02", [("望川市水务局", "市水务局", "responsible")], None),
    ("plan", CITY, "t04", None, [], None),
    ("break", DISTRICT, "t01", None, [("望川市云渡区财政局", "区财政局", "lead")], None),
    ("old", "松屏县", "t01", None, [("松屏县财政局", "区财政局", "lead")], None),
]


def name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def lines(
    doc: str, region: str, task: str, parent: str | None, roles: object, deadline: str | None
) -> Iterator[str]:
    def say(subject: Iri, predicate: str, value: str | int | Iri) -> str:
        shown = f"<{value}>" if isinstance(value, Iri) else f'"{value}"'
        shown += f"^^{name('xsd:integer')}" if isinstance(value, int) else ""
        return f"<{subject}> {name(predicate)} {shown} ."

    document, area, iri = make("doc", doc), region_iri(region), task_iri(doc, task)
    yield say(document, "zt:name", doc)
    yield say(document, "rdf:type", Iri(PREFIXES["eli"] + "LegalResource"))
    yield say(document, "eli:jurisdiction", area)
    yield say(area, "rdf:type", Iri(PREFIXES["zt"] + "Region"))
    yield say(area, "skos:prefLabel", region)
    if region == DISTRICT:
        yield say(area, "zt:partOfRegion", region_iri(CITY))
    yield say(iri, "rdf:type", Iri(PREFIXES["zt"] + "Task"))
    yield say(iri, "zt:inDocument", document)
    yield say(iri, "zt:taskId", task)
    yield say(iri, "zt:order", int(task[1:]))
    yield say(iri, "zt:text", f"{doc}的{task}")
    place = selector_iri(doc, Span(3, 9))
    yield say(iri, "oa:hasSelector", place)
    yield say(place, "oa:start", 3)
    yield say(place, "oa:end", 9)
    if parent:
        yield say(iri, "zt:partOf", task_iri(doc, parent))
    if deadline:
        limit = fact_iri(doc, task, "deadline", 1)
        yield say(iri, "zt:deadline", limit)
        yield say(limit, "zt:asWritten", deadline)
        yield say(limit, "zt:order", 1)
    assert isinstance(roles, list)
    for number, (full, written, role) in enumerate(roles, 1):
        fact, agency = fact_iri(doc, task, "assignment", number), make("agency", full)
        yield say(fact, "rdf:type", Iri(PREFIXES["zt"] + "Assignment"))
        yield say(fact, "zt:agency", agency)
        yield say(fact, "zt:task", iri)
        yield say(fact, "zt:role", Iri(PREFIXES["zt"] + role))
        yield say(fact, "zt:asWritten", written)
        yield say(agency, "skos:prefLabel", full)


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as held:
        for doc in ("plan", "break", "old"):
            held.replace(graph_iri(doc), [line for task in TASKS if task[0] == doc for line in lines(*task)])
        yield held


def roles_of(matrix: Matrix, row: int) -> dict[str, Role]:
    labels = {agency.iri: agency.label for agency in matrix.agencies}
    return {labels[iri]: part.role for iri, part in matrix.rows[row].parts.items()}


def test_a_document_has_a_row_for_each_task_and_a_column_for_each_body(store: GraphStore) -> None:
    matrix = build_matrix(store, Scope(doc="plan"))
    assert [agency.label for agency in matrix.agencies] == ["市水务局", "市财政局"]
    assert roles_of(matrix, 0) == {"市水务局": Role.LEAD, "市财政局": Role.COOPERATE}
    assert matrix.rows[0].deadlines == ("2025年底前",)
    assert matrix.rows[0].spans == (Span(3, 9),)


def test_an_item_whose_parts_carry_the_bodies_has_no_row(store: GraphStore) -> None:
    assert [row.id for row in build_matrix(store, Scope(doc="plan")).rows] == ["t01", "t03", "t04"]


def test_a_region_has_its_subregions_with_it(store: GraphStore) -> None:
    assert {row.doc for row in build_matrix(store, Scope(region="望川市")).rows} == {"plan", "break"}
    assert {row.doc for row in build_matrix(store, Scope(region="云渡区")).rows} == {"break"}


def test_a_name_that_two_columns_share_is_shown_in_full(store: GraphStore) -> None:
    labels = {agency.label for agency in build_matrix(store, Scope()).agencies}
    assert labels == {"市水务局", "市财政局", "望川市云渡区财政局", "松屏县财政局"}


def test_a_body_has_only_its_tasks_and_all_who_bear_the_name(store: GraphStore) -> None:
    matrix = build_matrix(store, Scope(agency="区财政局"))
    assert [(row.doc, row.id) for row in matrix.rows] == [("break", "t01"), ("old", "t01")]
    assert len(build_matrix(store, Scope(agency="望川市水务局")).rows) == 2


@pytest.mark.parametrize("scope", [Scope(doc="无"), Scope(region="无"), Scope(agency="无局")])
def test_what_is_not_held_is_said(store: GraphStore, scope: Scope) -> None:
    with pytest.raises(QueryError, match="没有"):
        build_matrix(store, scope)


def test_regions_are_those_that_documents_govern(store: GraphStore) -> None:
    assert list_regions(store) == ["望川市", "望川市云渡区", "松屏县"]


def test_a_version_that_a_newer_one_replaces_is_shown_only_by_name(store: GraphStore) -> None:
    replaced = f"<{document_iri('old')}> {name('dcterms:isReplacedBy')} <{document_iri('break')}> ."
    store.replace(graph_iri("versions"), [replaced])
    today = date(2024, 6, 1)
    assert {row.doc for row in build_matrix(store, Scope(on=today)).rows} == {"plan", "break"}
    assert {row.doc for row in build_matrix(store, Scope(doc="old", on=today)).rows} == {"old"}
    assert {entry.name: entry.newer for entry in list_documents(store)}["old"] == "break"


def test_a_part_says_whether_it_is_stated_and_where(small_store: GraphStore) -> None:
    matrix = build_matrix(small_store, Scope(doc="yundu"))
    names = {agency.iri: agency.label for agency in matrix.agencies}
    parts = {names[iri]: part for iri, part in matrix.rows[0].parts.items()}
    assert parts["区财政局"].role is Role.COOPERATE and parts["区财政局"].rule is None
    (span,) = parts["区财政局"].spans
    assert small_store.text("yundu")[span.start : span.end] == "区财政局"


def test_a_body_has_its_place_and_class(small_store: GraphStore) -> None:
    bodies = {agency.label: agency for agency in build_matrix(small_store, Scope(doc="yundu")).agencies}
    assert (bodies["区财政局"].place, bodies["区财政局"].sectors) == ("望川市云渡区", ("财政",))


def test_a_stated_part_goes_before_an_inferred_one_of_the_same_role() -> None:
    task = Task("t01", TaskKind.ITEM, (), None, "办理。", (), (), (), None, (Span(0, 2),))
    parts = (
        Assignment("水利部", Role.LEAD, (Span(3, 6),), "first-named-leads"),
        Assignment("水利部", Role.LEAD, (Span(7, 10),)),
        Assignment("水利部", Role.COOPERATE, (Span(11, 14),)),
    )
    policy = Policy("plan", None, None, None, None, None, (), (), (replace(task, assignments=parts),))
    with make_store([(policy, "办理。水利部，水利部，水利部")]) as held:
        matrix = build_matrix(held, Scope(doc="plan"))
    assert matrix.agencies[0].place == NATION
    assert list(matrix.rows[0].parts.values()) == [Part(Role.LEAD, None, (Span(7, 10),))]
