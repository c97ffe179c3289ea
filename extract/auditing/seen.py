"""A cue in its clause, as the rules that exclude one see it."""

from dataclasses import dataclass

from extract.auditing.bearers import BearerKind, bearer_before, bearer_of
from extract.auditing.clauses import Clause
from extract.auditing.coverage import Facts, place
from extract.auditing.cues import Cue, CueKind
from ontology.model import Task


@dataclass(frozen=True, slots=True)
class Seen:
    """A cue in its clause, with what was read out of the whole document."""

    clause: Clause
    cue: Cue
    facts: Facts

    @property
    def before(self) -> str:
        """The words of the clause before the cue."""
        return self.clause.unit.text[self.clause.start : self.cue.start]

    @property
    def after(self) -> str:
        """The words of the clause behind the cue."""
        return self.clause.unit.text[self.cue.end : self.clause.end]

    @property
    def sentence(self) -> str:
        """The words of the sentence."""
        return self.clause.unit.text[slice(*self.clause.sentence)]

    @property
    def earlier(self) -> str:
        """The words of the sentence before the cue."""
        return self.clause.unit.text[self.clause.sentence[0] : self.cue.start]

    @property
    def point_of(self) -> str:
        """The words that this is a point of (市级河长履行下列职责：), empty where it is none."""
        lead = self.clause.unit.lead
        return lead.text if lead else ""

    @property
    def bearer(self) -> BearerKind:
        """What bears the cue: who does a thing is told by its own clause alone, a duty by its subject."""
        if self.cue.kind is CueKind.DUTY:
            return bearer_of(self.clause, self.cue.start)
        return bearer_before(self.clause.text, self.cue.start - self.clause.start)

    @property
    def task(self) -> Task | None:
        """The smallest task whose text holds the cue, `None` where none does."""
        return self.facts.task_at(place(self.clause.unit, self.cue.start, self.cue.end))
