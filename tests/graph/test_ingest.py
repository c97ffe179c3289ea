import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.document import Document
from graph import ingest
from graph.ingest import Intake, Outcome, Status, add_bytes, add_files, remove_document, reread
from graph.store import GraphStore
from ontology.errors import GraphError
from ontology.model import Policy
from tests.factories import enter, locate, make_policy, make_source, make_task

ROOT = Path(__file__).parents[2]
ONE = make_policy("甲", make_task("t01", "压减开采", lead=["市水务局"]), number="望水发〔2024〕1号")
TWO = make_policy(
    "乙", make_task("t01", "巡查河道", lead=["市水务局", "市财政局"]), cites=[("节约用水方案", None)]
)
THREE = make_policy("丙", make_task("t01", "改造管网", lead=["县住建局"]), region="松屏县")


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with GraphStore.open(None) as opened:
        yield opened


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads every file as one task whose text is its last line; the number is its first line."""

    def extract(document: Document) -> Policy:
        number, *_, last = document.text.splitlines()
        if last == "故障":
            raise RuntimeError(last)
        policy = make_policy(document.name, make_task("t01", last, lead=["市水务局"]), number=number)
        return locate(policy, document.text)

    monkeypatch.setattr(ingest, "extract", extract)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("removed", [ONE, TWO, THREE], ids=lambda policy: policy.doc)
def test_removing_leaves_the_graph_that_never_had_it(removed: Policy) -> None:
    rest = [policy for policy in (ONE, TWO, THREE) if policy is not removed]
    with GraphStore.open(None) as with_it, GraphStore.open(None) as without_it:
        enter(with_it, ONE, TWO, THREE)
        remove_document(with_it, removed.doc)
        enter(without_it, *rest)
        assert with_it.dump("nq") == without_it.dump("nq")
        assert (with_it.graphs(), with_it.keep.held()) == (without_it.graphs(), without_it.keep.held())


def test_an_emptied_store_holds_nothing(store: GraphStore) -> None:
    enter(store, ONE, TWO)
    remove_document(store, "甲")
    remove_document(store, "乙")
    assert (store.graphs(), store.select("SELECT * { ?s ?p ?o }"), store.keep.held()) == ([], [], frozenset())


def test_an_unknown_document_cannot_be_removed(store: GraphStore) -> None:
    with pytest.raises(GraphError, match="库中没有这份文件"):
        remove_document(store, "丁")


def test_writing_again_replaces_and_keeps_the_place(store: GraphStore) -> None:
    enter(store, ONE, TWO)
    changed = replace(ONE, tasks=(make_task("t01", "压减地下水开采", lead=["市水利局"]),))
    enter(store, changed)
    assert [held.name for held in Intake(store).ledger.held()] == ["甲", "乙"]
    with GraphStore.open(None) as fresh:
        enter(fresh, changed, TWO)
        assert store.dump("nq") == fresh.dump("nq")


@pytest.mark.usefixtures("reader")
def test_files_and_folders_are_added_with_counts(store: GraphStore, tmp_path: Path) -> None:
    write(tmp_path / "甲.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    write(tmp_path / "乙.txt", "望水发〔2024〕2号", "巡查河道，市水务局")
    outcomes = list(add_files(store, [tmp_path]))
    assert [(done.document, done.status, done.tasks, done.assignments) for done in outcomes] == [
        ("乙", Status.ADDED, 1, 1),
        ("甲", Status.ADDED, 1, 1),
    ]
    assert "任务 1 项、分工 1 条" in outcomes[0].message
    assert store.text("甲").startswith("望水发")
    held = (tmp_path / "甲.txt").read_bytes()
    assert store.keep.source(sha256(held).hexdigest()) == held


@pytest.mark.usefixtures("reader")
def test_the_same_bytes_are_skipped_under_any_name(store: GraphStore, tmp_path: Path) -> None:
    write(tmp_path / "甲.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    write(tmp_path / "又.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    again = [done for _ in range(2) for done in add_files(store, [tmp_path])]
    assert [done.status for done in again] == [Status.ADDED, *[Status.SKIPPED] * 3]
    assert again[1].document == "又"
    assert "已收录，没有变化（就是 又）" in again[1].message


@pytest.mark.usefixtures("reader")
def test_a_changed_file_is_a_new_version_under_a_new_name(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    for text in ("压减开采，市水务局", "再压减开采，市水务局"):
        [done] = add_files(store, [write(path, "望水发〔2024〕1号", text)])
    assert (done.status, done.document) == (Status.VERSION, "甲-2")
    assert "回答以 甲-2 为准" in done.message
    rows = store.select("SELECT ?old ?new { ?o dcterms:isReplacedBy ?n . ?o zt:name ?old . ?n zt:name ?new }")
    assert rows == [{"old": "甲", "new": "甲-2"}]
    remove_document(store, "甲-2")
    assert store.select("SELECT ?old { ?old dcterms:isReplacedBy ?new }") == []


@pytest.mark.usefixtures("reader")
def test_another_document_of_the_same_stem_gets_a_number(store: GraphStore, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        data = f"望水发〔2024〕{number}号\n做第{number}件事，市水务局".encode()
        done = add_bytes(store, data, "方案.txt")
    assert (done.status, done.document) == (Status.ADDED, "方案-3")


@pytest.mark.usefixtures("reader")
def test_what_cannot_be_read_is_said_and_the_rest_goes_in(store: GraphStore, tmp_path: Path) -> None:
    good = write(tmp_path / "好.txt", "望水发〔2024〕1号", "做事，市水务局")
    fault = write(tmp_path / "错.txt", "望水发〔2024〕2号", "故障")
    missing = tmp_path / "无.txt"
    outcomes = list(add_files(store, [missing, fault, good]))
    assert [done.status for done in outcomes] == [Status.FAILED, Status.FAILED, Status.ADDED]
    assert "无.txt" in outcomes[0].message
    assert "错.txt：处理时程序出错（RuntimeError）" in outcomes[1].message
    assert [held.name for held in Intake(store).ledger.held()] == ["好"]


@pytest.mark.usefixtures("reader")
def test_reading_again_gives_the_same_graph(store: GraphStore, tmp_path: Path) -> None:
    write(tmp_path / "甲.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    list(add_files(store, [tmp_path]))
    before = store.dump("nq")
    assert [(done.status, done.document) for done in reread(store)] == [(Status.REREAD, "甲")]
    assert store.dump("nq") == before


def test_what_fails_to_read_again_stays(
    store: GraphStore, tmp_path: Path, reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "甲.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    list(add_files(store, [tmp_path]))
    before = store.dump("nq")

    def fail(document: Document) -> Policy:
        raise RuntimeError(document.name)

    monkeypatch.setattr(ingest, "extract", fail)
    [done] = reread(store)
    assert (done.status, store.dump("nq")) == (Status.FAILED, before)


def test_the_journal_says_when_and_what(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path) as store:
        enter(store, ONE)
        remove_document(store, "甲")
    journal = (tmp_path / "journal.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in journal.splitlines()]
    assert [(line["action"], line["document"]) for line in lines] == [("add", "甲"), ("remove", "甲")]
    assert all(line["time"] for line in lines)


def test_what_is_done_stays_done_without_a_journal(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").mkdir()
    with GraphStore.open(tmp_path) as store:
        [done] = enter(store, ONE)
    assert done.status is Status.ADDED


@pytest.mark.usefixtures("reader")
def test_threads_that_add_at_once_take_turns(store: GraphStore) -> None:
    files = [
        (f"望水发〔2024〕{number}号\n做第{number}件事，市水务局".encode(), "方案.txt") for number in range(8)
    ]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda file: add_bytes(store, *file), files))
    assert {outcome.status for outcome in done} == {Status.ADDED}
    assert len(Intake(store).ledger.held()) == len(store.keep.held()) == 8
    for outcome in done:
        remove_document(store, outcome.document or "")
    assert store.select("SELECT * { ?s ?p ?o }") == []


def test_an_intake_sees_what_another_wrote(store: GraphStore, tmp_path: Path, reader: None) -> None:
    write(tmp_path / "1.txt", "望水发〔2024〕1号", "压减开采，市水务局")
    write(tmp_path / "2.txt", "望水发〔2024〕1号", "巡查河道，市水务局")
    adding = add_files(store, [tmp_path])
    next(adding)
    remove_document(store, "1")
    [done] = adding
    assert done.status is Status.ADDED
    assert store.select("SELECT * { ?old dcterms:isReplacedBy ?new }") == []


CRASH = """
import os, sys
from pathlib import Path
from graph import ingest
from graph.store import GraphStore
from tests.factories import enter
from tests.graph.test_ingest import ONE, TWO
store = GraphStore.open(Path(sys.argv[1]))
enter(store, ONE)
if sys.argv[2] == "before the commit":
    GraphStore.commit = lambda *_: os._exit(9)
