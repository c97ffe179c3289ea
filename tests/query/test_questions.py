"""Questions over the real documents beside the project, on a store made of their annotations.

`phrasings.jsonl` has other ways to ask, class by class, each with its answer (tasks as the document's
number and the task's id, bodies as written).
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.store import GraphStore
from ontology.codec import read_policy
from query.answer import answer_question
from query.answers.answer_json import answer_to_json
from query.batch import answer_batch
from query.holdings import read_holdings
from tests.query.stores import make_store, place_policy

TODAY = date(2026, 1, 1)
FLOOR = 0.94  # words alone; with an index make eval wants more
REFUSED = 3  # by words alone, of the phrasings that have an answer; `make eval` asks them with the model too
PHRASINGS = [
    json.loads(line)
    for line in Path(__file__).with_name("phrasings.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def real_store(shared: Path) -> Iterator[GraphStore]:
    held = []
    for path in sorted((shared / "gold").glob("*.json")):
        text = (shared / "corpus" / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
        held.append((place_policy(read_policy(json.loads(path.read_text(encoding="utf-8"))), text), text))
    with make_store(held) as store:
        yield store


def test_the_open_questions_reach_the_floor(real_store: GraphStore, shared: Path, tmp_path: Path) -> None:
    questions = shared / "questions"
    lines = (questions / "ask.jsonl").read_text(encoding="utf-8").splitlines()
    answers = tmp_path / "answers.jsonl"
    written = (json.dumps(one, ensure_ascii=False) for one in answer_batch(real_store, lines, today=TODAY))
    answers.write_text("\n".join(written), encoding="utf-8")
    told = subprocess.run(
        [
            sys.executable,
            str(questions / "score.py"),
            str(questions / "questions.jsonl"),
            str(shared / "gold"),
            str(answers),
            "--corpus",
            str(shared / "corpus"),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "right but not proved 0" in told
    assert float(told.split()[-1]) >= FLOOR, told


def test_other_phrasings_by_words_alone(real_store: GraphStore) -> None:
    """Without a model few are refused that have an answer, and none is answered wrongly."""
    holdings = read_holdings(real_store)
    wrong: list[str] = []
    refused: list[str] = []
    for one in PHRASINGS:
        answer = answer_question(real_store, one["question"], today=TODAY, holdings=holdings)
        told = answer_to_json(answer)
        if (told["kind"], [_short(row) for row in told["answers"]]) != (one["kind"], one["rows"]):
            (wrong if answer.is_answered else refused).append(one["question"])
    assert wrong == []
    assert len(refused) <= REFUSED


def _short(row: dict[str, Any]) -> object:
    if "id" in row:
        return f"{row['doc'][:3]}/{row['id']}"
    if "agency" in row:
        return row["as_written"][0]
    if "op" in row:
        return f"{row['op']} {row['value']} {row['unit']}"
    if "every" in row:
        return f"{row['kind']} {row['start']} {row['end']} {row['every']}"
    return row["doc"][:3] if "doc" in row else row["value"]
