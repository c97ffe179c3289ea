"""Corrections: what they do to the graph, that reading again keeps them, that undoing leaves no trace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph import correcting, ingest
from graph.applying import Fate
from graph.check import check_document
from graph.correcting import Request, Said, correct, list_corrections, read_fact, undo, words_of
from graph.corrections import count_applied, facts_of
from graph.ingest import remove_document, reread
from graph.read import read_policy
from graph.stated import read_stated
from graph.store import GraphStore
from graph.validate import Severity
from ontology.errors import GraphError
from ontology.iris import corrected_graph_iri, corrections_graph_iri
from ontology.model import Deadline, DeadlineKind, Every, Operator, Policy, Role, Task, Threshold
from tests.factories import enter, make_policy, make_source, make_task

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
NOTE = "与会议纪要一致（办公室一，2026-11-27）"
NUMBER = "望水发〔2024〕1号"
PIPES = make_task(
    "t01", "改造老旧供水管网", lead=["市水务局"], cooperate=["市财政局"], end=date(2025, 12, 31)
)
WELLS = make_task("t02", "关停城区自备井", lead=["市水务局"])
PLAN = make_policy("方案", PIPES, WELLS, number=NUMBER, issuer="望川市人民政府", day=date(2024, 3, 1))
LEAD = Said("牵头", "市水务局"), Said("牵头", "市住建局")
LEADS = (
    "SELECT ?name { ?body zt:leads ?task ; skos:prefLabel ?name . ?task zt:taskId ?id } ORDER BY ?name ?id"
)


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as opened:
        enter(opened, PLAN)
        yield opened


def ask_for(before: Said | None, after: Said | None, task: str = "t01") -> Request:
    return Request("方案", task, before, after, "与会议纪要一致", "办公室一", NOON)


def task_of(store: GraphStore, name: str = "方案", id: str = "t01") -> Task:
    return next(task for task in read_policy(store, name).tasks if task.id == id)


def leads(store: GraphStore) -> list[str]:
    return [str(row["name"]) for row in store.select(LEADS)]


def fates(store: GraphStore) -> list[tuple[int, Fate, str, str]]:
    return [(one.correction.id, one.fate, one.document, one.task) for one in list_corrections(store)]


def test_a_body_is_replaced_and_said_to_be_corrected(store: GraphStore) -> None:
    correct(store, ask_for(*LEAD))
    first, second = task_of(store).assignments
    assert (first.agency, first.role, first.corrected) == ("市住建局", Role.LEAD, NOTE)
    assert first.spans == task_of(store).spans
    assert (second.agency, second.corrected) == ("市财政局", None)
    assert (task_of(store).corrected, task_of(store, id="t02").corrected) == (NOTE, None)
    assert leads(store) == ["望川市住建局", "望川市水务局"]  # of t01 and of t02
    assert count_applied(store) == {"方案": 1}


def test_what_was_read_is_kept_apart(store: GraphStore) -> None:
    read = read_policy(store, "方案")
    correct(store, ask_for(*LEAD))
    assert read_stated(store, "方案") == read
    corrections = corrections_graph_iri(f"number:{NUMBER}")
    assert {corrections, corrected_graph_iri("方案")} <= set(store.graphs())
    assert store.ask(
        "ASK { ?fact prov:wasGeneratedBy ?c . ?c a zt:Correction ; zt:corrects ?task ; zt:reason ?why ; "
        "prov:endedAtTime ?time ; prov:wasAssociatedWith/rdfs:label '办公室一' . ?fact zt:task ?task }"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        LEAD,
        (None, Said("责任", "各区县人民政府")),
        (Said("配合", "市财政局"), None),
        (Said("配合", "市财政局"), Said("牵头", "市财政局")),
        (Said("时限", "2025年底前"), Said("时限", "2026-06-30")),
        (None, Said("指标", "漏损率不高于8%")),
        (Said("牵头", "市水务局"), Said("时限", "2026年6月底前")),
    ],
    ids=lambda said: f"{said.kind}{said.words}" if said else "无",
)
def test_undoing_restores_what_was_read_to_the_byte(
    store: GraphStore, before: Said | None, after: Said | None
) -> None:
    plain = store.dump("nq")
    made = correct(store, ask_for(before, after))
    assert store.dump("nq") != plain
    assert not [f for f in check_document(store, "方案") if f.severity is Severity.VIOLATION]
    assert undo(store, made.correction.id) == made.correction
    assert store.dump("nq") == plain


def test_corrections_are_undone_in_any_order(store: GraphStore) -> None:
    plain = store.dump("nq")
    correct(store, ask_for(*LEAD))
    correct(store, ask_for(Said("牵头", "市住建局"), Said("牵头", "市城管局")))
    assert leads(store) == ["望川市城管局", "望川市水务局"]
    undo(store, 1)
    assert fates(store) == [(2, Fate.NO_FACT, "方案", "t01")]
    assert leads(store) == ["望川市水务局", "望川市水务局"]
    undo(store, 2)
    assert store.dump("nq") == plain


def test_the_same_corrections_give_the_same_bytes() -> None:
    dumps = []
    for _ in range(2):
        with GraphStore.open(None) as store:
            enter(store, PLAN)
            correct(store, ask_for(*LEAD))
            dumps.append(store.dump("nq"))
    assert dumps[0] == dumps[1]


def test_reading_again_keeps_corrections(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(store, ask_for(*LEAD))
    corrected = store.dump("nq")
    monkeypatch.setattr(ingest, "extract", lambda document: make_source(PLAN).policy)
    list(reread(store))
    assert store.dump("nq") == corrected


def test_reading_again_by_other_rules_keeps_corrections_of_what_is_still_read(store: GraphStore) -> None:
    correct(store, ask_for(*LEAD))
    correct(store, ask_for(None, Said("指标", "漏损率不高于8%"), "t02"))
    renumbered = replace(WELLS, id="t01", text="关停主城区自备井"), replace(PIPES, id="t02", assignments=())
    enter(store, replace(PLAN, tasks=renumbered))
    assert fates(store) == [(1, Fate.NO_FACT, "方案", "t02"), (2, Fate.APPLIED, "方案", "t01")]
    assert [figure.text for figure in task_of(store).thresholds] == ["漏损率不高于8%"]


def test_a_new_version_takes_corrections_over_where_it_has_the_task(store: GraphStore) -> None:
    correct(store, ask_for(*LEAD))
    correct(store, ask_for(None, Said("配合", "市自然资源局"), "t02"))
    enter(store, version("方案-2", replace(PIPES, text="改造老旧供水管网和二次供水设施")))
    assert fates(store) == [(1, Fate.APPLIED, "方案-2", "t01"), (2, Fate.NO_TASK, "方案-2", "")]
    assert task_of(store, "方案-2").assignments[0].agency == "市住建局"
    assert task_of(store, "方案", "t02").assignments[-1].agency == "市自然资源局"


def test_a_version_that_says_so_itself_needs_no_correction(store: GraphStore) -> None:
    correct(store, ask_for(*LEAD))
    enter(store, version("方案-2", make_task("t01", PIPES.text, lead=["市住建局"])))
    assert fates(store) == [(1, Fate.STATED, "方案-2", "t01")]
    assert [fact.corrected for fact in task_of(store, "方案-2").assignments] == [None]


def version(name: str, *tasks: Task) -> Policy:
    return make_policy(name, *tasks, number=NUMBER, day=date(2025, 3, 1))


def test_corrections_stay_for_a_document_that_comes_again(store: GraphStore) -> None:
    plain = store.dump("nq")
    correct(store, ask_for(*LEAD))
    remove_document(store, "方案")
    assert store.graphs() == [corrections_graph_iri(f"number:{NUMBER}")]
    assert fates(store) == [(1, Fate.NO_TASK, "", "")]
    enter(store, PLAN)
    assert task_of(store).assignments[0].agency == "市住建局"
    undo(store, 1)
    assert store.dump("nq") == plain


def test_corrections_go_along_with_a_number_that_is_read_otherwise(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(store, ask_for(*LEAD))
    other = make_source(make_policy("方案", PIPES, WELLS, number="望水发〔2024〕7号"))
    monkeypatch.setattr(ingest, "extract", lambda document: replace(other.policy, doc=document.name))
    assert [done.status for done in reread(store)] == [ingest.Status.REREAD]
    assert fates(store) == [(1, Fate.APPLIED, "方案", "t01")]
    assert corrections_graph_iri(f"number:{NUMBER}") not in store.graphs()


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (ask_for(Said("牵头", "市教育局"), None), "没有“牵头 市教育局”；现有：牵头 市水务局、配合 市财政局"),
        (ask_for(None, Said("牵头", "市水务局")), "已有“市水务局”"),
        (ask_for(None, Said("时限", "尽快")), "读不成一条"),
        (ask_for(None, Said("指标", "大幅下降")), "读不成一条"),
        (ask_for(None, Said("经费", "10万元")), "没有“经费”这种内容"),
        (ask_for(None, Said("牵头", " ")), "内容是空的"),
        (ask_for(None, None), "没有说要校正什么"),
        (ask_for(*LEAD, task="t09"), "没有任务 t09"),
        (replace(ask_for(*LEAD), reason=" "), "要写明理由"),
        (replace(ask_for(*LEAD), author=""), "要写明作者"),
        (replace(ask_for(*LEAD), document="无"), "库中没有这份文件"),
    ],
)
def test_what_cannot_be_corrected_is_one_sentence(store: GraphStore, request_: Request, said: str) -> None:
    plain = store.dump("nq")
    with pytest.raises(GraphError, match=said):
        correct(store, request_)
    assert store.dump("nq") == plain


def test_a_correction_that_is_not_there_cannot_be_undone(store: GraphStore) -> None:
    with pytest.raises(GraphError, match="没有编号为 7 的校正"):
        undo(store, 7)


@pytest.mark.parametrize(
    ("words", "kind", "end"),
    [
        ("2026年9月底前", DeadlineKind.BY, date(2026, 9, 30)),
        ("2026-09-15", DeadlineKind.BY, date(2026, 9, 15)),
        ("9月底前", DeadlineKind.BY, date(2024, 9, 30)),  # of the year of signature
        ("长期坚持", DeadlineKind.ONGOING, None),
    ],
)
def test_a_deadline_is_written_as_documents_do(words: str, kind: DeadlineKind, end: date | None) -> None:
    fact = read_fact(Said("时限", words), PIPES, PLAN)
    assert (fact.kind, fact.end) == (kind, end)  # type: ignore[union-attr]


def test_a_figure_is_written_as_documents_do() -> None:
    fact = read_fact(Said("指标", "新增灌溉面积 1.8 万亩以上"), PIPES, PLAN)
    assert isinstance(fact, Threshold)
    assert (fact.operator, int(fact.value), fact.unit) == (Operator.AT_LEAST, 18000, "mu")


def test_a_correction_that_breaks_a_shape_is_refused(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = store.dump("nq")
    deadline = Deadline("每年", DeadlineKind.BY, None, None, Every.YEAR, PIPES.spans)
    monkeypatch.setattr(correcting, "read_fact", lambda *said: deadline)
    said = "读出的内容没有通过校验，未收录。任务 t01 deadline c1“改造老旧供水管网”：只有周期性的时限才有周期"
    with pytest.raises(GraphError, match=said):
        correct(store, ask_for(None, Said("时限", "每年")))
    assert store.dump("nq") == plain


SHARED = "08_wangchuan_elderly"  # t23 and t24 stand beside one merged cell


@pytest.fixture
def table() -> Iterator[GraphStore]:
    with GraphStore.open(None) as opened:
        list(ingest.add_files(opened, [Path("corpus/samples") / f"{SHARED}.html"]))
        yield opened


def shared(store: GraphStore) -> list[list[str]]:
    return [
        [words_of(fact) for fact in facts_of(task)]
        for task in (task_of(store, SHARED, "t23"), task_of(store, SHARED, "t24"))
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Said("责任", "市民政局"), Said("牵头", "市卫生健康委")),
        (Said("责任", "市民政局"), None),
        (Said("时限", "2026年6月底前"), Said("时限", "2026年9月底前")),
    ],
)
def test_a_merged_cell_is_corrected_for_all_its_tasks(
    table: GraphStore, before: Said, after: Said | None
) -> None:
    plain = table.dump("nq")
    made = correct(table, Request(SHARED, "t23", before, after, "通知", "甲", NOON))
    assert (made.task, made.also, made.apart) == ("t23", ("t24",), ())
    for held in shared(table):
        assert before.words not in held
        assert after is None or after.words in held
    if after:
        again = correct(table, Request(SHARED, "t23", after, before, "通知", "甲", NOON))
        assert again.also == ("t24",)
    assert not [f for f in check_document(table, SHARED) if f.severity is Severity.VIOLATION]
    for standing in list_corrections(table):
        undo(table, standing.correction.id)
    assert table.dump("nq") == plain


def test_a_task_that_takes_a_merged_cell_over_is_corrected_alone(table: GraphStore) -> None:
    made = correct(table, Request(SHARED, "t24", Said("责任", "市民政局"), None, "通知", "甲", NOON))
    assert (made.also, made.apart) == ((), ("t23",))
    assert ["市民政局" in held for held in shared(table)] == [True, False]


def test_a_body_is_called_as_a_correction_calls_it(store: GraphStore) -> None:
    enter(
        store,
        make_policy(
            "方案",
            make_task("t01", "改造老旧供水管网", lead=["市卫生健康委员会"]),
            make_task("t02", "关停城区自备井", lead=["市卫生健康委员会"]),
            number=NUMBER,
            issuer="望川市人民政府",
            day=date(2024, 3, 1),
        ),
    )
    assert leads(store) == ["望川市卫生健康委员会"] * 2
    correct(store, ask_for(Said("牵头", "市卫生健康委员会"), Said("牵头", "市卫健委")))
    assert leads(store) == ["望川市卫健委"] * 2
