"""The index of an open store, for commands: that of the store's owner, else opened in its folder."""

from graph.store import GraphStore
from query.engines import open_embedder
from query.index import Index, open_index
from ui import console
from ui.opening import owner


def index_of(store: GraphStore) -> Index:
    """Return the index of an open store, caught up, with vectors."""
    owning = owner()
    return owning.index() if owning else _catch_up(store, embed=True)


def follow(store: GraphStore, *, embed: bool) -> None:
    """Let the index catch up with a store that was changed; without `embed` the vectors wait."""
    if owner() is None:
        _catch_up(store, embed=embed)


def _catch_up(store: GraphStore, *, embed: bool) -> Index:
    bar = console.Bar("建立检索索引")
    index = open_index(store, open_embedder() if embed else None, progress=bar.show)
    bar.clear()
    return index
