"""What an editor of queries can complete: our terms, the terms that the graph uses, SPARQL's words."""

from dataclasses import dataclass

from graph.store import GraphStore
from ontology.prefixes import PREFIXES
from ontology.terms import read_labels
from query.kept import Kept

WORDS = (
    "SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "VALUES", "BIND", "GROUP BY", "ORDER BY",
    "HAVING", "LIMIT", "OFFSET", "COUNT", "SAMPLE", "GROUP_CONCAT", "CONSTRUCT", "ASK", "DESCRIBE", "PREFIX",
    "NOT EXISTS", "EXISTS", "MINUS", "COALESCE", "CONTAINS", "STRSTARTS", "REGEX", "LANG", "BOUND", "DESC",
    "GRAPH",
)  # fmt: skip
USED = """
SELECT DISTINCT ?term WHERE {
  { SELECT DISTINCT ?term WHERE { ?s ?term ?o } } UNION { SELECT DISTINCT ?term WHERE { ?s a ?term } }
}
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is written (zt:leads), and what it means in Chinese; empty where nothing is known."""

    text: str
    meaning: str


def list_suggestions(store: GraphStore) -> list[Suggestion]:
    """Return what can be completed, sorted by what is written."""
    return SUGGESTIONS.of(store)


def _read(store: GraphStore) -> list[Suggestion]:
    labels = {name: label for iri, label in read_labels().items() if (name := _shorten(iri))}
    used = {name for row in store.select(USED) if (name := _shorten(str(row["term"])))}
    terms = {name: labels.get(name, "") for name in (*labels, *used)}
    found = {**dict.fromkeys(WORDS, ""), **{f"{prefix}:": iri for prefix, iri in PREFIXES.items()}, **terms}
    return [Suggestion(text, meaning) for text, meaning in sorted(found.items())]


def _shorten(iri: str) -> str | None:
    """Return `iri` with its prefix; `None` where it has none."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return None


SUGGESTIONS = Kept(_read)
