"""Queries that are worth keeping, as examples for those who write their own: query/saved/*.rq.

The first line of each is a comment with its Chinese name; prefixes need not be declared.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "saved"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query and what it is called."""

    name: str
    text: str


@cache
def list_saved() -> tuple[SavedQuery, ...]:
    """Return the saved queries in the order of their files."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def _read(path: Path) -> SavedQuery:
    name, _, text = path.read_text(encoding="utf-8").partition("\n")
    return SavedQuery(name.removeprefix("#").strip(), text.strip())
