"""What a real document says, written into the graph and read back out of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.check import check_document
from graph.ingest import Intake, Source
from graph.read import read_policy
from graph.store import GraphStore
from graph.validate import Severity
from ontology import codec
from ontology.errors import GraphError
from ontology.model import Assignment, Policy, Role, Stated
from tests.factories import enter, locate, make_document, make_policy, make_source, make_task


def in_order(policy: Policy) -> Policy:
    """Return `policy` with the spans of each fact in order of place, as the graph has them."""

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {key: sorted(item) if key == "spans" else plain(item) for key, item in value.items()}
        return [plain(item) for item in value] if isinstance(value, list) else value

    return codec.read_policy(plain(codec.write_policy(policy)))  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(5))
def test_a_real_document_comes_back_from_the_graph(shared: Path, number: int) -> None:
    gold = sorted((shared / "gold").glob("*.json"))[number]
    policy = codec.read_policy(json.loads(gold.read_text(encoding="utf-8")))
    text = (shared / "corpus" / f"{policy.doc}.txt").read_bytes().decode("utf-8-sig")
    policy = in_order(locate(policy, text))
    with GraphStore.open(None) as store:
        source = Source(f"{policy.doc}.txt", b"", make_document(policy.doc, text), policy)
        Intake(store).write(source.file_name, source)
        assert read_policy(store, policy.doc) == policy
        assert {finding.severity for finding in check_document(store, policy.doc)} <= {Severity.WARNING}


def test_rules_and_order_come_back() -> None:
    names = ["市水务局", "市财政局", "市教育局"]
    task = replace(
        make_task("t01", "做事", path=("一、任务", "（一）小/项")),
        assignments=tuple(Assignment(name, Role.LEAD, (), "merged-cell") for name in names),
        inferred="section-period",
    )
    policy = replace(make_policy("方案", task), title=Stated("关于做事的方案", (), "from-notice"))
    policy = make_source(policy).policy
    with GraphStore.open(None) as store:
        enter(store, policy)
        assert read_policy(store, "方案") == policy


def test_an_unknown_document_is_an_error() -> None:
    with GraphStore.open(None) as store:
        for read in (read_policy, check_document):
            with pytest.raises(GraphError, match="库中没有这份文件"):
                read(store, "无")
