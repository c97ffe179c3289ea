"""What the page works on: the store that its server owns, its index, and the changes one after another."""

import re
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TypeVar

from graph.correcting import Request, Standing, correct, undo
from graph.corrections import Correction
from graph.ingest import Outcome, add_bytes, remove_document
from graph.store import GraphStore
from ontology.errors import PolicyError
from ontology.model import Span
from query.answer import answer_question
from query.answers.shares import with_shares
from query.examples import suggest_questions
from query.holdings import Holdings, read_holdings
from query.index import Index, open_index, open_model
from query.result import Answer
from query.search import Passage
from query.search import search as search_index
from query.topics.likeness import Likeness
from query.topics.ranking import ranker_of
from query.topics.topics import Key, TopicRanker
from query.views.catalogue import list_documents
from query.views.checkup import Checkups
from query.views.register import read_register
from ui.commands.console import log_bug
from ui.preparing import prepare
from ui.rendering.present import escape
from ui.rendering.remedies import CHOOSE_ALL, say_error

T = TypeVar("T")
BREATH = 0.5  # seconds in which the page shows what a change made, before the index follows
LAYOUT = 10.0  # seconds in which a page that was opened is laid out, before anything is prepared
PATIENCE = 60.0  # seconds that the index may take to stop
UNFIT = re.compile(r"[\\/:*?\"<>|\s]+")  # characters that no file name may have everywhere


class BusyError(PolicyError):
    """Something that can be had a little later."""


class _ClosedError(Exception):
    """The server ends while the index is being made."""


class Desk:
    """The open store. The index follows it in the background; until it has, topics are found by words.

    `passing` is a folder for files that are gone when the server ends.
    """

    def __init__(self, store: GraphStore, passing: Path) -> None:
        self.store = store
        self.passing = passing
        self._changing = Lock()
        self._indexing = Lock()
        self._preparation = Lock()
        self._changed = Event()
        self._closing = Event()
        self._follower = Thread(target=self._follow, name="index", daemon=True)
        self._preparing: Thread | None = None
        self._index: Index | None = None
        self._holdings: Holdings | None = None
        self._examples: list[str] | None = None
        self.checkups = Checkups(store)

    def start(self) -> None:
        """Let the index follow the store from now on."""
        self._changed.set()
        self._follower.start()

    def close(self) -> None:
        """Let the index follow no longer, and wait until it has stopped; it is caught up at the next start.

        A process that ended under a library's running threads would be aborted.
        """
        self._closing.set()
        self._changed.set()
        for thread in (self._follower, self._preparing):
            if thread and thread.is_alive():
                thread.join(PATIENCE)

    def prepare(self) -> None:
        """Load in the background, once, what the first chart, document and correction take."""
        with self._preparation:
            if self._preparing is None:
                self._preparing = Thread(target=self._prepare, name="prepare", daemon=True)
                self._preparing.start()

    def _prepare(self) -> None:
        if not self._closing.wait(LAYOUT):
            attempt("准备", prepare)

    def answer(
        self,
        text: str,
        previous: Answer | None,
        *,
        today: date | None = None,
        chosen: Mapping[str, str] | None = None,
        count_all: bool = False,
        tell: Callable[[str], None] = lambda said: None,
    ) -> Answer:
        """Return the answer to `text` on a day, which may follow up on `previous`, by readings `chosen`.

        With `count_all` documents that are not in force count too; `tell` hears what is being done.
        """
        if self._holdings is None:
            tell("清点库中的单位、地区和文件")
        holdings = self.holdings()
        tell("理解问题，在图谱中查询")
        ranker = _telling(ranker_of(self._index), tell) if self._index else None
        answer = answer_question(
            self.store,
            text,
            today=today or date.today(),
            previous=previous,
            ranker=ranker,
            holdings=holdings,
            chosen=chosen,
            count_all=count_all,
            remedy=CHOOSE_ALL,
        )
        return with_shares(self.store, answer)

    def holdings(self) -> Holdings:
        """Return what is held, by the names that recognise it."""
        self._holdings = self._holdings or read_holdings(self.store)
        return self._holdings

    def search(self, text: str, k: int) -> list[Passage]:
        """Return the `k` best passages for `text`.

        Raises:
            BusyError: there is no index yet.
        """
        if self._index is None:
            raise BusyError("检索索引还在建立；请稍后再试。")
        return search_index(self._index, text, k)

    def examples(self) -> list[str]:
        """Return questions that the documents held answer."""
        if self._examples is None:
            self._examples = suggest_questions(self.store, lambda text: self.answer(text, None).is_answered)
        return self._examples

    def add(self, data: bytes, name: str) -> Outcome:
        """Add an uploaded file; what went wrong is in the outcome."""
        with self._changing:
            outcome = add_bytes(self.store, data, name)
            self.renew()
        return outcome

    def remove(self, name: str) -> None:
        """Take a document out.

        Raises:
            PolicyError: it is not held.
        """
        with self._changing:
            remove_document(self.store, name)
            self.renew()

    def correct(self, request: Request) -> Standing:
        """Put a fact of a held document right.

        Raises:
            PolicyError: it cannot be.
        """
        with self._changing:
            standing = correct(self.store, request)
            self.renew()
        return standing

    def undo(self, number: int) -> Correction:
        """Take a correction back.

        Raises:
            PolicyError: there is none of this number.
        """
        with self._changing:
            correction = undo(self.store, number)
            self.renew()
        return correction

    def passing_file(self, name: str, suffix: str) -> Path:
        """Return where a file to take along may be written, called `name` as far as file systems allow."""
        return Path(tempfile.mkdtemp(dir=self.passing)) / f"{UNFIT.sub('_', name)}{suffix}"

    def index(self) -> Index:
        """Return the index, caught up with the store; that may take a while."""
        with self._indexing:
            if self._index is None:
                self._index = open_index(self.store, open_model(self.store), progress=self._heed)
            else:
                self._index.catch_up(self.store, self._heed)
            return self._index

    def _heed(self, done: int, total: int) -> None:
        """Stop the making of vectors where the server ends."""
        if self._closing.is_set():
            raise _ClosedError(f"{done} of {total} texts")

    def renew(self) -> None:
        """Take notice that the store was changed."""
        self._holdings = self._examples = None
        self._changed.set()

    def _follow(self) -> None:
        while True:
            self._changed.wait()
            time.sleep(BREATH)
            self._changed.clear()
            if self._closing.is_set():
                return
            try:
                read_register(self.store)
                self.index()
            except Exception as error:
                if not self._closing.is_set():
                    log_bug(error, "检索索引")


