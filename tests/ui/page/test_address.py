from datetime import date

import pytest

from ontology.errors import QueryError
from ontology.model import Role, TaskKind
from query.views.filters import Filter
from query.views.standing import Status
from ui.page.address import View, read_view, write_view

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


def test_what_is_not_set_is_left_out_and_so_is_today() -> None:
    assert write_view("ledger", View(Filter(TODAY)), TODAY) == "tab=ledger"
    assert read_view("tab=ledger&theme=dark", TODAY) == View(Filter(TODAY))


@pytest.mark.parametrize("query", ["on=昨天", "from=2026-13-01", "status=done", "role=boss"])
def test_a_broken_link_is_said(query: str) -> None:
    with pytest.raises(QueryError):
        read_view(query, TODAY)
