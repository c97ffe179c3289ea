from datetime import date

import pytest

from query.answers.say import describe_deadline_row
from query.result import DeadlineRow


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            DeadlineRow("by", None, date(2023, 6, 5), None, "印发后30个工作日内", "working-days"),
            "2023-06-05前（原文：印发后30个工作日内；按工作日推算，已计法定节假日和调休）",
        ),
        (
            DeadlineRow("by", None, date(2023, 6, 30), None, "2023年6月底前"),
            "2023-06-30前（原文：2023年6月底前）",
        ),
        (DeadlineRow("recurring", None, None, None, "每两年"), "定期（原文：每两年）"),
        (DeadlineRow("recurring", None, None, "week", "每周五前"), "每周（原文：每周五前）"),
        (DeadlineRow("ongoing", None, None, None, "长期坚持"), "长期（原文：长期坚持）"),
    ],
)
def test_a_time_limit_is_said_with_its_words_and_how_it_was_derived(row: DeadlineRow, said: str) -> None:
    assert describe_deadline_row(row) == said