def _telling(ranker: TopicRanker, tell: Callable[[str], None]) -> TopicRanker:
    """Return `ranker`, which says when it begins."""

    def rank(topics: Sequence[str], docs: Sequence[str] | None) -> Sequence[Mapping[Key, Likeness]]:
        tell(f"按意思比较任务：{'、'.join(topics)}")
        return ranker(topics, docs)

    return rank


def attempt(doing: str, work: Callable[[], T]) -> tuple[T | None, str]:
    """Return what `work` gives and no words, or `None` and one Chinese sentence as HTML where it fails."""
    try:
        return work(), ""
    except PolicyError as error:
        said = say_error(error)
    except Exception as error:
        said = log_bug(error, doing)
    return None, f'<p class="zt-error">{escape(said)}</p>'


def in_a_sentence(doing: str, work: Callable[[], str]) -> str:
    """Return the HTML that `work` makes, or one Chinese sentence where it fails."""
    found, said = attempt(doing, work)
    return said if found is None else found


def read_place(data: object) -> tuple[str, tuple[Span, ...]]:
    """Return the document and spans that a click named, as `ui.rendering.present.place` wrote them."""
    doc = str(getattr(data, "doc", "") or "")
    spans = str(getattr(data, "spans", "") or "")
    pairs = (part.partition("-") for part in spans.split(",") if part)
    return doc, tuple(Span(int(start), int(end)) for start, _, end in pairs)


def read_word(data: object, name: str) -> str:
    """Return what a click told under `name` (a task, a correction), empty where nothing."""
    return str(getattr(data, name, "") or "")


def read_choice(data: object) -> dict[str, str]:
    """Return the reading (mention → value) that a click chose, as `ui.rendering.answers` wrote it."""
    mention = str(getattr(data, "mention", "") or "")
    return {mention: str(getattr(data, "choice", "") or "")} if mention else {}


def list_held(desk: Desk) -> list[tuple[str, str]]:
    """Return what is held as choices of a list: (title and name, name)."""
    held = list_documents(desk.store)
    return [(f"{e.title}（{e.name}）" if e.title != e.name else e.name, e.name) for e in held]
