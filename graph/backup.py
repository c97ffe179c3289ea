"""A store as one file and back: the graph, sources and texts, the journal; the index is made again."""

import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path

from graph.store import FORMAT, GraphStore
from ontology.errors import GraphError

PARTS = ("format", "sources", "texts", "journal.jsonl")
GRAPH = "graph"


def write_backup(store: GraphStore, path: Path) -> None:
    """Write all of `store` to the file `path`, which appears whole or not at all.

    Raises:
        GraphError: the file cannot be written.
        ValueError: the store is in memory.
    """
    if store.folder is None:
        raise ValueError("a store in memory has no backup")
    passing = path.with_name(path.name + ".part")
    try:
        with store.writing, tempfile.TemporaryDirectory(prefix=".backup-", dir=store.folder) as folder:
            snapshot = Path(folder) / GRAPH
            store.snapshot(snapshot)
            with tarfile.open(passing, "w:gz", compresslevel=6) as archive:
                archive.add(snapshot, GRAPH)
                for part in PARTS:
                    if (store.folder / part).exists():
                        archive.add(store.folder / part, part)
        passing.replace(path)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise GraphError(f"{path}：不能写入备份（{error.strerror}）；请换一个位置或清出空间") from error


def restore_backup(path: Path, folder: Path) -> None:
    """Make the store in `folder`, which must not be there yet, out of the backup `path`.

    Raises:
        GraphError: the folder holds something, or the file is no backup of a format that we know.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise GraphError(f"{folder}：目录不是空的；恢复只写入空目录，请用 --store 换一个")
    passing = _make_passing(folder)
    try:
        _unpack(path, passing)
        passing.replace(folder)  # takes the place of an empty folder
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _make_passing(folder: Path) -> Path:
    """Return a new folder beside `folder`."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise GraphError(f"{folder}：不能在此恢复（{error.strerror}）；请换一个可写的目录") from error


def _unpack(path: Path, folder: Path) -> None:
    try:
        with tarfile.open(path, "r:gz") as archive:
            _check_names(path, archive)
            archive.extractall(folder, filter="data")
    except FileNotFoundError as error:
        raise GraphError(f"{path}：没有这个备份文件；请检查路径") from error
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        raise GraphError(f"{path}：不是完整的政图备份；请换一份备份") from error
    _check_format(path, folder)


def _check_names(path: Path, archive: tarfile.TarFile) -> None:
    for member in archive:
        top = Path(member.name).parts[:1]
        if top not in {(part,) for part in (*PARTS, GRAPH)} or not (member.isfile() or member.isdir()):
            raise GraphError(f"{path}：不是政图的备份（其中有 {member.name}）；请换一份备份")


def _check_format(path: Path, folder: Path) -> None:
    marker = folder / "format"
    number = marker.read_text(encoding="utf-8").strip() if marker.is_file() else ""
    if not number.isdecimal() or not (folder / GRAPH).is_dir():
        raise GraphError(f"{path}：不是完整的政图备份；请换一份备份")
    if int(number) > FORMAT:
        raise GraphError(f"{path}：备份的格式（{number}）比本程序新；请用新版本的政图恢复")
