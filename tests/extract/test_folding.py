from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold, hide_quoted_titles


@given(st.text(max_size=200))
def test_folding_and_hiding_keep_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(hide_quoted_titles(text)) == len(text)


def test_signs_of_one_meaning_become_one() -> None:
    assert fold("２０１７年(试行),A～B〔1〕[2]") == "2017年（试行），A—B〔1〕〔2〕"


def test_a_comma_between_figures_stays() -> None:
    assert fold("1,200元,共3项") == "1,200元，共3项"


def test_what_a_title_says_is_hidden() -> None:
    assert hide_quoted_titles("按《水利规划（2011年）》办") == "按《■■■■■■■■■■■》办"


def test_an_open_title_hides_nothing() -> None:
    assert hide_quoted_titles("按《规划2020年底前") == "按《规划2020年底前"
