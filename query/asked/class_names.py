"""Bodies that documents call by their class (市、区水务部门) where a question names the body (市水务局)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.functions import classes_of
from ontology.iris import Iri, document_iri, is_scoped, parse
from query.asked.aliases import take_apart
from query.asked.places import LEVELS, last_level
from query.asked.sectors import sectors_of
from query.holdings import Holdings
from query.plan import Body, Party, Question

WHY = "文件里按类别写的单位"
WHY_NATIONAL = "做这类工作的全国单位"
BELOW = ("各地", "下级", "下一级", "基层")
SAME = "同一部门的另一种叫法"
CLASS = re.compile(r"(?:行政)?(?:主管|管理)?(?:部门|机关|系统)$|等(?:相关|有关)?单位$")
LEVELLED = re.compile(
    rf"^(?:本市|全市|全省|各){{0,2}}(?P<levels>[{LEVELS}镇乡]级?(?:(?:[、和及(（]|以及){{1,2}}[{LEVELS}镇乡]级?[)）]?){{0,4}})(?=[^场])"
)


def take_as_class(question: Question, holdings: Holdings) -> Question:
    """Return a plan whose bodies are those that documents of its scope call by the class of the body named.

    A body of the same work in the place itself is meant too. Only a level that the question gives (市水务局)
    must be among those that a class is written with, if any are. The plan comes back as it is where no
    document has such a class, where a body is denied, or where neither documents nor a place are named.
    """
    scope = question.scope
    documents = {part.document.iri for part in scope.parts}
    places = {document.region for document in holdings.in_regions(scope.regions) if scope.regions}
    places |= {part.document.region for part in scope.parts if part.document.region}
    named = [take_apart(party.mention, holdings).place for party in question.parties]
    around = _Around(documents, places, next(filter(None, named), ""))
    if any(party.is_negated or party.is_left_out for party in question.parties) or not around:
        return question
    parties = tuple(
        _as_class(party, replace(around, place=place or around.place), holdings)
        for party, place in zip(question.parties, named, strict=True)
    )
    if parties == question.parties or any(not party.bodies for party in parties):
        return question
    return replace(question, parties=parties, unknown="", reason=None)


@dataclass(frozen=True, slots=True)
class _Around:
    """Where bodies are looked for: in `documents`, in the `places` of the scope, in the `place` named."""

    documents: set[Iri]
    places: set[str]
    place: str

    def __bool__(self) -> bool:
        return bool(self.documents or self.places or self.place)

    def holds(self, region: str) -> bool:
        """Tell whether a region is one of those places, or none is said."""
        return (not self.places or region in self.places) and (not self.place or self.place in region)


def _as_class(party: Party, around: _Around, holdings: Holdings) -> Party:
    near = [body for body in holdings.bodies if around.holds(body.region)]
    called = take_apart(party.mention, holdings)
    level = called.level or last_level(called.place)
    same = tuple(
        body
        for body in near
        if body.region and body.function == called.function and level in ("", last_level(body.region))
    )
    sectors = set(classes_of(called.function)) or sectors_of(CLASS.sub("", called.function))
    fellows = tuple(
        body
        for body in near
        if sectors & set(body.sectors) and _is_class(body, around) and _is_of_level(body, level)
    )
    own = tuple(body for body in party.bodies if body in near)
    ministries = _ministries(near, sectors) if CLASS.search(called.function) and not around.places else ()
    fellows += ministries
    bodies = tuple(dict.fromkeys((*own, *same, *fellows)))
    if not bodies or set(bodies) <= set(party.bodies):
        return party
    why = (WHY_NATIONAL if fellows == ministries else WHY) if fellows else SAME
    return replace(party, bodies=bodies, is_guessed=True, others=(), why=why)


def _ministries(bodies: Sequence[Body], sectors: set[str]) -> tuple[Body, ...]:
    """Return the bodies of the whole country that do the work of a class (财政部门: 财政部)."""
    national = (body for body in bodies if not (body.region or body.is_group or is_scoped(body.iri)))
    return tuple(body for body in national if sectors & set(body.sectors) and not CLASS.search(body.function))


def _is_class(body: Body, around: _Around) -> bool:
    """Tell whether a body is a class as a document, of those named if any are, calls it."""
    if not (is_scoped(body.iri) and CLASS.search(body.function)):
        return False
    return not around.documents or document_iri(parse(body.iri)[1].partition(":")[2]) in around.documents


def _is_of_level(body: Body, level: str) -> bool:
    written = LEVELLED.match(body.function)
    if not level:
        return True
    return level in written["levels"] if written else not body.function.startswith(BELOW)
