"""The desk of a server: its index stops with it, and what takes long to load is loaded once."""

from pathlib import Path
from threading import Event
from time import sleep

import pytest

from graph.store import GraphStore
from query.embed import Progress
from ui import desk as module
from ui.desk import Desk


def test_closing_waits_until_the_index_has_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def make_for_ever(store: GraphStore, model: object, *, progress: Progress) -> None:
        while True:
            begun.set()
            progress(1, 2)
            sleep(0.01)

    monkeypatch.setattr(module, "open_index", make_for_ever)
    monkeypatch.setattr(module, "open_model", lambda store: None)
    with GraphStore.open(None) as store:
        desk = Desk(store, tmp_path)
        desk.start()
        assert begun.wait(30)
        desk.close()
        assert not desk._follower.is_alive()


def test_a_page_that_is_opened_again_prepares_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[bool] = []
    monkeypatch.setattr(module, "LAYOUT", 0.0)
    monkeypatch.setattr(module, "prepare", lambda: prepared.append(True))
    with GraphStore.open(None) as store:
        desk = Desk(store, tmp_path)
        desk.prepare()
        desk.prepare()
        assert desk._preparing
        desk._preparing.join(30)
    assert prepared == [True]


def test_a_server_that_ends_at_once_prepares_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "prepare", lambda: pytest.fail("the server has ended"))
    with GraphStore.open(None) as store:
        desk = Desk(store, tmp_path)
        desk.prepare()
        desk.close()
        assert desk._preparing
        assert not desk._preparing.is_alive()
