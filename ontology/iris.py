"""Names for everything in the graph: `parse` undoes `make`, the rest are kinds of name.

An IRI is `DATA` and percent-encoded segments: doc/STEM/task/t01. A body that is known is
agency/REGION/FUNCTION (agency/FUNCTION where it is national); a group or an undecided body is
agency/doc:STEM/NAME, scoped by the document that names it.
"""

from urllib.parse import quote, unquote

from ontology.model import Span
from ontology.prefixes import DATA

SCOPE = "doc:"


class Iri(str):
    """An IRI, so that it is told from a plain string."""

    __slots__ = ()


def make(*segments: str) -> Iri:
    """Return the data IRI of `segments`.

    Raises:
        ValueError: there is no segment, or one is empty.
    """
    if not segments or not all(segments):
        raise ValueError(f"no name: {segments}")
    return Iri(DATA + "/".join(quote(segment, safe=":") for segment in segments))


def parse(iri: str) -> tuple[str, ...]:
    """Return the segments of a data IRI, without its fragment.

    Raises:
        ValueError: `iri` is not one of ours.
    """
    if not iri.startswith(DATA):
        raise ValueError(f"not a data IRI: {iri}")
    return tuple(unquote(segment) for segment in iri.removeprefix(DATA).partition("#")[0].split("/"))


def document_iri(name: str) -> Iri:
    """Return the IRI of the document called `name` in answers."""
    return make("doc", name)


def part_iri(name: str, kind: str, number: int) -> Iri:
    """Return the IRI of the `number`th (from 1) `kind` (part, cite, attachment) of a document."""
    return make("doc", name, kind, str(number))


def task_iri(name: str, task: str) -> Iri:
    """Return the IRI of the task with the id `task`."""
    return make("doc", name, "task", task)


def fact_iri(name: str, task: str, kind: str, number: int) -> Iri:
    """Return the IRI of the `number`th (from 1) `kind` (assignment, deadline, threshold) of a task."""
    return make("doc", name, "task", task, kind, str(number))


def corrected_fact_iri(name: str, task: str, kind: str, correction: int) -> Iri:
    """Return the IRI of the `kind` of fact that a correction states of a task."""
    return make("doc", name, "task", task, kind, f"c{correction}")


def correction_iri(number: int) -> Iri:
    """Return the IRI of a correction."""
    return make("correction", str(number))


def author_iri(name: str) -> Iri:
    """Return the IRI of the author of corrections called `name`."""
    return make("author", name)


def document_name(iri: str) -> str:
    """Return the name of the document that `iri` (a document, task, fact or selector) belongs to.

    Raises:
        ValueError: `iri` belongs to no document.
    """
    segments = parse(iri)
    if len(segments) < 2 or segments[0] != "doc":
        raise ValueError(f"of no document: {iri}")
    return segments[1]


def selector_iri(name: str, span: Span) -> Iri:
    """Return the IRI of a place in the text of a document, as RFC 5147 writes it."""
    return Iri(f"{document_iri(name)}#char={span.start},{span.end}")


def selector_span(iri: str) -> Span:
    """Return the place that `selector_iri` named.

    Raises:
        ValueError: `iri` is not a selector.
    """
    head, _, place = iri.partition("#char=")
    start, _, end = place.partition(",")
    if not (head and start.isdecimal() and end.isdecimal()):
        raise ValueError(f"not a selector: {iri}")
    return Span(int(start), int(end))


def agency_iri(region: str | None, function: str) -> Iri:
    """Return the IRI of a known body: `function` in `region`, or nation-wide where that is `None`."""
    return make("agency", region, function) if region else make("agency", function)


def scoped_agency_iri(document: str, name: str) -> Iri:
    """Return the IRI of a group or an undecided body that only `document` can tell."""
    return make("agency", SCOPE + document, name)


def is_scoped(iri: str) -> bool:
    """Tell whether `iri` names a body that only its document can tell."""
    return parse(iri)[1].startswith(SCOPE)


def region_iri(name: str) -> Iri:
    """Return the IRI of the administrative area with the full name `name`."""
    return make("region", name)


def class_iri(name: str) -> Iri:
    """Return the IRI of the class of bodies (水利, 财政) called `name`."""
    return make("class", name)


def graph_iri(document: str) -> Iri:
    """Return the named graph that holds the facts of `document`."""
    return make("graph", "doc", document)


def corrections_graph_iri(identity: str) -> Iri:
    """Return the named graph that holds the corrections of a document, whatever its version."""
    return make("graph", "corrections", identity)


def corrected_graph_iri(document: str) -> Iri:
    """Return the named graph that holds what corrections make of the facts of `document`."""
    return make("graph", "corrected", document)


SHARED_GRAPH = make("graph", "shared")
"""The graph of what spans documents; a function of the documents held."""

LEDGER_GRAPH = make("graph", "ledger")
"""The store's own bookkeeping (the order of adding); never exported."""
