"""What the documents say is so: commands, folders, targets, and the examples of the README, which are run."""

import re
from pathlib import Path

import pytest

from tests.ui.command import SAMPLES, zhengtu
from ui.cli import build_parser

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "operator.md").read_text("utf-8")
EXAMPLE = re.compile(r"^\$ zhengtu (?P<question>ask .+)\n(?P<answer>(?:(?!```|\$ ).*\n)+)", re.MULTILINE)
FOLDERS = ("ontology", "corpus", "extract", "graph", "query", "ui", "tests", "docs")


def commands() -> list[str]:
    """Return the names of all commands."""
    return [
        name
        for action in build_parser()._actions
        if isinstance(action.choices, dict)
        for name in action.choices
    ]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`(?:zhengtu )?{command}\b", README)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_in_the_readme(folder: str) -> None:
    assert f"`{folder}/`" in README
    assert (ROOT / folder).is_dir()


def test_no_folder_is_left_out() -> None:
    held = {path.parent.name for path in ROOT.glob("*/*.py")}
    assert held == set(FOLDERS) - {"docs"}


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", README + MANUAL)) <= targets


def test_every_picture_and_page_that_is_named_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", README + MANUAL):
        assert (ROOT / name).exists() or (ROOT / "docs" / name).exists(), name


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all samples, as `make run` makes it."""
    folder = tmp_path_factory.mktemp("docs") / "data"
    zhengtu("add", "--no-embed", SAMPLES, store=folder)
    return folder


def test_the_examples_of_the_readme_answer_as_shown(store: Path) -> None:
    examples = list(EXAMPLE.finditer(README))
    assert examples
    for example in examples:
        assert zhengtu(*example["question"].split(), store=store).out == example["answer"]
