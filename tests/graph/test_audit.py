"""The audit of what a store holds."""

from pathlib import Path

import pytest

from extract.auditing.audit import Verdict, audit
from graph.audit import audit_document
from graph.ingest import add_bytes, add_files
from graph.read import read_policy
from graph.store import GraphStore
from ontology.errors import UnknownDocumentError
from tests.corpora import SAMPLES, read

TEXT = "望川市节水方案\n一、重点任务\n（一）用水管理。县水务局要加强巡查，于每考核期终了前9日报告。"


@pytest.mark.parametrize("name", ["01_wangchuan_water_plan.txt", "03_songping_water_tasks.docx"])
def test_a_held_document_is_audited_as_it_was_read(name: str) -> None:
    reading = read(SAMPLES / name)
    with GraphStore.open(None) as store:
        list(add_files(store, [SAMPLES / name]))
        found = audit_document(store, Path(name).stem)
    assert found == audit(reading.document, reading.policy)
    assert any(one.verdict is Verdict.COVERED for one in found)


def test_its_facts_are_those_of_the_graph() -> None:
    with GraphStore.open(None) as store:
        add_bytes(store, TEXT.encode(), "方案.txt")
        duty = next(one for one in audit_document(store, "方案") if one.word == "要")
        assert duty.verdict is Verdict.COVERED
        assert read_policy(store, "方案").tasks


def test_a_document_that_is_not_held_is_said_so() -> None:
    with GraphStore.open(None) as store, pytest.raises(UnknownDocumentError):
        audit_document(store, "无")
