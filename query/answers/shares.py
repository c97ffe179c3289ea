"""Who has which part in the tasks of an answer, and by when they are due, for those who show them."""

from collections import defaultdict
from dataclasses import replace

from graph.store import GraphStore
from ontology.iris import Iri
from ontology.model import Role
from query.answers.conditions import condition_of_tasks
from query.answers.facts import deadline_of
from query.result import Answer, DeadlineRow, TaskRow
from query.sparql import build


def with_shares(store: GraphStore, answer: Answer) -> Answer:
    """Return `answer` with the bodies and the time limits of each of its tasks."""
    tasks = [row.iri for row in answer.rows if isinstance(row, TaskRow)]
    if not tasks:
        return answer
    where = [condition_of_tasks(tasks)]
    shares: dict[Iri, list[tuple[Role, str]]] = defaultdict(list)
    for found in build("find_agencies", where).run(store):
        role = Role(str(found["role"]).rpartition("#")[2])
        shares[Iri(found["task"])].append((role, str(found["name"])))
    limits: dict[Iri, list[DeadlineRow]] = defaultdict(list)
    for found in build("find_deadlines", where).run(store):
        limits[Iri(found["task"])].append(deadline_of(found))
    rows = (
        replace(
            row, shares=tuple(dict.fromkeys(shares[row.iri])), limits=tuple(dict.fromkeys(limits[row.iri]))
        )
        if isinstance(row, TaskRow)
        else row
        for row in answer.rows
    )
    return replace(answer, rows=tuple(rows))
