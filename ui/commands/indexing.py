"""The index of an open store, for commands: that of the store's owner, else opened in its folder."""

from graph.store import GraphStore
from query.embed import Embedder
from query.index import Index, open_index, open_model
from ui.commands import console
from ui.commands.opening import owner


def index_of(store: GraphStore) -> Index:
    """Return the index of an open store, caught up, with vectors."""
    owning = owner()
    return owning.index() if owning else _catch_up(store, open_model(store))


def follow(store: GraphStore, embedder: Embedder | None, *, anew: bool = False) -> None:
    """Let the index catch up with a store that was changed; without an embedder the vectors wait."""
    if owner() is None:
        _catch_up(store, embedder, anew=anew)


def _catch_up(store: GraphStore, embedder: Embedder | None, *, anew: bool = False) -> Index:
    bar = console.Bar("建立检索索引")
    index = open_index(store, embedder, anew=anew, progress=bar.show)
    bar.clear()
    return index
