"""The index as the ranker of topics: how near each task is in meaning."""

from collections.abc import Mapping, Sequence

from query.index import Index
from query.likeness import Likeness
from query.search import rank_tasks
from query.topics import Key, TopicRanker

NEAREST = 300  # tasks that are compared; those further away are not near


def ranker_of(index: Index) -> TopicRanker:
    """Return the ranking of `index` in the form that topics are found by."""

    def rank(topics: Sequence[str], docs: Sequence[str] | None) -> list[Mapping[Key, Likeness]]:
        return [
            {(task.doc, task.task_id): Likeness(task.lexical, task.semantic) for task in ranked}
            for ranked in rank_tasks(index, topics, docs, most=NEAREST)
        ]

    return rank
