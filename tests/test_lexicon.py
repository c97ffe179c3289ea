"""The word lists: each says what it holds, and holds each word once."""

import re
from pathlib import Path

import pytest

from corpus.load import read_document
from tests.corpora import ROOT, shared_files

FOLDERS = ("corpus", "extract", "graph", "query")
FILES = tuple(path for folder in FOLDERS for path in sorted((ROOT / folder / "lexicon").glob("*.txt")))
WORDS = tuple(path for path in FILES if path.parts[-3] == "extract")
AGENCIES = tuple(path for path in WORDS if path.stem.startswith("agency_"))
TABLES = (
    "column_heads",
    "festival_days",
    "section_kinds",
)  # the first word of a line is what the others mean
MARKS = re.compile(r"[，。；：！？]")
PLACES = re.compile(r"^[\u4e00-\u9fff]{2,4}(?:省|市|县|自治区|自治州)$")
GENERAL = frozenset({"自治区", "自治州", "自治县", "直辖市", "地级市", "县级市", "设区市", "设区的市"})


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def words(path: Path) -> list[str]:
    """Return the words of a list in order, without comments; the lines of one that holds more than words."""
    found = [line.partition("#")[0].split() for line in lines(path)]
    if path not in WORDS:
        return [" ".join(line) for line in found if line]
    return [word for line in found for word in (line[1:] if path.stem in TABLES else line)]


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def lexicon(request: pytest.FixtureRequest) -> Path:
    """Every word list in turn."""
    path: Path = request.param
    return path


def test_it_opens_with_what_it_holds(lexicon: Path) -> None:
    first = lines(lexicon)[0]
    assert first.startswith("#")
    assert len(first.lstrip("# ")) >= 4


def test_it_holds_words_and_no_blank_line(lexicon: Path) -> None:
    assert words(lexicon)
    assert all(line.strip() for line in lines(lexicon))
    assert lexicon.read_bytes().endswith(b"\n")


def test_it_holds_each_word_once(lexicon: Path) -> None:
    found = words(lexicon)
    assert not sorted({word for word in found if found.count(word) > 1})


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_its_words_are_short_and_hold_no_mark(path: Path) -> None:
    assert not [word for word in words(path) if MARKS.search(word) or len(word) > 16]


@pytest.mark.parametrize("path", AGENCIES, ids=lambda path: path.stem)
def test_no_place_is_among_the_words_of_bodies(path: Path) -> None:
    """A list of places would only know the documents that it was made from."""
    assert not [word for word in words(path) if PLACES.match(word) and word not in GENERAL]


def test_words_of_one_document_are_shown_for_review(shared: Path) -> None:
    """What stands in one document alone, and in no dictionary, may be its own name: seen with `-rP`."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    known = jieba.dt.FREQ
    texts = ["".join(read_document(path).text.split()) for path in shared_files()]
    alone = [
        f"{path.parent.parent.name}/{path.stem}: {word}"
        for path in FILES
        for word in words(path)
        if not known.get(word) and sum(word in text for text in texts) == 1
    ]
    print(f"{len(alone)} words of the lists stand in one document alone: {'; '.join(alone)}")  # noqa: T201
    assert texts, f"no documents in {shared}"
