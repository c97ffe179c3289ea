"""Queries out of the templates of queries/*.rq: conditions are put together, values are bound, never pasted.

In a template `$name` stands for a value that is bound when the query runs; in a main template `$where`,
`$roles` and `$values` stand for the conditions and for the names of their values.

Main templates look up what a task is known to have by OPTIONALs of one triple each: these the engine runs row
by row, where joins of patterns whose values it does not know yet make it read the whole store.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path

from graph.store import GraphStore
from graph.values import Row, Value
from ontology.iris import Iri
from ontology.literals import write_literal
from ontology.prefixes import PREFIXES

FOLDER = Path(__file__).parent / "queries"
SHARED = frozenset({"task", "document"})  # variables that conditions have in common with the main template
ALL = frozenset({"find_tasks"})  # templates that without a condition are about every task
LOCAL = re.compile(r"\?(?P<name>[a-z_]+)")
BOUND = re.compile(r"\$(?P<name>[a-z]+)")
NAMED = re.compile(r"[?$](?P<name>p\d+)\b")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on tasks or documents: alternatives of templates with values, one of which holds."""

    choices: tuple[tuple[str, tuple[tuple[str, Value], ...]], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query that can be run: `text` names its values, `values` has them by name."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def run(self, store: GraphStore) -> list[Row]:
        """Return the solutions over all documents held."""
        return store.select(self.text, self.values)

    def shown(self) -> str:
        """Return the query with its values written out and its prefixes, as a person may run it."""
        bare = re.sub(r"^GROUP BY\s*$", "", self.text, flags=re.MULTILINE)
        head, brace, body = bare.partition("{")
        text = (
            _drop_names(head)
            + brace
            + NAMED.sub(lambda m: write_term(self.values[m["name"]]), _drop_inner(body))
        )
        used = (f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if re.search(rf"\b{name}:", text))
        return "\n".join((*used, text))


@cache
def load(name: str) -> str:
    """Return the template queries/`name`.rq without its comments."""
    lines = (FOLDER / f"{name}.rq").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def when(template: str, **values: Value) -> Condition:
    """Return the condition where_`template` with `values`."""
    return Condition(((template, tuple(values.items())),))


def any_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that one of `conditions` holds."""
    return Condition(tuple(choice for condition in conditions for choice in condition.choices))


def build(template: str, where: Sequence[Condition], roles: Sequence[Iri] = ()) -> Query:
    """Return the query of a main template under all the conditions, with assignments of any of `roles`."""
    where = where or ([when("any")] if template in ALL else [])
    values: dict[str, Value] = {}
    numbers = count(1)
    written = [_write(condition, values, numbers) for condition in where]
    among = any_of(when("role", role=role) for role in roles)
    asked = _write(among, values, numbers, keep=frozenset({"assignment"})) if roles else ""
    names = " ".join(f"?{name}" for name in values)
    text = load(template).replace("$where", "\n  ".join(written)).replace("$roles", asked)
    text = text.replace("$values", names)
    return Query(text if names else re.sub(r"(?m)^\s*GROUP BY\s*\n", "", text), values)


def write_term(value: Value) -> str:
    """Return `value` as SPARQL writes it."""
    if isinstance(value, Iri):
        return f"<{value}>"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^xsd:date'
    return write_literal(value)


def _write(
    condition: Condition, values: dict[str, Value], numbers: Iterator[int], keep: frozenset[str] = frozenset()
) -> str:
    """Return a condition as groups; its values get names of their own in `values`."""
    blocks = []
    for template, bound in condition.choices:
        names = {}
        for name, value in bound:
            names[name] = f"p{len(values)}"
            values[names[name]] = value
        blocks.append(_fill(f"where_{template}", names, f"{next(numbers)}", keep))
    if len(blocks) == 1 and "BIND" not in blocks[0] and "SELECT" not in blocks[0]:
        return blocks[0].strip()[1:-1].strip()  # joined before its filters run, not after
    return " UNION ".join(blocks)


def _fill(template: str, names: Mapping[str, str], suffix: str, keep: frozenset[str]) -> str:
    text = load(template)
    body = text[text.index("{") : text.rindex("}") + 1]
    shared = SHARED | keep
    local = LOCAL.sub(lambda m: m[0] if m["name"] in shared else f"?{m['name']}_{suffix}", body)
    return BOUND.sub(lambda m: f"?{names[m['name']]}", local)


def _drop_names(head: str) -> str:
    return re.sub(r"\s*\?p\d+\b", "", head)


def _drop_inner(body: str) -> str:
    """Take the names of values out of inner SELECT and GROUP BY lines."""
    lines = []
    for line in body.splitlines():
        if line.lstrip().startswith(("SELECT", "GROUP BY")):
            line = _drop_names(line)
            if line.strip() == "GROUP BY":
                continue
        lines.append(line)
    return "\n".join(lines)
