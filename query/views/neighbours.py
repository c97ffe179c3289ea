"""What is next to a thing in the graph: a body's tasks, a task's bodies and limits, a document's citations.

A thing is named by its IRI. A cited document that is not held has none in the graph; `cited_iri` names it by
its title, so that all who cite it meet there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.store import GraphStore
from graph.values import Row
from ontology.errors import QueryError
from ontology.iris import Iri, make, parse, selector_span
from ontology.model import Spans
from query.clipping import clip
from query.sparql import load

CITED = "cited"
LONGEST = 40  # characters of a task without a title
SAID = {
    "lead": "牵头",
    "cooperate": "配合",
    "responsible": "责任",
    "cites": "引用",
    "based_on": "依据",
    "amends": "修订",
    "repeals": "废止",
    "deadline": "时限",
    "threshold": "指标",
}


class Kind(StrEnum):
    """What a thing of the graph is."""

    BODY = "body"
    TASK = "task"
    DOCUMENT = "document"
    REGION = "region"
    CITED = "cited"  # a document that is cited but not held
    LIMIT = "limit"  # a deadline or a figure


@dataclass(frozen=True, slots=True)
class Link:
    """The way from a thing to one next to it; `name` says how they hang together.

    `is_outward` tells whether the thing or the other is the subject (the body leads, the task is led).
    `rule` names how it was inferred, `None` where it is stated; `spans` are its words in the text of `doc`,
    none where no document says it in one place.
    """

    other: Iri
    kind: Kind
    name: str
    is_outward: bool
    rule: str | None = None
    doc: str = ""
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """A query for things next to one; an empty `name` is said by each row."""

    query: str
    kind: Kind
    name: str
    is_outward: bool = True


STEPS = {
    Kind.BODY: (
        _Step("near_body_regions", Kind.REGION, "所在地"),
        _Step("near_body_documents", Kind.DOCUMENT, "印发"),
        _Step("near_body_tasks", Kind.TASK, ""),
    ),
    Kind.TASK: (
        _Step("near_task_documents", Kind.DOCUMENT, "出自"),
        _Step("near_task_bodies", Kind.BODY, "", is_outward=False),
        _Step("near_task_deadlines", Kind.LIMIT, "时限"),
        _Step("near_task_figures", Kind.LIMIT, "指标"),
        _Step("near_task_whole", Kind.TASK, "属于"),
        _Step("near_task_parts", Kind.TASK, "属于", is_outward=False),
    ),
    Kind.DOCUMENT: (
        _Step("near_document_bodies", Kind.BODY, "印发", is_outward=False),
        _Step("near_document_regions", Kind.REGION, "适用于"),
        _Step("near_document_newer", Kind.DOCUMENT, "新版本"),
        _Step("near_document_older", Kind.DOCUMENT, "新版本", is_outward=False),
        _Step("near_document_cited", Kind.DOCUMENT, ""),
        _Step("near_document_citing", Kind.DOCUMENT, "", is_outward=False),
        _Step("near_document_tasks", Kind.TASK, "出自", is_outward=False),
    ),
    Kind.REGION: (
        _Step("near_region_above", Kind.REGION, "属于"),
        _Step("near_region_below", Kind.REGION, "属于", is_outward=False),
        _Step("near_region_documents", Kind.DOCUMENT, "适用于", is_outward=False),
        _Step("near_region_bodies", Kind.BODY, "所在地", is_outward=False),
    ),
    Kind.CITED: (_Step("near_cited_documents", Kind.DOCUMENT, "", is_outward=False),),
    Kind.LIMIT: (_Step("near_limit_tasks", Kind.TASK, "", is_outward=False),),
}


def cited_iri(title: str) -> Iri:
    """Return the name of a document that is cited by `title` and not held."""
    return make(CITED, title)


def kind_of(node: str) -> Kind:
    """Return what `node` is.

    Raises:
        QueryError: it is nothing that has neighbours.
    """
    try:
        segments = parse(node)
    except ValueError:
        segments = ()
    match segments:
        case ("agency", _, *_):
            return Kind.BODY
        case ("region", _):
            return Kind.REGION
        case ("cited", _):
            return Kind.CITED
        case ("doc", _):
            return Kind.DOCUMENT
        case ("doc", _, "task", _):
            return Kind.TASK
        case ("doc", _, "task", _, "deadline" | "threshold", _):
            return Kind.LIMIT
    raise QueryError(f"图谱里没有“{node}”；请在上面重新查找。")


def find_links(store: GraphStore, node: str) -> tuple[Link, ...]:
    """Return the ways to all that is next to `node`, by kind of relation and then in the order of the texts.

    Raises:
        QueryError: `node` is nothing that has neighbours.
    """
    kind = kind_of(node)
    key = {"title": parse(node)[1]} if kind is Kind.CITED else {"node": Iri(node)}
    found: dict[tuple[str, str, bool], Link] = {}
    for step in STEPS[kind]:
        for link in _links(step, store.select(load(step.query), key)):
            same = found.get(way := (link.other, link.name, link.is_outward))
            found[way] = _joined(same, link) if same else link
    return tuple(found.values())


def name_node(store: GraphStore, node: str) -> str:
    """Return the name of `node`: a full name, a title, or how a text without a title begins.

    Raises:
        QueryError: the graph does not hold it.
    """
    if kind_of(node) is Kind.CITED:
        return parse(node)[1]
    for row in store.select(load("near_node"), {"node": Iri(node)}):
        name = next(
            (str(row[key]) for key in ("title", "label", "text", "written", "file") if row.get(key)), ""
        )
        if name:
            return name if row.get("title") else clip(name, LONGEST)
    raise QueryError("这个节点已不在图谱里（文件可能已移除）；请在上面重新查找。")


def find_place(store: GraphStore, node: str) -> tuple[str, Spans]:
    """Return the document that `node` stands in and its words there; an empty name where it is in none."""
    if kind_of(node) not in (Kind.TASK, Kind.LIMIT, Kind.DOCUMENT):
        return "", ()
    rows = store.select(load("near_place"), {"node": Iri(node)})
    return parse(node)[1], tuple(sorted(selector_span(str(row["place"])) for row in rows))


def list_busiest(store: GraphStore) -> list[Iri]:
    """Return the bodies with most tasks, the busiest first."""
    return [Iri(row["node"]) for row in store.select(load("near_busiest"))]


def _links(step: _Step, rows: list[Row]) -> Iterator[Link]:
    for row in rows:
        held = row.get("other")
        other = Iri(held) if held else cited_iri(str(row["title"]))
        said = str(row.get("said") or "cites").rpartition("#")[2]
        place = str(row["place"]) if row.get("place") else ""
        yield Link(
            other,
            step.kind if held else Kind.CITED,
            step.name or SAID[said],
            step.is_outward,
            str(row["rule"]) if row.get("rule") else None,
            parse(place)[1] if place else "",
            (selector_span(place),) if place else (),
        )


def _joined(one: Link, other: Link) -> Link:
    """Return two sayings of the same as one; it is inferred only where both are."""
    rule = one.rule if one.rule and other.rule else None
    same = one.doc in ("", other.doc)
    spans = tuple(sorted({*one.spans, *other.spans})) if same else one.spans
    return Link(one.other, one.kind, one.name, one.is_outward, rule, one.doc or other.doc, spans)
