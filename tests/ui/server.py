"""The page's server as a user starts and ends it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ui.command import ROOT

PATIENCE = 120.0  # seconds that a start may take on a busy machine


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Serve `store`, yield the page's address once it answers, and end the server with Ctrl-C.

    Raises:
        RuntimeError: it does not start, does not end well, or writes a trace.
    """
    port = find_port()
    command = [sys.executable, "-m", "ui.cli", "--store", str(store), "serve", "--port", str(port)]
    log = store.parent / "serve.log"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(store.parent / "state")}
    with log.open("wb") as said:
        server = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
    try:
        _wait(server, port, log)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.send_signal(signal.SIGINT)
        status = server.wait(timeout=60)
    text = log.read_text("utf-8")
    if status not in (0, 130) or "Traceback" in text:
        raise RuntimeError(f"the server ended with {status}: {text}")


def find_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not _listens(port):
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the server does not start: {log.read_text('utf-8')}")
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
