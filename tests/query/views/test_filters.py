from dataclasses import replace
from datetime import date

import pytest

from graph.store import GraphStore
from ontology.errors import QueryError
from ontology.model import Role, TaskKind
from query.views.filters import Filter, Listing, list_tasks
from query.views.standing import Status
from tests.query.ledgers import DAY, open_ledger

EVERYTHING = Filter(DAY, counts_all=True)
ORDER = ["w01", "f01", "w02", "w03", "w08", "w04", "w05", "w06", "w07", "w09"]


@pytest.fixture(scope="module")
def store() -> GraphStore:
    return open_ledger()


def ids(listing: Listing) -> list[str]:
    return [f"{row.entry.doc[0]}{row.entry.task.id[1:]}" for row in listing.rows]


def test_all_are_sorted_by_limit_and_those_without_come_last_as_documents_have_them(
    store: GraphStore,
) -> None:
    assert ids(list_tasks(store, EVERYTHING)) == ORDER


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"agencies": ("市水务局",)}, "w01 w03 w04 w06"),
        ({"agencies": ("水利局",)}, "f01"),
        ({"agencies": ("市水务局", "市教育局"), "roles": (Role.LEAD,)}, "w01 w02 w03 w08 w06"),
        ({"agencies": ("市财政局",), "roles": (Role.LEAD,)}, ""),
        ({"roles": (Role.COOPERATE, Role.RESPONSIBLE)}, "w01 w04 w09"),
        ({"regions": ("云渡区",)}, "f01"),
        ({"regions": ("望川市",)}, "w01 f01 w02 w03 w08 w04 w05 w06 w07 w09"),
        ({"docs": ("flood",)}, "f01"),
        ({"kinds": (TaskKind.ROW,)}, ""),
        ({"due_from": date(2026, 6, 15), "due_to": date(2026, 7, 1)}, "f01 w02"),
        ({"due_to": date(2025, 12, 31)}, "w01"),
        ({"due_from": date(2026, 7, 2)}, "w03 w08"),
        ({"has_threshold": True}, "w09"),
        ({"no_lead": True}, "w04 w05 w09"),
        ({"text": "节水 学校"}, "w02"),
        ({"text": "望川市教育局"}, "w02 w08"),
        ({"statuses": (Status.OVERDUE,)}, "w01 w08"),
        ({"statuses": (Status.SOON,)}, "f01 w02"),
        ({"statuses": (Status.LATER, Status.ONGOING)}, "w03 w08 w05"),
        ({"statuses": (Status.NONE,)}, "w09"),
        ({"statuses": (Status.UNDATED,), "roles": (Role.LEAD,), "text": "泵站"}, "w06"),
    ],
)
def test_conditions_combine(store: GraphStore, wanted: dict[str, object], found: str) -> None:
    assert ids(list_tasks(store, replace(EVERYTHING, **wanted))) == found.split()  # type: ignore[arg-type]


def test_a_task_is_sorted_by_the_limit_that_is_asked_for(store: GraphStore) -> None:
    overdue = list_tasks(store, replace(EVERYTHING, statuses=(Status.OVERDUE,)))
    assert [row.day for row in overdue.rows] == [date(2025, 12, 31), date(2026, 5, 31)]


def test_counts_are_those_of_the_other_conditions(store: GraphStore) -> None:
    listing = list_tasks(store, replace(EVERYTHING, statuses=(Status.SOON,)))
    assert listing.total == 10
    assert listing.counts == {
        Status.OVERDUE: 2,
        Status.SOON: 2,
        Status.LATER: 2,
        Status.RECURRING: 1,
        Status.ONGOING: 1,
        Status.UNDATED: 1,
        Status.PARTS: 1,
        Status.NONE: 1,
    }


def test_documents_not_in_force_are_left_out_and_said(store: GraphStore) -> None:
    listing = list_tasks(store, Filter(DAY), remedy="勾选可以计入")
    assert listing.total == 9 and "f01" not in ids(listing)
    assert listing.note == (
        "另有1份文件在2026-06-01不在有效期内，没有计入：《云渡区防汛方案》（有效期至2025-12-31，1项任务）；勾选可以计入。"
    )
    assert not list_tasks(store, Filter(date(2025, 6, 1))).note


def test_a_document_that_is_named_is_shown_with_a_warning(store: GraphStore) -> None:
    listing = list_tasks(store, Filter(DAY, docs=("flood",)))
    assert ids(listing) == ["f01"]
    assert listing.note.startswith("注意：《云渡区防汛方案》")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"agencies": ("市海洋局",)}, "库里没有“市海洋局”这个单位"),
        ({"docs": ("无",)}, "没有名为“无”的文件"),
        ({"regions": ("松坪县",)}, "没有地区“松坪县”的任务"),
    ],
)
def test_what_is_not_held_is_refused(store: GraphStore, wanted: dict[str, object], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        list_tasks(store, replace(EVERYTHING, **wanted))  # type: ignore[arg-type]
