"""The result of a question: rows of every kind, the words that prove them, and the answer as a whole."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from ontology.iris import Iri
from ontology.model import Role
from query.plan import AnswerKind, KnownDocument, Question, Reason

Day: TypeAlias = date  # where a field is called date


# what a figure right behind it measures; 下降到8% tells where it ends
MOVE = re.compile(
    r"(?P<move>下浮|上浮|下降|降低|下调|上调|减少|压减|增长|增加|提高|提升|缩短)(?:幅度)?(?:不低于|不少于|不超过|不高于|超过|达到|达|至少)*(?=\d)"
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source; `start` and `end` are characters of the text as read, half-open.

    `path` are the headings under which they stand, joined by /, empty where none is known. `corrected` is
    the note of what was put right there (理由（作者，日期）), as it is in the rows; two that differ in it
    alone are equal.
    """

    doc: str
    start: int
    end: int
    text: str
    path: str = ""
    corrected: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A body that answers: its full name and the names that documents use for it, the fewest first."""

    iri: Iri
    agency: str
    as_written: tuple[str, ...]
    doc: str | None = None
    corrected: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A time limit that answers; `text` is as written, `inferred` the rule that derived its days."""

    kind: str
    start: date | None
    end: date | None
    every: str | None
    text: str
    inferred: str | None = None
    corrected: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task that answers; `id` is its id in its document.

    `shares` are the bodies (in full) in their roles and `limits` its time limits, read only where they are
    shown (`with_shares`).
    """

    iri: Iri
    doc: str
    id: str
    title: str
    text: str
    path: str
    corrected: str = field(default="", compare=False)
    shares: tuple[tuple[Role, str], ...] = field(default=(), compare=False)
    limits: tuple[DeadlineRow, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A figure that answers, in its base unit; `text` is as written.

    `until` are the words of the time limit that goes with it (到2024年底), empty where there is none;
    `modality` how firmly it is set (`Modality`), empty where the document does not say.
    """

    indicator: str
    operator: str
    value: int | float
    unit: str
    text: str
    until: str = ""
    modality: str = ""
    corrected: str = field(default="", compare=False)

    @property
    def named(self) -> str:
        """Return the indicator with the move that its words measure (贷款利率下浮, 15%以上)."""
        match = MOVE.search(self.text)
        return (
            self.indicator + match["move"]
            if match and match["move"] not in self.indicator
            else self.indicator
        )


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that answers; what it does not state is empty or `None`.

    `entry` and `until` are the first and the last day of its validity, `why` is why it is not in force: read
    only where they are asked for.
    """

    iri: Iri
    doc: str
    title: str
    number: str
    date: date | None
    region: str
    entry: Day | None = None
    until: Day | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """What a document says that `term` means, includes or is divided into; `text` is the whole sentence."""

    doc: str
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A document that another one names, which need not be held."""

    doc: str
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A number or a truth value that answers."""

    value: int | bool


Row = TaskRow | AgencyRow | DeadlineRow | ThresholdRow | DocumentRow | DefinitionRow | CitedRow | ValueRow


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to read a word of a question: `mention` is the word, `label` says what it means (A＝B).

    `value` is what choosing it gives for the mention, empty for the reading without a choice; `text` is
    the question that says it plainly, empty where none does; `is_taken` marks the one that was answered.
    """

    mention: str
    label: str
    value: str
    text: str = ""
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the corpus says to a question; `sparql` can be run as it stands, `None` where none was needed.

    Not answered: `kind` is none, there are no rows, and `reason` says which silence it is. `tasks` are
    the tasks that the answer rests on, for a question that follows; `readings` the ways in which each
    doubtful word can be read, the likeliest first.
    """

    question: Question
    kind: AnswerKind
    rows: tuple[Row, ...]
    text: str
    sparql: str | None
    quotes: tuple[Quote, ...]
    reason: Reason | None = None
    tasks: tuple[Iri, ...] = ()
    documents: tuple[KnownDocument, ...] = ()
    readings: tuple[Alternative, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Tell whether the corpus answers the question."""
        return self.reason is None
