from pathlib import Path

import pytest

from graph.keep import FolderKeep, Keep, MemoryKeep
from ontology.errors import GraphError


@pytest.fixture(params=["memory", "disk"])
def keep(request: pytest.FixtureRequest, tmp_path: Path) -> Keep:
    return FolderKeep(tmp_path) if request.param == "disk" else MemoryKeep()


def test_bytes_and_text_come_back_as_they_were(keep: Keep) -> None:
    text = "第一行\r\n第二行\r\u2028\n"
    keep.put("ab", b"\xff\x00", text)
    assert (keep.source("ab"), keep.text("ab")) == (b"\xff\x00", text)
    assert keep.held() == {"ab"}


def test_what_is_discarded_is_gone(keep: Keep) -> None:
    keep.put("ab", b"", "")
    keep.discard("ab")
    keep.discard("ab")
    assert keep.held() == frozenset()


def test_a_later_text_takes_the_place_of_the_first(keep: Keep) -> None:
    keep.put("ab", b"x", "旧")
    keep.put("ab", b"x", "新")
    assert keep.text("ab") == "新"


def test_what_a_cut_off_write_left_is_seen_and_goes_too(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ab.part").write_bytes(b"x")
    keep = FolderKeep(tmp_path)
    assert keep.held() == {"ab"}
    keep.discard("ab")
    assert keep.held() == frozenset()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    keep = FolderKeep(tmp_path)
    (tmp_path / "texts" / "ab.part").mkdir()
    with pytest.raises(GraphError, match=r"texts：不能写入.*磁盘空间"):
        keep.put("ab", b"", "")
