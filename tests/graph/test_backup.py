from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.backup import restore_backup, write_backup
from graph.ingest import remove_document
from graph.store import GraphStore
from ontology.errors import GraphError
from tests.factories import enter, make_policy, make_task

POLICY = make_policy("甲", make_task("t01", "压减开采", lead=["市水务局"]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with GraphStore.open(tmp_path / "data") as store:
        enter(store, POLICY)
        yield store


def test_a_backup_holds_what_was_there_when_it_was_written(store: GraphStore, tmp_path: Path) -> None:
    before, text = store.dump("nq"), store.text("甲")
    write_backup(store, tmp_path / "copy")
    remove_document(store, "甲")
    restore_backup(tmp_path / "copy", tmp_path / "again")
    with GraphStore.open(tmp_path / "again") as again:
        assert (again.dump("nq"), again.text("甲")) == (before, text)


def test_an_empty_folder_is_filled_and_any_other_is_left_alone(store: GraphStore, tmp_path: Path) -> None:
    write_backup(store, tmp_path / "copy")
    (tmp_path / "again").mkdir()
    restore_backup(tmp_path / "copy", tmp_path / "again")
    with pytest.raises(GraphError, match="不是空的"):
        restore_backup(tmp_path / "copy", tmp_path / "again")


def test_a_damaged_backup_is_said_and_leaves_nothing(store: GraphStore, tmp_path: Path) -> None:
    write_backup(store, tmp_path / "copy")
    data = bytearray((tmp_path / "copy").read_bytes())
    for place in range(64, len(data), 5):
        data[place] ^= 0x5A
    (tmp_path / "copy").write_bytes(data)
    with pytest.raises(GraphError, match="不是完整的政图备份"):
        restore_backup(tmp_path / "copy", tmp_path / "again")
    assert {path.name for path in tmp_path.iterdir()} == {"data", "copy"}


def test_a_place_that_cannot_be_written_is_said(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match="不能写入备份"):
        write_backup(store, tmp_path / "none" / "copy")
    write_backup(store, tmp_path / "copy")
    with pytest.raises(GraphError, match="不能在此恢复"):
        restore_backup(tmp_path / "copy", tmp_path / "file" / "again")


def test_a_store_in_memory_has_no_backup(tmp_path: Path) -> None:
    with GraphStore.open(None) as store, pytest.raises(ValueError, match="in memory"):
        write_backup(store, tmp_path / "copy")
