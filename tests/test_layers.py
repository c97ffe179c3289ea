"""The direction of imports between the folders, and the one door of each heavy library, by `ast`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("ontology", "corpus", "extract", "graph", "query", "ui")
DOORS: dict[str, tuple[str, ...]] = {
    "jieba": ("extract/segment.py",),
    "rjieba": ("extract/segment.py",),
    "spacy": ("extract/segment.py",),
    "rdflib": ("ontology/terms.py", "graph/"),
    "pyshacl": ("graph/",),
    "pyoxigraph": ("graph/store.py", "graph/snapshot.py", "graph/triples.py"),
    "sentence_transformers": ("query/embed.py",),
    "transformers": ("query/embed.py",),
    "torch": ("query/embed.py",),
    "docx": ("ui/rendering/answer_word.py",),
    "gradio": ("ui/page/",),
    "plotly": ("ui/rendering/",),
    "icalendar": ("ui/rendering/calendar.py",),
    "dateutil": ("query/views/occurrences.py",),
    "fastapi": ("ui/page/", "ui/protocols/"),
    "uvicorn": ("ui/commands/serve.py",),
    "mcp": ("ui/protocols/assistant.py",),
}
MODULES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full names of what `tree` imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def needed_at_run_time(source: str) -> ast.Module:
    """Return `source` parsed, without what stands under `if TYPE_CHECKING:`."""
    tree = ast.parse(source)
    tree.body = [
        node
        for node in tree.body
        if not (
            isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        )
    ]
    return tree


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_folder_imports_only_from_those_below(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    above = LAYERS[LAYERS.index(layer) + 1 :]
    found = [name for name in imports(ast.parse(path.read_text("utf-8"))) if name.split(".")[0] in above]
    assert not found, f"{layer} imports from above: {found}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_heavy_library_has_one_door(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    used = {module.split(".")[0] for module in imports(needed_at_run_time(path.read_text("utf-8")))}
    for library in sorted(used & DOORS.keys()):
        assert name.startswith(DOORS[library]), f"{library} may only be imported by {DOORS[library]}"


def test_no_module_is_longer_than_400_lines() -> None:
    long = {path.name: n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long