if sys.argv[2] == "after the commit":
    ingest.note = lambda *_: os._exit(9)
print("entered", flush=True)
enter(store, TWO)
import time; time.sleep(60)
"""


@pytest.mark.parametrize(
    ("moment", "held"), [("before the commit", ["甲"]), ("after the commit", ["甲", "乙"])]
)
def test_a_crash_leaves_a_document_wholly_in_or_out(tmp_path: Path, moment: str, held: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path), moment], cwd=ROOT, check=False)
    assert done.returncode == 9
    check_whole(tmp_path, held)


def test_a_kill_leaves_a_document_wholly_in_or_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CRASH, str(tmp_path), "whenever"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    with GraphStore.open(tmp_path) as store:
        names = [held.name for held in Intake(store).ledger.held()]
    assert names in (["甲"], ["甲", "乙"])
    check_whole(tmp_path, names)


def check_whole(folder: Path, names: list[str]) -> None:
    """Check that the store holds exactly these documents, with their bytes and nothing left over."""
    policies = [policy for policy in (ONE, TWO) if policy.doc in names]
    with GraphStore.open(folder) as store, GraphStore.open(None) as fresh:
        assert [held.name for held in Intake(store).ledger.held()] == names
        enter(fresh, *policies)
        assert store.dump("nq") == fresh.dump("nq")
        assert store.keep.held() == fresh.keep.held()
        assert [store.text(policy.doc) for policy in policies] == [
            make_source(policy).document.text for policy in policies
        ]


def test_the_date_decides_which_version_is_newest(store: GraphStore) -> None:
    later = replace(make_policy("新", number="望水发〔2024〕1号", day=date(2025, 1, 1)))
    older = make_policy("旧", number="望水发〔2024〕1号", day=date(2024, 1, 1))
    done: list[Outcome] = enter(store, later, older)
    assert done[1].status is Status.VERSION
    assert "回答以 新 为准" in done[1].message
