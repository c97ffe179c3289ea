import pytest

from graph.store import GraphStore
from query.views.catalogue import find_document
from tests.factories import enter, make_policy


@pytest.mark.parametrize(
    ("region", "place"),
    [
        ("武隆区", "重庆市武隆区（500156）"),
        ("朝阳区", "朝阳区（代码可能是110105、220104）"),
        ("望川市云渡区", "望川市云渡区"),
        (None, ""),
    ],
)
def test_a_place_is_shown_with_the_codes_that_are_known(region: str | None, place: str) -> None:
    with GraphStore.open(None) as store:
        enter(store, make_policy("方案", region=region))
        assert find_document(store, "方案").place == place
