"""Commands while `serve` owns the store: a real server process, and the parts of the way on their own."""

import argparse
import json
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from multiprocessing.connection import Client, Connection, answer_challenge
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

from graph.store import GraphStore
from tests.ui.command import ROOT, SAMPLES, zhengtu
from tests.ui.protocols.test_assistant import called, text
from tests.ui.server import send, serving
from ui.cli import build_parser
from ui.commands import relay
from ui.commands.reception import FarTerminal, receiving
from ui.commands.relay import FORWARDED, NAME, read_args, run_where_owned
from ui.commands.terminal import Recorder, writing_to
from ui.desk import Desk

PLAN = "01_wangchuan_water_plan"
ADDED = "14_province_water_notice"
QUESTION = "望川市水务局牵头哪些任务？"
NAMES = "SELECT ?name { ?document zt:name ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def served(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples' store for a server."""
    return Path(shutil.copytree(samples_store, tmp_path_factory.mktemp("served") / "data"))


@pytest.fixture(scope="module")
def port(served: Path) -> Iterator[int]:
    """The port of `zhengtu serve` over that store."""
    with serving(served) as address:
        yield urlsplit(address).port or 0
    assert not (served / NAME).exists()


def names(port: int) -> list[str]:
    """Return what the running endpoint says is held."""
    client = SPARQLWrapper(f"http://127.0.0.1:{port}/sparql", returnFormat=JSON)
    client.setQuery("PREFIX zt: <https://w3id.org/zhengtu/ontology#> " + NAMES)
    told = client.query().convert()
    assert isinstance(told, dict)
    return [row["name"]["value"] for row in told["results"]["bindings"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--json"),
        ("show", PLAN),
        ("ask", QUESTION, "--today", "2025-06-30"),
        ("ask", QUESTION, "--json", "--today", "2025-06-30"),
        ("search", "供水管网改造", "--json"),
        ("sparql", NAMES),
        ("sparql", NAMES, "--format", "csv"),
        ("matrix", "--agency", "市水务局"),
        ("export", "--format", "nq"),
        ("check", PLAN),
        ("compare", PLAN, SAMPLES / "04_wangchuan_water_plan_v2.txt", "--explain"),
        ("correct", "--list"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments))[:20],
)
def test_a_command_says_the_same_as_without_the_server(
    port: int, served: Path, samples_store: Path, arguments: tuple[str | Path, ...]
) -> None:
    assert port
    assert zhengtu(*arguments, store=served) == zhengtu(*arguments, store=samples_store)


def test_what_is_added_and_removed_is_seen_at_once(port: int, served: Path, tmp_path: Path) -> None:
    before = names(port)
    (served.parent / "relative").mkdir()
    shutil.copy(SAMPLES / f"{ADDED}.txt", served.parent / "relative")
    done = zhengtu("add", "relative", store=served)
    assert ADDED in done.out and done.out.count("\n") == 1
    assert names(port) == [*before, ADDED]
    asked = json.dumps({"question": f"{ADDED}这份文件的文号是什么？"}).encode()
    assert ADDED in send(port, "POST", "/ask", asked, content_type="application/json").said
    found = json.loads(zhengtu("search", "农业灌溉用水计量", "--json", store=served).out)
    assert found[0]["doc"] == ADDED
    assert "没有变化" in zhengtu("add", SAMPLES / f"{ADDED}.txt", store=served).out
    zhengtu("backup", "copy.tar.gz", store=served)
    assert zhengtu("restore", served.parent / "copy.tar.gz", store=tmp_path / "again").out.endswith(
        "已恢复 4 份文件。\n"
    )
    assert "已移除" in zhengtu("remove", ADDED, store=served).out
    assert names(port) == before


def test_what_goes_wrong_is_said_with_its_status(port: int, served: Path) -> None:
    assert port
    done = zhengtu("show", "无此文件", store=served, check=False)
    assert done.status == 1 and "没有名为“无此文件”的文件" in done.err and not done.out
    done = zhengtu("add", "none.txt", SAMPLES / f"{PLAN}.txt", store=served, check=False)
    assert done.status == 1 and "none.txt" in done.err and "没有变化" in done.out


