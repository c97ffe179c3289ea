"""Invented documents are varied, the same for the same number, and can be brought into a store."""

import numpy as np

from graph.store import GraphStore
from query.holdings import read_holdings
from query.index import open_index
from query.topics.shelf import read_tasks
from tests.large_store import DrawnVectors, grow, invent


def test_documents_are_varied_and_repeatable() -> None:
    policies = list(invent(12))
    assert policies == list(invent(12))
    assert len({policy.region.value for policy in policies if policy.region}) > 10
    texts = [task.text for policy in policies for task in policy.tasks]
    assert len(set(texts)) > 0.99 * len(texts)


def test_they_stand_in_the_store_and_in_its_index() -> None:
    store = GraphStore.open(None)
    grow(store, 3, DrawnVectors())
    policies = list(invent(3))
    assert len(read_tasks(store)) == sum(len(policy.tasks) for policy in policies)
    assert len(read_holdings(store).documents) == 3
    vectors = open_index(store, DrawnVectors()).contents.vectors
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
