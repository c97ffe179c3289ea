"""What a tab shows, in the page's address: a copied link opens the same list.

`write_view` and `read_view` are inverses; what is not set is left out, and so is the day where it is today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qs, urlencode

from ontology.errors import QueryError
from ontology.model import Role, TaskKind
from query.views.filters import Filter
from query.views.standing import Status

T = TypeVar("T", bound=StrEnum)
FLAGS = {"figure": "has_threshold", "nolead": "no_lead", "all": "counts_all"}
LISTS = {"agency": "agencies", "region": "regions", "doc": "docs"}
DAYS = {"from": "due_from", "to": "due_to"}


@dataclass(frozen=True, slots=True)
class View:
    """A filter as a tab shows it; `page` counts from 1."""

    wanted: Filter
    page: int = 1


def write_view(tab: str, view: View, today: date) -> str:
    """Return the query string by which `read_view` opens `view` in `tab`, without the question mark."""
    wanted = view.wanted
    pairs = [("tab", tab)]
    pairs += [(key, value) for key, name in LISTS.items() for value in getattr(wanted, name)]
    named = (("role", wanted.roles), ("kind", wanted.kinds), ("status", wanted.statuses))
    pairs += [(key, value.value) for key, values in named for value in values]
    pairs += [(key, str(getattr(wanted, name))) for key, name in DAYS.items() if getattr(wanted, name)]
    pairs += [("text", wanted.text)] if wanted.text else []
    pairs += [(key, "1") for key, name in FLAGS.items() if getattr(wanted, name)]
    pairs += [("on", str(wanted.on))] if wanted.on != today else []
    pairs += [("page", str(view.page))] if view.page > 1 else []
    return urlencode(pairs)


def read_view(query: str, today: date) -> View:
    """Return what the query string of an address asks for; keys that it does not know are left alone.

    Raises:
        QueryError: a value is none that its key can have.
    """
    said = parse_qs(query)
    wanted = Filter(
        on=_day(said, "on") or today,
        agencies=tuple(said.get("agency", ())),
        roles=read_named(said, "role", Role),
        regions=tuple(said.get("region", ())),
        docs=tuple(said.get("doc", ())),
        kinds=read_named(said, "kind", TaskKind),
        statuses=read_named(said, "status", Status),
        due_from=_day(said, "from"),
        due_to=_day(said, "to"),
        has_threshold="figure" in said,
        no_lead="nolead" in said,
        text=said.get("text", [""])[0],
        counts_all="all" in said,
    )
    page = said.get("page", ["1"])[0]
    return View(wanted, int(page) if page.isdecimal() else 1)


def _day(said: Mapping[str, Sequence[str]], key: str) -> date | None:
    text = said.get(key, [""])[0]
    return read_day(text)


def read_day(text: str | None) -> date | None:
    """Return the day that somebody wrote (2026-06-30), `None` for nothing.

    Raises:
        QueryError: it is no day.
    """
    text = (text or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"“{text}”不是日期；请写成 2026-06-30 这样。") from error


def read_named(said: Mapping[str, Sequence[str]], key: str, kind: type[T]) -> tuple[T, ...]:
    """Return the values of `key`, each the name of one of `kind`.

    Raises:
        QueryError: a value is none.
    """
    values = said.get(key, ())
    known = {one.value for one in kind}
    for value in values:
        if value not in known:
            raise refuse(key, value)
    return tuple(kind(value) for value in values)


def refuse(key: str, value: str) -> QueryError:
    """Return the error of a link in which `key` has a value that it cannot have."""
    return QueryError(f"链接里的 {key}={value} 无法识别；请从页面上重新选择条件。")
