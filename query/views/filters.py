"""Which tasks of the register are asked for: conditions that combine, and what they leave."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.store import GraphStore
from ontology.errors import QueryError
from ontology.iris import Iri
from ontology.model import DeadlineKind, Role, TaskKind
from query.answers.force import REMEDY, read_in_force, tell_left_out, warn_of
from query.asked.named import find_named
from query.asked.wording import fold
from query.holdings import Holdings, read_holdings
from query.views.register import Entry, Register, read_register
from query.views.standing import Standing, Status, order_of, standing_of

DATED = (DeadlineKind.BY, DeadlineKind.DURING)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of the register; every condition that is set must hold, of several values one.

    `on` is the day by which limits stand and documents must be in force; those that `docs` names, and with
    `counts_all` all, are shown all the same. `agencies` are names as a question may write them; with
    `roles` the body must have one of them, without bodies somebody must. `due_from` and `due_to` bound the
    last day of a limit, both included. `no_lead` asks that neither the task nor its parts have a lead.
    """

    on: date
    agencies: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    regions: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    kinds: tuple[TaskKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    has_threshold: bool = False
    no_lead: bool = False
    text: str = ""
    counts_all: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A task with how each of its limits stands, in their order.

    `day` is the one by which it is sorted: the last day of the limit that counts, else the next return.
    """

    entry: Entry
    standings: tuple[Standing, ...]
    day: date | None = None

    @property
    def statuses(self) -> frozenset[Status]:
        """Return how the task stands: as each of its limits; without one, whether its parts have any."""
        if not self.standings:
            return frozenset({Status.PARTS if self.entry.has_limit else Status.NONE})
        return frozenset(standing.status for standing in self.standings)


@dataclass(frozen=True, slots=True)
class Listing:
    """Tasks by their time limits; `counts` are those of each status before that condition.

    A task with limits of several statuses counts for each. `total` is how many there are before the
    condition on the status; `note` the sentence on documents that are not in force.
    """

    rows: tuple[Listed, ...]
    counts: Mapping[Status, int]
    total: int
    note: str = ""


def list_tasks(
    store: GraphStore, wanted: Filter, holdings: Holdings | None = None, *, remedy: str = REMEDY
) -> Listing:
    """Return the tasks that `wanted` asks for, sorted by time limit, then as documents have them.

    `remedy` says how documents that are not in force can be counted.

    Raises:
        QueryError: a document, a region or a body that is named is not held.
    """
    register = read_register(store)
    _refuse_unknown(register, wanted)
    bodies = find_named(wanted.agencies, holdings or read_holdings(store)) if wanted.agencies else None
    held = [entry for entry in register.entries if all(test(entry) for test in _tests(wanted, bodies))]
    kept, note = _of_day(store, register, wanted, held, remedy)
    listed = [Listed(e, tuple(standing_of(limit, wanted.on) for limit in e.limits)) for e in kept]
    counts = Counter(status for one in listed for status in one.statuses)
    rows = (one for one in listed if not wanted.statuses or one.statuses & set(wanted.statuses))
    ordered = sorted(((_order(one, wanted), one) for one in rows), key=lambda pair: pair[0])
    dated = (replace(one, day=day if day < date.max else None) for (_, day), one in ordered)
    return Listing(tuple(dated), counts, len(listed), note)


def _refuse_unknown(register: Register, wanted: Filter) -> None:
    docs = {entry.doc for entry in register.entries} if wanted.docs else set()
    for doc in wanted.docs:
        if doc not in docs:
            raise QueryError(f"没有名为“{doc}”的文件，或其中没有任务；请从已收录的文件里选。")
    for region in wanted.regions:
        if not any(_lies_in(entry, (region,)) for entry in register.entries):
            raise QueryError(f"没有地区“{region}”的任务；请从已收录文件的地区里选。")


def _order(one: Listed, wanted: Filter) -> tuple[int, date]:
    """Return the key of a task by the limits that made the filter let it through, else by all."""
    asked = [s for s in one.standings if s.status in wanted.statuses] or list(one.standings)
    return order_of([s for s in asked if _is_due(s.day, wanted)] or asked, wanted.on)


def _tests(wanted: Filter, bodies: frozenset[Iri] | None) -> list[Callable[[Entry], bool]]:
    """Return the conditions that are set, the cheapest first."""
    words = fold(wanted.text).casefold().split()
    every: tuple[tuple[object, Callable[[Entry], bool]], ...] = (
        (wanted.docs, lambda entry: entry.doc in wanted.docs),
        (wanted.kinds, lambda entry: entry.task.kind in wanted.kinds),
        (wanted.has_threshold, lambda entry: bool(entry.task.thresholds)),
        (wanted.no_lead, lambda entry: Role.LEAD not in entry.roles),
        (wanted.regions, lambda entry: _lies_in(entry, wanted.regions)),
        (bodies is not None or wanted.roles, lambda entry: _has_share(entry, bodies, wanted.roles)),
        (wanted.due_from or wanted.due_to, lambda entry: _falls_due(entry, wanted)),
        (words, lambda entry: all(word in entry.words for word in words)),
    )
    return [test for is_set, test in every if is_set]


def _lies_in(entry: Entry, regions: Iterable[str]) -> bool:
    """Tell whether the entry's document is of one of `regions`, each a full name or its end (云渡区)."""
    return any(area.endswith(region) for region in regions for area in entry.areas)


def _has_share(entry: Entry, bodies: frozenset[Iri] | None, roles: tuple[Role, ...]) -> bool:
    return any(
        (bodies is None or share.agency in bodies) and (not roles or share.assignment.role in roles)
        for share in entry.shares
    )


def _falls_due(entry: Entry, wanted: Filter) -> bool:
    return any(_is_due(limit.deadline.end, wanted) for limit in entry.limits if limit.deadline.kind in DATED)


def _is_due(day: date | None, wanted: Filter) -> bool:
    return day is not None and (wanted.due_from or date.min) <= day <= (wanted.due_to or date.max)


def _of_day(
    store: GraphStore, register: Register, wanted: Filter, entries: list[Entry], remedy: str
) -> tuple[list[Entry], str]:
    """Return the entries of documents that count on the day, and what is said of the others."""
    if wanted.counts_all:
        return entries, ""
    in_force = read_in_force(store, wanted.on)
    if wanted.docs:
        old = [doc for doc in wanted.docs if doc not in in_force]
        return entries, warn_of(store, old, wanted.on) if old else ""
    left_out = Counter(entry.doc for entry in entries if entry.doc not in in_force)
    note = tell_left_out(store, left_out, wanted.on, "项任务", remedy)
    return [entry for entry in entries if entry.doc in in_force], note
