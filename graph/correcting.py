"""Correct a fact of a held document, take a correction back, and tell what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from corpus.view import view_of
from extract.dates.deadlines import TimeContext, find_deadlines
from extract.figures.thresholds import find_thresholds
from graph.admit import admit, describe
from graph.amend import Version
from graph.applying import Fate, apply_corrections, is_same
from graph.corrections import Correction, bare, build_records, facts_of, read_records
from graph.journal import note
from graph.ledger import Ledger
from graph.read import read_policy
from graph.resolve import read_context, resolve_names
from graph.shared import Entry
from graph.stated import assemble_stated, read_stated, read_withheld
from graph.store import GraphStore
from graph.triples import parse_lines, write_lines
from ontology.errors import GraphError, Hint, UnknownDocumentError
from ontology.iris import corrected_graph_iri, corrections_graph_iri, graph_iri
from ontology.model import Assignment, Deadline, Fact, Policy, Role, Task

LONGEST_REASON = 200  # characters
LONGEST_AUTHOR = 40
ROLES = {"牵头": Role.LEAD, "配合": Role.COOPERATE, "责任": Role.RESPONSIBLE}
KINDS = (*ROLES, "时限", "指标")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as a person names it: its kind (one of KINDS) and its words (市水务局, 2025年9月底前)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be corrected in a task of a held document; `before` is taken out, `after` put in."""

    document: str
    task: str
    before: Said | None
    after: Said | None
    reason: str
    author: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction with what became of it in the newest version held.

    `document` and `task` are the names of that version and of its task, empty where there is none. `also`
    are the tasks that it was carried to, `apart` those that have the same words of the source unchanged.
    """

    correction: Correction
    fate: Fate
    document: str
    task: str
    also: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def correct(store: GraphStore, request: Request) -> Standing:
    """Correct a fact in all held versions of a document; return what became of it in the version asked for.

    Raises:
        GraphError: the task or the fact is not there, the words cannot be read, or nothing would change.
    """
    with store.writing:
        ledger = Ledger.load(store)
        if request.document not in ledger.entries:
            raise UnknownDocumentError(request.document)
        identity = ledger.entries[request.document].claims.identity
        number = max((one.id for one in read_records(store)), default=0) + 1
        correction = _read_request(store, request, identity, number)
        records = [*read_records(store, identity), correction]
        _write(store, ledger, identity, records)
    note(store, "correct", request.document, str(number), "")
    return _stand(store, request.document, records)[-1]


def undo(store: GraphStore, number: int) -> Correction:
    """Take a correction back, so that what was read stands again, and return it.

    Raises:
        GraphError: there is none of this number.
    """
    with store.writing:
        records = read_records(store)
        gone = next((one for one in records if one.id == number), None)
        if gone is None:
            raise GraphError(f"没有编号为 {number} 的校正", hint=Hint.CORRECTIONS)
        left = [one for one in records if one.identity == gone.identity and one.id != number]
        _write(store, Ledger.load(store), gone.identity, left)
    note(store, "undo", gone.identity, str(number), "")
    return gone


def list_corrections(store: GraphStore, document: str | None = None) -> list[Standing]:
    """Return the corrections of a held document, or all, in the order in which they were made.

    Raises:
        UnknownDocumentError: no such document is held.
    """
    ledger = Ledger.load(store)
    if document is not None and document not in ledger.entries:
        raise UnknownDocumentError(document)
    identity = ledger.entries[document].claims.identity if document else None
    records = read_records(store, identity)
    found = []
    for one in sorted({record.identity for record in records}):
        own = [record for record in records if record.identity == one]
        found += _stand(store, document or ledger.newest(one), own)
    return sorted(found, key=lambda standing: standing.correction.id)


def read_fact(said: Said, task: Task, policy: Policy) -> Fact:
    """Return the fact that a person names, with the places of `task`.

    Raises:
        GraphError: the words do not say one fact of that kind.
    """
    words = "".join(said.words.split())
    if not words:
        raise GraphError(f"{said.kind}：内容是空的；请写明{_example(said.kind)}")
    if said.kind in ROLES:
        return Assignment(words, ROLES[said.kind], task.spans)
    if said.kind not in KINDS:
        raise GraphError(f"没有“{said.kind}”这种内容；可用：{'、'.join(KINDS)}")
    found: Sequence[Fact]
    if said.kind == "时限":
        context = TimeContext(issue=policy.issue_date.value if policy.issue_date else None, note=True)
        found = find_deadlines(view_of(_in_words(words)), context)
    else:
        found = find_thresholds(view_of(words), (), task.title or "")
    if len(found) != 1:
        raise GraphError(f"{said.kind}“{said.words}”读不成一条；请照文件的写法写，如{_example(said.kind)}")
    return replace(found[0], spans=task.spans)


def _read_request(store: GraphStore, request: Request, identity: str, number: int) -> Correction:
    reason, author = request.reason.strip(), request.author.strip()
    for text, what, longest in ((reason, "理由", LONGEST_REASON), (author, "作者", LONGEST_AUTHOR)):
        if not text or len(text) > longest:
            raise GraphError(f"校正要写明{what}（1～{longest} 字），现在是 {len(text)} 字")
    policy = read_policy(store, request.document)
    task = next((one for one in policy.tasks if one.id == request.task), None)
    if task is None:
        raise GraphError(f"{request.document} 里没有任务 {request.task}", hint=Hint.TASKS)
    before = _find_fact(task, request.before) if request.before else None
    after = read_fact(request.after, task, policy) if request.after else None
    if after and any(is_same(fact, after) for fact in facts_of(task)):
        raise GraphError(f"任务 {task.id} 已有“{request.after and request.after.words}”，不必校正")
    if before is None and after is None:
        raise GraphError("没有说要校正什么；请写明要删去的内容、要增加的内容，或两样都写")
    return Correction(number, identity, bare(task), before, after, reason, author, request.time)


def _find_fact(task: Task, said: Said) -> Fact:
    """Return the fact of `task` that a person names by its words as written."""
    words = "".join(said.words.split())
    for fact in facts_of(task):
        if isinstance(fact, Assignment):
            is_meant = ROLES.get(said.kind) is fact.role and fact.agency == words
        else:
            is_meant = kind_in_words(fact) == said.kind and fact.text == words
        if is_meant:
            return fact
    held = "、".join(f"{kind_in_words(fact)} {words_of(fact)}" for fact in facts_of(task)) or "（无）"
    raise GraphError(f"任务 {task.id} 没有“{said.kind} {said.words}”；现有：{held}")


def kind_in_words(fact: Fact) -> str:
    """Return which of KINDS a fact is."""
    if isinstance(fact, Assignment):
        return next(kind for kind, role in ROLES.items() if role is fact.role)
    return "时限" if isinstance(fact, Deadline) else "指标"


def words_of(fact: Fact) -> str:
    """Return a fact as it is written."""
    return fact.agency if isinstance(fact, Assignment) else fact.text


def _in_words(words: str) -> str:
    """Return a bare day (2025-09-30) as documents write it, anything else as it is."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return words
    return f"{day.year}年{day.month}月{day.day}日前"


