"""Users' SPARQL: in a process of its own over a snapshot, without network, ended at its limit.

The engine has no time limit, and SERVICE in a query makes it send a request. So the worker first shuts
itself off (a network namespace of its own, else a filter on the system call that opens sockets), and the
parent ends it when its time is up.
"""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.snapshot import Asked, Written
from graph.store import GraphStore
from ontology.errors import RefusedQueryError, Why

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 10.0
MEMORY = 2 * 2**30  # bytes of address space


@dataclass(frozen=True, slots=True)
class Request:
    """What a worker is asked: it answers with what is `Written`, or with a refusal."""

    snapshot: Path
    asked: Asked
    memory: int


def run_query(store: GraphStore, asked: Asked, *, seconds: float = SECONDS, memory: int = MEMORY) -> Written:
    """Run a user's query, at most `seconds` long.

    Raises:
        RefusedQueryError: the query is badly written or an update, took too long or too much memory,
            or what it gives is too large or has no form.
    """
    with tempfile.TemporaryDirectory(
        prefix=".query-", dir=store.folder, ignore_cleanup_errors=True
    ) as folder:
        snapshot = Path(folder) / "graph"
        store.snapshot(snapshot)
        return _ask(Request(snapshot, asked, memory), seconds)


def _ask(request: Request, seconds: float) -> Written:
    with _worker() as worker:
        try:
            output, _ = worker.communicate(pickle.dumps(request), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            said = f"查询超过 {seconds:g} 秒仍未完成，已停止；请缩小范围或加上 LIMIT"
            raise RefusedQueryError(said, Why.LATE) from error
    if worker.returncode or not output:
        raise RefusedQueryError("查询用尽了允许的内存或异常中止；请缩小范围或加上 LIMIT", Why.STOPPED)
    answer = pickle.loads(output)  # the worker is our own program
    if isinstance(answer, Written):
        return answer
    raise answer


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker, and end it whatever happens."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    worker = subprocess.Popen(
        [sys.executable, "-m", "graph.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()
