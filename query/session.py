"""Follow-ups: subject, place and role hold unless replaced; 它 and 这里面 point to the answer before."""

import re
from dataclasses import replace

from ontology.model import Role
from query.asked.carried import Carried
from query.asked.measure import in_place
from query.holdings import Holdings
from query.plan import CITED, CITING, Act, AnswerKind, Aspect, Body, Part, Party, Question, Reason, Scope
from query.result import Answer, DocumentRow

POINTS_AT_ROWS = re.compile(
    r"其中|这里面|这里头|这些|这几|里面|上述|以上|(?:这|那|该|此|本)(?:一)?(?:项|条|件事|件|块|步)"
    r"|(?:前面|刚才|上面)(?:那|这)?(?:一)?(?:项|个|条|些)"
)
POINTS_AT_DOCUMENT = re.compile(r"(?:这份|那份|该|这个|那个|此)(?:文件|方案|通知|办法|文)|它")
POINTS_AT_BODY = re.compile(r"它|该单位|这个(?:单位|部门|局)|该局|该部门")
OURS = re.compile(
    r"[我咱]们(?:局|委|办|单位|自己)?(?:作为|当|是|列为|牵头|配合|负责)"
)  # 那我们作为责任单位的呢
POINTS_AT_THING = re.compile(r"(?P<own>.{2,6}?)的?[那这](?:一)?(?:套|个|种|项|类|块|部分)(?P<noun>.{2,8})")
OF_LEVEL = re.compile(r"^(?:全国|国家|中央|省|市|区|县|乡|镇|村|部|地方|本)级?(?:的)?")
ALSO = re.compile(r"也(?=[^,]{0,4}(?:牵头|配合|负责|参与|承担|是|有|在))")
TURNED = re.compile(r"反过来|倒过来|反之|对调")
OF_TASKS = (AnswerKind.TASKS, AnswerKind.AGENCIES, AnswerKind.DEADLINES, AnswerKind.THRESHOLDS)
FILTERED = (AnswerKind.TASKS, AnswerKind.COUNT, AnswerKind.AGENCIES)


def follow(question: Question, previous: Answer, holdings: Holdings) -> Question:
    """Return `question` completed by the one before; one that has all it needs comes back as it is.

    What it took over is told in `kept`.
    """
    followed = _follow(question, previous, holdings)
    return followed if followed is question else replace(followed, kept=_kept(question, followed))


def _kept(own: Question, followed: Question) -> tuple[Carried, ...]:
    """Return what `followed` has that the question itself did not say."""
    mentions = {party.mention: party for party in own.parties}
    same = [(mentions[party.mention], party) for party in followed.parties if party.mention in mentions]
    taken = {
        Carried.SCOPE: own.scope != followed.scope,
        Carried.PARTIES: any(party.mention not in mentions for party in followed.parties),
        Carried.PLACE: any(before.bodies != after.bodies for before, after in same),
        Carried.ROLES: any(before.roles != after.roles for before, after in same),
        Carried.ASKED: own.asked != followed.asked,
        Carried.DUE: own.due != followed.due,
        Carried.EVERY: own.every != followed.every,
        Carried.FEATURES: (own.has, own.lacks) != (followed.has, followed.lacks),
        Carried.STATE: own.state != followed.state,
        Carried.TOPIC: own.topic != followed.topic,
        Carried.TASKS: own.tasks != followed.tasks,
        Carried.KIND: (own.kind, own.act, own.aspect) != (followed.kind, followed.act, followed.aspect),
    }
    return tuple(kept for kept, is_taken in taken.items() if is_taken)


def _follow(question: Question, previous: Answer, holdings: Holdings) -> Question:
    if ALSO.search(question.words) and len(question.parties) == 1 and previous.tasks:
        return replace(question, tasks=previous.tasks)
    if not question.is_fragment and not _is_only_a_place(question):
        return question
    if _asks_of_tasks(question, previous) or _asks_of_figure(question, previous):
        return replace(question, tasks=previous.tasks, is_joint=True)
    before = _moved(previous.question, question, holdings)
    if POINTS_AT_ROWS.search(question.words) and question.aspect is Aspect.ITSELF:
        if previous.kind is AnswerKind.DOCUMENTS and previous.documents:
            return _within(question, previous)
        if previous.tasks:
            return replace(question, tasks=previous.tasks, scope=question.scope, is_joint=True)
    if question.kind is AnswerKind.DOCUMENTS and before.aspect in (*CITED, *CITING):
        question = replace(question, aspect=before.aspect, cited=before.cited, scope=before.scope)
        return replace(question, topic=before.topic, said=before.said)
    if _turns_role(question, before):
        kind = question.kind if question.kind is AnswerKind.COUNT else AnswerKind.TASKS
        return _complete(replace(question, kind=kind), before)
    if question.aspect is not Aspect.ITSELF or POINTS_AT_DOCUMENT.search(question.words):
        return _about_document(question, previous)
    return _complete(question, before)


