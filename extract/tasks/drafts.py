"""Tasks in the making: what the finders see before ids, deadlines and figures are given out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from corpus.view import View
from extract.dates.deadlines import TimeContext
from ontology.model import Assignment, TaskKind


@dataclass(slots=True)
class Draft:
    """A task with its parts; `text` holds no white space, `notes` are where deadlines stand beside it.

    `section` is the first and last day of the schedule section around it, `period` the heading or
    section text that states them; `targets` are cells that set a figure for the indicator in `title`,
    `modality` the cell that says how firmly its row sets one.
    """

    kind: TaskKind
    path: tuple[str, ...]
    title: View | None
    text: View
    assignments: list[Assignment] = field(default_factory=list)
    notes: list[View] = field(default_factory=list)
    parts: list["Draft"] = field(default_factory=list)
    section: tuple[date, date] | None = None
    period: View | None = None
    targets: list[View] = field(default_factory=list)
    modality: View | None = None
    context: TimeContext | None = None
    inferred: str | None = None

    def walk(self) -> Iterator["Draft"]:
        """Yield the draft and its parts, parents first."""
        yield self
        for part in self.parts:
            yield from part.walk()
