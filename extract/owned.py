"""Duties given out body by body without numbers (县水利局：负责…。县教育局：负责…), each an item."""

import re
from dataclasses import dataclass

from corpus.view import View
from extract.agencies import is_agency, split_names

FEWEST = 2  # bodies with what they do, before a text is taken to give out duties
# 县水利局：负责…  。县交通局、县公路局。负责…
OPENING = re.compile(
    r"(?:^|(?<=[。；：]))(?P<names>[^，。；：“”《》]{2,40})[：。]"
    r"(?=(?:主要|具体|全面|统一)?(?:负责|牵头|承担|组织|协助|配合|指导|协调|做好|会同|督促|监督|履行|落实|开展|加强|制定|参与))"
)


@dataclass(frozen=True, slots=True)
class Owned:
    """The names of bodies and what stands behind them, up to the next ones."""

    names: View
    text: View


def find_owned(view: View) -> tuple[View, list[Owned]]:
    """Return what stands before the first body of `view`, and the bodies with their work.

    `view` has no white space. Where there are fewer than two bodies, all of it stands before.
    """
    found = [match for match in OPENING.finditer(view.text) if _are_bodies(view[slice(*match.span("names"))])]
    if len(found) < FEWEST:
        return view, []
    ends = [*(match.start() for match in found[1:]), len(view)]
    pairs = zip(found, ends, strict=True)
    owned = [Owned(view[slice(*match.span("names"))], view[match.end() : end]) for match, end in pairs]
    return view[: found[0].start()], owned


def _are_bodies(view: View) -> bool:
    names = split_names(view)
    return bool(names) and all(is_agency(name.text) for name in names)
