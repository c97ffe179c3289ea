from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rdflib import RDF, BNode, Graph, Literal, URIRef

from graph.build import Reading, build_document
from graph.claims import identify
from graph.resolve import read_context, resolve_names
from graph.triples import Triple, triple, write_lines
from ontology.iris import Iri, task_iri
from ontology.model import Deadline, DeadlineKind, Every, Policy, Span, Threshold
from ontology.terms import ELI, QUDT, ZT
from tests.factories import make_policy, make_source, make_task, make_threshold

POLICY = make_policy(
    "方案",
    make_task(
        "t01",
        "压减地下水开采",
        lead=["市水务局"],
        cooperate=["市财政局", "各区县人民政府"],
        end=date(2025, 12, 31),
    ),
    make_task("t02", "巡查河道", responsible=["市水务局"], parent="t01", path=("一、重点任务", "（一）巡查")),
    number="望政办发〔2024〕31号",
    issuer="望川市人民政府办公室",
    day=date(2024, 5, 20),
    cites=[("节约用水条例", None), ("青岚省水利厅通知", "青水发〔2023〕8号")],
)


def build(policy: Policy) -> list[Triple]:
    source = make_source(policy)
    context = read_context(source.policy)
    bodies = resolve_names(source.policy, context)
    identity = identify(source.policy)
    return list(
        build_document(Reading(source.document, source.policy, "方案.txt", identity, context, bodies))
    )


def test_two_builds_are_equal() -> None:
    assert write_lines(build(POLICY)) == write_lines(build(POLICY))


def test_there_are_no_blank_nodes() -> None:
    assert not [term for fact in build(POLICY) for term in fact if isinstance(term, BNode)]


def test_the_lines_are_n_triples_of_the_same_graph() -> None:
    facts = build(POLICY)
    read = Graph().parse(data="\n".join(write_lines(facts)), format="nt")
    assert set(read) == set(facts)


def test_each_assignment_has_a_node_and_a_short_cut() -> None:
    graph = Graph()
    for fact in build(POLICY):
        graph.add(fact)
    task = URIRef(task_iri("方案", "t01"))
    assignments = set(graph.subjects(ZT.task, task))
    assert len(assignments) == 3
    assert len(set(graph.subjects(ZT.leads, task))) == 1
    assert len(set(graph.subjects(ZT.cooperatesOn, task))) == 2
    assert {str(graph.value(node, ZT.asWritten)) for node in assignments} == {
        "市水务局",
        "市财政局",
        "各区县人民政府",
    }


def test_headings_become_one_tree_of_parts() -> None:
    facts = build(POLICY)
    parts = {
        subject for subject, said, kind in facts if said == RDF.type and kind == ELI.LegalResourceSubdivision
    }
    above = {subject: value for subject, said, value in facts if said == ELI.is_part_of}
    assert len(parts) == len(above) == 2
    assert sum(value in parts for value in above.values()) == 1


def test_what_recurs_has_a_rule() -> None:
    deadline = Deadline("每季度", DeadlineKind.RECURRING, None, None, Every.QUARTER, (Span(0, 3),))
    task = replace(make_task("t01", "报送进展"), deadlines=(deadline,))
    rule = Literal("FREQ=MONTHLY;INTERVAL=3")
    assert (ZT.rrule, rule) in {(said, value) for _, said, value in build(make_policy("方案", task))}


def test_a_figure_is_a_decimal_with_the_unit_of_qudt() -> None:
    task = replace(make_task("t01", "覆盖率达到95%"), thresholds=(make_threshold("覆盖率达到95%", 95),))
    found = {said: value for _, said, value in build(make_policy("方案", task))}
    assert found[QUDT.numericValue] == Literal(Decimal(95))
    assert str(found[QUDT.hasUnit]).endswith("/PERCENT")


def test_a_unit_that_qudt_lacks_is_told_in_words() -> None:
    threshold: Threshold = make_threshold("面积5万亩", 50000, "mu")
    task = replace(make_task("t01", "面积5万亩"), thresholds=(threshold,))
    found = {said: value for _, said, value in build(make_policy("方案", task))}
    assert found[ZT.unit] == Literal("mu")
    assert QUDT.hasUnit not in found


@pytest.mark.parametrize("text", ['"引"', "反\\斜", "换\n行\r\t", "号\u2028码"])
def test_any_text_survives_as_a_line(text: str) -> None:
    lines = write_lines([triple(Iri("urn:a"), ZT.text, text)])
    assert [str(value) for value in Graph().parse(data=lines[0], format="nt").objects()] == [text]
