"""Which documents are in force on a day, and what is said of those that are left out.

What in force means stands in one condition, queries/where_in_force.rq; here its outcome is explained.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph.store import GraphStore
from graph.values import Row
from ontology.iris import document_iri, document_name
from query.answers.conditions import conditions_of_day
from query.holdings import Holdings
from query.kept import Kept
from query.plan import AnswerKind, KnownDocument, Scope
from query.result import Answer
from query.sparql import build, load

LISTED = 5  # documents that a sentence names
REMEDY = "可以选择把它们也计入"  # where a face has no words of its own
DAYS: Kept[dict[date, frozenset[str]]] = Kept(lambda store: {})  # documents in force by the days asked for


def read_in_force(store: GraphStore, day: date) -> frozenset[str]:
    """Return the names of the documents held that are in force on `day`; each day is looked up once."""
    days = DAYS.of(store)
    if day not in days:
        days[day] = frozenset(str(row["doc"]) for row in build("in_force", conditions_of_day(day)).run(store))
    return days[day]


def find_left_out(store: GraphStore, holdings: Holdings, scope: Scope) -> tuple[KnownDocument, ...]:
    """Return the documents of `scope` that are not in force on its day, by name; none where all count."""
    if scope.on is None:
        return ()
    held = read_in_force(store, scope.on)
    named = {part.document.name for part in scope.parts}
    return tuple(
        document
        for document in holdings.in_regions(() if named else scope.regions)
        if document.name not in held and (not named or document.name in named)
    )


def without(holdings: Holdings, left_out: Sequence[KnownDocument]) -> Holdings:
    """Return `holdings` as if the documents `left_out` were not held; their bodies stay known."""
    names = {document.name for document in left_out}
    return replace(holdings, documents=tuple(one for one in holdings.documents if one.name not in names))


def say_left_out(
    store: GraphStore, left_out: Sequence[KnownDocument], everything: Answer, day: date, remedy: str
) -> str:
    """Return the sentence on the documents that would have answered had all counted, as in `everything`.

    `remedy` says how to count them. Empty where none would have.
    """
    names = {document.name for document in left_out}
    if AnswerKind.DOCUMENTS in (everything.kind, everything.question.counted):
        counted = {document.name: 0 for document in everything.documents if document.name in names}
    else:
        counted = Counter(name for name in map(document_name, everything.tasks) if name in names)
    return tell_left_out(store, counted, day, "项任务符合所问", remedy)


def tell_left_out(
    store: GraphStore, counted: Mapping[str, int], day: date, measure: str, remedy: str = REMEDY
) -> str:
    """Return the sentence that names the documents not counted, each with why and how much it would add.

    `measure` is what is counted (项任务); a document with 0 is only named. `remedy` says how to count them.
    Empty where there is none.
    """
    if not counted:
        return ""
    named = "、".join(
        explain(store, name, day, f"，{number}{measure}" if number else "")
        for name, number in sorted(counted.items())[:LISTED]
    )
    more = "等" if len(counted) > LISTED else ""
    return f"另有{len(counted)}份文件在{day}不在有效期内，没有计入：{named}{more}；{remedy}。"


def warn_of(store: GraphStore, names: Iterable[str], day: date) -> str:
    """Return the sentence for documents that are shown although they are not in force on `day`."""
    return f"注意：{'、'.join(explain(store, name, day) for name in names)}在{day}不在有效期内。"


def explain(store: GraphStore, name: str, day: date, more: str = "") -> str:
    """Return the title of the document `name` and why it is not in force on `day`: 《…》（有效期至…）."""
    rows = _read_force(store, name)
    title = next((str(row["title"]) for row in rows if row.get("title")), name)
    return f"《{title}》（{_why(rows, day)}{more}）"


def why_not(store: GraphStore, name: str, day: date) -> str:
    """Return why the document `name` is not in force on `day` (有效期至…)."""
    return _why(_read_force(store, name), day)


def last_day(store: GraphStore, name: str) -> date:
    """Return the last day on which the document `name` is in force, the last of all days for none."""
    days = []
    for row in _read_force(store, name):
        until, repealed = row.get("until"), row.get("repealed")
        days += [until] if isinstance(until, date) else []
        days += [repealed - timedelta(days=1)] if isinstance(repealed, date) else []
    return min(days, default=date.max)


def _read_force(store: GraphStore, name: str) -> list[Row]:
    return store.select(load("force_of"), {"document": document_iri(name)})


def _why(rows: Sequence[Row], day: date) -> str:
    for row in rows:
        entry, until = row.get("entry"), row.get("until")
        if isinstance(entry, date) and entry > day:
            return f"{entry}起施行" if row.get("stated") else f"{entry}成文"
        if row.get("newer") and not _is_after(row.get("replaced"), day):
            return f"已有新版本 {row['newer']}"
        if row.get("repealer") and not _is_after(row.get("repealed"), day):
            return f"{row['repealed']}起被《{row['repealer']}》废止"
        if isinstance(until, date) and until < day:
            return f"有效期至{until}"
    return "不在有效期内"


def _is_after(moment: object, day: date) -> bool:
    return isinstance(moment, date) and moment > day
