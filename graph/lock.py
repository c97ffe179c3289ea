"""One process owns a store: a lock file that the system lets go when its holder ends."""

import fcntl
import os
import sys
import time
from pathlib import Path

from ontology.errors import GraphError

PAUSE = 0.1


def take_lock(path: Path, *, wait: float) -> int:
    """Return the descriptor that holds the lock `path`, after at most `wait` seconds.

    Raises:
        GraphError: another process still holds it; the message says which.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    end = time.monotonic() + wait
    while not _try_lock(descriptor):
        if time.monotonic() >= end:
            holder = _holder(path)
            os.close(descriptor)
            raise GraphError(
                f"{path.parent}：知识库正被{holder}占用，等了 {wait:g} 秒仍未放开；请先结束它，或稍后再试"
            )
        time.sleep(PAUSE)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()} {Path(sys.argv[0]).name}\n".encode(), 0)
    return descriptor


def release_lock(descriptor: int) -> None:
    """Let the lock go; the file stays, for removing it would race with the next taker."""
    os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(path: Path) -> str:
    process, _, program = path.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
    if not process:
        return "另一个进程"
    return f"进程 {process}（{program}）" if program else f"进程 {process}"
