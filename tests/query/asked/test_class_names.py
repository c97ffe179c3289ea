"""A body of the question that documents only name by its class: 民政局, where they write 市、区民政部门."""

from dataclasses import replace
from datetime import date

import pytest

from ontology.iris import agency_iri, document_iri, scoped_agency_iri
from query.asked.class_names import take_as_class
from query.holdings import Holdings
from query.parse import parse
from query.plan import Body, KnownDocument, Part

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


@pytest.mark.parametrize("text", ["民政局要做什么", "云渡方案里，民政局没有参与的任务有哪些"])
def test_no_class_is_meant_without_a_scope_or_where_the_body_is_denied(holdings: Holdings, text: str) -> None:
    known = with_classes(holdings, "yundu")
    question = parse(text, known, date(2021, 5, 10))
    assert take_as_class(question, known) == question


def test_a_body_of_the_place_is_meant_beside_its_class(holdings: Holdings) -> None:
    known = with_classes(holdings, "yundu")
    region, function = "望川市云渡区", "民政局"
    own = Body(
        agency_iri(region, function), region + function, (function,), function, region, (), is_group=False
    )
    known = replace(known, bodies=(own, *known.bodies))
    question = parse("云渡方案里，区民政局要做什么", known, date(2021, 5, 10))
    [party] = take_as_class(question, known).parties
    assert party.bodies[0] == own and len(party.bodies) == 5


def test_the_place_of_one_body_is_that_of_the_other(holdings: Holdings) -> None:
    known = with_classes(holdings, "yundu")
    question = parse("云渡区公安局会同民政局做什么", known, date(2021, 5, 10))
    names = [[body.name for body in party.bodies] for party in take_as_class(question, known).parties]
    assert names[0] == ["公安机关"]
    assert names[1][0] == "民政部门"


def test_each_of_two_bodies_is_looked_for_in_its_own_place(holdings: Holdings) -> None:
    known = with_classes(holdings, "yundu")
    question = parse("云渡区公安局和松坪县公安局做什么", known, date(2021, 5, 10))
    names = [[body.name for body in party.bodies] for party in take_as_class(question, known).parties]
    assert "公安机关" not in names[-1]


def test_a_class_is_a_body_of_the_whole_country_where_the_document_is(holdings: Holdings) -> None:
    name = "财政部"
    ministry = Body(agency_iri("", name), name, (name,), name, "", ("财政",), is_group=False)
    known = replace(holdings, bodies=(*holdings.bodies, ministry))
    plan = KnownDocument(document_iri("plan"), "plan", "粮食应急预案", "", "", None, (), ())
    question = parse("财政部门做什么", known, date(2021, 5, 10))
    question = replace(question, scope=replace(question.scope, parts=(Part(plan),)))
    [party] = take_as_class(question, known).parties
    assert [body.name for body in party.bodies][-1] == name
