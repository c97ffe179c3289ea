from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from graph.store import GraphStore
from ontology.errors import QueryError
from ontology.iris import graph_iri
from query.embed import Prompts
from query.index import BUILT_IN, Index, open_index, open_model
from query.search import search
from query.topics.weights import EMBEDDED_FILE, EMBEDDED_NAME
from tests.query.held import AIR, ROADS, WATER, FakeEmbedder, Sample, make_store, put


def index_in(folder: Path, store: GraphStore, embedder: FakeEmbedder | None = None) -> Index:
    index = Index(folder, embedder)
    index.catch_up(store)
    return index


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("order", list(permutations((WATER, AIR, ROADS)))[1:])
def test_the_order_of_adding_leaves_no_trace(order: tuple[Sample, ...], tmp_path: Path) -> None:
    index_in(tmp_path / "one", make_store(WATER, AIR, ROADS), FakeEmbedder())
    store = make_store()
    for sample in order:
        put(store, sample)
        index_in(tmp_path / "other", store, FakeEmbedder())
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_a_removed_document_leaves_no_trace(tmp_path: Path) -> None:
    store = make_store(WATER, AIR, ROADS)
    index_in(tmp_path / "one", store, FakeEmbedder())
    store.remove(graph_iri("air"))
    index_in(tmp_path / "one", store, FakeEmbedder())
    index_in(tmp_path / "never", make_store(WATER, ROADS), FakeEmbedder())
    assert files(tmp_path / "one") == files(tmp_path / "never")


def test_an_index_of_nothing_can_be_kept_and_asked(tmp_path: Path) -> None:
    store = make_store(WATER)
    index_in(tmp_path, store, FakeEmbedder())
    store.remove(graph_iri("water"))
    assert search(index_in(tmp_path, store, FakeEmbedder()), "节水") == []
    assert search(Index(tmp_path, FakeEmbedder()), "节水") == []
    assert Index(tmp_path, FakeEmbedder("another")).contents.model is None


