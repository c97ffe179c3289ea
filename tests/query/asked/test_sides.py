"""Places and documents that a question compares."""

from datetime import date

import pytest

from ontology.iris import document_iri
from query.asked.documents import find_numbers
from query.asked.reading import Reading
from query.holdings import Holdings
from query.parse import parse
from query.plan import Act, AnswerKind, Feature, KnownDocument

TODAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("text", "kind", "act", "sides"),
    [
        ("云渡和松坪哪个的任务多", AnswerKind.DOCUMENTS, Act.MORE, ["云渡", "松坪"]),
        ("云渡跟松坪哪个县任务最少", AnswerKind.DOCUMENTS, Act.LESS, ["云渡", "松坪"]),
        ("松坪的任务比云渡多吗", AnswerKind.BOOLEAN, Act.MORE, ["松坪", "云渡"]),
        ("云渡和松坪的任务一样多吗", AnswerKind.BOOLEAN, Act.EQUAL, ["云渡", "松坪"]),
        ("云渡和松坪有哪些任务", AnswerKind.TASKS, Act.LIST, []),
        ("云渡的任务多吗", AnswerKind.BOOLEAN, Act.EXISTS, []),
    ],
)
def test_sides(holdings: Holdings, text: str, kind: AnswerKind, act: Act, sides: list[str]) -> None:
    question = parse(text, holdings, TODAY)
    assert (question.kind, question.act) == (kind, act)
    assert [side.place or side.mention for side in question.sides] == sides


def test_tasks_with_a_time_limit_are_compared_as_such(holdings: Holdings) -> None:
    assert parse("云渡和松坪哪个的时限任务多", holdings, TODAY).has == (Feature.DEADLINE,)


NUMBERS = ("望府发〔2021〕3号", "望府办〔2022〕7号", "望府办〔2023〕9号")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("望府发〔2021〕3号和望府办〔2022〕7号哪个任务多", NUMBERS[:2]),
        ("望府发〔2021〕3号、望府办〔2022〕7号以及望府办〔2023〕9号", NUMBERS),
        ("望府发〔2021〕3号引用了望府办〔2022〕7号吗", NUMBERS[:1]),
        ("望府发〔2021〕3号和市府函〔2001〕1号", NUMBERS[:1]),
    ],
)
def test_numbers_that_are_joined_are_all_meant(words: str, found: tuple[str, ...]) -> None:
    documents = tuple(
        KnownDocument(document_iri(number), number, f"办法{number}", number, "望川市", None, (), ())
        for number in NUMBERS
    )
    parts, first = find_numbers(Reading(words), Holdings((), documents))
    assert (tuple(part.document.number for part in parts), first) == (found, NUMBERS[0])
