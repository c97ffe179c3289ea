"""Records as HTML: sources with marked words, the facts of a task. Knows nothing of Gradio."""

from collections.abc import Iterable, Sequence
from html import escape as escape_html
from itertools import groupby
from pathlib import Path

from ontology.model import Assignment, Deadline, Policy, Span, Task, Threshold
from ontology.rules import describe_rule
from ui.rendering.wording import (
    RELATIONS,
    ROLES,
    describe_citation,
    describe_correction,
    describe_deadline,
    describe_threshold,
    describe_validity,
    section_of,
)

STYLE = Path(__file__).parents[1] / "static" / "style.css"


def escape(text: str) -> str:
    """Return `text` for HTML; braces and $ too, which the page's templates would read as theirs."""
    return (
        escape_html(text)
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("$", "&#36;")
        .replace("`", "&#96;")
    )


def page(title: str, body: str) -> str:
    """Return a page of its own with the project's style inside."""
    style = STYLE.read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f'<body class="zt-page">{body}</body></html>\n'
    )


def render_source(text: str, hits: Iterable[Span] = (), tasks: Iterable[Span] = ()) -> str:
    """Return `text` with `hits` marked and `tasks` underlaid; empty lines in a row are shown as one.

    The first hit has the id `zt-hit`, which the page scrolls to.
    """
    marked, underlaid = _flags(len(text), hits), _flags(len(text), tasks)
    first = True
    parts = []
    for (hit, task), run in groupby(range(len(text)), key=lambda i: (marked[i], underlaid[i])):
        places = list(run)
        shown = _squeeze(text[places[0] : places[-1] + 1])
        if hit:
            parts.append(f"{'<mark id=zt-hit>' if first else '<mark>'}{shown}</mark>")
            first = False
        else:
            parts.append(f'<span class="zt-task">{shown}</span>' if task else shown)
    return f'<div class="zt-source">{"".join(parts)}</div>'


def _flags(length: int, spans: Iterable[Span]) -> bytearray:
    flags = bytearray(length)
    for span in spans:
        flags[span.start : span.end] = b"\1" * (min(span.end, length) - span.start)
    return flags


def _squeeze(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\r", "").replace("\f", "").split("\n")]
    kept = [line for i, line in enumerate(lines) if line or not i or i == len(lines) - 1 or lines[i - 1]]
    return escape("\n".join(kept))


def place(doc: str, spans: Sequence[Span], task: str = "") -> str:
    """Return the attributes by which a click on an element finds its source, and the task it belongs to."""
    where = ",".join(f"{span.start}-{span.end}" for span in spans)
    of = f' data-task="{escape(task)}"' if task else ""
    return f'data-doc="{escape(doc)}" data-spans="{where}"{of}'


def render_tasks(policy: Policy, *, correctable: bool = False) -> str:
    """Return the tasks of `policy` as cards under their headings, each fact a link to its words.

    With `correctable` each has a button that asks for its correction.
    """
    children = {task.id for task in policy.tasks if task.parent}
    parts = []
    for path, tasks in groupby(policy.tasks, key=section_of):
        if path:
            parts.append(f'<h4 class="zt-path">{escape(" › ".join(path))}</h4>')
        parts += [
            render_task(policy.doc, task, child=task.id in children, edit=_edit(task) if correctable else "")
            for task in tasks
        ]
    shown = "".join(parts) or '<p class="zt-empty">没有读出任务。</p>'
    return f'<div class="zt-tasks">{render_citations(policy)}{shown}</div>'


def render_citations(policy: Policy) -> str:
    """Return when `policy` is in force and what it repeals, amends, is based on or cites, each a link."""
    facts = describe_validity(policy)
    facts += [
        (name, describe_citation(cite), (*cite.spans, *cite.relation_spans))
        for relation, name in RELATIONS.items()
        for cite in policy.cites
        if cite.relation is relation
    ]
    buttons = "".join(
        f'<button type="button" class="zt-fact zt-plain" {place(policy.doc, spans)}>'
        f"<i>{name}</i>{escape(text)}</button>"
        for name, text, spans in facts
    )
    return f'<div class="zt-facts zt-cites">{buttons}</div>'


def _edit(task: Task) -> str:
    """Return the button by which a task is corrected."""
    return f'<button type="button" class="zt-see zt-edit" data-edit="{escape(task.id)}">校正</button>'


def render_task(doc: str, task: Task, *, child: bool = False, edit: str = "") -> str:
    """Return a task as a card; a `child` is set in under the one that it is a part of."""
    facts = [_assignment(doc, found) for found in task.assignments]
    facts += [
        _fact(doc, f, "时限", f.text, describe_deadline(f.kind, f.start, f.end, f.every))
        for f in task.deadlines
    ]
    facts += [
        _fact(doc, f, "指标", f.text, describe_threshold(f.subject, f.operator, f.value, f.unit, f.modality))
        for f in task.thresholds
    ]
    title = f"<b>{escape(task.title)}</b>" if task.title else ""
    text = "" if task.title == task.text else f"<p>{escape(task.text)}</p>"
    return (
        f'<div class="zt-card{" zt-child" if child else ""}" {place(doc, task.spans)} tabindex="0">'
        f'{edit}{title}{text}<div class="zt-facts">{"".join(facts)}</div>{_note(task)}</div>'
    )


def mark_corrected(note: str) -> str:
    """Return the sign that something was put right by hand, with the note behind it; empty without one."""
    return f' <em class="zt-corrected" title="{escape(describe_correction(note))}">校正</em>' if note else ""


def _note(task: Task) -> str:
    """Return what was put right in a task, also what was taken out of it."""
    note = describe_correction(task.corrected)
    return f'<small class="zt-corrected">{escape(note)}</small>' if note else ""


def _assignment(doc: str, found: Assignment) -> str:
    return _fact(doc, found, ROLES[found.role], found.agency, "", found.role.value)


def _fact(
    doc: str,
    fact: Assignment | Deadline | Threshold,
    kind: str,
    text: str,
    meaning: str,
    style: str = "plain",
) -> str:
    inferred = describe_rule(fact.inferred)
    title = escape("；".join(filter(None, (meaning, inferred, describe_correction(fact.corrected)))))
    sign = " *" if inferred else ""
    sign += mark_corrected(fact.corrected or "")
    return (
        f'<button type="button" class="zt-fact zt-{style}" title="{title}" {place(doc, fact.spans)}>'
        f"<i>{kind}</i>{escape(text)}{sign}</button>"
    )
