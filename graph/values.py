"""What goes into queries and comes out of them, in plain Python."""

from datetime import date
from decimal import Decimal

from ontology.iris import Iri

Value = Iri | str | int | float | Decimal | date | bool
"""An IRI is an `Iri`, which is a `str`; a literal of a type we do not use is its text."""

Row = dict[str, Value]
"""One solution by variable; an unbound variable is absent."""
