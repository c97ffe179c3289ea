import pytest

from corpus.view import view_of
from corpus.width import full_width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(一)核查,登记;备案:", "（一）核查，登记；备案："),
        ("责任单位:县水务局", "责任单位：县水务局"),
        ("好吗?好!｡､", "好吗？好！。、"),
        ("2024年(1,200元),完成", "2024年（1,200元），完成"),
        ("14:30开会", "14:30开会"),
        ("https://a.cn", "https://a.cn"),
        ("<!-- 正文结束 -->", "<!-- 正文结束 -->"),
        ("（一）核查，登记", "（一）核查，登记"),
        ("", ""),
    ],
)
def test_signs_between_words_become_full(text: str, expected: str) -> None:
    assert full_width(text) == expected
    assert len(expected) == len(text)


def test_a_view_is_searched_in_one_form_and_quoted_in_its_own() -> None:
    view = view_of("各县(市、区)要核查, 登记。").compact()
    assert view.text == "各县（市、区）要核查，登记。"
    assert view.written == "各县(市、区)要核查,登记。"
    assert view[:7].written == "各县(市、区)"
