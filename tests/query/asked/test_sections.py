"""Sections by how their headings begin."""

import pytest

from ontology.iris import document_iri
from query.asked.sections import Sections
from query.plan import KnownDocument


def known(name: str, *paths: str) -> KnownDocument:
    return KnownDocument(document_iri(name), name, "", "", "", None, (), paths)


PLAN = known("plan", "二、进度安排(2021年)/(一)进度安排表", "一、工作目标", "二、进度安排(2021年)")
NOTICE = known("notice", "一、“进度”安排", "二、保障措施/1.组织保障")
SECTIONS = Sections((PLAN, NOTICE))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("进度安排", {PLAN.iri: ["二、进度安排(2021年)", PLAN.paths[0]], NOTICE.iri: ["一、“进度”安排"]}),
        ("进度安排表", {PLAN.iri: [PLAN.paths[0]]}),
        ("组织保障", {NOTICE.iri: ["二、保障措施/1.组织保障"]}),
        ("度安排", {}),
        ("验收", {}),
    ],
)
def test_a_beginning_finds_the_paths_in_the_order_of_each_document(
    name: str, found: dict[str, list[str]]
) -> None:
    assert SECTIONS.beginning(name) == found
