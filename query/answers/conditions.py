"""A plan's conditions as those of a query: where, who, when, how often, and what is lacking."""

from collections.abc import Iterable, Sequence
from datetime import date

from ontology.iris import Iri
from ontology.model import Every, Role
from ontology.prefixes import ZT
from query.plan import FEATURES_OF_DOCUMENTS, Feature, Part, Party, Period, Question, Scope
from query.sparql import Condition, any_of, when

ROLES = {role: Iri(ZT + role.value) for role in Role}
HAS = {
    Feature.ASSIGNMENT: when("has_assignment"),
    Feature.DEADLINE: when("has_deadline"),
    Feature.DATED: when("dated"),
    Feature.ONGOING: when("lasting"),
    Feature.MANY: when("many"),
    Feature.ONE_LEAD: when("one_role", role=ROLES[Role.LEAD]),
    Feature.ONE_COOPERATE: when("one_role", role=ROLES[Role.COOPERATE]),
    Feature.ONE_RESPONSIBLE: when("one_role", role=ROLES[Role.RESPONSIBLE]),
    Feature.THRESHOLD: when("has_threshold"),
}
LACKS = {
    Feature.ASSIGNMENT: when("no_assignment"),
    Feature.DEADLINE: when("no_deadline"),
    Feature.DATED: when("undated"),
    Feature.THRESHOLD: when("no_threshold"),
}


def conditions_of(question: Question) -> list[Condition]:
    """Return all conditions on the tasks that a plan means, its topic apart."""
    found = conditions_of_scope(question.scope)
    found += conditions_of_parties(question.parties, is_joint=question.is_joint)
    if question.due and not (question.every and question.due.end is None):  # 2020年起每年: no end
        scope = question.scope
        is_narrow = bool(scope.parts or scope.regions or question.parties or question.tasks)
        found.append(condition_of_period(question.due, is_narrow=is_narrow))
    if question.every:
        found.append(condition_of_rhythm(question.every))
    found += [
        condition_of_lack(feature) for feature in question.lacks if feature not in FEATURES_OF_DOCUMENTS
    ]
    found += [
        condition_of_having(feature) for feature in question.has if feature not in FEATURES_OF_DOCUMENTS
    ]
    if question.amount:
        found.append(when("threshold", value=question.amount.value, unit=question.amount.unit))
    if question.tasks:
        found.append(condition_of_tasks(question.tasks))
    return found


def conditions_of_scope(scope: Scope) -> list[Condition]:
    """Return the conditions that tasks lie in `scope`."""
    found = []
    if scope.parts:
        found.append(any_of(_condition_of_part(part) for part in scope.parts))
    elif scope.regions:
        found.append(any_of(when("region", region=region) for region in scope.regions))
    if scope.kinds:
        found.append(any_of(when("kind", kind=kind.value) for kind in scope.kinds))
    if scope.is_top:
        found.append(when("top"))
    return found + conditions_of_day(scope.on)


def conditions_of_documents(scope: Scope) -> list[Condition]:
    """Return the conditions that documents are those of `scope`."""
    if scope.parts:
        documents = dict.fromkeys(part.document.iri for part in scope.parts)
        found = [condition_of_documents(documents)]
    elif scope.regions:
        found = [any_of(when("document_region", region=region) for region in scope.regions)]
    else:
        found = []
    return found + conditions_of_day(scope.on)


def conditions_of_citing(question: Question) -> list[Condition]:
    """Return the condition that documents cite others, or none, where the plan has one."""
    if Feature.CITATION in question.lacks:
        return [when("no_citation")]
    return [when("has_citation")] if Feature.CITATION in question.has else []


def conditions_of_day(day: date | None) -> list[Condition]:
    """Return the condition that documents are in force on `day`, none for `None`."""
    return [when("in_force", day=day)] if day else []


def conditions_of_parties(parties: Sequence[Party], *, is_joint: bool) -> list[Condition]:
    """Return the conditions that bodies stand in a task: all of them, or any where they are not joint."""
    found = [any_of(_in_role(party)) for party in parties if not (party.is_negated or party.is_left_out)]
    if not is_joint and len(found) > 1:
        found = [any_of(found)]
    for party in parties:
        if party.is_negated:
            found += [
                _without(party, body.iri, role)
                for body in party.bodies
                for role in party.roles or tuple(Role)
            ]
    for party in parties:
        roles = party.roles or tuple(Role) if party.is_sole else ()
        found += [
            when("sole", agency=body.iri, role=ROLES[role]) for body in party.bodies[:1] for role in roles
        ]
    return found


def condition_of_tasks(tasks: Iterable[Iri]) -> Condition:
    """Return the condition that a task is one of `tasks`."""
    return any_of(when("task", same=task) for task in tasks)


def condition_of_documents(documents: Iterable[Iri]) -> Condition:
    """Return the condition that a document is one of `documents`."""
    return any_of(when("named", same=document) for document in documents)


def condition_of_period(period: Period, *, is_narrow: bool) -> Condition:
    """Return the condition that a task ends in `period`.

    Where other conditions leave few tasks (`is_narrow`) their time limits are compared, else all of the
    period are found first; both mean the same.
    """
    template = "due" if is_narrow else "due_first"
    return when(template, **{"from": period.start or date.min, "to": period.end or date.max})


def condition_of_rhythm(every: Sequence[Every]) -> Condition:
    """Return the condition that a task returns as often as one of `every`."""
    if set(every) == set(Every):
        return when("recurring")
    return any_of(when("every", every=one.value) for one in every)


def condition_of_lack(feature: Feature) -> Condition:
    """Return the condition that a task lacks something."""
    return LACKS.get(feature) or when("no_role", role=ROLES[Role(feature.value)])


def condition_of_having(feature: Feature) -> Condition:
    """Return the condition that a task has something, of its own and not by its parts."""
    return HAS.get(feature) or when("has_role", role=ROLES[Role(feature.value)])


def roles_of(roles: Iterable[Role]) -> list[Iri]:
    """Return the terms of `roles`."""
    return [ROLES[role] for role in roles]


def _condition_of_part(part: Part) -> Condition:
    if part.span:
        first, last = part.span
        return when("within", document=part.document.iri, **{"from": first, "to": last})
    if part.path:
        return when("part", document=part.document.iri, heading=part.path)
    return when("document", document=part.document.iri)


def _in_role(party: Party) -> Iterable[Condition]:
    for body in party.bodies:
        if not party.roles or set(party.roles) == set(Role):
            yield when("party_any", agency=body.iri)
            continue
        for role in party.roles:
            yield when("party", agency=body.iri, role=ROLES[role])


def _without(party: Party, agency: Iri, role: Role) -> Condition:
    return when("no_party", agency=agency, role=ROLES[role])
