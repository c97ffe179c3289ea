"""A walk through the graph in the page's address: `write_walk` and `read_walk` are inverses.

The trail of a walk is left out.
"""

from urllib.parse import parse_qs, urlencode

from ontology.iris import Iri, make, parse
from ontology.prefixes import DATA
from query.views.neighbours import Kind, kind_of
from query.views.walk import ALL_KINDS, Walk
from ui.page.address import read_named, refuse

TAB = "graph"


def write_walk(walk: Walk) -> str:
    """Return the query string by which `read_walk` gives `walk`, without the question mark."""
    pairs = [("tab", TAB), ("node", _short(walk.centre))]
    pairs += [("open", _short(node)) for node in walk.opened]
    pairs += [("at", _short(walk.focus))]
    pairs += [("kind", kind.value) for kind in Kind if kind in walk.kinds] if walk.kinds != ALL_KINDS else []
    pairs += [("more", f"{kind.value}/{_short(node)}") for node, kind in walk.asked]
    return urlencode(pairs)


def read_walk(query: str) -> Walk | None:
    """Return the walk that the query string of an address asks for, `None` where it names no centre.

    Raises:
        QueryError: a value is none that its key can have.
    """
    said = parse_qs(query)
    nodes = {key: [_node(value) for value in said.get(key, ())] for key in ("node", "open", "at")}
    if not nodes["node"]:
        return None
    centre = nodes["node"][0]
    more = [value.partition("/") for value in said.get("more", ())]
    asked = zip(
        (_node(node) for _, _, node in more),
        read_named({"more": [kind for kind, _, _ in more]}, "more", Kind),
        strict=True,
    )
    return Walk(
        centre,
        tuple(nodes["open"]) or (centre,),
        nodes["at"][0] if nodes["at"] else centre,
        frozenset(read_named(said, "kind", Kind)) or ALL_KINDS,
        tuple(asked),
    )


def _short(node: str) -> str:
    return node.removeprefix(DATA)


def _node(short: str) -> Iri:
    try:
        node = make(*parse(DATA + short))
    except ValueError as error:
        raise refuse("node", short) from error
    kind_of(node)
    return node
