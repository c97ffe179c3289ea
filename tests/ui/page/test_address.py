from datetime import date

import pytest

from ontology.errors import QueryError
from ontology.iris import make
from ontology.model import Role, TaskKind
from query.views.filters import Filter
from query.views.neighbours import Kind
from query.views.scope import Scope
from query.views.sieve import Sieve
from query.views.standing import Status
from query.views.timeline import Years
from query.views.walk import ask_more, open_node, start_walk, with_kinds
from ui.page import ask_address, matrix_fields, timeline
from ui.page.address import View, read_view, write_view
from ui.page.walk_address import read_walk, write_walk

TODAY = date(2026, 6, 1)
FULL = Filter(
    date(2026, 5, 1),
    agencies=("市水务局", "A&B=局"),
    roles=(Role.LEAD, Role.RESPONSIBLE),
    regions=("望川市",),
    docs=("01_plan",),
    kinds=(TaskKind.ROW,),
    statuses=(Status.SOON, Status.NONE),
    due_from=date(2026, 1, 1),
    due_to=date(2026, 12, 31),
    has_threshold=True,
    no_lead=True,
    text="节水 学校",
    counts_all=True,
)


@pytest.mark.parametrize("view", [View(Filter(TODAY)), View(FULL), View(FULL, 3)])
def test_an_address_opens_the_same_view(view: View) -> None:
    assert read_view(write_view("ledger", view, TODAY), TODAY) == view


@pytest.mark.parametrize(
    ("scope", "sieve", "view"),
    [
        (Scope(on=date.today()), Sieve(), matrix_fields.GRID),
        (Scope("01_plan", "望川市", "A&B=局", date.today()), Sieve((Role.LEAD,)), matrix_fields.LOADS),
        (
            Scope("01_plan", on=date.today()),
            Sieve((), ("望川市", "全国"), ("水利",), "节水 学校"),
            matrix_fields.PAIRS,
        ),
    ],
)
def test_an_address_opens_the_same_matrix(scope: Scope, sieve: Sieve, view: str) -> None:
    wanted = matrix_fields.Wanted(scope, sieve, view)
    assert matrix_fields.read_wanted(matrix_fields.write_wanted(wanted)) == wanted


@pytest.mark.parametrize("years", [Years(), Years(2025), Years(None, 2026), Years(2025, 2026)])
def test_an_address_opens_the_same_timeline(years: Years) -> None:
    wanted = timeline.Wanted(Filter(date(2026, 5, 1), agencies=("市水务局",), regions=("望川市",)), years)
    assert timeline.read_wanted(timeline.write_wanted(wanted, TODAY), TODAY) == wanted


def test_an_address_asks_the_same_questions() -> None:
    first = ask_address.Asking("财政局配合哪些任务？", {"财政局": "A&B＝局"})
    wanted = ask_address.Wanted((first, ask_address.Asking("牵头的呢？")), TODAY, count_all=True)
    for one in (ask_address.Wanted(), ask_address.Wanted((first,)), wanted):
        assert ask_address.read_wanted(ask_address.write_wanted(one)) == one


def test_the_timeline_begins_with_this_year_where_something_is_to_come() -> None:
    assert timeline.first_year([date(2024, 1, 1), TODAY], TODAY) == 2026
    assert timeline.first_year([date(2024, 1, 1), date(2026, 5, 31)], TODAY) is None


def test_an_address_opens_the_same_walk() -> None:
    body, plan = make("agency", "望川市", "水务"), make("doc", "节水 方案")
    walk = ask_more(open_node(start_walk(body), plan), body, Kind.TASK)
    for one in (start_walk(plan), walk, with_kinds(walk, frozenset((Kind.TASK, Kind.BODY)))):
        assert read_walk(write_walk(one)) == one
    assert read_walk("tab=graph") is None


def test_what_is_not_set_is_left_out_and_so_is_today() -> None:
    assert write_view("ledger", View(Filter(TODAY)), TODAY) == "tab=ledger"
    assert read_view("tab=ledger&theme=dark", TODAY) == View(Filter(TODAY))


@pytest.mark.parametrize("query", ["on=昨天", "from=2026-13-01", "status=done", "role=boss"])
def test_a_broken_link_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        read_view(query, TODAY)


@pytest.mark.parametrize("query", ["view=pie", "role=boss"])
def test_a_broken_link_to_a_matrix_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        matrix_fields.read_wanted(query)


@pytest.mark.parametrize("query", ["since=今年", "until=99999", "on=昨天"])
def test_a_broken_link_to_a_timeline_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        timeline.read_wanted(query, TODAY)


@pytest.mark.parametrize("query", ["node=", "node=agency", "node=part/x", "node=doc/a&more=x/doc/a"])
def test_a_broken_link_to_a_walk_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        read_walk(f"{query}&at=agency//")
