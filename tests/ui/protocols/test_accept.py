import pytest

from ui.protocols.accept import choose_media

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV;charset=utf-8", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.5, text/turtle;q=0.8", "text/turtle"),
        ("text/turtle, application/json", "application/json"),
        ("*/*;q=0.1, text/turtle;q=0.2", "text/turtle"),
        ("text/*;q=0.9, text/csv;q=0.3, */*;q=0.1", "text/turtle"),
        ("application/json;q=0, */*;q=0.1", "text/csv"),
        ("application/json ; level=1 ; q=0.2 , text/csv ; q=0.20", "application/json"),
        ("text/html, nonsense, text/csv", "text/csv"),
        ("text/html", None),
        ("application/json;q=0", None),
    ],
)
def test_the_client_gets_what_it_likes_best(accept: str, chosen: str | None) -> None:
    assert choose_media(accept, OFFERED) == chosen
