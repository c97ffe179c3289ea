import pytest

from corpus.traditional import is_traditional, simplified
from corpus.view import view_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各縣、區人民政府辦公室", "各县、区人民政府办公室"),
        ("關於印發實施方案的通知", "关于印发实施方案的通知"),
        ("显著提高覆盖率", "显著提高覆盖率"),
    ],
)
def test_each_traditional_character_is_read_as_its_simplified_one(text: str, expected: str) -> None:
    assert simplified(text) == expected
    assert is_traditional(text) == (text != expected)


def test_what_is_written_stays_what_it_is() -> None:
    view = view_of("責任單位：縣財政局")
    assert view.text == "责任单位：县财政局"
    assert view.written == "責任單位：縣財政局"
