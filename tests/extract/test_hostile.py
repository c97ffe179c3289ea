"""Hostile input: long lines and documents that no pattern may take for ever to read.

Each group of patterns runs in a process of its own that is ended after three minutes, far beyond what
a bounded pattern needs.
"""

import itertools
import re
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

from corpus.document import Document
from corpus.view import view_of
from extract.dates.deadlines import TimeContext, find_deadlines
from extract.figures.thresholds import find_thresholds
from extract.pipeline import extract
from query.asked.wording import LONGEST
from tests.corpora import ROOT
from tests.in_time import in_time

LENGTH = 10_000
BLANK = 2_000  # of white space: what skips it looks from every place to its end
DOCUMENT = 300_000
PARAGRAPH = 1_500
LINES = {
    "open brackets": "（" * LENGTH,
    "close brackets": "）" * LENGTH,
    "pairs": "（）" * (LENGTH // 2),
    "nested": "（" * (LENGTH // 2) + "）" * (LENGTH // 2),
    "quotes": "《" * LENGTH,
    "titles": "《关于方案的通知》" * (LENGTH // 9),
    "digits": "1" * LENGTH,
    "Han digits": "一" * LENGTH,
    "numbers": "1.1.1." * (LENGTH // 6),
    "dates": "2024年1月1日" * (LENGTH // 9),
    "years": "2024年" * (LENGTH // 5),
    "commas of lists": "、" * LENGTH,
    "的": "的" * LENGTH,
    "of": "的、" * (LENGTH // 2),
    "and": "和" * LENGTH,
    "names": "县水务局" * (LENGTH // 4),
    "names in a list": "县水务局、" * (LENGTH // 5),
    "names by": "由县水务局" * (LENGTH // 5),
    "levels": "市县区" * (LENGTH // 3),
    "articles": "第一条" * (LENGTH // 3),
    "labels": "责任单位：" * (LENGTH // 5),
    "figures": "不低于10%" * (LENGTH // 6),
    "units": "1万立方米" * (LENGTH // 5),
    "white space": " " * BLANK + "。",
    "wide white space": "　" * BLANK + "。",
    "tabs": "\t" * BLANK + "。",
    "line ends": "\n" * BLANK + "。",
    "commas": "，" * LENGTH,
    "colons": "：" * LENGTH,
    "dashes": "—" * LENGTH,
    "letters": "a" * LENGTH,
    "numbers of documents": "望府办发〔2024〕" * (LENGTH // 10),
    "numbers in lists": "甲发〔2020〕1号、" * (LENGTH // 10),
    "repeals": "原《甲办法》（甲发〔2020〕1号）同时废止，" * (LENGTH // 22),
    "bases": "根据《甲办法》和市政府《乙办法》，" * (LENGTH // 17),
    "attachments": "附件：" * (LENGTH // 3),
    "every month": "每月" * (LENGTH // 2),
    "clauses": "县水务局、县财政局会同各镇要加强管理，" * (LENGTH // 19),
    "duties": "由县水务局负责；" * (LENGTH // 8),
}
SEEDS = (
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
)
LINES |= {f"many {seed!r}": seed * (BLANK // len(seed)) for seed in SEEDS}
FOLDERS = {"corpus": LENGTH, "extract": LENGTH, "query": LONGEST}  # characters of a line that they may see


def patterns(folder: str) -> list[re.Pattern[str]]:
    """Return the compiled patterns of a folder's modules, also those in their tables, each once."""
    found: dict[int, re.Pattern[str]] = {}
    for path in sorted((ROOT / folder).rglob("[a-z]*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for name, value in vars(import_module(module)).items():
            if not name.startswith("__"):
                found |= {id(pattern): pattern for pattern in _inside(value)}
    return list(found.values())


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _inside(one)


def run_patterns(folder: str) -> None:
    """Run every pattern of a folder over every hostile line, and say which before it does."""
    for pattern in patterns(folder):
        for name, line in LINES.items():
            sys.stdout.write(f"{pattern.pattern[:60]!r} over {name}\n")
            pattern.match(line[: FOLDERS[folder]])
            sum(1 for _ in pattern.finditer(line[: FOLDERS[folder]]))


def extract_hostile() -> None:
    """Read out a document of 300,000 characters, made of all hostile lines as items."""
    lines = itertools.cycle(line[:PARAGRAPH] for line in LINES.values())
    items = (f"（一）管理。{line}" for line in itertools.islice(lines, DOCUMENT // PARAGRAPH))
    extract(Document("一", "一、重点任务\n" + "\n".join(items)))


def run_readers() -> None:
    """Read times and figures as they are read in a note too, which a document would need brackets for."""
    for name, line in LINES.items():
        sys.stdout.write(f"{name}\n")
        view = view_of(line)
        find_deadlines(view, TimeContext(note=True))
        find_thresholds(view, (), "标题")


@pytest.mark.parametrize(("folder", "least"), [("corpus", 20), ("extract", 80)])
def test_the_patterns_of_all_modules_are_collected(folder: str, least: int) -> None:
    assert len(patterns(folder)) >= least


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_pattern_is_caught_in_a_hostile_line(folder: str) -> None:
    in_time(f"{__name__}.run_patterns({folder!r})")


def test_a_hostile_note_is_read() -> None:
    in_time(f"{__name__}.run_readers()")


def test_a_large_hostile_document_is_read_out() -> None:
    in_time(f"{__name__}.extract_hostile()")


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_hostile_line_gives_what_stands_in_it_or_nothing(line: str) -> None:
    document = Document("一", f"一、重点任务\n（一）管理。{line[:400]}\n（二）管理。{line[:400]}")
    for task in extract(document).tasks:
        assert "".join(document.quote(task.spans).split()) == task.text
        for one in task.assignments:
            assert "".join(document.quote(one.spans).split()) == one.agency
