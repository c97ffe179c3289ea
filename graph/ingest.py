"""The one way into a store: bytes → Document → Policy → bodies → triples → checked → written.

Each document goes in whole or not at all: its bytes and text are kept first, then one transaction writes
its facts, what it adds to the shared graph and the bookkeeping.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import Path

from corpus.document import Document
from corpus.load import find_sources, read_bytes, read_document
from extract.pipeline import extract
from graph.admit import admit
from graph.amend import Version
from graph.build import Reading, build_document
from graph.claims import Claims, identify, read_claims
from graph.corrections import build_records, read_records
from graph.journal import note
from graph.ledger import Ledger, Step
from graph.resolve import read_context, resolve_names
from graph.store import GraphStore
from graph.triples import Triple, write_lines
from ontology.errors import PolicyError, UnknownDocumentError
from ontology.iris import Iri, corrections_graph_iri
from ontology.model import Policy

LOG = logging.getLogger("zhengtu")


class Status(StrEnum):
    """What became of a file."""

    ADDED = "added"
    VERSION = "version"  # another version of a document held
    SKIPPED = "skipped"  # the same bytes are held
    REREAD = "reread"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `document` is its name in answers, `message` one Chinese line for the user.

    `older` is the version that was the newest before it, where it is another version of a document held.
    """

    file: str
    status: Status
    message: str
    document: str | None = None
    older: str | None = None
    tasks: int = 0
    assignments: int = 0
    deadlines: int = 0
    thresholds: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file on its way in: its name, its bytes and what was read out of them, all under one name."""

    file_name: str
    data: bytes
    document: Document
    policy: Policy


def add_files(store: GraphStore, paths: Iterable[Path]) -> Iterator[Outcome]:
    """Add files, and folders with all that is in them; yield what became of each file as it is done."""
    intake = Intake(store)
    for path in find_sources(paths):
        yield intake.attempt(str(path), partial(intake.add_file, path))


def add_bytes(store: GraphStore, data: bytes, name: str) -> Outcome:
    """Add an uploaded file; `name` is its name with suffix."""
    intake = Intake(store)
    return intake.attempt(name, lambda: intake.add(name, read_bytes(data, name), data))


def remove_document(store: GraphStore, name: str) -> None:
    """Take a document out; the graph is then as if it had never come.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    with store.writing:
        Intake(store).remove(name)


def reread(store: GraphStore) -> Iterator[Outcome]:
    """Read every document held again from its kept bytes; one that fails keeps what was read before."""
    intake = Intake(store)
    for held in intake.ledger.held():
        yield intake.attempt(held.file_name, partial(intake.reread, held.name))


