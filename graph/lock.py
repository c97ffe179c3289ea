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
        GraphError: another process still holds it, the message says which; or there can be no lock here.
    """
    descriptor = _open(path)
    try:
        _wait_for(descriptor, path, wait)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {Path(sys.argv[0]).name}\n".encode(), 0)
    except OSError as error:
        os.close(descriptor)
        raise _refused(path, error) from error
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def release_lock(descriptor: int) -> None:
    """Let the lock go; the file stays, for removing it would race with the next taker."""
    os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> GraphError:
    return GraphError(
        f"{path.parent}：不能给知识库加锁（{error.strerror}）；请检查目录的权限和磁盘空间，或换一个目录"
    )


def _wait_for(descriptor: int, path: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while not _try_lock(descriptor):
        if time.monotonic() >= end:
            said = f"知识库正被{_holder(path)}占用，等了 {wait:g} 秒仍未放开；请先结束它，或稍后再试"
            raise GraphError(f"{path.parent}：{said}")
        time.sleep(PAUSE)


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
