"""The documents held, as a list shows them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import Hint, QueryError
from query.sparql import load


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document held; `tasks` counts its tasks; what it does not state is empty or `None`.

    `issuer` has all who issued it (甲局、乙局).

    `newer` is the version that replaces it, empty where it is the newest. `divisions` are the codes of the
    region: one where it is known which division it is, several where the document does not decide.
    """

    name: str
    title: str
    number: str
    issuer: str
    date: date | None
    region: str
    newer: str
    tasks: int
    divisions: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return the region with its code (重庆市武隆区（500156）), or with those that it may have."""
        if not self.divisions:
            return self.region
        known = len(self.divisions) == 1
        return f"{self.region}（{'' if known else '代码可能是'}{'、'.join(self.divisions)}）"


def list_documents(store: GraphStore) -> list[DocumentEntry]:
    """Return every document held, by name."""
    return _entries(store)


def find_document(store: GraphStore, name: str) -> DocumentEntry:
    """Return the document called `name`.

    Raises:
        QueryError: it is not held.
    """
    for entry in _entries(store, name):
        return entry
    raise QueryError(f"没有名为“{name}”的文件", hint=Hint.HELD)


def _entries(store: GraphStore, name: str | None = None) -> list[DocumentEntry]:
    bound: Row = {"name": name} if name is not None else {}
    issuers: dict[str, list[str]] = defaultdict(list)
    for row in store.select(load("document_issuers"), bound):
        issuers[str({**bound, **row}["name"])].append(str(row["issuer"]))
    rows = [{**bound, **row} for row in store.select(load("document_list"), bound)]
    return [_entry(row, "、".join(issuers[str(row["name"])])) for row in rows]


def _entry(row: Row, issuer: str) -> DocumentEntry:
    day = row.get("date")
    return DocumentEntry(
        name=str(row["name"]),
        title=str(row.get("title") or row["name"]),
        number=str(row.get("number") or ""),
        issuer=issuer,
        date=day if isinstance(day, date) else None,
        region=str(row.get("region") or ""),
        newer=str(row.get("newer") or ""),
        tasks=int(str(row["tasks"])),
        divisions=tuple(sorted(str(row.get("division") or row.get("candidates") or "").split())),
    )
