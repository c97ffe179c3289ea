import pytest

from graph.store import GraphStore
from query.holdings import Holdings
from query.views.neighbours import name_node
from query.views.starts import find_starts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云渡区水利局", ["望川市云渡区水利局"]),
        ("区水利局", ["望川市云渡区水利局"]),
        ("云渡府办发〔2021〕5号", ["望川市云渡区节约用水工作方案"]),
        ("《望川市松坪县防汛工作方案》", ["望川市松坪县防汛工作方案"]),
        ("云渡区", ["望川市云渡区"]),
        ("机关事务", ["望川市云渡区机关事务中心"]),
        ("没有这样的名称", []),
        ("  ", []),
    ],
)
def test_what_a_few_words_name(
    small_store: GraphStore, holdings: Holdings, text: str, names: list[str]
) -> None:
    assert [name_node(small_store, node) for node in find_starts(text, holdings)] == names


def test_a_class_of_bodies_offers_each(small_store: GraphStore, holdings: Holdings) -> None:
    found = {name_node(small_store, node) for node in find_starts("财政部门", holdings)}
    assert found == {"望川市云渡区财政局", "望川市松坪县财政局"}
