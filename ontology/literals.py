"""Literals as N-Triples, Turtle, SPARQL and its TSV results write them; nothing heavy is imported here."""

import re

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
UNESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)  # \n, \", \u0007


def write_literal(text: str, datatype: str | None = None) -> str:
    """Return a plain literal, or with `datatype`, the IRI of its type, a typed one."""
    quoted = f'"{text.translate(ESCAPES)}"'
    return f"{quoted}^^<{datatype}>" if datatype else quoted


def read_literal(quoted: str) -> str:
    """Return the text of a literal of N-Triples, given what stands between its quotes."""
    return ESCAPED.sub(_unescape, quoted) if "\\" in quoted else quoted


def _unescape(match: re.Match[str]) -> str:
    short, long, other = match.groups()
    return UNESCAPES.get(other, other) if other else chr(int(short or long, 16))
