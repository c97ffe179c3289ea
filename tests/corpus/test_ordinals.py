import pytest

from corpus.ordinals import format_ordinal


@pytest.mark.parametrize(
    ("number", "style", "words"),
    [
        (3, "decimal", "3"),
        (3, "chineseCounting", "三"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (2024, "chineseCounting", "二千零二十四"),
        (12, "ideographDigital", "一二"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (1, "bullet", ""),
        (5, "noSuchStyle", "5"),
    ],
)
def test_counters_are_printed_in_words_style(number: int, style: str, words: str) -> None:
    assert format_ordinal(number, style) == words
