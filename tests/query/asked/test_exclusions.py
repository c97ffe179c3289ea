"""Topics that a question leaves out."""

from datetime import date

import pytest

from query.asked.exclusions import find_excluded
from query.asked.reading import Reading
from query.holdings import Holdings
from query.parse import parse


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("除了水价改革,区水利局还牵头哪些任务", ("水价改革",)),
        ("撇开水价改革不说,区水利局还牵头什么", ("水价改革",)),
        ("除水价改革以外区水利局牵头哪些", ("水价改革",)),
        ("区水利局牵头水价改革以外的哪些任务", ()),
        ("区水利局牵头哪些任务", ()),
    ],
)
def test_excluded_topics(text: str, excluded: tuple[str, ...]) -> None:
    assert find_excluded(Reading(text)) == excluded


def test_a_body_left_out_is_no_topic(holdings: Holdings) -> None:
    question = parse("除了区财政局，水价改革还有哪些配合单位", holdings, date(2021, 5, 10))
    assert question.excluded == ()
    [party] = question.parties
    assert party.is_left_out
