"""Calls that a slow algorithm would never finish: each in a process of its own, ended after three minutes."""

import os
import subprocess
import sys

import pytest

from tests.corpora import ROOT

KILL = 180  # seconds: far beyond what work in step with the length of its input needs


def in_time(call: str) -> None:
    """Make a call (tests.folder.module.function()); fail where it takes longer than `KILL`."""
    code = f"import {call.partition('(')[0].rpartition('.')[0]}\n{call}"
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
            capture_output=True,
            timeout=KILL,
        )
    except subprocess.TimeoutExpired as ended:
        said = (ended.stdout or b"").decode("utf-8", "replace").splitlines()
        pytest.fail(f"not done after {KILL} s: {said[-1:]}")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-600:]
