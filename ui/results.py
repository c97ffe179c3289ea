"""What a user's SPARQL query gave, in the formats of SPARQL 1.1: a table, JSON, CSV, TSV, Turtle."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from graph.values import Result, Value
from ontology.errors import QueryError
from ontology.iris import Iri
from ontology.literals import write_literal
from ontology.prefixes import PREFIXES
from ui import console

XSD = PREFIXES["xsd"]
TYPES: tuple[tuple[type, str], ...] = (  # bool before int, of which it is a kind
    (bool, "boolean"),
    (int, "integer"),
    (Decimal, "decimal"),
    (float, "double"),
    (date, "date"),
)
TRIPLE = ("subject", "predicate", "object")


def lexical(value: Value) -> str:
    """Return the plain text of a value, as CSV has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def datatype(value: Value) -> str | None:
    """Return the XSD type of a value that is no plain text and no IRI."""
    return next((XSD + name for kind, name in TYPES if isinstance(value, kind)), None)


def term(value: Value) -> str:
    """Return a value as Turtle and TSV write it."""
    if isinstance(value, Iri):
        return f"<{value}>"
    return write_literal(lexical(value), datatype(value))


def write_table(result: Result) -> str:
    """Return a table for the terminal, IRIs with their prefixes."""
    if not result.rows:
        return "没有结果。"
    return console.table(
        result.columns, [["" if v is None else short(v) for v in row] for row in result.rows]
    )


def short(value: Value) -> str:
    """Return an IRI with its prefix where it has one, anything else as plain text."""
    if isinstance(value, Iri):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value.removeprefix(namespace)}"
        return f"<{value}>"
    return lexical(value)


def write_json(result: Result) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    if is_boolean(result):
        return json.dumps({"head": {}, "boolean": result.rows[0][0]})
    rows = [
        {name: _node(value) for name, value in zip(result.columns, row, strict=True) if value is not None}
        for row in result.rows
    ]
    return json.dumps(
        {"head": {"vars": list(result.columns)}, "results": {"bindings": rows}}, ensure_ascii=False
    )


def is_boolean(result: Result) -> bool:
    """Tell whether the query was an ASK."""
    return result.columns == ("boolean",) and len(result.rows) == 1 and isinstance(result.rows[0][0], bool)


def _node(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"type": "uri", "value": str(value)}
    typed = datatype(value)
    return {"type": "literal", "value": lexical(value), **({"datatype": typed} if typed else {})}


def write_csv(result: Result) -> str:
    """Return SPARQL 1.1 Query Results CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(["" if value is None else lexical(value) for value in row] for row in result.rows)
    return out.getvalue().rstrip("\n")


def write_tsv(result: Result) -> str:
    """Return SPARQL 1.1 Query Results TSV."""
    lines = ["\t".join(f"?{name}" for name in result.columns)]
    lines += ["\t".join("" if value is None else term(value) for value in row) for row in result.rows]
    return "\n".join(lines)


def write_turtle(result: Result) -> str:
    """Return the triples of a CONSTRUCT or DESCRIBE.

    Raises:
        QueryError: the query gave a table.
    """
    if result.columns != TRIPLE:
        raise QueryError("ttl 格式只能用于 CONSTRUCT 或 DESCRIBE 查询；请换 table、json、csv 或 tsv。")
    return "\n".join(" ".join(term(v) for v in row if v is not None) + " ." for row in result.rows)


WRITERS: Mapping[str, Callable[[Result], str]] = {
    "table": write_table,
    "json": write_json,
    "csv": write_csv,
    "tsv": write_tsv,
    "ttl": write_turtle,
}
