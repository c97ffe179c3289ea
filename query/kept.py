"""What is read of a store, kept until the store changes."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from graph.store import GraphStore

T = TypeVar("T")


class Kept(Generic[T]):
    """What `read` gives of a store, read again once its revision is another one; a closed store is let go."""

    def __init__(self, read: Callable[[GraphStore], T]) -> None:
        self._read = read
        self._held: WeakKeyDictionary[GraphStore, tuple[int, T]] = WeakKeyDictionary()

    def of(self, store: GraphStore) -> T:
        """Return what holds of `store` as it is now."""
        held = self._held.get(store)
        if held is None or held[0] != store.revision:
            held = store.revision, self._read(store)
            self._held[store] = held
        return held[1]
