"""From when and until when documents are in force, in the terms of ELI."""

from datetime import date

from graph.ingest import remove_document
from graph.read import read_policy
from graph.store import GraphStore
from ontology.codec import read_policy as load_policy
from ontology.codec import write_policy
from tests.factories import enter, make_policy, make_source, make_task

DATES = """SELECT ?name ?first ?last {
  ?document zt:name ?name
  OPTIONAL { ?document eli:first_date_entry_in_force ?first }
  OPTIONAL { ?document eli:date_no_longer_in_force ?last }
} ORDER BY ?name ?last"""
OLD = make_policy("old", make_task("t01", "改造管网。"), title="望川市节约用水办法", day=date(2015, 3, 1))
NEW = make_policy(
    "new",
    make_task("t01", "改造管网。"),
    title="望川市节约用水条例",
    day=date(2023, 5, 20),
    since=date(2023, 7, 1),
    until=date(2028, 6, 30),
    repeals=["望川市节约用水办法"],
)


def test_a_document_without_a_stated_day_begins_with_its_date_and_ends_when_repealed() -> None:
    with GraphStore.open(None) as store:
        enter(store, OLD, NEW)
        assert [(row["name"], row["first"], row["last"]) for row in store.select(DATES)] == [
            ("new", date(2023, 7, 1), date(2028, 6, 30)),
            ("old", date(2015, 3, 1), date(2023, 6, 30)),
        ]


def test_an_own_end_and_a_repeal_both_stand() -> None:
    with GraphStore.open(None) as store:
        ending = make_policy(
            "old",
            make_task("t01", "改造管网。"),
            title="望川市节约用水办法",
            day=date(2015, 3, 1),
            until=date(2020, 2, 29),
        )
        enter(store, ending, NEW)
        lasts = [row["last"] for row in store.select(DATES) if row["name"] == "old"]
        assert lasts == [date(2020, 2, 29), date(2023, 6, 30)]


def test_without_the_repealing_document_nothing_is_left_of_the_repeal() -> None:
    with GraphStore.open(None) as store, GraphStore.open(None) as other:
        enter(store, OLD, NEW)
        remove_document(store, "new")
        enter(other, OLD)
        assert store.dump("nq") == other.dump("nq")


def test_validity_is_read_back_with_its_place_and_rule() -> None:
    with GraphStore.open(None) as store:
        enter(store, NEW)
        source = make_source(NEW)
        assert read_policy(store, "new") == source.policy


def test_validity_is_json_and_back() -> None:
    policy = make_source(NEW).policy
    data = write_policy(policy)
    assert (data["in_force_from"], data["in_force_until"]) == ("2023-07-01", "2028-06-30")
    assert load_policy(data) == policy
    for key in ("in_force_from", "in_force_until"):
        del data[key]
    assert load_policy(data).in_force_until is None
