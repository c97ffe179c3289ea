"""Solutions of the queries as records with their quotes: tasks, bodies, time limits, figures, documents."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from graph.store import GraphStore
from graph.values import Row as Solution
from ontology.iris import Iri
from query.result import AgencyRow, CitedRow, DeadlineRow, DocumentRow, Quote, Row, TaskRow, ThresholdRow
from query.sparql import Query

SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
R = TypeVar("R", bound=Row)
Place = tuple[str, int, int]
"""A document, and where words of it start and end."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a query found: rows in document order, the places that prove them, the tasks they are of."""

    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...]
    tasks: tuple[Iri, ...]
    query: Query
    docs: tuple[str, ...] = ()


def read_tasks(store: GraphStore, query: Query) -> Facts:
    """Return the tasks that `query` (find_tasks) finds."""
    return _read(store, query, _task_of)


def read_agencies(store: GraphStore, query: Query, names: dict[Iri, tuple[str, ...]]) -> Facts:
    """Return the bodies that `query` (find_agencies) finds; `names` has their written names."""

    def agency_of(solution: Solution) -> AgencyRow:
        iri = Iri(solution["agency"])
        written = names.get(iri, (str(solution.get("written") or ""),))
        return AgencyRow(iri, str(solution["name"]), written, corrected=note_of(solution))

    return _read(store, query, agency_of)


def read_deadlines(store: GraphStore, query: Query) -> Facts:
    """Return the time limits that `query` (find_deadlines) finds, equal ones once."""
    return _read(store, query, deadline_of)


def read_documents(store: GraphStore, query: Query, at: str = "") -> Facts:
    """Return the documents that `query` finds, quoted at their title, or `at` number_, date_ or force_."""
    return _read(store, query, _document_of, at)


def read_citations(store: GraphStore, query: Query) -> Facts:
    """Return the citations that `query` (find_citations) finds."""
    return _read(store, query, _cited_of)


def threshold_of(solution: Solution) -> ThresholdRow:
    """Return the figure of a solution of find_thresholds."""
    value = solution["value"]
    number = float(value) if isinstance(value, Decimal | float) else int(str(value))
    return ThresholdRow(
        str(solution["indicator"]),
        str(solution["operator"]),
        int(number) if number == int(number) else number,
        str(solution["unit"]),
        str(solution["written"]),
        modality=str(solution.get("modality") or ""),
        corrected=note_of(solution),
    )


def quotes_of(
    store: GraphStore, places: Mapping[Place, str], notes: Mapping[Place, str] | None = None
) -> tuple[Quote, ...]:
    """Return the words at `places` (document, start, end), each with the headings given, in order.

    A place without words is left out; `notes` has what was put right at a place.
    """
    texts: dict[str, str] = {}
    quotes = []
    for (doc, start, end), path in places.items():
        text = texts.setdefault(doc, "") or store.text(doc)
        texts[doc] = text
        if text[start:end].strip():
            note = (notes or {}).get((doc, start, end), "")
            quotes.append(Quote(doc, start, end, text[start:end], path, note))
    return tuple(quotes)


def sentences_of(quote: Quote) -> Iterator[Quote]:
    """Yield the sentences of a quote, each at its own place, with the mark that closes it."""
    for match in SENTENCE.finditer(quote.text):
        yield replace(quote, start=quote.start + match.start(), end=quote.start + match.end(), text=match[0])


def note_of(solution: Solution) -> str:
    """Return what was put right in a solution, empty where nothing was."""
    return str(solution.get("corrected") or "")


def place_of(solution: Solution, at: str = "") -> Place | None:
    """Return the document, start and end of a solution, or `None` where it has no place."""
    start, end = solution.get(f"{at}start"), solution.get(f"{at}end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    return str(solution["doc"]), start, end


def _read(store: GraphStore, query: Query, read: Callable[[Solution], R], at: str = "") -> Facts:
    solutions = query.run(store)
    places: dict[Place, str] = {}
    notes: dict[Place, str] = {}
    for solution in solutions:
        place = place_of(solution, at)
        if place:
            places.setdefault(place, str(solution.get("path") or ""))
            notes[place] = notes.get(place) or note_of(solution)
    return Facts(
        tuple(dict.fromkeys(read(solution) for solution in solutions)),
        quotes_of(store, places, notes),
        tuple(dict.fromkeys(Iri(s["task"]) for s in solutions if "task" in s)),
        query,
        tuple(dict.fromkeys(str(s["doc"]) for s in solutions if "doc" in s)),
    )


def _task_of(solution: Solution) -> TaskRow:
    return TaskRow(
        Iri(solution["task"]),
        str(solution["doc"]),
        str(solution["id"]),
        str(solution.get("title") or ""),
        str(solution["text"]),
        str(solution.get("path") or ""),
        note_of(solution),
    )


def deadline_of(solution: Solution) -> DeadlineRow:
    """Return the time limit of a solution of find_deadlines."""
    start, end = solution.get("from"), solution.get("to")
    return DeadlineRow(
        str(solution["kind"]),
        start if isinstance(start, date) else None,
        end if isinstance(end, date) else None,
        str(solution["every"]) if solution.get("every") else None,
        str(solution["written"]),
        str(solution["inferred"]) if solution.get("inferred") else None,
        corrected=note_of(solution),
    )


def _document_of(solution: Solution) -> DocumentRow:
    return DocumentRow(
        Iri(solution["document"]),
        str(solution["doc"]),
        str(solution.get("title") or ""),
        str(solution.get("number") or ""),
        _day_of(solution, "date"),
        str(solution.get("region") or ""),
        _day_of(solution, "entry"),
        _day_of(solution, "until"),
    )


def _day_of(solution: Solution, variable: str) -> date | None:
    day = solution.get(variable)
    return day if isinstance(day, date) else None


def _cited_of(solution: Solution) -> CitedRow:
    return CitedRow(str(solution["doc"]), str(solution["title"]), str(solution.get("number") or ""))
