"""Content negotiation (RFC 9110, 12.5.1): which of the media types that we have a client likes best."""

import re
from collections.abc import Iterable

RANGE = re.compile(r"\s*(?P<media>[\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*(?P<options>(?:;[^;]*)*)")  # text/*;q=0.5
WEIGHT = re.compile(r";\s*q\s*=\s*(?P<q>[01](?:\.\d{0,3})?)\s*(?=;|$)", re.IGNORECASE)


def choose_media(accept: str, offered: Iterable[str]) -> str | None:
    """Return the one of `offered` with the highest q in the header `accept`; of equal ones the first.

    The most specific range counts for each. An empty header accepts everything, `None` means that
    nothing is acceptable.
    """
    ranges = _read(accept) or {"*/*": 1.0}
    best, highest = None, 0.0
    for media in offered:
        anything = media.partition("/")[0] + "/*"
        q = next((ranges[name] for name in (media, anything, "*/*") if name in ranges), 0.0)
        if q > highest:
            best, highest = media, q
    return best


def _read(accept: str) -> dict[str, float]:
    """Return the q of each range; one that cannot be read is left out."""
    found = (RANGE.fullmatch(part) for part in accept.split(","))
    return {match["media"].lower(): _weight(match["options"]) for match in found if match}


def _weight(options: str) -> float:
    match = WEIGHT.search(options)
    return min(float(match["q"]), 1.0) if match else 1.0
