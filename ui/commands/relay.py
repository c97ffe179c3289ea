"""Commands go through the server that owns their store: over the loopback address, with a key of this user.

While `serve` runs, a file in the store's folder, which only its user can read, names its port and its
key. Both sides prove that they know the key before either says anything. Then the command's arguments
go one way as JSON, its paths made absolute, and what it says comes back, line by line, and its status.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, answer_challenge, deliver_challenge
from pathlib import Path

from ui.commands import console
from ui.commands.running import SOME_FAILED, run
from ui.commands.terminal import terminal

NAME = "server.json"
PATIENCE = 5.0  # seconds that a server may take to greet
FORWARDED = frozenset(
    {
        "add",
        "list",
        "show",
        "remove",
        "reread",
        "check",
        "compare",
        "correct",
        "ask",
        "search",
        "sparql",
        "matrix",
        "export",
        "backup",
    }
)
STRANGE = (
    OSError,
    EOFError,
    AuthenticationError,
    AssertionError,
    ValueError,
    TypeError,
    LookupError,
    OverflowError,
)  # no server of ours


def run_where_owned(args: argparse.Namespace) -> int:
    """Run a command in the server that owns its store, else in this process; return its exit status."""
    line = _connect(args.store / NAME) if args.command in FORWARDED else None
    if line is None:
        return run(args)
    with line, _sent(args) as data:
        line.send_bytes(data)
        return _listen(line)


def read_args(data: bytes) -> argparse.Namespace:
    """Return the arguments that `run_where_owned` sent."""
    return argparse.Namespace(**json.loads(data, object_hook=_restore))


def _connect(path: Path) -> "Connection[bytes, bytes] | None":
    """Return a line to the server that `path` names; `None` where there is none."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        line: Connection[bytes, bytes] = Client(("127.0.0.1", int(told["port"])))
    except STRANGE:
        return None
    try:
        key = bytes.fromhex(told["key"])
        if line.poll(PATIENCE):
            answer_challenge(line, key)
            deliver_challenge(line, key)
            return line
    except STRANGE:
        pass
    line.close()
    return None


def _listen(line: "Connection[bytes, bytes]") -> int:
    """Pass on what the command says, and return its status."""
    own = terminal()
    while True:
        try:
            kind, said = json.loads(line.recv_bytes())
        except (EOFError, OSError):
            console.warn("正在运行的网页中途结束了，这条命令没有做完；请再执行一次。")
            return SOME_FAILED
        match kind:
            case "out":
                own.out(said)
            case "raw":
                own.raw(said.encode("utf-8"))
            case "err":
                own.err(said)
            case _:
                return int(said)


@contextmanager
def _sent(args: argparse.Namespace) -> Iterator[bytes]:
    """Yield `args` as JSON; what comes from this process's standard input lies in a file meanwhile."""
    with ExitStack() as stack:

        def show(value: object) -> dict[str, str]:
            if isinstance(value, date):
                return {"day": value.isoformat()}
            if not isinstance(value, Path):
                raise TypeError(f"no argument of a command: {value!r}")
            is_own = str(value) == "-" or value.parts[:2] == ("/", "dev")
            return {"path": str(stack.enter_context(_kept(value)) if is_own else value.absolute())}

        told = {**vars(args), "watched": terminal().is_watched}
        yield json.dumps(told, default=show, ensure_ascii=False).encode("utf-8")


@contextmanager
def _kept(path: Path) -> Iterator[Path]:
    """Yield a file with all that comes from `path`, which only this process can read."""
    source = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    with tempfile.NamedTemporaryFile(prefix="zhengtu-") as kept:
        kept.write(source)
        kept.flush()
        yield Path(kept.name)


def _restore(value: dict[str, object]) -> object:
    match value:
        case {"path": str(path)}:
            return Path(path)
        case {"day": str(day)}:
            return date.fromisoformat(day)
    return value
