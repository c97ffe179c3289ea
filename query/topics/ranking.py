"""The index as the ranker of topics: how near each task is in meaning."""

from collections.abc import Mapping, Sequence

from query.index import Index
from query.search import rank_tasks
from query.topics.contents import Contents
from query.topics.likeness import Likeness
from query.topics.topics import Key, TopicRanker

NEAREST = 300  # tasks that are compared; those further away are not near


def ranker_of(index: Index) -> TopicRanker:
    """Return the ranking of `index` in the form that topics are found by; the last one is kept.

    A question that no task answers is ranked again for what is nearest to it.
    """
    last: tuple[object, Contents, list[Mapping[Key, Likeness]]] | None = None

    def rank(topics: Sequence[str], docs: Sequence[str] | None) -> list[Mapping[Key, Likeness]]:
        nonlocal last
        asked = tuple(topics), docs if docs is None else tuple(docs)
        if last is None or last[0] != asked or last[1] is not index.contents:
            ranked = rank_tasks(index, topics, docs, most=NEAREST)
            last = (
                asked,
                index.contents,
                [{(t.doc, t.task_id): Likeness(t.lexical, t.semantic) for t in found} for found in ranked],
            )
        return last[2]

    return rank
