"""Word lists: the text files in the folder lexicon/ of a package."""

from functools import cache
from importlib.resources import files


@cache
def read_lines(package: str, name: str) -> tuple[str, ...]:
    """Return the lines of `package`/lexicon/`name`.txt without blank ones and those that # opens."""
    text = files(package).joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
