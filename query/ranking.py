"""The index as the ranker of topics: how near each task is in meaning."""

from collections.abc import Mapping, Sequence

from query.index import Index
from query.search import rank_tasks
from query.topics import TopicRanker


def ranker_of(index: Index) -> TopicRanker:
    """Return the ranking of `index` in the form that topics are found by."""

    def rank(topic: str, docs: Sequence[str]) -> Mapping[tuple[str, str], float]:
        return {(task.doc, task.task_id): task.semantic for task in rank_tasks(index, topic, docs)}

    return rank
