"""The audit of a document: every clause with a cue is covered by a fact, excluded by a rule, or open."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.document import Document
from extract.auditing.clauses import find_clauses
from extract.auditing.coverage import is_covered, read_facts
from extract.auditing.cues import CueKind, find_cues
from extract.auditing.exclusions import exclude
from extract.auditing.seen import Seen
from ontology.model import Policy, Spans


class Verdict(StrEnum):
    """What became of a cue; a clause takes the verdict of its cues that stands first here."""

    OPEN = "open"
    COVERED = "covered"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class CuedClause:
    """A cue `word` with its clause: `text` is the clause at `spans`, without white space.

    `at` is the place of the cue; `rule` names the exclusion, `None` unless the verdict is `EXCLUDED`.
    """

    spans: Spans
    text: str
    path: tuple[str, ...]
    kind: CueKind
    word: str
    at: Spans
    verdict: Verdict
    rule: str | None = None


def audit(document: Document, policy: Policy) -> tuple[CuedClause, ...]:
    """Return every cue of `document` with what `policy` has for it, in source order."""
    facts = read_facts(policy)
    found = []
    for clause in find_clauses(document):
        for cue in find_cues(clause):
            verdict, rule = Verdict.COVERED, None
            if not is_covered(clause, cue, facts):
                rule = exclude(Seen(clause, cue, facts))
                verdict = Verdict.EXCLUDED if rule else Verdict.OPEN
            found.append(
                CuedClause(
                    spans=clause.spans,
                    text=clause.unit.view.text[clause.start : clause.end],
                    path=clause.place.path,
                    kind=cue.kind,
                    word=cue.word,
                    at=clause.unit.view.spans(cue.start, cue.end),
                    verdict=verdict,
                    rule=rule.name if rule else None,
                )
            )
    return tuple(found)


def by_clause(found: Iterable[CuedClause]) -> dict[Spans, Verdict]:
    """Return the verdict of every clause: open where one of its cues is, else covered where one is."""
    verdicts: dict[Spans, Verdict] = {}
    order = list(Verdict)
    for one in found:
        held = verdicts.get(one.spans, one.verdict)
        verdicts[one.spans] = min(held, one.verdict, key=order.index)
    return verdicts
