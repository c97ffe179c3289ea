"""What must hold of everything that is read out of any document."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.document import Document
from ontology.codec import read_policy, write_policy
from ontology.model import Deadline, Relation, Spans, Stated, Task, TaskKind, Threshold, covers
from tests.corpora import ROOT, SHARED, Reading, read, sample_files, shared_files

Fact = Deadline | Threshold
FILES = (*sample_files(), *shared_files())
AGAIN = """
import sys
from pathlib import Path
from tests.test_invariants import digest
print(*map(digest, map(Path, sys.argv[1:])))
"""


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> Reading:
    """Every document in turn, read once for all tests."""
    return read(request.param)


def digest(path: Path) -> str:
    """Return the SHA-256 of what is read out of `path`, as JSON."""
    facts = json.dumps(write_policy(read(path).policy), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(facts.encode()).hexdigest()


def quote(document: Document, spans: Spans) -> str:
    """Return the words at `spans` without white space."""
    return "".join(document.quote(spans).split())


def facts_of(task: Task) -> Iterator[tuple[str, Spans]]:
    """Yield every fact of a task as its words and its spans."""
    yield task.text, task.spans
    yield from ((one.agency, one.spans) for one in task.assignments)
    limits: list[Fact] = [*task.deadlines, *task.thresholds]
    yield from ((one.text, one.spans) for one in limits)


def test_the_real_documents_are_all_there(shared: Path) -> None:
    assert len(shared_files()) == 41, f"not all documents are in {SHARED}"


def test_a_fact_is_what_stands_at_its_spans(reading: Reading) -> None:
    for task in reading.policy.tasks:
        for words, spans in facts_of(task):
            assert words == quote(reading.document, spans) != ""


def test_what_a_document_says_of_itself_stands_at_its_spans(reading: Reading) -> None:
    policy = reading.policy
    facts: list[Stated[str] | None] = [policy.title, policy.doc_number, policy.issuer]
    for fact in facts:
        if fact and fact.inferred is None:
            assert quote(reading.document, fact.spans)
    for cite in policy.cites:
        assert quote(reading.document, cite.spans) == cite.title
        assert bool(cite.relation_spans) == (cite.relation is not Relation.CITES)
    for attachment in policy.attachments:
        assert quote(reading.document, attachment.spans)


def test_spans_follow_each_other_and_start_and_end_in_words(reading: Reading) -> None:
    text = reading.document.text
    for task in reading.policy.tasks:
        for _, spans in facts_of(task):
            assert spans[-1].end <= len(text)
            assert all(before.end <= after.start for before, after in pairwise(spans))
            for span in spans:
                assert not text[span.start].isspace()
                assert not text[span.end - 1].isspace()


def test_a_policy_comes_back_from_json(reading: Reading) -> None:
    written = json.loads(json.dumps(write_policy(reading.policy), ensure_ascii=False))
    assert read_policy(written) == reading.policy


def test_ids_count_on_and_parents_come_before_their_parts(reading: Reading) -> None:
    seen: dict[str, Task] = {}
    for order, task in enumerate(reading.policy.tasks, 1):
        assert task.id == f"t{order:02d}"
        assert task.parent is None or task.parent in seen
        seen[task.id] = task


def test_a_part_stands_inside_its_parent(reading: Reading) -> None:
    tasks = {task.id: task for task in reading.policy.tasks}
    for task in reading.policy.tasks:
        if task.parent is not None and task.inferred is None:
            parent = tasks[task.parent]
            assert task.path == parent.path
            assert task.text in parent.text or task.title is not None


def test_time_limits_and_figures_stand_in_their_task_or_in_a_note_behind_it(reading: Reading) -> None:
    """Those of a row may stand in any of its cells; one that is inferred stands where its rule found it."""
    tasks = reading.policy.tasks
    openings = sorted(task.spans[0].start for task in tasks if task.parent is None)
    for task in tasks:
        limits: list[Fact] = [*task.deadlines, *task.thresholds]
        first = task.spans[0].start
        behind = next((place for place in openings if place > first), len(reading.document.text))
        for fact in limits:
            if task.kind is not TaskKind.ROW and fact.inferred is None:
                inside = covers(task.spans, fact.spans)
                assert inside or (first < fact.spans[0].start and fact.spans[-1].end <= behind), fact.text


def test_a_body_has_one_role_in_a_task(reading: Reading) -> None:
    for task in reading.policy.tasks:
        names = [assignment.agency for assignment in task.assignments]
        assert len(names) == len(set(names))


def test_no_heading_is_part_of_the_text_it_heads(reading: Reading) -> None:
    for task in reading.policy.tasks:
        if task.title and task.kind is not TaskKind.ROW:
            assert not task.text.startswith(f"{task.title}。")


def test_days_are_in_order(reading: Reading) -> None:
    for task in reading.policy.tasks:
        for deadline in task.deadlines:
            days = [day for day in (deadline.start, deadline.end) if day is not None]
            assert days == sorted(days)
            assert all(date(1980, 1, 1) <= day <= date(2100, 12, 31) for day in days)


def test_another_process_with_other_hashes_reads_the_same() -> None:
    paths = [*sample_files(), *shared_files()[:5]]
    found = subprocess.run(
        [sys.executable, "-c", AGAIN, *map(str, paths)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == [digest(path) for path in paths]
