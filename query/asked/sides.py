"""Places or documents whose tasks a question compares (贵州和辽宁哪个的任务多)."""

from collections.abc import Sequence

from query.asked.reading import Reading
from query.holdings import Holdings
from query.plan import Part, Scope

MOST = 4  # sides of one comparison


def find_sides(reading: Reading, holdings: Holdings, parts: Sequence[Part]) -> tuple[Scope, ...]:
    """Return the documents named as a scope each, else the places; none where there are not two at least."""
    if len(parts) > 1 and len({part.document.iri for part in parts}) == len(parts):
        by_number = reading.has("numbered")
        named = [part.document.number if by_number else f"《{part.document.title}》" for part in parts]
        return tuple(Scope((part,), mention=name) for part, name in zip(parts, named, strict=True))[:MOST]
    sides: list[Scope] = []
    for mark in reading.tagged("place"):
        regions = holdings.places[mark.value]
        if not any(set(regions) & set(side.regions) for side in sides):
            sides.append(Scope(regions=regions, place=mark.value))
    return tuple(sides[:MOST]) if len(sides) > 1 and not parts else ()
