"""Queries out of the templates of queries/*.rq: conditions are put together, values are bound, never pasted.

In a template `$name` stands for a value that is bound when the query runs; in a main template `$where`,
`$roles` and `$values` stand for the conditions and for the names of their values.

Main templates look up what a task is known to have by OPTIONALs of one triple each: these the engine runs row
by row, where joins of patterns whose values it does not know yet make it read the whole store. What tasks
lack is looked up so, too.
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
SHARED = frozenset({"task", "document", "cite"})  # variables of conditions and templates alike
ALL = frozenset({"find_tasks"})  # templates that without a condition are about every task
MANY = 6  # choices that differ in one resource from which on they are listed as VALUES
ILLEGAL = re.compile(r"[\x00-\x20<>\"{}|\\^`]")  # no IRI holds one
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
    written = sorted((_write(condition, values, numbers) for condition in where), key=_is_later)
    among = any_of(when("role", role=role) for role in roles)
    asked = _write(among, values, numbers, keep=frozenset({"assignment"})) if roles else ""
    names = " ".join(f"?{name}" for name in values)
    text = load(template).replace("$where", "\n  ".join(written)).replace("$roles", asked)
    text = text.replace("$values", names)
    return Query(text if names else re.sub(r"(?m)^\s*GROUP BY\s*\n", "", text), values)


def _is_later(written: str) -> bool:
    """Tell whether a condition looks up what tasks lack; what picks them stands before it."""
    return "OPTIONAL" in written


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
    for template, bound, listed in _grouped(condition):
        names = {}
        for name, value in bound:
            names[name] = f"p{len(values)}"
            values[names[name]] = value
        blocks.append(_fill(f"where_{template}", names, f"{next(numbers)}", keep, listed))
    if len(blocks) == 1 and "BIND" not in blocks[0] and "SELECT" not in blocks[0]:
        return blocks[0].strip()[1:-1].strip()  # joined before its filters run, not after
    return " UNION ".join(blocks)


Listed = tuple[str, tuple[Iri, ...]]  # the name of a value and the resources of the store that it may be


def _grouped(condition: Condition) -> Iterator[tuple[str, tuple[tuple[str, Value], ...], Listed | None]]:
    """Yield the choices of a condition; many that differ in their first value, a resource, come as one."""
    alike: dict[tuple[object, ...], list[tuple[tuple[str, Value], ...]]] = {}
    for template, bound in condition.choices:
        is_resource = bool(bound) and isinstance(bound[0][1], Iri)
        key: tuple[object, ...] = (template, bound[0][0], *bound[1:]) if is_resource else (template, bound)
        alike.setdefault(key, []).append(bound)
    for key, group in alike.items():
        if len(group) < MANY:
            yield from ((str(key[0]), bound, None) for bound in group)
            continue
        resources = tuple(dict.fromkeys(Iri(str(bound[0][1])) for bound in group))
        yield str(key[0]), group[0][1:], (group[0][0][0], resources)


def _fill(
    template: str, names: Mapping[str, str], suffix: str, keep: frozenset[str], listed: Listed | None
) -> str:
    text = load(template)
    body = text[text.index("{") : text.rindex("}") + 1]
    name, resources = listed or ("", ())
    shared = SHARED | keep
    local = LOCAL.sub(lambda m: m[0] if m["name"] in shared else f"?{m['name']}_{suffix}", body)
    filled = BOUND.sub(lambda m: f"?any_{suffix}" if m["name"] == name else f"?{names[m['name']]}", local)
    if not listed:
        return filled
    return f"{{ VALUES ?any_{suffix} {{ {' '.join(map(_resource, resources))} }} {filled[1:]}"


def _resource(iri: Iri) -> str:
    """Return a resource as SPARQL writes it.

    Raises:
        ValueError: it is no IRI.
    """
    if ILLEGAL.search(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return f"<{iri}>"


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
