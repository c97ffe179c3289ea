"""The records that every layer shares: the facts of a document, each with its place.

Field names follow the annotation form of the project's guidelines; the values of the enums are the
words of its JSON.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class TaskKind(StrEnum):
    """How a task stands in its document."""

    ROW = "row"  # 任务分解表的一行
    ITEM = "item"  # 正文中有编号或标题的最小一项
    DUTY = "duty"  # 以单位为主语的职责句
    MILESTONE = "milestone"  # 进度安排中的一步


class Role(StrEnum):
    """What a body does in a task, the strongest first."""

    LEAD = "lead"  # 牵头
    COOPERATE = "cooperate"  # 配合
    RESPONSIBLE = "responsible"  # 责任单位


class DeadlineKind(StrEnum):
    """What kind of time limit binds a task."""

    BY = "by"  # 2017年底前
    DURING = "during"  # 2020年6月—12月
    RECURRING = "recurring"  # 每季度结束前5日内
    ONGOING = "ongoing"  # 持续推进


class Every(StrEnum):
    """How often a recurring duty returns."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class Operator(StrEnum):
    """How a figure bounds its indicator."""

    AT_LEAST = ">="  # 以上、不低于、达到
    AT_MOST = "<="  # 以下、不超过、控制在
    MORE = ">"  # 超过、高于
    LESS = "<"  # 低于、不足
    EQUAL = "="  # 稳定在


class Modality(StrEnum):
    """How firmly a figure is set, where the document says so."""

    BINDING = "binding"  # 约束性
    EXPECTED = "expected"  # 预期性
    ASPIRED = "aspired"  # 力争、争取、努力


class Relation(StrEnum):
    """In which relation a document names another one, the weakest first."""

    CITES = "cites"  # 引用
    BASED_ON = "based_on"  # 依据
    AMENDS = "amends"  # 修订
    REPEALS = "repeals"  # 废止


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of a document's text as read."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed range.

        Raises:
            ValueError: `end` is not behind `start`, or `start` is negative.
        """
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def covers(outer: Iterable[Span], inner: Iterable[Span]) -> bool:
    """Tell whether every span of `inner` lies inside one span of `outer`."""
    held = tuple(outer)
    return all(any(part in span for span in held) for part in inner)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value of the document itself (title, number …) with the place that states it.

    `inferred` names the rule that derived it; `None` where it is stated.
    """

    value: T
    spans: Spans
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A body's part in a task; `agency` is the name as written, without white space.

    Of this and every other fact of a task: `inferred` names the rule that derived it, `corrected` says
    why, by whom and when it was put right, and the spans are then those of the task.
    """

    agency: str
    role: Role
    spans: Spans
    inferred: str | None = None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit; `start` and `end` are days, both inclusive; `every` only where it recurs."""

    text: str
    kind: DeadlineKind
    start: date | None
    end: date | None
    every: Every | None
    spans: Spans
    inferred: str | None = None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bounded figure; `value` is in the base unit `unit` (300万立方米 is 3000000 m3).

    `modality` is `None` where nothing of it is written; `modality_spans` are the words that state it.
    """

    text: str
    subject: str
    operator: Operator
    value: Decimal
    unit: str
    spans: Spans
    inferred: str | None = None
    modality: Modality | None = None
    modality_spans: Spans = ()
    corrected: str | None = None


Fact = Assignment | Deadline | Threshold
"""What a task says of who, when and how much."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that this one names; `title` is what stands between 《 and 》.

    Where only a number names it, `title` is that number. `relation_spans` are the words that state the
    relation (同时废止), none for `Relation.CITES`.
    """

    title: str
    doc_number: str | None
    spans: Spans
    relation: Relation = Relation.CITES
    relation_spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """An entry of the list after 附件：, without its numbering."""

    title: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done (任务); `text` is the source at `spans` without its white space.

    `path` holds the headings from the top down, the task's own included; `parent` is the id of the
    task that this one is a part of; `corrected` holds the notes of all that was put right in it.
    """

    id: str
    kind: TaskKind
    path: tuple[str, ...]
    title: str | None
    text: str
    assignments: tuple[Assignment, ...]
    deadlines: tuple[Deadline, ...]
    thresholds: tuple[Threshold, ...]
    parent: str | None
    spans: Spans
    inferred: str | None = None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """All that was read out of one document, tasks in the order of the guidelines' ids.

    `in_force_from` and `in_force_until` are the first and the last day on which it says that it is in force.
    """

    doc: str
    title: Stated[str] | None
    doc_number: Stated[str] | None
    issuer: Stated[str] | None
    issue_date: Stated[date] | None
    region: Stated[str] | None
    cites: tuple[Citation, ...]
    attachments: tuple[Attachment, ...]
    tasks: tuple[Task, ...]
    in_force_from: Stated[date] | None = None
    in_force_until: Stated[date] | None = None
