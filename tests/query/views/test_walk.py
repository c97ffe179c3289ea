from collections.abc import Iterator

import pytest

from graph.store import GraphStore
from ontology.iris import document_iri, task_iri
from ontology.model import Assignment, Policy, Role, Task, TaskKind
from query.views.neighbours import Kind
from query.views.walk import FEW, MORE, MOST, ask_more, centre_on, draw, open_node, start_walk, with_kinds
from tests.query.stores import make_store

TASKS = 95
PLAN = document_iri("plan")


def task(number: int) -> Task:
    bodies = ("水利部", "财政部") if number == 1 else ("水利部",)
    parts = tuple(Assignment(body, Role.LEAD, ()) for body in bodies)
    return Task(f"t{number:02}", TaskKind.ITEM, (), f"任务{number}", "办理。", parts, (), (), None, ())


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    policy = Policy("plan", None, None, None, None, None, (), (), tuple(map(task, range(1, TASKS + 1))))
    with make_store([(policy, "办理。")]) as held:
        yield held


def test_a_thing_is_drawn_with_the_first_of_each_kind_and_how_many_are_left(store: GraphStore) -> None:
    picture = draw(store, start_walk(PLAN))
    assert [node.name for node in picture.nodes[:3]] == ["plan", "任务1", "任务2"]
    assert len(picture.nodes) == 1 + FEW
    assert {(edge.source, edge.target) for edge in picture.edges} >= {(task_iri("plan", "t01"), PLAN)}
    assert [(rest.node, rest.kind, rest.count) for rest in picture.rests] == [(PLAN, Kind.TASK, TASKS - FEW)]


def test_an_opened_neighbour_brings_its_own(store: GraphStore) -> None:
    walk = open_node(start_walk(PLAN), task_iri("plan", "t01"))
    picture = draw(store, walk)
    assert {"水利部", "财政部"} <= {node.name for node in picture.nodes}
    assert draw(store, open_node(walk, task_iri("plan", "t01"))).nodes == picture.nodes
    assert len({edge.id for edge in picture.edges}) == len(picture.edges)


def test_no_more_than_a_screen_holds_unless_it_is_asked_for(store: GraphStore) -> None:
    walk = start_walk(PLAN)
    for number in range(1, 6):
        walk = open_node(walk, task_iri("plan", f"t{number:02}"))
    body = next(node.id for node in draw(store, walk).nodes if node.name == "水利部")
    walk = open_node(walk, body)
    assert len(draw(store, walk).nodes) <= MOST
    for times in range(1, 5):
        walk = ask_more(walk, PLAN, Kind.TASK)
        assert len(draw(store, walk).nodes) <= MOST + MORE * times
    assert not [rest for rest in draw(store, walk).rests if rest.node == PLAN]


def test_asking_shows_more_of_that_kind(store: GraphStore) -> None:
    picture = draw(store, ask_more(start_walk(PLAN), PLAN, Kind.TASK))
    assert len(picture.nodes) == 1 + FEW + MORE
    assert picture.rests[0].count == TASKS - FEW - MORE


def test_kinds_that_are_not_chosen_are_left_out(store: GraphStore) -> None:
    walk = open_node(start_walk(PLAN), task_iri("plan", "t01"))
    assert {node.kind for node in draw(store, with_kinds(walk, frozenset({Kind.TASK}))).nodes} == {
        Kind.DOCUMENT,
        Kind.TASK,
    }
    assert [node.id for node in draw(store, with_kinds(walk, frozenset({Kind.BODY}))).nodes] == [PLAN]


def test_a_new_centre_starts_over_and_remembers_the_way_back(store: GraphStore) -> None:
    first = task_iri("plan", "t01")
    walk = centre_on(open_node(start_walk(PLAN), first), first)
    assert (walk.centre, walk.opened, walk.trail) == (first, (first,), (PLAN,))
    assert centre_on(walk, PLAN).trail == ()
    assert centre_on(walk, first).trail == (PLAN,)
