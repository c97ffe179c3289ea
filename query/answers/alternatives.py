"""The ways in which the doubtful words of a question can be read, and a plan with one of them chosen.

What is doubtful: letters that spell several names, a body that several places have or that was guessed,
a place that is several, a document that is several, and words that are a document's subject and a topic.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from query.answers.conditions import conditions_of_parties, conditions_of_scope, roles_of
from query.answers.lists import Desk
from query.asked.scope import is_about
from query.asked.wording import fold, plain
from query.holdings import Holdings
from query.plan import AnswerKind, Body, KnownDocument, Part, Party, Question, Reason, Scope
from query.result import Alternative
from query.sparql import build

MOST = 8  # readings of one word that are offered
AS_TOPIC = "topic"  # chosen where words that are a document's are meant as a topic
PLAIN = (AnswerKind.TASKS, AnswerKind.AGENCIES, AnswerKind.DEADLINES, AnswerKind.THRESHOLDS)


def list_alternatives(desk: Desk, question: Question, chosen: Mapping[str, str]) -> tuple[Alternative, ...]:
    """Return the readings of each doubtful word of a plan made without a choice, the likeliest first.

    A word with one reading alone is not doubtful. `chosen` has the value taken for a mention.
    """
    if question.kind is AnswerKind.NONE:
        return ()
    holdings = desk.holdings
    found = [*_of_letters(question), *_of_bodies(desk, question)]
    if question.reason is None:
        found += [*_of_places(question, holdings), *_of_documents(question, holdings)]
        found += _of_topics(question, holdings)
    return tuple(
        replace(
            one,
            text=_said_plainly(question.text, one) if one.text else "",
            is_taken=one.is_taken if one.mention not in chosen else one.value == chosen[one.mention],
        )
        for one in found
    )


def choose(question: Question, chosen: Mapping[str, str], holdings: Holdings) -> Question:
    """Return a plan with the readings of `chosen` (mention → value); a value that it has not is ignored."""
    if not chosen:
        return question
    parties = tuple(
        replace(party, bodies=bodies, is_guessed=True, why="") if bodies else party
        for party in question.parties
        for bodies in [_chosen_bodies((*party.bodies, *party.others), chosen.get(party.mention, ""))]
    )
    unknown = next((party.mention for party in parties if not party.bodies), "")
    reason = None if question.reason is Reason.BODY and not unknown else question.reason
    narrowed = replace(question, parties=parties, reason=reason)
    return _choose_scope(replace(narrowed, unknown=unknown or question.unknown), chosen, holdings)


def _chosen_bodies(bodies: tuple[Body, ...], value: str) -> tuple[Body, ...]:
    return tuple(body for body in bodies if value and body.iri == value)


def _choose_scope(question: Question, chosen: Mapping[str, str], holdings: Holdings) -> Question:
    """Return a plan with the place, the documents or the topic that was chosen."""
    scope = question.scope
    regions = tuple(region for region in scope.regions if region == chosen.get(scope.place, ""))
    if regions:
        names = {document.region for document in holdings.in_regions(regions)}
        parts = tuple(part for part in scope.parts if part.document.region in names)
        scope = replace(scope, regions=regions, parts=parts)
    value = chosen.get(scope.mention, "")
    if value == AS_TOPIC:
        topic = (scope.mention, *question.topic)
        said = ",".join(filter(None, (scope.mention, question.said)))
        return replace(question, scope=replace(scope, parts=(), mention=""), topic=topic, said=said)
    parts = tuple(part for part in scope.parts if part.document.iri == value)
    question = replace(question, scope=replace(scope, parts=parts or scope.parts))
    return _choose_subject(question, chosen, holdings)


def _choose_subject(question: Question, chosen: Mapping[str, str], holdings: Holdings) -> Question:
    """Return a plan with a piece of its topic as the document that it is the subject of."""
    for piece in question.topic:
        documents = [document for document in holdings.documents if document.iri == chosen.get(piece, "")]
        if documents:
            rest = tuple(other for other in question.topic if other != piece)
            said = ",".join(word for word in question.said.split(",") if plain(word) != plain(piece))
            scope = Scope(tuple(map(Part, documents)), mention=piece, kinds=question.scope.kinds)
            return replace(question, topic=rest, said=said if rest else "", scope=scope)
    return question


def _of_letters(question: Question) -> Iterator[Alternative]:
    for spelling in question.spelt:
        for name in spelling.names if len(spelling.names) > 1 else ():
            label = f"{spelling.letters}＝{name}"
            yield Alternative(spelling.letters, label, name, name, is_taken=name == spelling.name)


def _of_bodies(desk: Desk, question: Question) -> Iterator[Alternative]:
    for party in question.parties:
        held = len(party.bodies)
        if held > 1:
            yield Alternative(party.mention, f"{party.mention}＝{held}个单位都算", "", is_taken=True)
        if held > 1 or party.others:
            bodies = (*_busiest(desk, question, party), *party.others)
            for body in tuple(dict.fromkeys(bodies))[:MOST]:
                label = f"{party.mention}＝{body.name}"
                yield Alternative(party.mention, label, body.iri, body.name, is_taken=party.bodies == (body,))


def _busiest(desk: Desk, question: Question, party: Party) -> tuple[Body, ...]:
    """Return the bodies that a mention takes together, those with the most tasks in its roles first."""
    if len(party.bodies) < 2:
        return party.bodies
    where = [*conditions_of_scope(question.scope), *conditions_of_parties([party], is_joint=True)]
    solutions = build("most_agencies", where, roles_of(party.roles)).run(desk.store)
    tasks = {str(solution["agency"]): int(str(solution["count"])) for solution in solutions}
    return tuple(sorted(party.bodies, key=lambda body: -tasks.get(body.iri, 0)))


def _of_places(question: Question, holdings: Holdings) -> Iterator[Alternative]:
    place, regions = question.scope.place, question.scope.regions
    if len(regions) < 2 or not place:
        return
    yield Alternative(place, f"{place}＝{len(regions)}个地方都算", "", is_taken=True)
    names = {document.region_iri: document.region for document in holdings.documents}
    for region in regions[:MOST]:
        yield Alternative(place, f"{place}＝{names[region]}", region, names[region])


def _of_documents(question: Question, holdings: Holdings) -> Iterator[Alternative]:
    mention = question.scope.mention
    documents = tuple(dict.fromkeys(part.document for part in question.scope.parts))
    is_topic = question.kind in PLAIN and _is_titled(mention, holdings)
    if not mention or not documents or "《" in mention or not (len(documents) > 1 or is_topic):
        return
    if len(documents) > 1:
        yield Alternative(mention, f"{mention}＝{len(documents)}份文件都算", "", is_taken=True)
    for document in documents[:MOST]:
        yield _document(mention, document, is_taken=len(documents) == 1)
    if is_topic:
        yield Alternative(mention, f"{mention}＝任务的内容，不限文件", AS_TOPIC)


def _of_topics(question: Question, holdings: Holdings) -> Iterator[Alternative]:
    """Yield a piece of the topic that is the subject of documents as that, beside what it was read as."""
    if question.kind not in PLAIN or question.scope.parts:
        return
    for piece in question.topic:
        documents = holdings.in_regions(question.scope.regions)
        about = [document for document in documents if is_about(document, piece)]
        if about and len(about) <= MOST:
            yield Alternative(piece, f"{piece}＝任务的内容", "", is_taken=True)
            yield from (_document(piece, document) for document in about)


def _document(mention: str, document: KnownDocument, *, is_taken: bool = False) -> Alternative:
    title = f"《{document.title}》" if document.title else document.name
    return Alternative(mention, f"{mention}＝{title}", document.iri, title, is_taken=is_taken)


def _is_titled(mention: str, holdings: Holdings) -> bool:
    """Tell whether some task has the words in its title, so that they may be its topic."""
    return bool(mention) and plain(mention) in holdings.title_text


def _said_plainly(text: str, one: Alternative) -> str:
    """Return the question with the plain name for the mention, empty where it does not stand there."""
    folded = fold(text)
    return folded.replace(one.mention, one.text, 1) if one.mention in folded else ""
