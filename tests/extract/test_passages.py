"""Short passages as policy documents have them, with who, when and how much, written before the rules.

Each key that a passage has is complete: every body with its role, every time limit, every figure.
"""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from corpus.document import Document
from extract.pipeline import extract
from ontology.model import Policy
from tests.corpora import ROOT

LINES = (ROOT / "tests" / "extract" / "passages.jsonl").read_text("utf-8").splitlines()
PASSAGES: tuple[Mapping[str, Any], ...] = tuple(json.loads(line) for line in LINES)


def _who(policy: Policy) -> list[str]:
    return [f"{one.role.value} {one.agency}" for task in policy.tasks for one in task.assignments]


def _when(policy: Policy) -> list[str]:
    return [
        " ".join(
            str(part) for part in (one.kind.value, one.every and one.every.value, one.start, one.end) if part
        )
        for task in policy.tasks
        for one in task.deadlines
    ]


def _figures(policy: Policy) -> list[str]:
    return [
        f"{one.subject} {one.operator.value} {one.value:.15g} {one.unit}"
        for task in policy.tasks
        for one in task.thresholds
    ]


def _head(policy: Policy) -> list[str]:
    stated = (policy.title, policy.doc_number, policy.issuer)
    return [one.value for one in stated if one]


def _cites(policy: Policy) -> list[str]:
    return [f"{one.title} {one.doc_number or ''}".strip() for one in policy.cites]


def _kinds(policy: Policy) -> list[str]:
    return [f"{task.kind.value} {'>'.join(task.path)}".strip() for task in policy.tasks]


READ = {
    "who": _who,
    "when": _when,
    "figures": _figures,
    "head": _head,
    "cites": _cites,
    "kinds": _kinds,
}


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"].split("\n")[-1][:30])
def test_a_passage_says_who_does_what_by_when_and_how_much(passage: Mapping[str, Any]) -> None:
    policy = extract(Document("passage", passage["text"]))
    for key, read in READ.items():
        if key in passage:
            assert sorted(read(policy)) == sorted(passage[key])


def test_each_passage_stands_once() -> None:
    assert len({passage["text"] for passage in PASSAGES}) == len(PASSAGES)
