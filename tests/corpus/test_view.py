import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.view import View, join_views, view_of
from ontology.model import Span

TEXTS = st.text(alphabet="县水务局、，。 　\n\t", max_size=40)


def test_a_view_of_a_part_keeps_its_places() -> None:
    view = view_of("望川市水务局", 2, 4)
    assert (view.text, view.spans()) == ("市水", (Span(2, 4),))


def test_a_slice_keeps_its_places() -> None:
    assert view_of("望川市水务局")[3:6].spans() == (Span(3, 6),)


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("  县水务局\n", None, "县水务局"),
        ("　县水务局　", None, "县水务局"),
        ("。县水务局；", "。；", "县水务局"),
        (" \n ", None, ""),
        ("", None, ""),
    ],
)
def test_strip_takes_from_both_ends(text: str, characters: str | None, expected: str) -> None:
    assert view_of(text).strip(characters).text == expected


def test_compact_bridges_white_space_in_one_span() -> None:
    view = view_of("县水 务\n　局").compact()
    assert (view.text, view.spans()) == ("县水务局", (Span(0, 7),))


def test_words_left_out_part_the_spans() -> None:
    view = view_of("修渠（县水务局）并植树").without([(2, 8)])
    assert (view.text, view.spans()) == ("修渠并植树", (Span(0, 2), Span(8, 11)))


def test_spans_are_trimmed_of_white_space() -> None:
    assert view_of(" 县水务局 ").spans() == (Span(1, 5),)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_gives_no_span(text: str) -> None:
    assert view_of(text).spans() == ()


def test_views_join_in_order() -> None:
    source = "县水\n— 3 —\n务局"
    joined = join_views([view_of(source, 0, 2), view_of(source, 9, 11)])
    assert (joined.text, joined.spans()) == ("县水务局", (Span(0, 2), Span(9, 11)))


def test_no_view_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="no view"):
        join_views([])


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_spans_quote_the_view_but_for_white_space(text: str, start: int, end: int) -> None:
    view = view_of(text)[start:end]
    quoted = "".join(text[span.start : span.end] for span in view.spans())
    assert "".join(quoted.split()) == "".join(view.text.split())


@given(TEXTS)
def test_compact_is_done_once(text: str) -> None:
    view = view_of(text).compact()
    assert view.compact() is view
    assert view.text == "".join(text.split())


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_what_is_kept_stands_where_it_stood(text: str, ranges: list[tuple[int, int]]) -> None:
    view: View = view_of(text).without(ranges)
    assert view.text == "".join(text[place] for place in view.offsets)
    assert list(view.offsets) == sorted(set(view.offsets))
