"""The terminal: lines, JSON and progress, and the log where the trace of a bug goes."""

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TypeVar
from unicodedata import east_asian_width

T = TypeVar("T")
PATIENCE = 1.0  # seconds before a progress bar appears
BAR = 24


def say(text: str) -> None:
    """Write `text` as a line on standard output."""
    sys.stdout.write(text + "\n")


def say_json(value: object) -> None:
    """Write `value` as one line of JSON on standard output."""
    say(json.dumps(value, ensure_ascii=False))


def warn(text: str) -> None:
    """Write `text` as a line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(text + "\n")


def progress(items: Iterable[T], label: str, total: int) -> Iterator[T]:
    """Yield `items` and, on a terminal and after a second, show how far it is on standard error."""
    start, shown = time.monotonic(), False
    for count, item in enumerate(items):
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
            shown = True
            full = BAR * count // max(total, 1)
            sys.stderr.write(f"\r{label} [{'█' * full}{'·' * (BAR - full)}] {count}/{total} ")
            sys.stderr.flush()
        yield item
    if shown:
        sys.stderr.write("\r\033[K")


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


def log_bug(error: BaseException, doing: str) -> str:
    """Write the trace of `error` to the log and return the Chinese line that says so."""
    path = log_path()
    logger = logging.getLogger("zhengtu")
    logger.propagate = False
    handler = RotatingFileHandler(path, maxBytes=2_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    try:
        logger.error("%s", doing, exc_info=error)
    finally:
        logger.removeHandler(handler)
        handler.close()
    return f"程序内部出错（{type(error).__name__}），经过记在 {path}，请把它交给维护人员。"
