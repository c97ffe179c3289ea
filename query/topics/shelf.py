"""The tasks of a store at hand for topics: their words, and where each pair of characters stands.

They are read once for each state of the store. A pair is found by bisection, so that a topic costs as much
as there are tasks that share a pair of characters with it, however many are held.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.store import GraphStore
from ontology.iris import Iri
from ontology.prefixes import PREFIXES, ZT
from query.answers.force import read_in_force
from query.asked.called import NUMBERING
from query.asked.wording import fold, plain
from query.kept import Kept
from query.sparql import Condition, build, load
from query.topics.likeness import Pairs

TWIN = 24  # characters of a text by which a row of an annex is told to repeat an item of the body
TITLE = Iri(PREFIXES["dcterms"] + "title")
IN_FORCE = "in_force"  # the condition of a day
WIDEST = 0xFFFF  # characters from here on count as one

Rows = NDArray[np.int32]
Coverage = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TopicTask:
    """A task as far as a topic needs it; `heading` is its title, or the heading it stands under."""

    iri: Iri
    doc: str
    id: str
    heading: str
    words: str
    parent: Iri | None

    @property
    def said(self) -> str:
        """Return its heading and its words."""
        return f"{self.heading}\n{self.words}"

    @property
    def twin(self) -> tuple[str, str, str]:
        """Return what a task that repeats this one has in common with it."""
        return self.doc, self.heading, self.words[:TWIN]


class Shelf:
    """Tasks in the order of documents."""

    def __init__(self, tasks: Iterable[TopicTask]) -> None:
        self.tasks = tuple(tasks)
        self.numbers = {task.iri: number for number, task in enumerate(self.tasks)}
        self.in_force: dict[date, NDArray[np.bool_]] = {}  # by the days that were asked for
        self.places = {(task.doc, task.id): number for number, task in enumerate(self.tasks)}

    @cached_property
    def headings(self) -> "PairPlaces":
        """Where pairs stand in headings."""
        return PairPlaces([task.heading for task in self.tasks])

    @cached_property
    def texts(self) -> "PairPlaces":
        """Where pairs stand in headings or words."""
        return PairPlaces([task.said for task in self.tasks])

    @cached_property
    def twins(self) -> dict[tuple[str, str, str], list[int]]:
        """The tasks that say the same, in the body and in an annex of a document."""
        found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for number, task in enumerate(self.tasks):
            found[task.twin].append(number)
        return found


class PairPlaces:
    """Which of some texts hold which pair of neighbouring characters."""

    def __init__(self, texts: Sequence[str]) -> None:
        whole = "\n".join(texts) + "\n"
        marks = np.minimum(np.frombuffer(whole.encode("utf-32-le"), "<u4"), WIDEST)
        lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)[: len(marks) - 1]
        pairs = (marks[:-1] << 16) | marks[1:]
        order = np.argsort(pairs, kind="stable")
        self._pairs, self._owners = pairs[order], owners[order]

    def holding(self, pair: str) -> Rows:
        """Return the texts that hold `pair`, rising."""
        first, second = (min(ord(character), WIDEST) for character in pair)
        code = np.uint32((first << 16) | second)
        start, end = np.searchsorted(self._pairs, code), np.searchsorted(self._pairs, code, "right")
        return np.unique(self._owners[start:end])


@dataclass(frozen=True, slots=True)
class Selection:
    """Some tasks of a shelf, by their numbers (rising)."""

    shelf: Shelf
    rows: Rows

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def tasks(self) -> list[TopicTask]:
        """Return the tasks in the order of documents."""
        return [self.shelf.tasks[row] for row in self.rows]

    def weigh(self, topic: Sequence[str]) -> Pairs:
        """Return the pairs of `topic` with their weights among these tasks."""
        return Pairs(topic, lambda pair: int(self._held()[self.shelf.texts.holding(pair)].sum()), len(self))

    def cover(self, pairs: Pairs, places: PairPlaces) -> Coverage:
        """Return for each task which part of the weight of `pairs` stands in its text, 0 to 1."""
        found = np.zeros(len(self.shelf.tasks))
        for pair, weight in pairs.weights.items():
            found[places.holding(pair)] += weight
        return found[self.rows] / (pairs.total or 1.0)

    def with_twins(self, chosen: Iterable[TopicTask]) -> list[TopicTask]:
        """Return the tasks chosen and those of the selection that repeat one, in the order of documents."""
        numbers = {number for task in chosen for number in self.shelf.twins[task.twin]}
        held = self._held()
        return [self.shelf.tasks[number] for number in sorted(numbers) if held[number]]

    def _held(self) -> NDArray[np.bool_]:
        held = np.zeros(len(self.shelf.tasks), np.bool_)
        held[self.rows] = True
        return held


def shelve(tasks: Iterable[TopicTask]) -> Selection:
    """Return `tasks` on a shelf of their own, all selected."""
    shelf = Shelf(tasks)
    return Selection(shelf, np.arange(len(shelf.tasks), dtype=np.int32))


def read_tasks(store: GraphStore, where: Sequence[Condition] = ()) -> Selection:
    """Return the tasks under the conditions `where`, or all that are held.

    What is in force on a day is looked up document by document, and once.
    """
    shelf = SHELVES.of(store)
    others = [condition for condition in where if _day_of(condition) is None]
    held = np.ones(len(shelf.tasks), np.bool_)
    if others:
        found = {shelf.numbers.get(Iri(row["task"]), -1) for row in build("find_iris", others).run(store)}
        held[:] = False
        held[sorted(found - {-1})] = True
    for day in filter(None, map(_day_of, where)):
        held &= _in_force(store, shelf, day)
    return Selection(shelf, np.flatnonzero(held).astype(np.int32))


def _day_of(condition: Condition) -> date | None:
    """Return the day on which documents must be in force, `None` of another condition."""
    template, values = condition.choices[0]
    day = dict(values).get("day")
    return day if template == IN_FORCE and isinstance(day, date) else None


def _in_force(store: GraphStore, shelf: Shelf, day: date) -> NDArray[np.bool_]:
    """Return which tasks of `shelf` stand in documents that are in force on a day."""
    if day not in shelf.in_force:
        names = read_in_force(store, day)
        shelf.in_force[day] = np.fromiter((task.doc in names for task in shelf.tasks), np.bool_)
    return shelf.in_force[day]


def _read_all(store: GraphStore) -> list[TopicTask]:
    """Return the tasks of all documents, by document and place."""
    names = {str(row["document"]): str(row["name"]) for row in store.select(load("shelf_documents"))}
    documents = dict(store.values(Iri(ZT + "inDocument")))
    orders = dict(store.values(Iri(ZT + "order")))
    texts, ids, paths = (dict(store.values(Iri(term))) for term in (ZT + "text", ZT + "taskId", ZT + "path"))
    titles, wholes = dict(store.values(TITLE)), dict(store.values(Iri(ZT + "partOf")))
    held = [task for task in ids if str(documents[task]) in names]
    held.sort(key=lambda task: (names[str(documents[task])], int(str(orders[task]))))
    return [
        TopicTask(
            task,
            names[str(documents[task])],
            str(ids[task]),
            _heading(titles.get(task), str(paths.get(task) or "")),
            plain(str(texts[task])),
            Iri(wholes[task]) if task in wholes else None,
        )
        for task in held
    ]


def _heading(title: object, path: str) -> str:
    return plain(str(title) if title else NUMBERING.sub("", fold(path.rpartition("/")[2])))


SHELVES = Kept(lambda store: Shelf(_read_all(store)))
