"""The store of two small documents that the tests of answering share."""

from collections.abc import Iterator

import pytest

from graph.store import GraphStore
from query.holdings import Holdings, read_holdings
from tests.query.samples import open_store


@pytest.fixture(scope="package")
def small_store() -> Iterator[GraphStore]:
    with open_store() as store:
        yield store


@pytest.fixture(scope="package")
def holdings(small_store: GraphStore) -> Holdings:
    return read_holdings(small_store)
