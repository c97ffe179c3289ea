"""What is kept of a store is read once for each of its revisions."""

from graph.store import GraphStore
from query.kept import Kept
from tests.factories import enter, make_policy, make_task


def test_what_is_kept_is_read_again_once_the_store_has_changed() -> None:
    read: list[int] = []

    def count(store: GraphStore) -> int:
        read.append(store.revision)
        return len(read)

    kept = Kept(count)
    with GraphStore.open(None) as store, GraphStore.open(None) as other:
        assert [kept.of(store), kept.of(store)] == [1, 1]
        enter(store, make_policy("方案", make_task("t01", "改造管网", lead=["市水务局"])))
        assert [kept.of(store), kept.of(store)] == [2, 2]
        assert kept.of(other) == 3
        assert kept.of(store) == 2