def _example(kind: str) -> str:
    return {"时限": "2025年9月底前", "指标": "漏损率不高于8%"}.get(kind, "单位的名称")


def _write(store: GraphStore, ledger: Ledger, identity: str, records: Sequence[Correction]) -> None:
    """Make all held versions of a document what its corrections say, in one transaction."""
    held = [one for one in ledger.held() if one.identity == identity]
    arrivals = [
        admit(_read_version(store, ledger.entries[one.name]), records, one.sha256, one.file_name)
        for one in held
    ]
    lines = write_lines(build_records(records))
    store.commit(ledger.enter(arrivals, {corrections_graph_iri(identity): lines}).change)


def _read_version(store: GraphStore, entry: Entry) -> Version:
    """Return a held document as it was read, before any correction."""
    name = entry.claims.document
    own = store.lines(graph_iri(name))
    facts = parse_lines(own | set(read_withheld(store, name)))
    policy, text = assemble_stated(name, facts), store.text(name)
    about = describe(entry.claims, read_records(store, entry.claims.identity))
    checked = own | store.lines(corrected_graph_iri(name)) | set(write_lines(about))
    context = read_context(policy, text)
    return Version(policy, context, resolve_names(policy, context), facts, len(text), checked)


def _stand(store: GraphStore, document: str | None, records: Sequence[Correction]) -> list[Standing]:
    """Return what became of the corrections of one document in its version `document`."""
    if document is None:
        return [Standing(one, Fate.NO_TASK, "", "") for one in records]
    applied = apply_corrections(read_stated(store, document), records)
    found = []
    for one in records:
        task, *also = applied.tasks.get(one.id, ("",))
        found.append(
            Standing(one, applied.fates[one.id], document, task, tuple(also), applied.apart.get(one.id, ()))
        )
    return found
