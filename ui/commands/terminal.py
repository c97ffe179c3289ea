"""Where a command writes: the terminal of its process, or whoever else runs it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Terminal(Protocol):
    """Takes what a command says; `is_watched` where a person sees the progress of it."""

    @property
    def is_watched(self) -> bool:
        """Tell whether a person sees what is said beside the result."""

    def out(self, text: str) -> None:
        """Take a part of the result."""

    def raw(self, data: bytes) -> None:
        """Take a part of the result that is no text."""

    def err(self, text: str) -> None:
        """Take what is said beside the result."""


class OwnTerminal:
    """The standard output and the standard error of this process."""

    @property
    def is_watched(self) -> bool:
        """Tell whether the standard error is a terminal."""
        return sys.stderr.isatty()

    def out(self, text: str) -> None:
        """Write on standard output."""
        sys.stdout.write(text)

    def raw(self, data: bytes) -> None:
        """Write bytes on standard output."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def err(self, text: str) -> None:
        """Write on standard error, after what was said before."""
        sys.stdout.flush()
        sys.stderr.write(text)
        sys.stderr.flush()


class Recorder:
    """Keeps what a command says, and the exit status that it is given."""

    is_watched = False

    def __init__(self) -> None:
        self.status = 0
        self.said = ""
        self.warned = ""

    def out(self, text: str) -> None:
        """Keep a part of the result."""
        self.said += text

    def raw(self, data: bytes) -> None:
        """Keep a part of the result, which is in UTF-8."""
        self.said += data.decode("utf-8")

    def err(self, text: str) -> None:
        """Keep what is said beside the result."""
        self.warned += text


_CURRENT: ContextVar[Terminal | None] = ContextVar("terminal", default=None)
_OWN = OwnTerminal()


def terminal() -> Terminal:
    """Return where the running command writes: in its own process on its own terminal."""
    return _CURRENT.get() or _OWN


@contextmanager
def writing_to(other: Terminal) -> Iterator[None]:
    """Let the commands of this thread write to `other`."""
    token = _CURRENT.set(other)
    try:
        yield
    finally:
        _CURRENT.reset(token)
