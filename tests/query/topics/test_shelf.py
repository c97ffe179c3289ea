"""Tasks at hand for topics: where pairs of characters stand, what part of a topic a task holds, its twins."""

import pytest

from graph.store import GraphStore
from ontology.iris import Iri
from query.answers.conditions import condition_of_tasks
from query.topics.shelf import PairPlaces, TopicTask, read_tasks, shelve
from tests.query.samples import open_store

TEXTS = ["改造供水管网", "供水价格", "", "管网", "网改造"]


def make(name: str, heading: str, words: str, doc: str = "plan") -> TopicTask:
    return TopicTask(Iri(f"urn:{name}"), doc, name, heading, words, None)


@pytest.mark.parametrize(
    ("pair", "texts"),
    [("供水", [0, 1]), ("管网", [0, 3]), ("网改", [4]), ("格管", []), ("网供", []), ("𠀀𠀀", [])],
)
def test_a_pair_is_found_in_the_texts_that_hold_it_and_not_across_two(pair: str, texts: list[int]) -> None:
    assert PairPlaces(TEXTS).holding(pair).tolist() == texts


def test_nothing_holds_a_pair_where_there_are_no_texts() -> None:
    assert PairPlaces([]).holding("供水").tolist() == []


def test_what_part_of_a_topic_a_task_holds() -> None:
    tasks = shelve([make("a", "供水管网", "更换管道"), make("b", "水价", "供水收费"), make("c", "", "绿化")])
    pairs = tasks.weigh(["供水管网"])
    said = tasks.cover(pairs, tasks.shelf.texts).tolist()
    assert said[0] == pytest.approx(1)
    assert 0 < said[1] < 1
    assert said[2] == 0
    assert said == pytest.approx([pairs.coverage(task.said) for task in tasks.tasks])


def test_a_row_that_repeats_an_item_comes_with_it() -> None:
    one, two, other = (
        make("a", "水价", "实行阶梯价格"),
        make("b", "水价", "实行阶梯价格"),
        make("c", "水价", ""),
    )
    tasks = shelve([one, other, two])
    assert tasks.with_twins([two]) == [one, two]


def test_the_tasks_of_a_store_are_those_of_its_documents_in_order() -> None:
    store = open_store()
    tasks = read_tasks(store).tasks
    assert [(task.doc, task.id) for task in tasks][:2] == [("songping", "t01"), ("songping", "t02")]
    some = read_tasks(store, [condition_of_tasks([tasks[-1].iri])])
    assert some.tasks == [tasks[-1]]


def test_a_store_that_has_changed_is_read_again() -> None:
    store: GraphStore = open_store()
    before = len(read_tasks(store))
    assert read_tasks(store).shelf is read_tasks(store).shelf
    store.remove(next(graph for graph in store.graphs() if "songping" in graph))
    assert 0 < len(read_tasks(store)) < before
