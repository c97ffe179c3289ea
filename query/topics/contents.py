"""What an index holds, as arrays, and as a folder of files that are written whole and read by mapping."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from query.embed import Prompts
from query.topics.passages import Entry
from query.topics.postings import Numbers, Postings
from query.topics.weights import Rows

PLACE = np.dtype([("document", "<i4"), ("start", "<i4"), ("end", "<i4"), ("task", "?"), ("line", "<i8")])
ARRAYS = ("places", "firsts", "links", "vectors", "contexts")
LARGE = 1 << 20  # bytes from which on a file is mapped and not read
POSTINGS = ("starts", "passages", "counts", "lengths")


@dataclass(frozen=True, slots=True)
class Model:
    """The model whose vectors an index holds; vectors of another may not stand beside them."""

    name: str
    dimension: int
    prompts: Prompts


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document in the index; `key` changes when its passages may have.

    `passages` and `sentences` count them; each sentence has a row of vectors.
    """

    name: str
    key: str
    title: str
    region: str
    passages: int
    sentences: int
    has_vectors: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The passages of all documents, by document and place.

    `lines` holds each passage as a line of JSON; `places` says where each stands and where its line
    starts. The sentences of passage i are the rows `links[firsts[i]:firsts[i + 1]]` of `vectors`, which
    are zero for a document without vectors. So are those of `contexts`, which has a row for each link: the
    weighted mean of its sentence's vector and of that of the sentence under title and heading. `floor` is the
    cosine of sentences that have nothing in common, from which likeness is counted.
    """

    model: Model | None
    documents: tuple[IndexedDocument, ...]
    lines: NDArray[np.uint8]
    places: NDArray[np.void]
    firsts: Numbers
    links: Numbers
    vectors: Rows
    contexts: Rows
    postings: Postings
    floor: float = 0.0

    def entry(self, number: int) -> Entry:
        """Return passage `number`."""
        start = int(self.places["line"][number])
        following = self.places["line"][number + 1 : number + 2]
        stop = int(following[0]) if len(following) else len(self.lines)
        data = json.loads(self.lines[start:stop].tobytes())
        return Entry(
            data["task"],
            data["start"],
            data["end"],
            tuple(data["path"]),
            data["text"],
            tuple(data["sentences"]),
        )

    def stamp(self) -> str:
        """Return a name that only the same contents have."""
        told = json.dumps(_describe(self), ensure_ascii=False, sort_keys=True)
        return sha256(told.encode("utf-8")).hexdigest()[:16]


def no_contents() -> Contents:
    """Return the contents of an index of nothing."""
    empty = np.zeros(0, np.int32)
    return Contents(
        None,
        (),
        np.zeros(0, np.uint8),
        np.zeros(0, PLACE),
        np.zeros(1, np.int32),
        empty,
        np.zeros((0, 0), np.float32),
        np.zeros((0, 0), np.float32),
        Postings((), np.zeros(1, np.int32), empty, empty, empty),
    )


def write_line(entry: Entry) -> bytes:
    """Return `entry` as a line of JSON."""
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8") + b"\n"


def save(contents: Contents, folder: Path) -> None:
    """Write `contents` into `folder`; what stood there holds until the last step, which is one rename."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = contents.stamp()
    passing = folder / f"{stamp}.part"
    _remove(passing)
    passing.mkdir()
    arrays = {name: getattr(contents, name) for name in ARRAYS}
    arrays |= {name: getattr(contents.postings, name) for name in POSTINGS}
    for name, array in arrays.items():
        with (passing / f"{name}.npy").open("wb") as file:
            np.save(file, array, allow_pickle=False)
            _settle(file.fileno())
    _write(passing / "passages.jsonl", contents.lines.tobytes())
    _write(passing / "words.txt", "\n".join(contents.postings.words).encode("utf-8"))
    target = folder / stamp
    _remove(target)
    passing.rename(target)
    manifest = {"stamp": stamp, **_describe(contents)}
    _write(
        folder / "manifest.part", json.dumps(manifest, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
    )
    (folder / "manifest.part").replace(folder / "manifest.json")
    for other in folder.iterdir():
        if other.is_dir() and other != target:
            _remove(other)


def load_model(folder: Path) -> Model | None:
    """Return the model whose vectors the index in `folder` holds; `None` where there is none."""
    try:
        return _model_of(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def load(folder: Path) -> Contents | None:
    """Return what was last saved in `folder`, its arrays mapped; `None` where that cannot be read."""
    try:
        return _load(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _load(folder: Path) -> Contents:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    current = folder / manifest["stamp"]
    arrays = {name: _map(current / f"{name}.npy") for name in (*ARRAYS, *POSTINGS)}
    words = (current / "words.txt").read_text(encoding="utf-8")
    return Contents(
        _model_of(manifest),
        tuple(IndexedDocument(**document) for document in manifest["documents"]),
        _map_bytes(current / "passages.jsonl"),
        arrays["places"],
        arrays["firsts"],
        arrays["links"],
        arrays["vectors"],
        arrays["contexts"],
        Postings(tuple(words.split("\n")) if words else (), *(arrays[name] for name in POSTINGS)),
        manifest["floor"],
    )


def _model_of(manifest: dict[str, Any]) -> Model | None:
    model = manifest["model"]
    return Model(model["name"], model["dimension"], Prompts(**model["prompts"])) if model else None


def _map(path: Path) -> NDArray[Any]:
    """Return the array in `path`, mapped where it is large enough (an empty one cannot be)."""
    array: NDArray[Any] = np.load(path, mmap_mode="r" if path.stat().st_size > LARGE else None)
    return array


def _map_bytes(path: Path) -> NDArray[np.uint8]:
    if path.stat().st_size > LARGE:
        return np.memmap(path, np.uint8, "r")
    return np.frombuffer(path.read_bytes(), np.uint8)


def _describe(contents: Contents) -> dict[str, object]:
    return {
        "model": asdict(contents.model) if contents.model else None,
        "documents": [asdict(document) for document in contents.documents],
        "floor": contents.floor,
    }


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        _settle(file.fileno())


def _settle(file: int) -> None:
    os.fsync(file)


def _remove(folder: Path) -> None:
    """Remove a folder of plain files; one that is not there is no error."""
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def sentence_rows(entries: Sequence[Entry]) -> dict[str, int]:
    """Return the row of each sentence of a document, in the order in which they first appear."""
    rows: dict[str, int] = {}
    for entry in entries:
        for sentence in entry.sentences:
            rows.setdefault(sentence, len(rows))
    return rows
