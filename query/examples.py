"""Questions to start with: made of what the graph holds, each tried before it is offered."""

from collections.abc import Callable, Iterable, Iterator

from graph.store import GraphStore
from graph.values import Row
from ontology.iris import Iri
from ontology.model import Role
from ontology.prefixes import ZT
from query.sparql import load


def suggest_questions(store: GraphStore, is_answered: Callable[[str], bool]) -> list[str]:
    """Return up to six questions of different kinds, each of which `is_answered` says is answered."""
    found = (next(filter(is_answered, questions), None) for questions in _candidates(store))
    return [question for question in found if question]


def _candidates(store: GraphStore) -> Iterator[Iterable[str]]:
    """Yield the questions of each kind, the most telling first."""
    yield (f"{body}牵头哪些任务？" for body in _bodies(store, Role.LEAD))
    yield (f"{row['title']}由谁牵头？" for row in _select(store, "example_tasks"))
    yield (f"{body}要配合做哪些工作？" for body in _bodies(store, Role.COOPERATE))
    yield (f"{row['year']}年底前要完成哪些任务？" for row in _select(store, "example_years"))
    yield (f"{row['indicator']}的目标是多少？" for row in _select(store, "example_indicators"))
    yield (f"{row['number']}是哪份文件？" for row in _select(store, "example_numbers"))


def _bodies(store: GraphStore, role: Role) -> Iterator[str]:
    rows = store.select(load("example_agencies"), {"role": Iri(ZT + role.value)})
    yield from (str(row["name"]) for row in rows if row.get("name"))


def _select(store: GraphStore, name: str) -> list[Row]:
    return store.select(load(name))