def _asks_of_figure(question: Question, previous: Answer) -> bool:
    """Tell whether who or when is asked of the one task whose figure answered before (什么时候改完)."""
    of_task = question.kind in (AnswerKind.AGENCIES, AnswerKind.DEADLINES) and question.says_kind
    alone = not (question.topic or question.parties or question.scope.parts or question.scope.regions)
    return of_task and alone and previous.kind is AnswerKind.THRESHOLDS and len(previous.tasks) == 1


def _asks_of_tasks(question: Question, previous: Answer) -> bool:
    """Tell whether 它的责任单位都有谁 asks of the tasks that answered before."""
    asks = question.kind in (AnswerKind.AGENCIES, AnswerKind.DEADLINES, AnswerKind.THRESHOLDS)
    free = asks and question.says_kind and question.aspect is Aspect.ITSELF and not question.parties
    of_tasks = previous.kind is AnswerKind.TASKS or not (previous.question.parties or question.scope.parts)
    rows = bool(previous.tasks) and previous.kind in OF_TASKS and of_tasks
    return free and rows and not question.topic and bool(POINTS_AT_BODY.search(question.words))


def _within(question: Question, previous: Answer) -> Question:
    """Return `question` asked of the documents that answered before (里面水务局牵头哪些)."""
    names = {row.doc for row in previous.rows if isinstance(row, DocumentRow)}
    parts = tuple(Part(document) for document in previous.documents if document.name in names)
    return replace(question, scope=replace(question.scope, parts=parts)) if parts else question


def _is_only_a_place(question: Question) -> bool:
    """Tell whether a question names a place or a document and asks for nothing (武隆的呢, 换成湘潭)."""
    placed = bool(question.scope.regions or question.scope.parts)
    return placed and not (question.says_kind or question.topic or question.parties or question.due)


def _moved(before: Question, question: Question, holdings: Holdings) -> Question:
    """Return the question before with its bodies in the place of `question`, where that is another one."""
    regions = set(question.scope.regions) | {part.document.region_iri for part in question.scope.parts}
    names = {document.region for document in holdings.documents if document.region_iri in regions}
    if not names or question.parties or not before.parties:
        return before
    if any(body.region in names for party in before.parties for body in party.bodies):
        return before
    parties = tuple(_moved_party(party, names, holdings) for party in before.parties)
    unknown = next((party.mention for party in parties if not party.bodies), "")
    return replace(before, parties=parties, unknown=unknown, reason=Reason.BODY if unknown else before.reason)


def _moved_party(party: Party, regions: set[str], holdings: Holdings) -> Party:
    """Return the body of `regions` that answers to `party`, called by its own name; none leaves the name."""
    bodies = _same_in(party.bodies, regions, holdings)
    names = dict.fromkeys(body.name for body in bodies)
    return replace(
        party, mention="、".join(names) or party.mention, bodies=bodies, is_guessed=False, others=()
    )


def _same_in(bodies: tuple[Body, ...], regions: set[str], holdings: Holdings) -> tuple[Body, ...]:
    """Return the bodies of `regions` that have the same name without its place, or do the same work."""
    here = [body for body in holdings.bodies if body.region in regions and not body.is_group]
    functions = {body.function for body in bodies}
    sectors = {sector for body in bodies for sector in body.sectors}
    same = tuple(body for body in here if body.function in functions)
    return same or tuple(body for body in here if sectors & set(body.sectors))


def _about_document(question: Question, previous: Answer) -> Question:
    """Return the question asked of the documents of the answer before."""
    if question.scope.parts or question.scope.regions:
        return question
    held = {part.document for part in previous.question.scope.parts}
    named = [part for part in previous.documents if not held or part in held]
    return replace(question, scope=Scope(tuple(Part(document) for document in named)))