def test_standard_input_and_a_file_of_the_client_reach_the_server(port: int, served: Path) -> None:
    assert port
    line = json.dumps({"id": "a", "question": QUESTION}, ensure_ascii=False) + "\n"
    command = [sys.executable, "-m", "ui.cli", "--store", str(served), "ask", "--batch", "-"]
    done = subprocess.run(command, cwd=ROOT, input=line.encode(), capture_output=True, check=True)
    assert json.loads(done.stdout)["id"] == "a"
    (served.parent / "names.rq").write_text(NAMES, "utf-8")
    assert PLAN in zhengtu("sparql", "@names.rq", store=served).out


def test_an_assistant_works_beside_the_page(port: int, served: Path) -> None:
    assert port
    [answer, query] = called(served, ("ask", {"question": QUESTION}), ("sparql", {"query": NAMES}))
    assert not answer.is_error and f"[{PLAN} " in text(answer)
    assert PLAN in text(query)


def test_only_this_user_can_read_the_key(port: int, served: Path) -> None:
    assert (served / NAME).stat().st_mode & 0o777 == 0o600
    told = json.loads((served / NAME).read_text("utf-8"))
    assert told["port"] != port and len(bytes.fromhex(told["key"])) == 32


def test_a_server_that_was_killed_leaves_the_store_to_commands(samples_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(samples_store, tmp_path / "data"))
    command = [sys.executable, "-m", "ui.cli", "--store", str(store), "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    assert server.stderr is not None
    while "网页已打开" not in server.stderr.readline().decode():
        assert server.poll() is None
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stderr.close()
    assert (store / NAME).exists()
    assert "共 3 份文件" in zhengtu("list", store=store).out


@pytest.fixture
def desk(open_store: GraphStore, tmp_path: Path) -> Desk:
    return Desk(open_store, tmp_path)


def run_here(*arguments: str, store: Path) -> Recorder:
    recorder = Recorder()
    with writing_to(recorder):
        args = build_parser().parse_args(["--store", str(store), *arguments])
        recorder.status = run_where_owned(args)
    return recorder


def test_the_owner_of_a_store_answers_whatever_folder_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "format").write_text("1\n")
    with receiving(desk, tmp_path):
        assert "共 3 份文件" in run_here("list", store=tmp_path).said
        assert not (tmp_path / "graph").exists()
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    "told",
    ["", "{}", "[]", '{"port": 1, "key": "00"}', '{"port": "x", "key": ""}', '{"port": 99999, "key": "00"}'],
)
def test_a_file_that_names_no_server_is_passed_over(tmp_path: Path, told: str) -> None:
    (tmp_path / NAME).write_text(told, "utf-8")
    done = run_here("list", store=tmp_path)
    assert done.status == 1 and "还没有图谱" in done.warned


def test_another_program_at_the_port_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as other:
        (tmp_path / NAME).write_text(json.dumps({"port": other.getsockname()[1], "key": "00"}), "utf-8")
        assert "还没有图谱" in run_here("list", store=tmp_path).warned


def test_without_the_key_nothing_is_run(desk: Desk, tmp_path: Path) -> None:
    with receiving(desk, tmp_path):
        told = json.loads((tmp_path / NAME).read_text("utf-8"))
        stolen = {**told, "key": "00" * 32}
        with Client(("127.0.0.1", told["port"])) as line, pytest.raises(Exception, match="digest"):
            answer_challenge(line, bytes.fromhex(stolen["key"]))
        (tmp_path / NAME).write_text(json.dumps(stolen), "utf-8")
        assert "还没有图谱" in run_here("list", store=tmp_path).warned


def test_arguments_arrive_as_they_were_with_absolute_paths(tmp_path: Path) -> None:
    args = argparse.Namespace(paths=[Path("a")], today=date(2025, 1, 2), doc=None, k=3, all=True, text="水")
    with relay._sent(args) as data:
        arrived = read_args(data)
    assert arrived == argparse.Namespace(
        **{**vars(args), "paths": [Path.cwd() / "a"], "watched": sys.stderr.isatty()}
    )


def test_every_command_on_a_store_is_forwarded() -> None:
    [commands] = [a.choices for a in build_parser()._actions if isinstance(a.choices, dict)]
    assert set(commands) - FORWARDED == {"extract", "restore", "serve", "mcp"}
    assert set(commands) >= FORWARDED


def test_a_command_ends_when_its_client_has_gone() -> None:
    here, there = socket.socketpair()
    here.close()
    with Connection(there.detach()) as line:
        far = FarTerminal(line, is_watched=False)
        with pytest.raises(BrokenPipeError):
            for _ in range(100):
                far.out("水" * 1000)
