"""Areas as a document writes them → the divisions that they are, with code and parents.

An area that the table of divisions does not have stays as its name says; one that may be several stays
undecided, with the codes of all, until the document decides.
"""

import re
from dataclasses import dataclass, replace

from graph.divisions import Division, above, find_divisions, find_row, narrow, newest, within
from graph.regions import Region
from ontology.model import Policy

YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")  # 〔2019〕78号


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells which of several places a document means: its year, and its texts, the weightiest first."""

    year: int | None = None
    texts: tuple[str, ...] = ()


NO_CLUES = Clues()


def read_clues(policy: Policy, text: str) -> Clues:
    """Return the clues of a document; `text` is all of it, as read."""
    heads = [fact.value for fact in (policy.doc_number, policy.title, policy.issuer) if fact]
    stated = (YEAR.search(head) for head in heads)
    year = next((int(match[0]) for match in stated if match), None)
    cited = [cite.title for cite in policy.cites]
    return Clues(
        policy.issue_date.value.year if policy.issue_date else year,
        ("\n".join(heads), "\n".join(cited), text),
    )


def settle(region: Region, clues: Clues, around: Region | None = None) -> Region:
    """Return `region` as the division that it is, if `clues` decide it; `around` is the document's own area.

    The areas above an undecided or unlisted one are settled all the same.
    """
    written = "".join(reversed([part.own for part in region.chain()]))
    found = find_divisions(written, clues.year)
    if len(found) > 1 and around:
        found = within(found, [part.code for part in around.chain() if part.code])
    if len(found) > 1:
        found = narrow(found, ["".join(text.split()) for text in clues.texts])
    if len(found) == 1:
        return _region(found[0])
    parent = settle(region.parent, clues, around) if region.parent else None
    return replace(region, parent=parent, candidates=tuple(row.code for row in found))


def successor(region: Region) -> Region | None:
    """Return what stands in the place of a former area (武隆区 for 武隆县), `None` where it has the name."""
    row = find_row(region.code, region.own)
    if row is None or row.last is None:
        return None
    after = _region(newest(row))
    return after if after.name != region.name else None


def _region(division: Division) -> Region:
    parent: Region | None = None
    for row in reversed(above(division)):
        parent = Region(row.name, row.level, parent, row.code)
    return Region(division.name, division.level, parent, division.code)
