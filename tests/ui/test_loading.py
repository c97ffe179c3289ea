import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.command import ROOT

HEAVY = {
    "spacy",
    "torch",
    "gradio",
    "sentence_transformers",
    "transformers",
    "rdflib",
    "pyshacl",
    "pandas",
    "mcp",
    "plotly",
    "icalendar",
    "dateutil",
}
PROGRAM = """
import json, sys
from ui.cli import main
status = main(sys.argv[1:])
print(json.dumps({"status": status, "loaded": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def loaded(*arguments: str | Path) -> set[str]:
    """Return the packages that a process of the command has loaded when it is done."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True, encoding="utf-8"
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["status"] == 0, done.stderr
    return set(told["loaded"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "望川市水务局牵头哪些任务？"),
        ("ask", "2025年底前要完成哪些任务？", "--json"),
        ("list",),
        ("show", "02_yundu_water_plan"),
        ("matrix", "--region", "云渡区"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_only_asks_the_graph_loads_nothing_heavy(
    samples_store: Path, arguments: tuple[str, ...]
) -> None:
    assert not loaded("--store", samples_store, *arguments) & HEAVY


def test_no_command_but_serve_loads_the_page(samples_store: Path, tmp_path: Path) -> None:
    sample = ROOT / "corpus" / "samples" / "14_province_water_notice.txt"
    found = loaded("--store", tmp_path / "data", "add", "--no-embed", sample)
    assert not found & {"gradio", "sentence_transformers", "transformers", "mcp"}  # thinc takes torch itself
    assert "spacy" in found


def test_the_assistant_loads_no_page(samples_store: Path) -> None:
    assert not loaded("--store", samples_store, "mcp") & {"gradio", "spacy", "torch", "pandas"}