class Intake:
    """Writes to one store and knows what it holds; threads that write to it take turns."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        with store.writing:
            self._learn()
            for digest in store.keep.held() - {digest for digest, _ in self.ledger.files.values()}:
                store.keep.discard(digest)  # an interrupted add left it behind

    def attempt(self, file: str, action: Callable[[], Outcome]) -> Outcome:
        """Return what `action` gives, or what went wrong as an outcome, so that the next file goes on."""
        with self._store.writing:
            if self._store.revision != self._revision:
                self._learn()
            try:
                return action()
            except PolicyError as error:
                return Outcome(file, Status.FAILED, str(error))
            except Exception as error:
                LOG.exception("%s", file)
                said = (
                    f"{file}：处理时程序出错（{type(error).__name__}），未收录；其余文件不受影响，详情见日志"
                )
                return Outcome(file, Status.FAILED, said)

    def add_file(self, path: Path) -> Outcome:
        """Add the file at `path`.

        Raises:
            PolicyError: it cannot be read or may not be written.
        """
        document = read_document(path)
        data = path.read_bytes()
        if sha256(data).hexdigest() != document.sha256:  # it changed meanwhile
            document = read_bytes(data, path.name)
        return self.add(str(path), document, data)

    def add(self, file: str, document: Document, data: bytes) -> Outcome:
        """Add a document that was read out of `data`; `file` is its file as the user named it.

        Raises:
            GraphError: its graph may not be written.
        """
        held = self.ledger.by_sha256(document.sha256)
        if held:
            return Outcome(file, Status.SKIPPED, f"{file}：已收录，没有变化（就是 {held}）", held)
        named = replace(document, name=self.ledger.free_name(_writable(document.name)))
        return self.write(file, Source(Path(file).name, data, named, extract(named)))

    def write(self, file: str, source: Source) -> Outcome:
        """Write what was read out of a file, in the place of a document of the same name.

        Raises:
            GraphError: its graph may not be written; the message says why.
        """
        identity = identify(source.policy)
        older = self.ledger.newest(identity)
        step = self._check(source, identity)
        self._store.keep.put(source.document.sha256, source.data, source.document.text)
        self._take(step)
        note(self._store, "add", source.document.name, source.file_name, source.document.sha256)
        status = Status.VERSION if older and older != source.document.name else Status.ADDED
        said = f"已收录为 {source.document.name}"
        if status is Status.VERSION:
            newest = self.ledger.newest(identity)
            said += f"，与 {older} 是同一文件的不同版本，回答以 {newest} 为准"
        return replace(
            _outcome(file, status, said, source.policy), older=older if status is Status.VERSION else None
        )

    def reread(self, name: str) -> Outcome:
        """Read a held document again.

        Raises:
            PolicyError: it cannot be read or may not be written; the store keeps what it had.
        """
        digest, file_name = self.ledger.files[name]
        data = self._store.keep.source(digest)
        document = replace(read_bytes(data, file_name), name=name)
        source = Source(file_name, data, document, extract(document))
        step = self._check(source, self.ledger.entries[name].claims.identity)
        self._store.keep.put(digest, data, document.text)
        self._take(step)
        note(self._store, "reread", name, file_name, digest)
        return _outcome(file_name, Status.REREAD, f"已重读 {name}", source.policy)

    def remove(self, name: str) -> None:
        """Take a document out.

        Raises:
            UnknownDocumentError: no such document is held.
        """
        if name not in self.ledger.entries:
            raise UnknownDocumentError(name)
        digest, file_name = self.ledger.files[name]
        self._take(self.ledger.strike(name))
        self._store.keep.discard(digest)
        note(self._store, "remove", name, file_name, digest)

    def _check(self, source: Source, before: str) -> Step:
        """Return the step that writes `source`, with the corrections of its document.

        `before` is the identity that its document had; where it has another one now and no other version
        is held, its corrections go along.

        Raises:
            GraphError: its graph breaks a shape, or a place lies outside the text.
        """
        identity = identify(source.policy)
        records = read_records(self._store, identity)
        others = [one.name for one in self.ledger.held() if one.identity == before]
        moved = before != identity and others == [source.document.name]
        if moved:
            own = [replace(one, identity=identity) for one in read_records(self._store, before)]
            records = sorted([*records, *own], key=lambda one: one.id)
        arrival = admit(build_version(source), records, source.document.sha256, source.file_name)
        graphs: dict[Iri, list[str]] = {}
        if moved and records:
            graphs[corrections_graph_iri(before)] = []
            graphs[corrections_graph_iri(identity)] = write_lines(build_records(records))
        return self.ledger.enter([arrival], graphs)

    def _learn(self) -> None:
        self.ledger = Ledger.load(self._store)
        self._revision = self._store.revision

    def _take(self, step: Step) -> None:
        self._store.commit(step.change)
        self.ledger = step.after
        self._revision = self._store.revision


def build_source(source: Source) -> tuple[Claims, list[Triple]]:
    """Return what a document adds to the shared graph, and its own triples, without corrections."""
    version = build_version(source)
    return read_claims(version.policy, version.context, version.bodies), list(version.facts)


def build_version(source: Source) -> Version:
    """Return what was read out of a document, with its triples."""
    policy, text = source.policy, source.document.text
    context = read_context(policy, text)
    bodies = resolve_names(policy, context)
    reading = Reading(source.document, policy, source.file_name, identify(policy), context, bodies)
    return Version(policy, context, bodies, list(build_document(reading)), len(text))


def _outcome(file: str, status: Status, said: str, policy: Policy) -> Outcome:
    tasks = policy.tasks
    assignments = sum(len(task.assignments) for task in tasks)
    deadlines = sum(len(task.deadlines) for task in tasks)
    thresholds = sum(len(task.thresholds) for task in tasks)
    counted = f"任务 {len(tasks)} 项、分工 {assignments} 条、时限 {deadlines} 个、指标 {thresholds} 个"
    message = f"{file}：{said}；{counted}"
    return Outcome(file, status, message, policy.doc, None, len(tasks), assignments, deadlines, thresholds)


def _writable(name: str) -> str:
    """Return a file's stem without what no text can hold (half a character of another encoding)."""
    return name.encode("utf-8", "replace").decode("utf-8")
