"""The shapes of ontology/shapes.ttl over the graph of one document, findings as records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from graph.triples import Triple
from ontology.iris import Iri, parse
from ontology.terms import OA, ZT

SHAPES = Path(__file__).resolve().parents[1] / "ontology" / "shapes.ttl"
QUOTED = 40  # characters of a task that a message repeats


class Severity(StrEnum):
    """What a finding does: a violation stops the write, a warning is for the 体检单."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a shape says of `focus`; `place` names it to a person, `value` is the offending value if any."""

    severity: Severity
    focus: Iri
    place: str
    message: str
    value: str | None = None

    def __str__(self) -> str:
        """Return the finding as one line for a person."""
        return f"{self.place}：{self.message}" + (f"（{self.value}）" if self.value else "")


def find_violations(triples: Iterable[Triple]) -> list[Finding]:
    """Return what stops the writing of a document's graph, in order; nothing where it may be written."""
    return _run(triples, _shapes(warnings=False))


def find_new_violations(triples: Sequence[Triple], changed: Iterable[Triple]) -> list[Finding]:
    """Return what `find_violations` does of a graph that had none before `changed` came in or went out.

    A shape that stops a write looks at what is said of its node and at the classes of what is named there:
    only nodes of which something changed, and those that name a node of another class, can break one now.
    """
    changed = list(changed)
    classed = {fact[0] for fact in changed if fact[1] == RDF.type}
    nodes: set[Node] = {fact[0] for fact in changed} | {fact[0] for fact in triples if fact[2] in classed}
    if not nodes:
        return []
    named = {fact[2] for fact in triples if fact[0] in nodes}
    told = nodes | {_task(Iri(node)) for node in nodes}  # a message repeats the words of the task
    near = [fact for fact in triples if fact[0] in told or (fact[0] in named and fact[1] == RDF.type)]
    return _run(near, _shapes(warnings=False), sorted(map(str, nodes)))


def find_all(triples: Iterable[Triple]) -> list[Finding]:
    """Return the violations and the warnings of a document's graph, in order."""
    return _run(triples, _shapes(warnings=True))


def find_misplaced(triples: Iterable[Triple], length: int) -> list[Finding]:
    """Return the places that lie beyond a text of `length` characters, in order."""
    ends = {Iri(place): int(end) for place, said, end in triples if said == OA.end}
    return [
        Finding(Severity.VIOLATION, place, parse(place)[1], "来源位置超出了原文", str(end))
        for place, end in sorted(ends.items())
        if end > length
    ]


def _run(triples: Iterable[Triple], shapes: Graph, nodes: list[str | URIRef] | None = None) -> list[Finding]:
    """Return what `shapes` say of the graph, or of some of its nodes only."""
    from pyshacl import validate

    graph = Graph(bind_namespaces="none")
    for fact in triples:
        graph.add(fact)
    _, report, _ = validate(
        graph, shacl_graph=shapes, inference="none", advanced=False, inplace=True, focus_nodes=nodes
    )
    found = {_finding(graph, report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return sorted(found, key=lambda finding: (finding.severity, _order(graph, finding.focus), str(finding)))


@cache
def _shapes(*, warnings: bool) -> Graph:
    shapes = Graph().parse(SHAPES)
    if not warnings:
        for shape in shapes.subjects(SH.severity, SH.Warning):
            shapes.remove((shape, SH.targetClass, None))
    return shapes


def _finding(graph: Graph, report: Graph, result: Node) -> Finding:
    def said(predicate: URIRef) -> str | None:
        value = report.value(result, predicate)
        return None if value is None else str(value)

    focus = Iri(said(SH.focusNode) or "")
    severity = Severity.WARNING if said(SH.resultSeverity) == str(SH.Warning) else Severity.VIOLATION
    value = said(SH.value)
    return Finding(
        severity, focus, _place(graph, focus), said(SH.resultMessage) or "", None if value == focus else value
    )


def _place(graph: Graph, focus: Iri) -> str:
    """Return what `focus` is, for a person: a task by its id and the start of its text."""
    segments = parse(focus)
    if len(segments) < 4 or segments[2] != "task":
        return "/".join(segments[1:])
    text = str(graph.value(_task(focus), ZT.text) or "")
    words = text[:QUOTED] + ("…" if len(text) > QUOTED else "")
    below = "".join(f" {part}" for part in segments[4:])
    return f"任务 {segments[3]}{below}" + (f"“{words}”" if words else "")


def _order(graph: Graph, focus: Iri) -> int:
    order = graph.value(_task(focus), ZT.order)
    return int(order) if isinstance(order, Literal) and str(order).isdecimal() else 0


def _task(focus: Iri) -> URIRef:
    """Return the task that `focus` is or belongs to, or `focus` itself."""
    head, mark, rest = focus.partition("/task/")
    return URIRef(head + mark + rest.partition("/")[0])
