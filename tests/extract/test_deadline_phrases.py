"""Sentences with time limits and with dates that are none, written before the rules were looked at."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from corpus.view import view_of
from extract.dates.deadlines import TimeContext, find_deadlines
from tests.corpora import ROOT

LINES = (ROOT / "tests" / "extract" / "deadline_phrases.jsonl").read_text("utf-8").splitlines()
PHRASES: tuple[Mapping[str, Any], ...] = tuple(json.loads(line) for line in LINES)
ISSUED = "2023-04-21"


def _context(phrase: Mapping[str, Any]) -> TimeContext:
    section = phrase.get("section")
    return TimeContext(
        date.fromisoformat(phrase.get("issued", ISSUED)),
        phrase.get("title_year"),
        (date.fromisoformat(section[0]), date.fromisoformat(section[1])) if section else None,
        phrase.get("note", False),
    )


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["say"][:24])
def test_a_sentence_gives_its_time_limits_and_no_others(phrase: Mapping[str, Any]) -> None:
    found = [
        [
            one.text,
            one.kind.value,
            one.start.isoformat() if one.start else None,
            one.end.isoformat() if one.end else None,
            one.every.value if one.every else None,
        ]
        for one in find_deadlines(view_of(phrase["say"]), _context(phrase))
    ]
    assert found == phrase["want"]


def test_each_sentence_stands_once_and_many_have_no_limit() -> None:
    assert len({phrase["say"] for phrase in PHRASES}) == len(PHRASES)
    assert sum(not phrase["want"] for phrase in PHRASES) >= 40
    assert all(phrase["want"] or phrase["why"] for phrase in PHRASES)
