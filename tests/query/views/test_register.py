from datetime import UTC, date, datetime

from graph.correcting import Request, Said, correct
from graph.store import GraphStore
from ontology.model import Role
from query.views.register import Entry, read_register
from tests.factories import enter, make_policy, make_task
from tests.query.ledgers import flood, open_ledger, water


def entries(store: GraphStore) -> dict[str, Entry]:
    return {f"{entry.doc}/{entry.task.id}": entry for entry in read_register(store).entries}


def test_every_task_is_an_entry_with_its_document_and_bodies_in_full() -> None:
    held = entries(open_ledger())
    assert len(held) == 10
    entry = held["water/t01"]
    assert (entry.document_title, entry.number) == ("望川市节约用水方案", "望川府发〔2025〕3号")
    assert [(share.name, share.assignment.role) for share in entry.shares] == [
        ("望川市水务局", Role.LEAD),
        ("望川市财政局", Role.COOPERATE),
    ]
    assert entry.limits[0].iri.endswith("/doc/water/task/t01/deadline/1")


def test_an_entry_lies_in_its_region_and_those_above() -> None:
    held = entries(open_ledger())
    assert held["flood/t01"].region == "望川市云渡区"
    assert held["flood/t01"].areas == {"望川市云渡区", "望川市"}


def test_a_whole_has_the_roles_and_limits_of_its_parts() -> None:
    held = entries(open_ledger())
    assert held["water/t07"].roles == {Role.LEAD}
    assert held["water/t07"].has_limit and not held["water/t07"].limits
    assert not held["water/t09"].has_limit


def test_what_recurs_runs_while_its_document_is_in_force() -> None:
    [limit] = entries(open_ledger())["water/t04"].limits
    assert limit.rule == "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
    assert (limit.since, limit.until) == (date(2025, 3, 1), None)


def test_the_register_follows_the_store_and_reads_only_what_changed() -> None:
    store = open_ledger()
    before = read_register(store)
    assert read_register(store) is before
    enter(store, make_policy("new", make_task("t01", "新任务。"), title="新方案"))
    after = read_register(store)
    assert [entry.doc for entry in after.entries].count("new") == 1
    old = {entry.task.id: entry.task for entry in before.entries if entry.doc == "water"}
    assert all(entry.task is old[entry.task.id] for entry in after.entries if entry.doc == "water")


def test_a_document_read_again_is_seen() -> None:
    store = GraphStore.open(None)
    enter(store, water(), flood())
    assert entries(store)["flood/t01"].task.text == "加固水库堤坝。"
    store.remove(next(graph for graph in store.graphs() if graph.endswith("/flood")))
    assert "flood/t01" not in entries(store)


def test_a_correction_is_seen_at_once() -> None:
    store = open_ledger()
    assert entries(store)["water/t02"].shares[0].name == "望川市教育局"
    before, after = Said("牵头", "市教育局"), Said("牵头", "市财政局")
    correct(
        store, Request("water", "t02", before, after, "分工调整", "办公室", datetime(2026, 6, 1, tzinfo=UTC))
    )
    entry = entries(store)["water/t02"]
    assert [share.name for share in entry.shares] == ["望川市财政局"]
    assert entry.task.corrected
