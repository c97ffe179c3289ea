import pytest

from query.topics.cut import ALONE, FAR, Signs, is_about, lead_of
from query.topics.likeness import Likeness


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (Signs(meaning=0.6, words=0.2, everyday=0.0, lead=0.4, unheard=0.0), True),
        (Signs(meaning=0.4, words=0.05, everyday=0.0, lead=0.05, unheard=0.0), False),
        (Signs(meaning=0.5, words=0.05, everyday=1.0, lead=0.2, unheard=0.0), True),
        (Signs(meaning=0.5, words=0.05, everyday=0.0, lead=0.1, unheard=0.0), False),
        (Signs(meaning=0.5, words=0.05, everyday=0.0, lead=ALONE, unheard=0.0), True),
        (Signs(meaning=0.5, words=0.05, everyday=0.0, lead=ALONE, unheard=1.0), False),
    ],
)
def test_the_best_task_must_stand_out_to_be_what_is_meant(signs: Signs, *, expected: bool) -> None:
    assert is_about(signs) is expected


def test_the_lead_is_over_the_task_at_a_far_place() -> None:
    likeness = {number: Likeness(0.0, 0.9 - number / 100) for number in range(FAR + 10)}

    assert lead_of(likeness[0], likeness) == pytest.approx(FAR / 100)


def test_few_tasks_tell_no_lead() -> None:
    likeness = {number: Likeness(0.0, 0.5) for number in range(FAR)}

    assert lead_of(likeness[0], likeness) == ALONE
