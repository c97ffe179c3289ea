"""A topic that no task has but that documents are about: their tasks."""

from dataclasses import replace
from datetime import date

import pytest

from query.asked.scope import take_as_subject
from query.holdings import Holdings
from query.parse import parse

TODAY = date(2021, 5, 10)


def test_a_topic_may_be_what_documents_are_about(holdings: Holdings) -> None:
    title = holdings.documents[0].title
    question = replace(parse("有哪些任务", holdings, TODAY), topic=(title[-8:-2],))
    taken = take_as_subject(question, holdings)
    assert taken.topic == ()
    assert holdings.documents[0] in [part.document for part in taken.scope.parts]


@pytest.mark.parametrize("topic", [("甲乙",), ("不在任何题名里的事",), ("供水管网", "水价改革"), ()])
def test_other_topics_stay(holdings: Holdings, topic: tuple[str, ...]) -> None:
    question = replace(parse("有哪些任务", holdings, TODAY), topic=topic)
    assert take_as_subject(question, holdings) is question
