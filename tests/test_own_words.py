"""What the project says, it says in its own words: no sentence of the material it was made from."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.load import read_document
from tests.corpora import ROOT, SHARED, shared_files

RUN = 24  # characters without white space that no two texts have in common by chance
FOLDERS = ("ontology", "corpus", "extract", "graph")
SOURCES = tuple(
    path
    for folder in FOLDERS
    for top in (ROOT / folder, ROOT / "tests" / folder)
    for path in sorted(top.rglob("*"))
    if path.suffix in (".py", ".txt", ".ttl", ".md", ".html")
)
FENCED = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
TERM = re.compile(r"\w+:\w+|`[^`\n]+`")  # eli:LegalResourceSubdivision


def runs(text: str) -> Iterator[str]:
    """Yield every stretch of `RUN` characters of `text`, white space dropped."""
    solid = "".join(text.split())
    return (solid[place : place + RUN] for place in range(len(solid) - RUN + 1))


def prose(path: Path) -> str:
    """Return what a person reads of a file: of code the comments and docstrings, each a line."""
    text = path.read_text("utf-8")
    if path.suffix == ".ttl":
        return "\n".join(re.findall(r'"([^"]*)"@', text))
    if path.suffix != ".py":
        return text
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = [
        ast.get_docstring(node) or "" for node in ast.walk(ast.parse(text)) if isinstance(node, documented)
    ]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join([*found, *(token.string for token in tokens if token.type == tokenize.COMMENT)])


@pytest.fixture(scope="module")
def guides(shared: Path) -> frozenset[str]:
    """The runs of the written guides, their code left out."""
    texts = (FENCED.sub("", path.read_text("utf-8")) for path in sorted(shared.rglob("*.md")))
    return frozenset(run for text in texts for run in runs(text))


@pytest.fixture(scope="module")
def documents(shared: Path) -> frozenset[str]:
    """The runs of the real documents."""
    texts = [read_document(path).text for path in shared_files()]
    assert texts, f"no documents in {shared}"
    return frozenset(run for text in texts for run in runs(text))


def test_both_sides_are_there(guides: frozenset[str], documents: frozenset[str]) -> None:
    assert len(SOURCES) > 100
    assert min(len(guides), len(documents)) > 10_000
    assert not guides.isdisjoint(runs((SHARED / "DESIGN.md").read_text("utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_is_copied(path: Path, guides: frozenset[str], documents: frozenset[str]) -> None:
    assert not [run for run in runs(path.read_text("utf-8")) if run in documents]
    assert not [
        run for line in TERM.sub("", prose(path)).split("\n\n") for run in runs(line) if run in guides
    ]
