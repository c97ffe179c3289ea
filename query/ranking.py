"""The index as the ranker of topics: how near each task is in meaning."""

from collections.abc import Mapping, Sequence

from query.contents import Contents
from query.index import Index
from query.likeness import Likeness
from query.search import rank_tasks
from query.topics import Key, TopicRanker

NEAREST = 300  # tasks that are compared; those further away are not near


def ranker_of(index: Index) -> TopicRanker:
    """Return the ranking of `index` in the form that topics are found by; the last one is kept.

    A question that no task answers is ranked again for what is nearest to it.
    """
    kept: list[tuple[object, Contents, list[Mapping[Key, Likeness]]]] = []

    def rank(topics: Sequence[str], docs: Sequence[str] | None) -> list[Mapping[Key, Likeness]]:
        asked = tuple(topics), docs if docs is None else tuple(docs)
        for other, contents, found in kept:
            if other == asked and contents is index.contents:
                return found
        contents, found = index.contents, []
        for ranked in rank_tasks(index, topics, docs, most=NEAREST):
            found.append({(task.doc, task.task_id): Likeness(task.lexical, task.semantic) for task in ranked})
        kept[:] = [(asked, contents, found)]
        return found

    return rank
