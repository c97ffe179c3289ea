"""The page's server as a user starts and ends it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import uvicorn
from fastapi import FastAPI

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


@contextmanager
def running(app: FastAPI) -> Iterator[int]:
    """Serve `app` in this process, without the page, and yield its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; the names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without its options."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def said(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


def send(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
    """Send one request exactly as given; `content_type` stands for Content-Type."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()
