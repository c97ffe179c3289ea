from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rdflib import PROV, RDF, Literal, URIRef
from rdflib.namespace import DCTERMS

from graph.corrections import Correction, build_records
from graph.ingest import Source, build_source
from graph.shared import Entry, build_shared
from graph.store import GraphStore
from graph.triples import Triple
from graph.validate import Severity, find_all, find_misplaced, find_new_violations, find_violations
from ontology.errors import GraphError
from ontology.iris import fact_iri, task_iri
from ontology.model import Deadline, DeadlineKind, Every, Policy, Span, Task
from ontology.terms import OA, QUDT, ZT
from tests.factories import enter, make_policy, make_source, make_task, make_threshold

FULL = replace(
    make_task("t01", "覆盖率达到95%", lead=["市水务局"], end=date(2025, 12, 31)),
    thresholds=(make_threshold("覆盖率达到95%", 95),),
)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
CORRECTION = Correction(1, "name:方案", FULL, None, None, "通知", "办公室一", NOON)
WHOLE = make_task("t02", "全面推进", lead=["各区县人民政府"])
GOOD = make_policy("方案", FULL)
TASK = URIRef(task_iri("方案", "t01"))
ASSIGNMENT = URIRef(fact_iri("方案", "t01", "assignment", 1))
DEADLINE = URIRef(fact_iri("方案", "t01", "deadline", 1))
THRESHOLD = URIRef(fact_iri("方案", "t01", "threshold", 1))


def graph_of(policy: Policy) -> list[Triple]:
    claims, facts = build_source(make_source(policy))
    return [*facts, *build_shared([Entry(1, claims)])]


@pytest.mark.parametrize(
    "said", [ZT.reason, ZT.identity, ZT.record, PROV.endedAtTime, PROV.wasAssociatedWith]
)
def test_a_correction_says_why_by_whom_and_when(said: URIRef) -> None:
    records = list(build_records([CORRECTION]))
    assert find_violations(records) == []
    assert find_violations([fact for fact in records if fact[1] != said])


def without(subject: URIRef, said: URIRef) -> Callable[[list[Triple]], list[Triple]]:
    return lambda facts: [fact for fact in facts if fact[:2] != (subject, said)]


def with_value(
    subject: URIRef, said: URIRef, value: Literal | URIRef
) -> Callable[[list[Triple]], list[Triple]]:
    return lambda facts: [*without(subject, said)(facts), (subject, said, value)]


def test_a_good_graph_has_no_finding() -> None:
    assert find_all(graph_of(GOOD)) == []


@pytest.mark.parametrize(
    ("breaks", "message"),
    [
        (without(TASK, OA.hasSelector), "任务没有来源位置"),
        (without(TASK, ZT.text), "任务必须有正文"),
        (without(TASK, ZT.inDocument), "任务必须属于且只属于一份文件"),
        (with_value(TASK, ZT.kind, Literal("plan")), "任务的种类必须是"),
        (with_value(TASK, ZT.partOf, URIRef(task_iri("方案", "t99"))), "上级任务必须是同一文件中的一项任务"),
        (without(ASSIGNMENT, ZT.agency), "分工必须有且只有一个单位"),
        (with_value(ASSIGNMENT, ZT.agency, URIRef("urn:nobody")), "分工必须有且只有一个单位"),
        (without(ASSIGNMENT, OA.hasSelector), "分工没有来源位置"),
        (with_value(ASSIGNMENT, ZT.role, ZT.Task), "分工的角色必须是"),
        (with_value(DEADLINE, ZT.start, Literal(date(2026, 1, 1))), "时限的开始日晚于截止日"),
        (without(THRESHOLD, QUDT.numericValue), "指标要求必须有一个数值"),
        (with_value(THRESHOLD, ZT.operator, Literal("~")), "比较符必须是"),
    ],
)
def test_a_broken_graph_is_told_where_and_why(
    breaks: Callable[[list[Triple]], list[Triple]], message: str
) -> None:
    found = find_violations(breaks(graph_of(GOOD)))
    assert any(message in str(finding) and "任务 t01" in finding.place for finding in found)
    assert all(finding.severity is Severity.VIOLATION for finding in found)


