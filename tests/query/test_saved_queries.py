"""Every saved query runs as a user's query does, and finds something in the samples."""

from pathlib import Path

import pytest

from graph.ingest import add_files
from graph.sandbox import run_query
from graph.snapshot import Asked
from graph.store import GraphStore
from query.saved_queries import SavedQuery, list_saved
from tests.corpora import sample_files

LEAST = 12


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A store on disk with all samples."""
    made = GraphStore.open(tmp_path_factory.mktemp("saved") / "data")
    list(add_files(made, sample_files()))
    return made


@pytest.mark.parametrize("saved", list_saved(), ids=lambda saved: saved.name)
def test_a_saved_query_finds_something(saved: SavedQuery, store: GraphStore) -> None:
    written = run_query(store, Asked(saved.text, "tsv", "ttl"))
    assert len(written.data.decode("utf-8").strip().splitlines()) > 1


def test_there_are_a_dozen_with_names_of_their_own() -> None:
    names = [saved.name for saved in list_saved()]
    assert len(set(names)) == len(names) >= LEAST
    assert any("责任矩阵" in name for name in names)


def test_each_file_begins_with_its_name() -> None:
    for path in (Path(__file__).resolve().parents[2] / "query" / "saved").glob("*.rq"):
        assert path.read_text("utf-8").startswith("# ")
