"""Items that a question names by their number; one that cannot be found is said not to be understood."""

from datetime import date

import pytest

from ontology.iris import document_iri
from query.asked.articles import find_article, find_chapter
from query.asked.reading import Reading
from query.holdings import Holdings
from query.parse import parse
from query.plan import KnownDocument, Part, Reason

PATHS = (
    "一、支持生产/1．延期交费",
    "一、支持生产/2．减免租金",
    "二、保障供应/3.稳定物价",
    "二、保障供应/3.稳定物价/（1）巡查",
)
PLAN = KnownDocument(document_iri("plan"), "plan", "若干措施", "", "望川市", None, (), PATHS)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("第2条谁负责", "一、支持生产/2．减免租金"),
        ("第三条里谁牵头", "二、保障供应/3.稳定物价"),
        ("第9条谁负责", None),
        ("第二条线路谁负责", None),
    ],
)
def test_an_item_is_found_by_its_number(words: str, path: str | None) -> None:
    found = find_article(Reading(words), [Part(PLAN)], [])
    assert [part.path for part in found] == ([path] if path else [])


def test_a_number_that_two_documents_have_names_none() -> None:
    other = KnownDocument(document_iri("other"), "other", "意见", "", "望川市", None, (), PATHS)
    assert find_article(Reading("第2条谁负责"), [Part(PLAN), Part(other)], []) == []


def test_an_article_that_is_not_found_is_no_condition_dropped(holdings: Holdings) -> None:
    assert parse("云渡方案第五十条谁负责", holdings, date(2021, 5, 10)).reason is Reason.UNCLEAR


REGULATION = (
    "第一章 总则\n第一条 为了节水，制定本条例。\n第二条 市水务部门负责第三条规定的事。\n"
    "　　第三条 学校应当检漏。\n"
)


@pytest.mark.parametrize(
    ("words", "said"), [("第二条谁负责", "第二条 市水务"), ("第三条谁负责", "　　第三条 学校")]
)
def test_an_article_without_a_heading_is_found_in_the_text(words: str, said: str) -> None:
    bare = KnownDocument(document_iri("bare"), "bare", "节水条例", "", "望川市", None, (), ())
    [part] = find_article(Reading(words), [Part(bare)], [], lambda name: REGULATION)
    assert part.span and REGULATION[slice(*part.span)].startswith(said)


def test_an_article_that_no_text_has_is_not_found() -> None:
    bare = KnownDocument(document_iri("bare"), "bare", "节水条例", "", "望川市", None, (), ())
    assert find_article(Reading("第九条谁负责"), [Part(bare)], [], lambda name: REGULATION) == []


@pytest.mark.parametrize(
    ("words", "path", "left"),
    [
        ("第二部分里谁牵头", "二、保障供应", "谁牵头"),
        ("第二部分供应里谁牵头", "二、保障供应", "谁牵头"),
        ("第一大块支持生产谁牵头", "一、支持生产", "谁牵头"),
        ("第五部分谁牵头", None, "第五部分谁牵头"),
    ],
)
def test_a_chapter_is_found_by_its_number(words: str, path: str | None, left: str) -> None:
    reading = Reading(words)
    found = find_chapter(reading, [Part(PLAN)], [])
    assert [part.path for part in found] == ([path] if path else [])
    assert reading.left.replace("\n", "") == left
