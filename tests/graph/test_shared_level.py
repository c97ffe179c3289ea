from dataclasses import replace

import pytest

from graph.resolve import read_context, resolve_names
from graph.shared_level import shared_levels
from ontology.model import Assignment, Policy, Role, Span
from tests.factories import make_policy, make_task


def policy_of(*lists: str) -> Policy:
    """Return a policy whose tasks each have one list of bodies, with its places."""
    tasks = []
    for number, names in enumerate(lists, 1):
        place = 100 * number
        assignments = []
        for name in names.split("、"):
            assignments.append(Assignment(name, Role.RESPONSIBLE, (Span(place, place + len(name)),)))
            place += len(name) + 1
        task = make_task(f"t{number:02d}", "加强节水管理。")
        tasks.append(replace(task, assignments=tuple(assignments)))
    return make_policy("通知", *tasks, region="青岚省")


@pytest.mark.parametrize(
    ("lists", "levels"),
    [
        (["省科技厅、财政厅、教育厅"], {"财政厅": "省", "教育厅": "省"}),
        (["省科技厅、望川市人民政府、财政厅"], {}),  # another place stands between
        (["财政厅、省科技厅"], {}),
        (["省科技厅、财政部"], {}),
        (["省科技厅、有关部门"], {}),
        (["省科技厅、财政局", "市水务局、财政局"], {}),  # two levels decide nothing
    ],
)
def test_a_name_takes_the_level_of_the_list_that_it_stands_in(
    lists: list[str], levels: dict[str, str]
) -> None:
    assert shared_levels(policy_of(*lists)) == levels


def test_names_that_do_not_follow_each_other_share_nothing() -> None:
    first, second = policy_of("省科技厅、财政厅").tasks[0].assignments
    apart = replace(second, spans=(Span(900, 903),))
    task = replace(make_task("t01", "加强节水管理。"), assignments=(first, apart))
    assert shared_levels(make_policy("通知", task)) == {}


def test_the_body_is_one_however_it_is_written() -> None:
    policy = policy_of("省科技厅、财政厅", "省财政厅")
    bodies = resolve_names(policy, read_context(policy))
    assert bodies["财政厅"].iri == bodies["省财政厅"].iri
    assert bodies["财政厅"].label == "青岚省财政厅"
