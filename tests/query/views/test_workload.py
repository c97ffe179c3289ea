from ontology.model import Role
from query.views.cells import MatrixAgency, Part
from query.views.matrix import Matrix, MatrixRow
from query.views.workload import find_pairs, measure_loads

AGENCIES = tuple(MatrixAgency(f"a:{name}", name, name) for name in ("水利局", "财政局", "教育局", "档案局"))
LEAD, COOPERATE = Part(Role.LEAD), Part(Role.COOPERATE, "first-named-leads")


def row(*parts: tuple[str, Part]) -> MatrixRow:
    return MatrixRow(
        "plan", "方案", "t", None, "办。", "", (), {f"a:{name}": part for name, part in parts}, ()
    )


MATRIX = Matrix(
    AGENCIES,
    (
        row(("水利局", LEAD), ("财政局", COOPERATE)),
        row(("财政局", LEAD), ("水利局", COOPERATE), ("教育局", COOPERATE)),
        row(("财政局", COOPERATE)),
        row(),
    ),
)


def test_the_busiest_body_is_first_with_its_tasks_by_role() -> None:
    loads = measure_loads(MATRIX)
    assert [(load.agency.name, load.total, load.inferred) for load in loads] == [
        ("财政局", 3, 2),
        ("水利局", 2, 1),
        ("教育局", 1, 1),
        ("档案局", 0, 0),
    ]
    assert loads[0].tasks == {Role.LEAD: 1, Role.COOPERATE: 2, Role.RESPONSIBLE: 0}


def test_bodies_that_share_tasks_are_pairs_those_with_most_first() -> None:
    assert [(pair.one.name, pair.other.name, pair.tasks) for pair in find_pairs(MATRIX)] == [
        ("财政局", "水利局", 2),
        ("财政局", "教育局", 1),
        ("水利局", "教育局", 1),
    ]


def test_nobody_works_with_anybody_in_an_empty_matrix() -> None:
    assert not find_pairs(Matrix((), ()))
    assert not measure_loads(Matrix((), ()))
