"""Questions in the page's address: `write_wanted` and `read_wanted` are inverses.

What is not set is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from ui.page.address import read_day, refuse

TAB = "ask"
MEANS = "＝"  # between a doubtful word and the reading chosen


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and the readings chosen for its words (mention → value)."""

    text: str
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question behind those that it follows up on, the day, and whether documents not in force count."""

    questions: tuple[Asking, ...] = ()
    day: date | None = None
    count_all: bool = False


def write_wanted(wanted: Wanted) -> str:
    """Return the query string by which `read_wanted` gives `wanted`; empty where nothing is asked."""
    if not wanted.questions:
        return ""
    pairs = [("tab", TAB)]
    for one in wanted.questions:
        pairs += [("q", one.text), *(("read", f"{word}{MEANS}{value}") for word, value in one.chosen.items())]
    pairs += [("on", str(wanted.day))] if wanted.day else []
    pairs += [("all", "1")] if wanted.count_all else []
    return urlencode(pairs)


def read_wanted(query: str) -> Wanted:
    """Return what the query string of an address asks; keys that it does not know are left alone.

    Raises:
        QueryError: a value is none that its key can have.
    """
    questions: list[Asking] = []
    pairs = parse_qsl(query)
    for key, value in pairs:
        if key == "q" and value.strip():
            questions.append(Asking(value.strip()))
        elif key == "read":
            word, means, choice = value.partition(MEANS)
            if not (means and questions):
                raise refuse(key, value)
            questions[-1] = replace(questions[-1], chosen={**questions[-1].chosen, word: choice})
    said = dict(pairs)
    return Wanted(tuple(questions), read_day(said.get("on")), "all" in said)
