"""Bodies that documents call by their class (市、区水务部门) where a question names the body (市水务局)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.functions import classes_of
from ontology.iris import document_iri, is_scoped, parse
from query.aliases import Called, take_apart
from query.holdings import Holdings
from query.places import LEVELS, last_level
from query.plan import Body, Party, Question, Scope
from query.sectors import sectors_of

WHY = "文件里按类别写的单位"
CLASS = re.compile(r"(?:行政)?(?:主管|管理)?(?:部门|机关|系统)$")
LEVELLED = re.compile(
    rf"^(?:本市|全市|全省|各)?(?P<levels>[{LEVELS}镇乡]级?(?:(?:[、和及(（]|以及){{1,2}}[{LEVELS}镇乡]级?[)）]?){{0,4}})(?=[^场])"
)


def take_as_class(question: Question, holdings: Holdings) -> Question:
    """Return a plan whose bodies are those that documents of its scope call by the class of the body named.

    Only a level that the question gives (市水务局) must be among those that a class is written with, if any
    are. The plan comes back as it is where no document has such a class.
    """
    parties = tuple(_as_class(party, question.scope, holdings) for party in question.parties)
    if parties == question.parties or any(not party.bodies for party in parties):
        return question
    return replace(question, parties=parties, unknown="", reason=None)


def _as_class(party: Party, scope: Scope, holdings: Holdings) -> Party:
    called = take_apart(party.mention, holdings)
    sectors = set(classes_of(called.function)) or sectors_of(CLASS.sub("", called.function))
    fellows = tuple(
        body
        for body in _classes_in(scope, called, holdings)
        if sectors & set(body.sectors) and _is_of_level(body, called.level or last_level(called.place))
    )
    return replace(party, bodies=fellows, is_guessed=True, others=(), why=WHY) if fellows else party


def _classes_in(scope: Scope, called: Called, holdings: Holdings) -> Iterator[Body]:
    """Yield the classes of bodies of the documents, or else of the place, that the question is about."""
    documents = {part.document.iri for part in scope.parts}
    regions = {document.region for document in holdings.in_regions(scope.regions) if scope.regions}
    for body in holdings.bodies:
        if not (is_scoped(body.iri) and CLASS.search(body.function)):
            continue
        if documents and document_iri(document_of(body)) not in documents:
            continue
        if (regions and body.region not in regions) or (called.place and called.place not in body.region):
            continue
        yield body


def document_of(body: Body) -> str:
    """Return the name of the document by which a scoped body is told."""
    return parse(body.iri)[1].partition(":")[2]


def _is_of_level(body: Body, level: str) -> bool:
    written = LEVELLED.match(body.function)
    return not level or not written or level in written["levels"]
