"""Literals as N-Triples, Turtle, SPARQL and its TSV results write them; nothing heavy is imported here."""

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write_literal(text: str, datatype: str | None = None) -> str:
    """Return a plain literal, or with `datatype`, the IRI of its type, a typed one."""
    quoted = f'"{text.translate(ESCAPES)}"'
    return f"{quoted}^^<{datatype}>" if datatype else quoted
