"""What is loaded before anybody needs it."""

import subprocess
import sys

from tests.ui.command import ROOT

PROGRAM = """
import sys
from ui.preparing import prepare
prepare()
print({"plotly", "pyshacl", "rjieba", "spacy"} <= {name.partition(".")[0] for name in sys.modules})
"""


def test_charts_documents_and_corrections_find_their_libraries_loaded() -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["True"]
