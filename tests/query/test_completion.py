"""What the editor of queries can complete."""

from query.completion import list_suggestions
from tests.query.samples import open_store


def test_our_terms_come_with_their_chinese_labels() -> None:
    found = {one.text: one.meaning for one in list_suggestions(open_store())}
    assert found["zt:Task"] == "任务"
    assert found["zt:Assignment"] == "分工"


def test_terms_that_the_graph_uses_and_prefixes_and_words_are_there() -> None:
    found = [one.text for one in list_suggestions(open_store())]
    assert {"skos:prefLabel", "dcterms:title", "zt:", "SELECT"} <= set(found)
    assert found == sorted(set(found))
