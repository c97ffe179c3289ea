"""Learn the cut of query/topics/cut.py (some minutes): print its weights and what they keep and refuse.

Every question with known answers is asked over the documents that it is about and over others; what comes
to the cut is told to be about its best task in the first case, and about none in the second.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from graph.store import GraphStore
from query.answer import answer_question
from query.holdings import read_holdings
from query.index import open_index
from query.topics import topics
from query.topics.cut import Signs, is_about
from query.topics.engines import open_embedder
from query.topics.ranking import ranker_of
from tests.evaluate_answers import SETS, Asked
from tests.ui.command import zhengtu

TODAY = date(2026, 1, 1)
KEPT = 0.98  # of the topics that are about their best task
LOOSE = 10.0  # the inverse of the penalty on large weights


def collect() -> Iterator[tuple[Signs, bool]]:
    """Yield the signs of the best task for each topic that comes to the cut, and whether it is about it."""
    places = {asked.about: asked for asked in SETS}
    for place, one in places.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            zhengtu("add", "--no-embed", *one.documents(), store=folder)
            with GraphStore.open(folder) as store:
                for asked in SETS:
                    for signs in _seen(store, asked):
                        yield signs, asked.about == place


def _seen(store: GraphStore, asked: Asked) -> Iterator[Signs]:
    """Yield the signs of the first topic of each question that has answers in its own documents."""
    holdings, rank = read_holdings(store), ranker_of(open_index(store, open_embedder()))
    for line in asked.questions.read_text("utf-8").splitlines():
        one = json.loads(line)
        if one.get("after") or one["kind"] == "none":
            continue
        with patch.object(topics, "is_about", wraps=is_about) as cut:
            answer_question(store, one["question"], today=TODAY, ranker=rank, holdings=holdings)
        if cut.call_args_list:
            yield cut.call_args_list[0].args[0]


def main() -> None:
    """Print what is learned."""
    seen = list(collect())
    signs, about = np.array([one for one, _ in seen]), np.array([is_about for _, is_about in seen])
    learned = LogisticRegression(C=LOOSE, class_weight="balanced", max_iter=3000).fit(signs, about)
    likely = learned.predict_proba(signs)[:, 1]
    least = np.quantile(likely[about], 1 - KEPT)
    sys.stdout.write(
        f"权重 {Signs(*np.round(learned.coef_[0], 1).tolist())}，常数 {learned.intercept_[0]:.1f}\n"
    )
    sys.stdout.write(f"门槛 {least:.2f}：保留 {(likely[about] >= least).sum()}/{about.sum()}，")
    sys.stdout.write(f"误收 {(likely[~about] >= least).sum()}/{(~about).sum()}\n")


if __name__ == "__main__":
    main()
