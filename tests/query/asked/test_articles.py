"""Items that a question names by their number; one that cannot be found is said not to be understood."""

from datetime import date

import pytest

from ontology.iris import document_iri
from query.asked.articles import find_article
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