@pytest.mark.parametrize("said", sorted({fact[1] for fact in graph_of(make_policy("方案", WHOLE, FULL))}))
def test_what_a_change_breaks_is_found_from_the_change_alone(said: URIRef) -> None:
    facts = graph_of(make_policy("方案", WHOLE, FULL))
    values = [None, Literal("？"), max(fact[2] for fact in facts if fact[1] == said)]
    for subject in sorted({fact[0] for fact in facts if fact[1] == said}):
        for value in values:
            broken = without(subject, said)(facts) + ([(subject, said, value)] if value else [])
            changed = set(facts) ^ set(broken)
            assert find_new_violations(broken, changed) == find_violations(broken)


def test_two_titles_are_one_too_many() -> None:
    facts = graph_of(GOOD)
    [document] = [subject for subject, said, _ in facts if said == ZT.sha256]
    [finding] = find_violations([*facts, (document, DCTERMS.title, Literal("另一个标题"))])
    assert (finding.place, finding.message) == ("方案", "文件最多有一个标题")


@pytest.mark.parametrize(
    ("task", "messages"),
    [
        (FULL, []),
        (make_task("t01", "做事", lead=["市水务局"]), ["没有可衡量的指标", "没有时限"]),
        (replace(FULL, assignments=()), ["没有牵头单位，责任单位也不是唯一的一个"]),
        (
            replace(FULL, assignments=make_task("t", "x", lead=["市水务局", "市财政局"]).assignments),
            ["有多个牵头单位"],
        ),
        (replace(FULL, assignments=make_task("t", "x", responsible=["市水务局"]).assignments), []),
        (
            replace(FULL, assignments=make_task("t", "x", responsible=["市水务局", "市财政局"]).assignments),
            ["没有牵头单位，责任单位也不是唯一的一个"],
        ),
    ],
)
def test_what_a_task_lacks_is_a_warning(task: Task, messages: list[str]) -> None:
    found = find_all(graph_of(make_policy("方案", task)))
    assert [finding.message for finding in found] == messages
    assert all(finding.severity is Severity.WARNING for finding in found)
    assert find_violations(graph_of(make_policy("方案", task))) == []


def test_a_whole_whose_parts_have_everything_lacks_nothing() -> None:
    whole = make_task("t00", "全面推进覆盖")
    part = replace(FULL, parent="t00")
    assert find_all(graph_of(make_policy("方案", whole, part))) == []


def test_a_place_beyond_the_text_is_found() -> None:
    facts = graph_of(GOOD)
    length = max(int(str(value)) for _, said, value in facts if said == OA.end)
    assert find_misplaced(facts, length) == []
    assert find_misplaced(facts, length - 1)


def test_a_document_that_breaks_a_shape_is_not_written() -> None:
    deadline = Deadline("每年", DeadlineKind.BY, None, None, Every.YEAR, (Span(0, 1),))
    policy = make_policy("坏", replace(make_task("t01", "做事"), deadlines=(deadline,)))
    with GraphStore.open(None) as store:
        enter(store, GOOD)
        before = store.digest()
        with pytest.raises(
            GraphError, match=r"坏\.txt：读出的内容没有通过校验，未收录。任务 t01 deadline 1“做事”"
        ):
            enter(store, policy)
        assert (store.digest(), len(store.keep.held())) == (before, 1)


def test_a_place_outside_the_text_stops_the_write() -> None:
    source = make_source(GOOD)
    short = replace(source.document, text=source.document.text[:5])
    with GraphStore.open(None) as store, pytest.raises(GraphError, match="来源位置超出了原文"):
        from graph.ingest import Intake

        Intake(store).write("方案.txt", Source("方案.txt", source.data, short, source.policy))


def test_every_shape_targets_something_that_is_built() -> None:
    seen = [*graph_of(make_policy("方案", FULL, cites=[("条例", None)])), *build_records([CORRECTION])]
    kinds = {str(value) for _, said, value in seen if said == RDF.type}
    from rdflib import SH

    from graph.validate import _shapes

    targets = {str(target) for target in _shapes(warnings=True).objects(None, SH.targetClass)}
    assert targets <= kinds
