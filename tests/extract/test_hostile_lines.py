"""No reader of times, figures and references takes more than its time on long lines without sense."""

import importlib
import re

import pytest

from corpus.view import view_of
from extract.citations import find_citations
from extract.deadlines import TimeContext, find_deadlines
from extract.metadata import read_metadata
from extract.thresholds import find_thresholds

MODULES = [
    *("attachments", "citations", "comparisons", "dates", "deadlines", "durations", "folding", "indicators"),
    *("limits", "lines", "metadata", "numerals", "quantities", "recurrence", "region", "signature"),
    *("thresholds", "titles"),
]
SEEDS = [
    *"1一年月日市的前以在由比（）《》，：百点万至到中局省l",
    "1年",
    "2020年",
    "每年",
    "不超过",
    "不低于1个、",
    "1—",
    "〔2020〕",
    "以上",
    "附件：1.",
    "关于印发《a",
    "\n1",
    "\t甲",
    "自印发",
    "1,",
]
PATTERNS = [
    (f"{module}.{name}", value)
    for module in MODULES
    for name, value in sorted(vars(importlib.import_module(f"extract.{module}")).items())
    if isinstance(value, re.Pattern)
]


@pytest.mark.parametrize("pattern", [pattern for _, pattern in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_a_pattern_ends_on_long_lines(pattern: re.Pattern[str]) -> None:
    for seed in SEEDS:
        line = seed * (2000 // len(seed))
        assert sum(1 for _ in pattern.finditer(line)) <= len(line) + 1


@pytest.mark.parametrize("seed", SEEDS)
def test_the_readers_end_on_long_lines(seed: str) -> None:
    view = view_of(seed * (2000 // len(seed)))
    for context in (TimeContext(), TimeContext(note=True)):
        find_deadlines(view, context)
    find_thresholds(view)
    find_citations(view)
    read_metadata(view, "name")
