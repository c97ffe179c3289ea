"""Duties given out body by body without numbers (县水利局：负责…。县教育局：负责…), each an item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.view import View, join_views
from extract.bodies.agencies import is_agency, split_names
from extract.words import words

FEWEST = 2  # bodies with what they do, before a text is taken to give out duties
_NAMES = "(?P<names>[^，。；：“”《》]{2,40})"
_ALL = "(?:主要|具体|全面|统一)?"
_BEARS = "负责|牵头|承担|组织|协助|配合"
_DOES = "指导|协调|做好|会同|督促|监督|履行|落实|开展|加强|制定|参与"
OPENING = re.compile(rf"{_NAMES}(?:：|。(?={_ALL}(?:{_BEARS})))")  # 县水利局：负责…  县公路局。负责…
INNER = re.compile(rf"(?<=[。；：]){_NAMES}[：。](?={_ALL}(?:{_BEARS}|{_DOES}))")  # …监测。县公路局：做好…


@dataclass(frozen=True, slots=True)
class Owned:
    """The names of bodies and what stands behind them, up to the next ones."""

    names: View
    text: View


def find_owned(paragraphs: Sequence[View]) -> tuple[View, list[Owned]]:
    """Return what stands before the first body of `paragraphs`, and the bodies with their work.

    Where there are fewer than two bodies, all of it stands before. Raises `ValueError` without a paragraph.
    """
    whole = join_views(paragraphs)
    found: list[tuple[View, int, int]] = []
    place = 0
    for view in paragraphs:
        matches = [match for match in (OPENING.match(view.text), *INNER.finditer(view.text)) if match]
        for match in matches:
            names = view[slice(*match.span("names"))]
            if _are_bodies(names):
                found.append((names, place + match.start(), place + match.end()))
        place += len(view)
    if len(found) < FEWEST:
        return whole, []
    ends = [*(start for _, start, _ in found[1:]), len(whole)]
    owned = [Owned(names, whole[start:end]) for (names, _, start), end in zip(found, ends, strict=True)]
    return whole[: found[0][1]], owned


def _are_bodies(view: View) -> bool:
    names = split_names(view)
    return bool(names) and all(
        is_agency(name.text) and name.text not in words("role_labels") for name in names
    )
