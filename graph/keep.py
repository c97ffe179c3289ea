"""The bytes and the text of the documents held, by the SHA-256 of the bytes; on disk or in memory."""

import os
from pathlib import Path
from typing import Protocol

from ontology.errors import GraphError

PASSING = ".part"


class Keep(Protocol):
    """Where sources are kept; every name is the SHA-256 of a source in hex."""

    def put(self, sha256: str, data: bytes, text: str) -> None:
        """Keep a source and its text as read, durably before it returns."""

    def source(self, sha256: str) -> bytes:
        """Return the bytes of a source."""

    def text(self, sha256: str) -> str:
        """Return the text as read of a source."""

    def held(self) -> frozenset[str]:
        """Return what is kept."""

    def discard(self, sha256: str) -> None:
        """Forget a source; one that is not kept is no error."""


class MemoryKeep:
    """Sources in memory, for a store without a folder."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, str]] = {}

    def put(self, sha256: str, data: bytes, text: str) -> None:
        """Keep a source and its text."""
        self._kept[sha256] = (data, text)

    def source(self, sha256: str) -> bytes:
        """Return the bytes of a source."""
        return self._kept[sha256][0]

    def text(self, sha256: str) -> str:
        """Return the text as read of a source."""
        return self._kept[sha256][1]

    def held(self) -> frozenset[str]:
        """Return what is kept."""
        return frozenset(self._kept)

    def discard(self, sha256: str) -> None:
        """Forget a source."""
        self._kept.pop(sha256, None)


class FolderKeep:
    """Sources in `folder`: sources/SHA256.bin and texts/SHA256.txt."""

    def __init__(self, folder: Path) -> None:
        self._sources = folder / "sources"
        self._texts = folder / "texts"
        self._sources.mkdir(parents=True, exist_ok=True)
        self._texts.mkdir(exist_ok=True)

    def put(self, sha256: str, data: bytes, text: str) -> None:
        """Keep a source and its text; each file appears whole or not at all.

        Raises:
            GraphError: the folder cannot be written.
        """
        _write_whole(self._source(sha256), data)
        _write_whole(self._text(sha256), text.encode("utf-8"))

    def source(self, sha256: str) -> bytes:
        """Return the bytes of a source."""
        return self._source(sha256).read_bytes()

    def text(self, sha256: str) -> str:
        """Return the text as read of a source, its line ends untouched."""
        return self._text(sha256).read_bytes().decode("utf-8")

    def held(self) -> frozenset[str]:
        """Return what is kept, wholly or in part."""
        return frozenset(path.stem for folder in (self._sources, self._texts) for path in folder.iterdir())

    def discard(self, sha256: str) -> None:
        """Forget a source."""
        for path in (self._source(sha256), self._text(sha256)):
            path.unlink(missing_ok=True)
            path.with_suffix(PASSING).unlink(missing_ok=True)  # of a write that was cut off

    def _source(self, sha256: str) -> Path:
        return self._sources / f"{sha256}.bin"

    def _text(self, sha256: str) -> Path:
        return self._texts / f"{sha256}.txt"


def _write_whole(path: Path, data: bytes) -> None:
    passing = path.with_suffix(PASSING)
    try:
        with passing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise GraphError(
            f"{path.parent}：不能写入（{error.strerror}）；请检查目录的权限和磁盘空间后再试"
        ) from error


def _sync_folder(folder: Path) -> None:
    """Make the names in `folder` as durable as the files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
