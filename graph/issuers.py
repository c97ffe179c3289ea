"""Who issued a document: the bodies of a signature that names several, also without a mark between them."""

from collections.abc import Iterator

from extract.papers.region import divisions_of_body
from extract.papers.signature import is_body
from graph.divisions import find_divisions
from graph.functions import is_national, opens_function
from graph.regions import leading_places
from ontology.model import Policy, Stated

SHORTEST = 3  # characters of the name of a body


def issuers_of(policy: Policy) -> tuple[str, ...]:
    """Return the names of the bodies that issued the document, as written, in their order; perhaps none."""
    if policy.issuer is None:
        return ()
    return tuple(dict.fromkeys(name for run in _runs(policy.issuer) for name in split_run(run)))


def _runs(issuer: Stated[str]) -> Iterator[str]:
    """Yield what stands between marks, white space and line ends; a name that these break stays whole."""
    pieces: list[str] = []
    for part in _written(issuer):
        for index, piece in enumerate(part.split("、")):
            if pieces and not index and not (is_body(pieces[-1]) and _opens_name(piece)):
                pieces[-1] += piece
            else:
                pieces.append(piece)
    yield from filter(None, pieces)


def _written(issuer: Stated[str]) -> Iterator[str]:
    """Yield the issuer in the pieces in which it stands in the source."""
    sizes = [span.end - span.start for span in issuer.spans]
    if sum(sizes) != len(issuer.value):
        yield issuer.value
        return
    start = 0
    for size in sizes:
        yield issuer.value[start : start + size]
        start += size


def _opens_name(text: str) -> bool:
    """Tell whether a piece is the name of a body by itself (财政局), not the end of one (委员会, 办公室)."""
    return is_body(text) and (bool(divisions_of_body(text)) or is_national(text) or opens_function(text))


def split_run(text: str) -> Iterator[str]:
    """Yield the bodies that `text` names without a mark between them: 望川市民政局|望川市财政局."""
    start, own = 0, divisions_of_body(text) or ""
    for place in range(SHORTEST, len(text) - SHORTEST + 1):
        if is_body(text[start:place]) and _opens_issuer(text, start, place, own):
            yield text[start:place]
            start = place
    yield text[start:]


def _opens_issuer(text: str, start: int, place: int, own: str) -> bool:
    """Tell whether another issuer opens at `place` behind the body that opens at `start`.

    It does so with the place of the first, with a known place, or it is one of the whole country behind
    another; a place behind such a body tells where its branch is (国家税务总局望川市税务局).
    """
    before, rest = text[start:place], text[place:].removeprefix("中共")
    if not own:
        return is_national(before) and any(map(is_national, _openings(rest)))
    if any(is_national(text[place:end]) for end in range(place + SHORTEST, len(text) + 1)):
        return True
    if any(is_national(before[cut:]) for cut in range(len(before) - SHORTEST)):
        return False
    return is_body(rest) and (rest.startswith(own) or _opens_place(rest))


def _openings(text: str) -> Iterator[str]:
    return (text[:end] for end in range(SHORTEST, len(text) + 1))


def _opens_place(text: str) -> bool:
    """Tell whether `text` opens with a place that the table of divisions has."""
    return any(
        opens_function(rest) and find_divisions("".join(reversed([part.own for part in place.chain()])))
        for place, rest in leading_places(text)
    )