def _complete(question: Question, before: Question) -> Question:
    """Return `question` with what it leaves open taken from the question before."""
    merged = replace(question, parties=_parties(question, before), asked=_asked(question, before))
    if before.unknown and not question.parties:
        merged = replace(merged, unknown=before.unknown, reason=before.reason)
    if not question.says_kind:
        merged = replace(
            merged, kind=before.kind, act=before.act, counted=before.counted, aspect=before.aspect
        )
    if (
        question.parties
        and not question.says_kind
        and before.kind is AnswerKind.AGENCIES
        and not before.parties
    ):
        merged = replace(merged, kind=AnswerKind.TASKS, act=Act.LIST)
    if not question.scope.parts and not question.scope.regions:
        merged = replace(merged, scope=before.scope)
    if not question.topic and not (question.parties and before.parties):
        merged = replace(merged, topic=before.topic, said=before.said)
    else:
        merged = replace(merged, topic=_told_before(merged.topic, before.topic))
    if merged.kind is before.kind is AnswerKind.THRESHOLDS:
        merged = _complete_figure(merged, question, before)
    if not (question.tasks or question.parties or question.topic or merged.scope != before.scope):
        merged = replace(merged, tasks=before.tasks)
    filters = question.due or question.has or question.lacks or question.every
    if merged.kind in FILTERED and not filters:
        merged = replace(merged, due=before.due, has=before.has, lacks=before.lacks, every=before.every)
    if merged.due and before.due and before.due.start is None and not question.says_kind:
        merged = replace(merged, due=replace(merged.due, start=None))
    return _complete_state(merged, question, before)


def _told_before(topic: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return a topic that points at a thing named before with the words that told of it (全国的那套系统)."""
    match = POINTS_AT_THING.fullmatch(topic[0]) if len(topic) == 1 else None
    whole = next((piece for piece in before if match and piece.endswith(match["noun"])), "")
    return (match["own"] + OF_LEVEL.sub("", whole),) if match and whole else topic


def _complete_state(merged: Question, question: Question, before: Question) -> Question:
    """Return `merged` for documents counted or of another place, in the state asked for before (广州的呢)."""
    of_documents = AnswerKind.DOCUMENTS in (merged.kind, merged.counted)
    lists_others = question.says_kind and question.act is Act.LIST
    if not of_documents or question.state or lists_others:
        return merged
    return replace(merged, state=before.state, ending=before.ending)


def _complete_figure(merged: Question, question: Question, before: Question) -> Question:
    """Return `merged` for figures asked as those before: of the same year, side and measure."""
    topic = merged.topic
    if question.topic and not question.parties:
        topic = in_place(question.topic, before.topic)
    return replace(
        merged,
        topic=topic,
        measure=question.measure or before.measure.of_another(),
        year=question.year or before.year,
    )


def _asked(question: Question, before: Question) -> tuple[Role, ...]:
    """Return the roles of the bodies asked for; of a body's own role (配合的呢) there are none."""
    if _turns_role(question, before):
        return ()
    counts = question.kind is AnswerKind.COUNT and question.counted is before.kind is AnswerKind.AGENCIES
    return question.asked or (before.asked if counts or not question.says_kind else ())


def _turns_role(question: Question, before: Question) -> bool:
    """Tell whether a role is meant for the bodies before (区水利局牵头几项——配合的呢)."""
    if question.parties or not question.asked or not before.parties or before.asked:
        return False
    counts = question.counted if question.kind is AnswerKind.COUNT else question.kind
    lists = counts is AnswerKind.TASKS and question.kind in (AnswerKind.TASKS, AnswerKind.COUNT)
    points = POINTS_AT_BODY.search(question.words) or OURS.search(question.words)
    return not question.says_kind or lists or bool(points)


def _parties(question: Question, before: Question) -> tuple[Party, ...]:
    """Return the bodies that hold: the new ones with the roles and the place of those before, else those."""
    if TURNED.search(question.words) and len(before.parties) == 2:
        first, second = before.parties
        return (replace(first, roles=second.roles), replace(second, roles=first.roles))
    if _turns_role(question, before):
        return tuple(replace(party, roles=question.asked) for party in before.parties)
    if not question.parties:
        return () if _asks_for_the_one_tested(question, before) else before.parties
    named = tuple(_like_before(party, before) for party in question.parties)
    roles = {party.roles for party in named}
    kept = (
        [party for party in before.parties if party.roles not in roles] if _is_swap(question, before) else []
    )
    return (*kept, *named)


def _asks_for_the_one_tested(question: Question, before: Question) -> bool:
    """Tell whether the body that a question tested is asked for (是不是证监会牵头——那谁牵头)."""
    tested = before.kind is AnswerKind.BOOLEAN and bool(before.topic) and all(p.roles for p in before.parties)
    return tested and question.kind is AnswerKind.AGENCIES and bool(question.asked)


def _is_swap(question: Question, before: Question) -> bool:
    """Tell whether one of two bodies in different roles is to be replaced (换成区经济信息委配合)."""
    return len(question.parties) == 1 and len({party.roles for party in before.parties}) > 1


def _like_before(party: Party, before: Question) -> Party:
    """Return `party` in the place of the question before, and with its role where it has none of its own."""
    regions = {body.region for one in before.parties for body in one.bodies}
    regions |= {part.document.region for part in before.scope.parts}
    here = tuple(body for body in party.bodies if body.region in regions) or party.bodies
    roles = party.roles or (before.parties[0].roles if before.parties else ())
    return replace(party, bodies=here, roles=roles)
