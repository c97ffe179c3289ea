"""The command `check`: the shapes over what is held, and the audit of what was not read out."""

import argparse
from dataclasses import asdict, dataclass
from itertools import groupby

from extract.auditing.audit import CuedClause, Verdict
from graph.audit import audit_document
from graph.check import check_document
from graph.store import GraphStore
from graph.validate import Finding, Severity
from ontology.errors import PolicyError
from ontology.model import Spans
from query.views.catalogue import list_documents
from ui.commands import console
from ui.commands.opening import open_held
from ui.rendering.open_clauses import count_clauses, describe_clauses
from ui.rendering.remedies import ON_COMMAND_LINE, say_error

EXAMPLES = 2  # of each kind of reminder that are shown without --all


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one document: by the shapes, and by the audit."""

    doc: str
    findings: tuple[Finding, ...]
    audit: tuple[CuedClause, ...]

    def of(self, severity: Severity) -> list[Finding]:
        """Return the findings of one severity, in order."""
        return [finding for finding in self.findings if finding.severity is severity]


def check(args: argparse.Namespace) -> int:
    """Print what is wrong with one document or with all, and what is open; 1 where something is wrong."""
    wrong = 0
    with open_held(args.store) as store:
        names = [args.doc] if args.doc else [entry.name for entry in list_documents(store)]
        for name in console.progress(names, "检查", len(names)):
            try:
                checked = _check(store, name)
            except PolicyError as error:
                console.warn(say_error(error, ON_COMMAND_LINE))
                wrong += 1
                continue
            wrong += bool(checked.of(Severity.VIOLATION))
            if args.json:
                console.say_json(write_checked(checked))
                continue
            for line in describe(checked, everything=args.all):
                console.say(line)
    return int(wrong > 0)


def _check(store: GraphStore, name: str) -> Checked:
    return Checked(name, tuple(check_document(store, name)), audit_document(store, name))


def describe(checked: Checked, *, everything: bool = False) -> list[str]:
    """Return a document for the terminal: a line of counts, errors, open clauses, reminders by kind.

    `everything` gives each reminder and each excluded clause too.
    """
    errors, reminders = checked.of(Severity.VIOLATION), checked.of(Severity.WARNING)
    lines = [f"{checked.doc}：{count_clauses(checked.audit)}；错误 {len(errors)}，提醒 {len(reminders)}"]
    lines += [f"  错误　{error}" for error in errors]
    lines += [f"  待看　{line}" for line in describe_clauses(checked.audit, Verdict.OPEN)]
    if everything:
        lines += [f"  不记　{line}" for line in describe_clauses(checked.audit, Verdict.EXCLUDED)]
        return lines + [f"  提醒　{reminder}" for reminder in reminders]
    return lines + [f"  提醒　{line}" for line in _by_kind(reminders)]


def _by_kind(reminders: list[Finding]) -> list[str]:
    """Return a line for each kind of reminder, with how many there are and the first few."""
    lines = []
    for message, found in groupby(
        sorted(reminders, key=lambda one: one.message), key=lambda one: one.message
    ):
        held = list(found)
        more = " 等" if len(held) > EXAMPLES else ""
        lines.append(f"{message}：{len(held)} 项，{'、'.join(one.place for one in held[:EXAMPLES])}{more}")
    return lines


def write_checked(checked: Checked) -> dict[str, object]:
    """Return all that was found of a document as JSON values."""
    return {
        "doc": checked.doc,
        "findings": [asdict(finding) for finding in checked.findings],
        "audit": [_write_clause(one) for one in checked.audit],
    }


def _write_clause(one: CuedClause) -> dict[str, object]:
    return {**asdict(one), "spans": _pairs(one.spans), "at": _pairs(one.at)}


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
