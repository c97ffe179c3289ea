import pytest

from ontology.model import Role
from query.views.cells import NATION, MatrixAgency, Part
from query.views.matrix import Matrix, MatrixRow
from query.views.sieve import NO_SECTOR, Sieve, list_places, list_sectors, sift

WATER = MatrixAgency("a:w", "望川市水务局", "市水务局", "望川市", ("水利",))
MONEY = MatrixAgency("a:m", "望川市财政局", "市财政局", "望川市", ("财政",))
MINISTRY = MatrixAgency("a:n", "水利部", "水利部", NATION, ("水利",))
OTHER = MatrixAgency("a:o", "望川市志愿者协会", "志愿者协会", "望川市")


def row(number: str, text: str, path: str = "", when: str = "", **roles: Role) -> MatrixRow:
    parts = {f"a:{agency}": Part(role) for agency, role in roles.items()}
    return MatrixRow("plan", "方案", number, None, text, path, (when,) if when else (), parts, ())


MATRIX = Matrix(
    (WATER, MONEY, MINISTRY, OTHER),
    (
        row("t01", "改造供水管网。", "一、任务", "2025年底前", w=Role.LEAD, m=Role.COOPERATE),
        row("t02", "保障经费。", m=Role.LEAD),
        row("t03", "指导各地节水。", n=Role.RESPONSIBLE, o=Role.COOPERATE),
        row("t04", "没有单位的一项。"),
    ),
)


@pytest.mark.parametrize(
    ("sieve", "tasks", "bodies"),
    [
        (Sieve(), ["t01", "t02", "t03", "t04"], ["市水务局", "市财政局", "水利部", "志愿者协会"]),
        (Sieve(roles=(Role.LEAD,)), ["t01", "t02"], ["市水务局", "市财政局"]),
        (Sieve(places=(NATION,)), ["t03"], ["水利部"]),
        (Sieve(sectors=("水利",)), ["t01", "t03"], ["市水务局", "水利部"]),
        (Sieve(sectors=("水利",), places=("望川市",)), ["t01"], ["市水务局"]),
        (Sieve(sectors=(NO_SECTOR,)), ["t03"], ["志愿者协会"]),
        (Sieve(words="管网"), ["t01"], ["市水务局", "市财政局"]),
        (Sieve(words="任务 2025"), ["t01"], ["市水务局", "市财政局"]),
        (Sieve(words="没有单位"), ["t04"], []),
        (Sieve(roles=(Role.RESPONSIBLE,), words="管网"), [], []),
    ],
)
def test_filters_combine(sieve: Sieve, tasks: list[str], bodies: list[str]) -> None:
    found = sift(MATRIX, sieve)
    assert [row.id for row in found.rows] == tasks
    assert [agency.label for agency in found.agencies] == bodies


def test_a_part_in_another_role_is_not_shown() -> None:
    assert set(sift(MATRIX, Sieve(roles=(Role.LEAD,))).rows[0].parts) == {"a:w"}


def test_what_can_be_chosen_is_what_the_bodies_are() -> None:
    assert list_places(MATRIX) == ["望川市", NATION]
    assert list_sectors(MATRIX) == ["水利", "财政", NO_SECTOR]
