"""The server's side of `ui/commands/relay.py`: runs the commands of its user on the store that it owns."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from threading import Thread

from ui.commands.console import log_bug
from ui.commands.opening import owned_by
from ui.commands.relay import FORWARDED, NAME, read_args
from ui.commands.running import run
from ui.commands.terminal import writing_to
from ui.desk import Desk

FAREWELL = 3.0  # seconds that a command under way gets when the server ends
HOST = "127.0.0.1"


@contextmanager
def receiving(desk: Desk, folder: Path) -> Iterator[None]:
    """Run commands of this user on the store of `desk`, which lies in `folder`, until the block is left."""
    with closing(Listener((HOST, 0), backlog=16)) as listener:
        reception = Reception(desk, listener)
        path = folder / NAME
        _write_private(path, {"port": listener.address[1], "key": reception.key.hex()})
        reception.start()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
            reception.end()


class Reception:
    """Takes calls, each in a thread of its own."""

    def __init__(self, desk: Desk, listener: Listener) -> None:
        self.key = secrets.token_bytes(32)
        self._desk = desk
        self._listener = listener
        self._calls: list[Thread] = []
        self._is_over = False
        self._taker = Thread(target=self._take, name="reception", daemon=True)

    def start(self) -> None:
        """Take calls from now on."""
        self._taker.start()

    def end(self) -> None:
        """Take no more calls, and give those under way a moment."""
        self._is_over = True
        with suppress(OSError):
            Client(self._listener.address).close()  # wakes the taker
        self._taker.join(FAREWELL)
        for call in self._calls:
            call.join(FAREWELL)

    def _take(self) -> None:
        while True:
            try:
                line = self._listener.accept()
            except OSError:
                continue
            if self._is_over:
                line.close()
                return
            call = Thread(target=self._answer, args=(line,), name="command", daemon=True)
            call.start()
            self._calls = [*(other for other in self._calls if other.is_alive()), call]

    def _answer(self, line: "Connection[bytes, bytes]") -> None:
        try:
            with line:
                deliver_challenge(line, self.key)
                answer_challenge(line, self.key)
                self._run(line)
        except (OSError, EOFError, AuthenticationError, AssertionError):
            pass  # a stranger, or a client that has gone
        except Exception as error:
            log_bug(error, "转来的命令")

    def _run(self, line: "Connection[bytes, bytes]") -> None:
        """Run one command as its own process would."""
        args = read_args(line.recv_bytes())
        if args.command not in FORWARDED or not str(args.run).startswith("ui."):
            return
        revision = self._desk.store.revision
        far = FarTerminal(line, is_watched=bool(args.watched))
        try:
            with writing_to(far), owned_by(self._desk):
                far.send("status", run(args))
        finally:
            if self._desk.store.revision != revision:
                self._desk.renew()


class FarTerminal:
    """The terminal of the process that a command came from."""

    def __init__(self, line: "Connection[bytes, bytes]", *, is_watched: bool) -> None:
        self._line = line
        self.is_watched = is_watched

    def out(self, text: str) -> None:
        """Send a part of the result."""
        self.send("out", text)

    def raw(self, data: bytes) -> None:
        """Send a part of the result that is UTF-8 and to be written as it is."""
        self.send("raw", data.decode("utf-8"))

    def err(self, text: str) -> None:
        """Send what is said beside the result."""
        self.send("err", text)

    def send(self, kind: str, said: object) -> None:
        """Send anything.

        Raises:
            BrokenPipeError: the client has gone; the command ends where it is.
        """
        try:
            self._line.send_bytes(json.dumps([kind, said], ensure_ascii=False).encode("utf-8"))
        except OSError as error:
            raise BrokenPipeError from error


def _write_private(path: Path, told: dict[str, object]) -> None:
    """Write a file that nobody but this user can read, not even for a moment."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(told, file)
