"""The check-up (体检单) of a document for the page: open clauses and reminders, each a link to its words."""

from itertools import groupby

from graph.validate import Finding, Severity
from ontology.iris import parse
from ontology.model import Policy, Span
from query.views.checkup import Checkup
from ui.rendering.open_clauses import render_open
from ui.rendering.present import escape, place

WAITING = '<p class="zt-audit">正在体检…</p>'


def render_checkup(policy: Policy, checkup: Checkup) -> str:
    """Return what was found of the document of `policy`: open clauses, then findings by kind."""
    spans = {task.id: task.spans for task in policy.tasks}
    found = sorted(checkup.findings, key=lambda one: (one.severity, one.message))
    kinds = groupby(found, key=lambda one: (one.severity, one.message))
    parts = [_kind(policy.doc, severity, message, list(held), spans) for (severity, message), held in kinds]
    none = '<p class="zt-audit zt-done">没有提醒：任务都有牵头、时限和指标。</p>'
    return render_open(policy.doc, checkup.audit) + ("".join(parts) or none)


def _kind(
    doc: str, severity: Severity, message: str, found: list[Finding], spans: dict[str, tuple[Span, ...]]
) -> str:
    label = "错误" if severity is Severity.VIOLATION else "提醒"
    items = "".join(_item(doc, one, spans) for one in found)
    return (
        f'<details class="zt-audit"><summary>{label}：{escape(message)}，{len(found)} 项</summary>'
        f"<ul>{items}</ul></details>"
    )


def _item(doc: str, finding: Finding, spans: dict[str, tuple[Span, ...]]) -> str:
    segments = parse(finding.focus)
    task = segments[3] if segments[2:3] == ("task",) else ""
    where = place(doc, spans.get(task, ()))
    return f'<li><button type="button" class="zt-fact" {where}>{escape(finding.place)}</button></li>'
