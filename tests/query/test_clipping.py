"""Texts are cut to the length that is shown."""

import pytest

from query.clipping import clip


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("水务局", "水务局"), ("水利农机局", "水利农…")])
def test_only_what_is_longer_is_cut(text: str, shown: str) -> None:
    assert clip(text, 3) == shown
