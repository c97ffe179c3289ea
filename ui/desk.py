"""What the page works on: the store that its server owns, with changes made one after another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from graph.store import GraphStore
from ontology.errors import PolicyError
from ontology.model import Span
from ui.console import log_bug
from ui.present import escape

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """The open store and where it lies."""

    store: GraphStore
    folder: Path
    changing: Lock = field(default_factory=Lock)


def in_a_sentence(doing: str, work: Callable[[], str]) -> str:
    """Return the HTML that `work` makes, or one Chinese sentence where it fails."""
    try:
        return work()
    except PolicyError as error:
        said = str(error)
    except Exception as error:
        said = log_bug(error, doing)
    return f'<p class="zt-error">{escape(said)}</p>'


def read_place(data: object) -> tuple[str, tuple[Span, ...]]:
    """Return the document and spans that a click named, as `ui.present.place` wrote them."""
    doc = str(getattr(data, "doc", "") or "")
    spans = str(getattr(data, "spans", "") or "")
    pairs = (part.partition("-") for part in spans.split(",") if part)
    return doc, tuple(Span(int(start), int(end)) for start, _, end in pairs)


def choices(documents: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (label, name) pairs for a list of documents to choose from."""
    return [(f"{title}（{name}）" if title != name else name, name) for name, title in documents]
