"""What of a matrix is shown: filters by role, place and class of body, and by the words of a task."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ontology.model import Role
from query.asked.wording import fold
from query.views.cells import MatrixAgency, Part
from query.views.matrix import Matrix, MatrixRow

NO_SECTOR = "其他"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Conditions that combine; an empty one lets everything through.

    `places` and `sectors` are those of the bodies; every word of `words` must stand in a task's title, text,
    headings or time limits.
    """

    roles: tuple[Role, ...] = ()
    places: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    words: str = ""


def sift(matrix: Matrix, sieve: Sieve) -> Matrix:
    """Return `matrix` with the tasks, bodies and parts that `sieve` lets through.

    Where bodies or roles are chosen, a task of none of them has no row; a body without a part left has no
    column.
    """
    passing = {agency.iri for agency in matrix.agencies if _passes(agency, sieve)}
    rows = [replace(row, parts=_parts(row, passing, sieve)) for row in matrix.rows if _says(row, sieve.words)]
    if sieve.roles or sieve.places or sieve.sectors:
        rows = [row for row in rows if row.parts]
    left = {iri for row in rows for iri in row.parts}
    agencies = tuple(agency for agency in matrix.agencies if agency.iri in left)
    return replace(matrix, agencies=agencies, rows=tuple(rows))


def sectors_of(agency: MatrixAgency) -> tuple[str, ...]:
    """Return the classes of a body, `NO_SECTOR` where it has none."""
    return agency.sectors or (NO_SECTOR,)


def list_places(matrix: Matrix) -> list[str]:
    """Return the places of the bodies of `matrix`, the one with most bodies first."""
    return _by_number(agency.place for agency in matrix.agencies)


def list_sectors(matrix: Matrix) -> list[str]:
    """Return the classes of the bodies of `matrix`, the one with most bodies first, `NO_SECTOR` last."""
    named = _by_number(sector for agency in matrix.agencies for sector in sectors_of(agency))
    return sorted(named, key=NO_SECTOR.__eq__)


def _by_number(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _passes(agency: MatrixAgency, sieve: Sieve) -> bool:
    here = not sieve.places or agency.place in sieve.places
    return here and (not sieve.sectors or not set(sieve.sectors).isdisjoint(sectors_of(agency)))


def _parts(row: MatrixRow, passing: set[str], sieve: Sieve) -> dict[str, Part]:
    return {
        iri: part
        for iri, part in row.parts.items()
        if iri in passing and (not sieve.roles or part.role in sieve.roles)
    }


def _says(row: MatrixRow, words: str) -> bool:
    said = fold("\n".join((row.title or "", row.text, row.path, *row.deadlines)))
    return all(fold(word) in said for word in words.split())
