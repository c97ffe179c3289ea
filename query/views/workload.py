"""How much each body of a matrix has to do, and which bodies work together."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from ontology.model import Role
from query.views.cells import MatrixAgency
from query.views.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Load:
    """The tasks of a body by role; `inferred` of them carry a role that is not stated."""

    agency: MatrixAgency
    tasks: Mapping[Role, int]
    inferred: int

    @property
    def total(self) -> int:
        """The number of its tasks, each counted once, in its strongest role."""
        return sum(self.tasks.values())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bodies and the number of tasks in which both have a part; `one` is the busier body."""

    one: MatrixAgency
    other: MatrixAgency
    tasks: int


def measure_loads(matrix: Matrix) -> tuple[Load, ...]:
    """Return the load of each body, the busiest first and then in the order of the columns."""
    tasks: Counter[tuple[str, Role]] = Counter()
    inferred: Counter[str] = Counter()
    for row in matrix.rows:
        for iri, part in row.parts.items():
            tasks[iri, part.role] += 1
            inferred[iri] += part.rule is not None
    loads = [
        Load(agency, {role: tasks[agency.iri, role] for role in Role}, inferred[agency.iri])
        for agency in matrix.agencies
    ]
    return tuple(sorted(loads, key=lambda load: -load.total))


def find_partners(matrix: Matrix, whole: Matrix) -> tuple[Pair, ...]:
    """Return with whom the bodies of `matrix` share tasks; `whole` has all bodies of its tasks."""
    own = {agency.iri for agency in matrix.agencies}
    return tuple(pair for pair in find_pairs(whole) if not own.isdisjoint((pair.one.iri, pair.other.iri)))


def find_pairs(matrix: Matrix) -> tuple[Pair, ...]:
    """Return the bodies that share tasks, those with most first and then in the order of the loads."""
    loads = measure_loads(matrix)
    order = {load.agency.iri: place for place, load in enumerate(loads)}
    shared: Counter[tuple[int, int]] = Counter()
    for row in matrix.rows:
        shared.update(combinations(sorted(order[iri] for iri in row.parts), 2))
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair))
    return tuple(Pair(loads[one].agency, loads[other].agency, shared[one, other]) for one, other in ranked)
