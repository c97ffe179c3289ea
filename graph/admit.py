"""A version on its way into the store: amended by the corrections of its document, and checked."""

from collections.abc import Sequence

from graph.amend import Version, amend
from graph.claims import Claims
from graph.corrections import Correction, build_records
from graph.ledger import Arrival
from graph.shared import Entry, build_shared
from graph.triples import Triple, parse_lines, write_lines
from graph.validate import find_misplaced, find_new_violations, find_violations
from ontology.errors import GraphError


def admit(version: Version, records: Sequence[Correction], sha256: str, file_name: str) -> Arrival:
    """Return a version as it may be written, with `records` applied.

    Raises:
        GraphError: its graph breaks a shape, or a place lies outside the text.
    """
    amended = amend(version, records)
    kept, added = write_lines(amended.kept), write_lines(amended.added)
    facts = [*amended.kept, *amended.added]
    about = describe(amended.claims, records)
    if version.checked is None:
        found = find_violations([*facts, *about])
    else:
        changed = version.checked ^ {*kept, *added, *write_lines(about)}
        found = find_new_violations([*facts, *about], parse_lines(changed))
    found += find_misplaced(facts, version.length)
    if found:
        more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
        raise GraphError(f"{file_name}：读出的内容没有通过校验，未收录。{found[0]}{more}")
    return Arrival(amended.claims, sha256, file_name, kept, added)


def describe(claims: Claims, records: Sequence[Correction]) -> list[Triple]:
    """Return what is checked along with the graph of a document: its corrections, bodies and areas."""
    return [*build_records(records), *build_shared([Entry(1, claims)])]
