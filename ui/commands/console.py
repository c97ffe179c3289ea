"""The terminal: lines, JSON and progress, and the log where the trace of a bug goes."""

import json
import logging
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TypeVar
from unicodedata import east_asian_width

from ontology.errors import SourceError
from ui.commands.terminal import terminal

T = TypeVar("T")
PATIENCE = 1.0  # seconds before a progress bar appears
BAR = 24
LOG = logging.getLogger("zhengtu")


def say(text: str) -> None:
    """Write `text` as a line on standard output."""
    terminal().out(text + "\n")


def say_bytes(data: bytes) -> None:
    """Write `data` on standard output as it is."""
    terminal().raw(data)


def say_json(value: object) -> None:
    """Write `value` as one line of JSON on standard output."""
    say(json.dumps(value, ensure_ascii=False))


def warn(text: str) -> None:
    """Write `text` as a line on standard error."""
    terminal().err(text + "\n")


class Bar:
    """A progress bar on standard error: only on a terminal, and only after a second."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = time.monotonic()
        self._shown = False

    def show(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if not terminal().is_watched or time.monotonic() - self._start < PATIENCE:
            return
        self._shown = True
        full = BAR * done // max(total, 1)
        terminal().err(f"\r{self._label} [{'█' * full}{'·' * (BAR - full)}] {done}/{total} ")

    def clear(self) -> None:
        """Take the bar away, so that a line can be written."""
        if self._shown:
            terminal().err("\r\033[K")
            self._shown = False


def progress(items: Iterable[T], label: str, total: int) -> Iterator[T]:
    """Yield `items` and, on a terminal and after a second, show how far it is on standard error."""
    bar = Bar(label)
    for count, item in enumerate(items, start=1):
        bar.clear()
        yield item
        bar.show(count, total)
    bar.clear()


def width(text: str) -> int:
    """Return the columns that `text` takes on a terminal, a Chinese character two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cut(text: str, columns: int) -> str:
    """Return `text` cut to `columns`, with … where something is left out."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text:
        used += width(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widest: int = 60) -> str:
    """Return a text table whose columns line up also with Chinese text."""
    cells = [[cut(" ".join(cell.split()), widest) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[i]) for row in cells) for i in range(len(head))]
    lines = ["  ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)) for row in cells]
    lines.insert(1, "  ".join("─" * columns for columns in widths))
    return "\n".join(line.rstrip() for line in lines)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what goes wrong when `path` is written into one sentence.

    Raises:
        SourceError: the file cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise SourceError(str(path), f"不能写入（{error.strerror}）；请换一个位置或检查权限") from error


def log_path() -> Path:
    """Return the file that traces go to; its folder exists."""
    home = Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser()
    for folder in (home / "zhengtu", Path(tempfile.gettempdir()) / f"zhengtu-{os.getuid()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        return folder / "zhengtu.log"
    return Path(os.devnull)


def start_log() -> None:
    """Send what the parts write to the log into its file, and nothing of it to the terminal."""
    handler = RotatingFileHandler(log_path(), maxBytes=2_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.propagate = False
    for old in LOG.handlers[:]:
        LOG.removeHandler(old)
        old.close()
    LOG.addHandler(handler)


def log_bug(error: BaseException, doing: str) -> str:
    """Write the trace of `error` to the log and return the Chinese line that says so."""
    LOG.error("%s", doing, exc_info=error)
    return f"程序内部出错（{type(error).__name__}），经过记在 {log_path()}，请把它交给维护人员。"