def test_vectors_made_later_are_those_made_at_once(tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    index_in(tmp_path / "one", store, FakeEmbedder())
    waiting = index_in(tmp_path / "later", store, None)
    assert not any(document.has_vectors for document in waiting.contents.documents)
    index_in(tmp_path / "later", store, FakeEmbedder())
    assert files(tmp_path / "one") == files(tmp_path / "later")


def test_a_document_added_without_vectors_gets_them_at_the_next_opening(tmp_path: Path) -> None:
    store = make_store(WATER)
    index_in(tmp_path, store, FakeEmbedder())
    put(store, AIR)
    index_in(tmp_path, store, None)
    embedder = FakeEmbedder()
    index = index_in(tmp_path, store, embedder)
    [texts] = embedder.calls
    assert "施工工地全部围挡，渣土车密闭运输。" in texts
    assert "中小学开设节水课程，培养学生节水习惯。" not in texts
    assert np.linalg.norm(index.contents.vectors, axis=1) == pytest.approx(1)


def test_nothing_is_done_again_for_documents_that_did_not_change(tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    before = index_in(tmp_path, store, FakeEmbedder())
    embedder = FakeEmbedder()
    after = index_in(tmp_path, store, embedder)
    assert embedder.calls == []
    assert after.contents.documents == before.contents.documents


def test_a_document_read_by_other_rules_is_indexed_again(tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    before = index_in(tmp_path, store, FakeEmbedder()).contents.documents
    put(store, WATER, rules="2")
    after = index_in(tmp_path, store, FakeEmbedder()).contents.documents
    assert [one.key == other.key for one, other in zip(before, after, strict=True)] == [True, False]


def test_only_sentences_that_a_document_did_not_have_are_embedded(tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    index_in(tmp_path / "one", store, FakeEmbedder())
    changed = replace(WATER, text=WATER.text.replace("制定本方案", "制定防汛方案"))
    put(store, changed)
    embedder = FakeEmbedder()
    index_in(tmp_path / "one", store, embedder)
    assert [["防汛" in text for text in texts] for texts in embedder.calls] == [
        [True, True]
    ]  # alone and under its title
    index_in(tmp_path / "anew", make_store(changed, AIR), FakeEmbedder())
    assert files(tmp_path / "one") == files(tmp_path / "anew")


def test_vectors_of_two_models_do_not_mix(tmp_path: Path) -> None:
    store = make_store(WATER)
    index_in(tmp_path, store, FakeEmbedder())
    others = (
        FakeEmbedder("another"),
        FakeEmbedder(dimension=16),
        FakeEmbedder(prompts=Prompts(query="", passage="")),
    )
    for other in others:
        with pytest.raises(QueryError, match=r"不能与.*混用"):
            index_in(tmp_path, store, other)


@pytest.mark.parametrize("damage", ["manifest.json", "*/vectors.npy", "*/places.npy", "*/passages.jsonl"])
def test_a_damaged_index_is_made_again(damage: str, tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    index_in(tmp_path, store, FakeEmbedder())
    whole = files(tmp_path)
    for path in tmp_path.glob(damage):
        path.unlink()
    index_in(tmp_path, store, FakeEmbedder())
    assert files(tmp_path) == whole


def test_what_a_crash_left_half_written_is_swept_away(tmp_path: Path) -> None:
    store, folder = make_store(WATER), tmp_path / "index"
    index_in(folder, store, FakeEmbedder())
    (folder / "0123456789abcdef.part").mkdir()
    (folder / "0123456789abcdef.part" / "places.npy").write_bytes(b"half")
    put(store, AIR)
    index_in(folder, store, FakeEmbedder())
    index_in(tmp_path / "clean", make_store(WATER, AIR), FakeEmbedder())
    assert files(folder) == files(tmp_path / "clean")


def test_the_old_index_holds_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_store(WATER)
    index_in(tmp_path, store, FakeEmbedder())
    put(store, AIR)

    def crash(path: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            index_in(tmp_path, store, FakeEmbedder())
    assert [one.name for one in Index(tmp_path, None).contents.documents] == ["water"]
    index_in(tmp_path, store, FakeEmbedder())
    assert [one.name for one in Index(tmp_path, None).contents.documents] == ["air", "water"]


def test_the_index_of_a_store_on_disk_lies_in_its_folder(tmp_path: Path) -> None:
    with GraphStore.open(tmp_path / "data") as store:
        put(store, WATER)
        open_index(store, None)
        assert (tmp_path / "data" / "index" / "manifest.json").is_file()
        assert [one.name for one in open_index(store, None).contents.documents] == ["water"]


def test_progress_is_told_while_vectors_are_made() -> None:
    told: list[tuple[int, int]] = []
    open_index(make_store(WATER), FakeEmbedder(), progress=lambda done, all_: told.append((done, all_)))
    assert told
    assert told[-1][0] == told[-1][1]


def test_passages_come_back_from_disk_as_they_went(tmp_path: Path) -> None:
    store = make_store(WATER, AIR)
    made = index_in(tmp_path, store, FakeEmbedder()).contents
    read = Index(tmp_path, None).contents
    numbers = range(len(made.places))
    assert [made.entry(number) for number in numbers] == [read.entry(number) for number in numbers]
    assert read.model == made.model
    assert read.floor == made.floor


def kept(store: GraphStore, folder: Path) -> GraphStore:
    """Return `store` as one that is kept in `folder`."""
    store.folder = folder
    return store


def test_a_model_that_was_named_is_remembered_and_not_mixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("query.index.open_embedder", lambda name: FakeEmbedder(name or EMBEDDED_NAME))
    store = kept(make_store(WATER), tmp_path)
    assert open_model(store).name == EMBEDDED_NAME
    open_index(store, open_model(store, "other"))
    assert open_model(store).name == "other"
    assert open_model(store, "other").name == "other"
    for named, remedy in ((BUILT_IN, f"reread --model {BUILT_IN}"), ("third", "reread --model third")):
        with pytest.raises(QueryError, match=remedy):
            open_model(store, named)
    open_index(store, open_model(store, "third", anew=True), anew=True)
    assert open_model(store).name == "third"
    assert not (open_index(store, None).contents.vectors == 0).all()


def test_vectors_of_an_older_reading_of_the_embedded_model_are_made_again(tmp_path: Path) -> None:
    store = kept(make_store(WATER), tmp_path)
    open_index(store, FakeEmbedder(EMBEDDED_FILE))
    model = open_index(store, FakeEmbedder(EMBEDDED_NAME)).contents.model
    assert model is not None
    assert model.name == EMBEDDED_NAME
