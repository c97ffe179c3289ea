"""The command as a user runs it: a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a process left behind."""

    status: int
    out: str
    err: str


def zhengtu(*arguments: str | Path, store: Path | None = None, check: bool = True) -> Finished:
    """Run `zhengtu` with `arguments`; with `check` an exit status other than 0 fails the test."""
    named = ["--store", str(store)] if store else []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}
    if store:
        environment["XDG_STATE_HOME"] = str(store.parent / "state")
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", *named, *map(str, arguments)],
        capture_output=True,
        env=environment,
        cwd=store.parent if store else None,
        check=False,
    )
    finished = Finished(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert not check or finished.status == 0, finished
    assert "Traceback" not in finished.err
    return finished
