"""What goes into queries and comes out of them, in plain Python."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ontology.iris import Iri

Value = Iri | str | int | float | Decimal | date | bool
"""An IRI is an `Iri`, which is a `str`; a literal of a type we do not use is its text."""

Row = dict[str, Value]
"""One solution by variable; an unbound variable is absent."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a user's query gave: rows in the order of `columns`, `None` where a cell is unbound.

    A CONSTRUCT or DESCRIBE has the columns subject, predicate, object; an ASK one cell, `boolean`.
    `cut` tells that there were more rows than the cap.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    cut: bool = False
