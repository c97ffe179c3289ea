import pytest

from ontology.errors import QueryError
from query.asked.named import find_named
from query.holdings import read_holdings
from tests.query.ledgers import open_ledger

HOLDINGS = read_holdings(open_ledger())
NAMES = {body.iri: body.name for body in HOLDINGS.bodies}


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("望川市水务局", {"望川市水务局"}),
        ("市水务局", {"望川市水务局"}),
        ("云渡水利局", {"望川市云渡区水利局"}),
        ("水务", {"望川市水务局"}),
        ("教育", {"望川市教育局"}),
        (" 市财政局 ", {"望川市财政局"}),
    ],
)
def test_a_body_is_found_by_any_name(said: str, bodies: set[str]) -> None:
    assert {NAMES[iri] for iri in find_named([said], HOLDINGS)} == bodies


def test_several_names_mean_all_of_their_bodies() -> None:
    assert len(find_named(["市水务局", "市教育局", ""], HOLDINGS)) == 2


def test_an_unknown_body_is_refused_by_its_name() -> None:
    with pytest.raises(QueryError, match="库里没有“市海洋局”这个单位"):
        find_named(["市水务局", "市海洋局"], HOLDINGS)
