"""A body of the question that documents only name by its class: 民政局, where they write 市、区民政部门."""

from dataclasses import replace
from datetime import date

import pytest

from ontology.iris import scoped_agency_iri
from query.class_names import take_as_class
from query.holdings import Holdings
from query.parse import parse
from query.plan import Body

CLASSES = {
    "民政部门": ("民政",),
    "区民政部门": ("民政",),
    "市、区民政部门": ("民政",),
    "民政、司法等部门": ("民政", "司法"),
    "公安机关": ("公安",),
    "司法工作机构": ("司法",),
}


def with_classes(holdings: Holdings, document: str) -> Holdings:
    written = tuple(
        Body(scoped_agency_iri(document, name), name, (name,), name, "望川市云渡区", sectors, is_group=True)
        for name, sectors in CLASSES.items()
    )
    return replace(holdings, bodies=(*holdings.bodies, *written))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云渡方案里，民政局要做什么", ["民政部门", "区民政部门", "市、区民政部门", "民政、司法等部门"]),
        ("云渡方案里，市民政局要做什么", ["民政部门", "市、区民政部门", "民政、司法等部门"]),
        ("云渡区民政局要做什么", ["民政部门", "区民政部门", "市、区民政部门", "民政、司法等部门"]),
        ("云渡方案里，公安局配合哪些", ["公安机关"]),
        ("云渡方案里，司法局配合哪些", ["民政、司法等部门"]),
        ("云渡方案里，民政系统有哪些任务", ["民政部门", "区民政部门", "市、区民政部门", "民政、司法等部门"]),
    ],
)
def test_a_body_means_the_classes_of_its_work_in_the_document(
    holdings: Holdings, text: str, expected: list[str]
) -> None:
    known = with_classes(holdings, "yundu")
    [party] = take_as_class(parse(text, known, date(2021, 5, 10)), known).parties
    assert [body.name for body in party.bodies] == expected


@pytest.mark.parametrize(
    "text", ["松坪方案里，民政局要做什么", "云渡方案里，审计局要做什么", "松坪县民政局要做什么"]
)
def test_a_class_of_another_document_or_work_is_not_meant(holdings: Holdings, text: str) -> None:
    known = with_classes(holdings, "yundu")
    question = parse(text, known, date(2021, 5, 10))
    assert take_as_class(question, known) == question
