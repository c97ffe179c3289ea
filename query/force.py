"""Which documents are in force on a day, and what is said of those that are left out.

What in force means stands in one condition, queries/where_in_force.rq; here its outcome is explained.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.store import GraphStore
from graph.values import Row
from ontology.iris import Iri, document_name
from query.conditions import conditions_of_day
from query.holdings import Holdings
from query.model import Answer, AnswerKind, KnownDocument, Scope
from query.sparql import build, load

LISTED = 5  # documents that a sentence names


def find_left_out(store: GraphStore, holdings: Holdings, scope: Scope) -> tuple[KnownDocument, ...]:
    """Return the documents of `scope` that are not in force on its day, by name; none where all count."""
    if scope.on is None:
        return ()
    held = list_in_force(store, holdings, scope.on)
    named = {part.document.iri for part in scope.parts}
    return tuple(
        document
        for document in holdings.in_regions(scope.regions if not named else ())
        if document.iri not in held and (not named or document.iri in named)
    )


def list_in_force(store: GraphStore, holdings: Holdings, day: date) -> frozenset[Iri]:
    """Return the documents that are in force on `day`; `holdings` keeps the answer."""
    if day not in holdings.in_force:
        rows = build("in_force", conditions_of_day(day)).run(store)
        holdings.in_force[day] = frozenset(Iri(row["document"]) for row in rows)
    return holdings.in_force[day]


def without(holdings: Holdings, left_out: Sequence[KnownDocument]) -> Holdings:
    """Return `holdings` as if the documents `left_out` were not held; their bodies stay known."""
    gone = {document.iri for document in left_out}
    kept = tuple(document for document in holdings.documents if document.iri not in gone)
    return replace(holdings, documents=kept)


def say_left_out(store: GraphStore, left_out: Sequence[KnownDocument], everything: Answer, day: date) -> str:
    """Return the sentence on the documents that would have answered had all counted, as `everything` does.

    Empty where none would have.
    """
    tasks = Counter(document_name(task) for task in everything.tasks)
    told = {document.name for document in everything.documents}
    of_documents = AnswerKind.DOCUMENTS in (everything.kind, everything.question.counted)
    counted = [
        (document, 0 if of_documents else tasks[document.name])
        for document in left_out
        if document.name in (told if of_documents else tasks)
    ]
    return tell_left_out(store, counted, day, "项任务符合所问")


def tell_left_out(
    store: GraphStore, counted: Sequence[tuple[KnownDocument, int]], day: date, measure: str
) -> str:
    """Return the sentence that names the documents not counted, why, and how much of each would have been."""
    if not counted:
        return ""
    named = "、".join(
        f"《{document.title or document.name}》（{explain(store, document, day)}"
        + (f"，有{number}{measure}）" if number else "）")
        for document, number in counted[:LISTED]
    )
    more = "等" if len(counted) > LISTED else ""
    return f"有{len(counted)}份文件在{day}不在有效期内，没有计入：{named}{more}；命令行加 --all 可以计入。"


def explain(store: GraphStore, document: KnownDocument, day: date) -> str:
    """Return why a document is not in force on `day`."""
    rows = store.select(load("force_of"), {"document": document.iri})
    entry = rows[0].get("entry") if rows else None
    if isinstance(entry, date) and entry > day:
        return f"{entry}起施行" if rows[0].get("stated") else f"{entry}成文"
    for row in rows:
        if row.get("newer") and not _is_after(row.get("replaced"), day):
            return f"已有新版本{row['newer']}"
        if row.get("repealer") and not _is_after(row.get("repealed"), day):
            return f"{row['repealed']}起被《{row['repealer']}》废止"
    return f"有效期至{rows[0].get('until')}"


def _is_after(moment: object, day: date) -> bool:
    return isinstance(moment, date) and moment > day
