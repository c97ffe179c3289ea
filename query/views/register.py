"""The register of tasks (任务台账): every task held with its bodies, limits and figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from graph.read import policy_revision, read_policy
from graph.rrule import rrule_of
from graph.store import GraphStore
from ontology.iris import Iri, fact_iri
from ontology.model import Assignment, Deadline, DeadlineKind, Policy, Role, Task
from query.asked.wording import fold
from query.clipping import clip
from query.sparql import load
from query.views.occurrences import complete_rule
from query.views.standing import Limit

LONGEST_NAME = 30  # characters of a text by which a task without a title is called


@dataclass(frozen=True, slots=True)
class Share:
    """A body's part in a task: what the document writes, and which body that is (`name` in full)."""

    assignment: Assignment
    agency: Iri
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A task in the register.

    `region` is that of its document, empty where none is known; `areas` has it and all above it.
    `roles` are those that some body has in it or in its parts; `has_limit` tells of a time limit likewise.
    `words` are its title, headings, text and bodies, folded, to be searched.
    """

    doc: str
    document_title: str
    number: str
    region: str
    areas: frozenset[str]
    task: Task
    shares: tuple[Share, ...]
    limits: tuple[Limit, ...]
    roles: frozenset[Role]
    has_limit: bool
    issued: date | None
    words: str

    @property
    def name(self) -> str:
        """Return what the task is called: its title, else how its text begins."""
        return self.task.title or clip(self.task.text, LONGEST_NAME)


@dataclass(frozen=True, slots=True)
class Register:
    """The tasks of all documents, by document and in the order of its text."""

    entries: tuple[Entry, ...]


@dataclass
class _Kept:
    """What was read of a store: the register of a revision, and each document as of its last change."""

    revision: int = -1
    register: Register = field(default_factory=lambda: Register(()))
    policies: dict[str, tuple[int, Policy]] = field(default_factory=dict)


_KEPT: "WeakKeyDictionary[GraphStore, _Kept]" = WeakKeyDictionary()
_READING = Lock()


def read_register(store: GraphStore) -> Register:
    """Return the register of `store` as it is now; only documents that changed are read again."""
    with _READING:
        kept = _KEPT.setdefault(store, _Kept())
        revision = store.revision
        if kept.revision != revision:
            kept.register, kept.revision = Register(tuple(_read_entries(store, kept))), revision
        return kept.register


def _read_entries(store: GraphStore, kept: _Kept) -> Iterator[Entry]:
    names = [str(row["name"]) for row in store.select(load("shelf_documents"))]
    kept.policies = {name: _read_policy(store, name, kept.policies.get(name)) for name in sorted(names)}
    bodies: dict[tuple[str, str], tuple[Iri, str]] = {}
    for row in store.select(load("register_bodies")):
        bodies[str(row["doc"]), str(row["written"])] = Iri(row["agency"]), str(row["name"])
    areas = _read_areas(store)
    for name, (_, policy) in kept.policies.items():
        yield from _entries_of(policy, bodies, areas.get(name, ()))


def _read_policy(store: GraphStore, name: str, last: tuple[int, Policy] | None) -> tuple[int, Policy]:
    revision = policy_revision(store, name)
    return last if last and last[0] == revision else (revision, read_policy(store, name))


def _read_areas(store: GraphStore) -> dict[str, tuple[str, ...]]:
    """Return the region of each document and those above it, from the lowest up."""
    tree = {str(row["region"]): row for row in store.select(load("matrix_regions"))}
    found = {}
    for row in store.select(load("register_regions")):
        chain: list[str] = []
        region = tree.get(str(row["region"]))
        while region and region["name"] not in chain:
            chain.append(str(region["name"]))
            region = tree.get(str(region.get("parent")))
        found[str(row["doc"])] = tuple(chain)
    return found


def _entries_of(
    policy: Policy, bodies: Mapping[tuple[str, str], tuple[Iri, str]], areas: tuple[str, ...]
) -> Iterator[Entry]:
    parts = _parts_of(policy.tasks)
    title = policy.title.value if policy.title else policy.doc
    issued = policy.issue_date.value if policy.issue_date else None
    for task in policy.tasks:
        whole = [task, *parts[task.id]]
        shares = tuple(
            Share(found, *bodies.get((policy.doc, found.agency), (Iri(""), found.agency)))
            for found in task.assignments
        )
        names = (name for share in shares for name in (share.name, share.assignment.agency))
        yield Entry(
            doc=policy.doc,
            document_title=title,
            number=policy.doc_number.value if policy.doc_number else "",
            region=areas[0] if areas else "",
            areas=frozenset(areas),
            task=task,
            shares=shares,
            limits=tuple(_limits_of(policy, task)),
            roles=frozenset(found.role for part in whole for found in part.assignments),
            has_limit=any(part.deadlines for part in whole),
            issued=issued,
            words=fold("\n".join((task.title or "", *task.path, task.text, title, *names))).casefold(),
        )


def _parts_of(tasks: Iterable[Task]) -> dict[str, list[Task]]:
    """Return the parts of each task by its id, and the parts of these."""
    tasks = tuple(tasks)
    by_id = {task.id: task for task in tasks}
    found: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        above = by_id.get(task.parent or "")
        while above and task not in found[above.id]:
            found[above.id].append(task)
            above = by_id.get(above.parent or "")
    return found


def _limits_of(policy: Policy, task: Task) -> Iterator[Limit]:
    for number, deadline in enumerate(task.deadlines, start=1):
        iri = fact_iri(policy.doc, task.id, "deadline", number)
        if deadline.kind is not DeadlineKind.RECURRING:
            yield Limit(iri, deadline)
            continue
        rule = rrule_of(deadline)
        yield Limit(iri, deadline, complete_rule(rule) if rule else None, *_run_of(policy, deadline))


def _run_of(policy: Policy, deadline: Deadline) -> tuple[date | None, date | None]:
    """Return the first and the last day on which a recurring duty binds, as far as they are known."""
    first, last = policy.in_force_from, policy.in_force_until
    issued = policy.issue_date.value if policy.issue_date else None
    since = deadline.start or (first.value if first else issued)
    ends = (deadline.end, last.value if last else None)
    return since, min((day for day in ends if day), default=None)
