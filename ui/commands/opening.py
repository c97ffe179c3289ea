"""Opening a store: that of this process where it owns one, else the one in a folder, under its lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graph.store import GraphStore
from ontology.errors import GraphError

if TYPE_CHECKING:
    from query.index import Index


class Owner(Protocol):
    """Who owns an open store that commands share; it lets its index follow the store by itself."""

    @property
    def store(self) -> GraphStore:
        """The open store."""

    def index(self) -> "Index":
        """Return the index, caught up with the store."""


_OWNER: ContextVar[Owner | None] = ContextVar("owner", default=None)


def owner() -> Owner | None:
    """Return who owns what the commands of this thread use; `None` where each opens it itself."""
    return _OWNER.get()


@contextmanager
def owned_by(owning: Owner) -> Iterator[None]:
    """Let the commands of this thread use what `owning` has open, whatever folder they name."""
    token = _OWNER.set(owning)
    try:
        yield
    finally:
        _OWNER.reset(token)


@contextmanager
def open_made(folder: Path) -> Iterator[GraphStore]:
    """Open the store in `folder`, made where it is not there.

    Raises:
        GraphError: it cannot be opened.
    """
    owning = owner()
    if owning:
        yield owning.store
        return
    with GraphStore.open(folder) as store:
        yield store


@contextmanager
def open_held(folder: Path) -> Iterator[GraphStore]:
    """Open the store in `folder`; a question in the wrong folder makes no empty store.

    Raises:
        GraphError: there is none, or it cannot be opened.
    """
    if not (folder / "format").is_file():
        raise GraphError(f"{folder}：这里还没有图谱；请先用 zhengtu add 添加文件，或用 --store 指明目录")
    with open_made(folder) as store:
        yield store
