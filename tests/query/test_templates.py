"""The query templates: each can be read by the engine and uses only terms that are defined."""

import re
from pathlib import Path

import pytest

from graph.store import GraphStore
from ontology.iris import Iri
from ontology.prefixes import PREFIXES
from query.answers.conditions import condition_of_tasks
from query.sparql import FOLDER, MANY, build, load, when, write_term
from query.topics.shelf import read_tasks
from tests.query.samples import open_store

POLICY = Path(__file__).resolve().parents[2] / "ontology" / "policy.ttl"
TEMPLATES = sorted(path.stem for path in FOLDER.glob("*.rq"))
OURS = sorted(name for name in TEMPLATES if name.startswith(("find_", "where_", "held_", "count_", "most_")))

# a document is in force on a day or in one of the other states; tests/query/answers/test_states.py has it
STATES = ("where_in_force", "where_ended", "where_replaced", "where_pending")


@pytest.mark.parametrize("name", OURS)
def test_a_template_can_be_read(name: str) -> None:
    text = load(name).replace("$where", "").replace("$roles", "").replace("GROUP BY $values", "")
    with GraphStore.open(None) as store:
        assert store.select(text.replace("$values", "")) is not None


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_defined_terms(name: str) -> None:
    defined = set(re.findall(r"(?m)^zt:(\w+)", POLICY.read_text(encoding="utf-8")))
    text = (FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    assert set(re.findall(r"\bzt:(\w+)", text)) <= defined
    assert set(re.findall(r"\b([a-z]+):\w+", re.sub(r"<[^>]*>|\"[^\"]*\"", "", text))) <= set(PREFIXES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_in_chinese_what_it_finds(name: str) -> None:
    first = (FOLDER / f"{name}.rq").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# .*[\u4e00-\u9fff]", first)


@pytest.mark.parametrize("name", [name for name in OURS if name not in STATES])
def test_what_is_in_force_is_said_in_its_own_conditions(name: str) -> None:
    assert not re.search(r"isReplacedBy|in_force", load(name))


def test_values_are_bound_and_never_part_of_the_text() -> None:
    evil = '") } DROP ALL #'
    query = build("find_documents", [when("cites_title", words=evil)])
    assert evil not in query.text
    assert list(query.values.values()) == [evil]
    with GraphStore.open(None) as store:
        assert query.run(store) == []
        assert store.select(query.shown()) == []


def test_a_condition_used_twice_keeps_its_variables_apart() -> None:
    one, other = Iri("http://example.org/a"), Iri("http://example.org/b")
    query = build("find_tasks", [when("party_any", agency=one), when("party_any", agency=other)])
    assert len(set(re.findall(r"\?assignment_\d+", query.text))) == 2


def test_many_resources_are_listed_and_give_what_each_gives() -> None:
    store = open_store()
    tasks = [task.iri for task in read_tasks(store).tasks]
    assert len(tasks) >= MANY
    found = build("find_tasks", [condition_of_tasks(tasks)])
    assert not found.values
    each = [row for task in tasks for row in build("find_tasks", [condition_of_tasks([task])]).run(store)]
    assert {row["task"] for row in found.run(store)} == {row["task"] for row in each} == set(tasks)
    assert store.select(found.shown()) == found.run(store)


def test_what_is_no_resource_is_not_listed() -> None:
    evil = [Iri(f"http://example.org/{number}> }} DROP ALL #") for number in range(MANY)]
    with pytest.raises(ValueError, match="not an IRI"):
        build("find_tasks", [condition_of_tasks(evil)])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Iri("http://example.org/a"), "<http://example.org/a>"),
        ('a"b\\c\nd', '"a\\"b\\\\c\\nd"'),
        (3, "3"),
        (True, "true"),
    ],
)
def test_terms_are_written_as_sparql_reads_them(value: Iri | str | int | bool, written: str) -> None:
    assert write_term(value) == written
