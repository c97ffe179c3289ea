"""What a user's SPARQL query gave, for a person: the engine's tsv as a table."""

import re
from dataclasses import dataclass

from ontology.prefixes import PREFIXES
from ui.commands import console

LITERAL = re.compile(r"\"(?P<text>.*)\"(?:@[\w-]+|\^\^<[^>]*>)?")  # "甲"@zh, "2"^^<…#gYear>
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a query as texts; an unbound cell is empty."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(tsv: bytes) -> Table:
    """Return the solutions of a SELECT, or of an ASK one cell, 是 or 否."""
    lines = tsv.decode("utf-8").split("\n")
    if len(lines) == 1:
        return Table(("是否",), (("是" if lines[0] == "true" else "否",),))
    columns = tuple(name.removeprefix("?") for name in lines[0].split("\t"))
    return Table(columns, tuple(tuple(map(show, line.split("\t"))) for line in lines[1:-1]))


def write_table(table: Table) -> str:
    """Return a table for the terminal."""
    return console.table(table.columns, table.rows) if table.rows else "没有结果。"


def show(cell: str) -> str:
    """Return an IRI with its prefix where it has one, a literal as plain text, anything else as it is."""
    if cell.startswith("<"):
        for prefix, namespace in PREFIXES.items():
            if cell.startswith(namespace, 1):
                return f"{prefix}:{cell[1:-1].removeprefix(namespace)}"
        return cell
    match = LITERAL.fullmatch(cell)
    return ESCAPED.sub(lambda m: ESCAPES.get(m[1], m[1]), match["text"]) if match else cell
