"""Opening a store that must be there: a question in the wrong folder makes no empty store."""

from pathlib import Path

from graph.store import GraphStore
from ontology.errors import GraphError


def open_held(folder: Path) -> GraphStore:
    """Return the store in `folder`.

    Raises:
        GraphError: there is none, or it cannot be opened.
    """
    if not (folder / "format").is_file():
        raise GraphError(f"{folder}：这里还没有图谱；请先用 zhengtu add 添加文件，或用 --store 指明目录")
    return GraphStore.open(folder)
