"""A small matrix for the tests of its renderings: a stated and an inferred part, a text like a formula."""

from ontology.model import Role, Span
from query.views.cells import NATION, MatrixAgency, Part
from query.views.matrix import Matrix, MatrixRow

WATER = MatrixAgency("a:water", "望川市水务局", "市水务局", "望川市", ("水利",))
BUREAU = MatrixAgency("a:bureau", "水利部", "水利部", NATION, ("水利",))
MONEY = MatrixAgency("a:money", "望川市财政局", "市财政局", "望川市", ("财政",))


def row(number: str, title: str | None, text: str, **parts: Part) -> MatrixRow:
    """Return a task of the plan, 改造管网 and the like."""
    by_iri = {f"a:{agency}": part for agency, part in parts.items()}
    return MatrixRow(
        "plan", "节水方案", number, title, text, "二、任务/（一）管网", ("2025年底前",), by_iri, (Span(0, 4),)
    )


MATRIX = Matrix(
    (WATER, BUREAU, MONEY),
    (
        row(
            "t01",
            "改造管网",
            "改造老旧管网。",
            water=Part(Role.LEAD, "first-named-leads", (Span(8, 12),)),
            money=Part(Role.COOPERATE, None, (Span(13, 17),)),
        ),
        row("t02", None, "=1+1 是公式吗|\x07", water=Part(Role.RESPONSIBLE), bureau=Part(Role.LEAD)),
    ),
)
