import pytest

from corpus.view import view_of
from extract.pieces import pieces, split_view


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲、乙，丙", ["甲", "乙", "丙"]),
        ("甲（乙、丙）、丁", ["甲（乙、丙）", "丁"]),
        ("新闻媒体（报社（日报、晚报）、电视台），丙", ["新闻媒体（报社（日报、晚报）、电视台）", "丙"]),
        ("1）甲、乙（丙、丁）", ["1）甲", "乙（丙、丁）"]),
        ("《甲、乙》和“丙，丁”", ["《甲、乙》和“丙，丁”"]),
        ("甲（乙、丙", ["甲（乙、丙"]),
        ("、甲、 、乙、", ["甲", "乙"]),
        ("", []),
    ],
)
def test_only_marks_outside_brackets_part(text: str, found: list[str]) -> None:
    assert [piece.text for piece in split_view(view_of(text), "、，")] == found


def test_pieces_are_ranges_of_a_stretch_and_may_be_empty() -> None:
    assert list(pieces("甲；乙；；丙", "；", 2, 6)) == [(2, 3), (4, 4), (5, 6)]
