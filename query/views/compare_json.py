"""A comparison of two versions as JSON in the form that programs get."""

from typing import Any

from ontology.codec import write_task
from ontology.model import Policy, Task
from query.views.compare import Comparison, TaskChange

Json = dict[str, Any]


def comparison_to_json(comparison: Comparison) -> Json:
    """Return `comparison` as JSON values; a change has only the parts that changed, before and after."""
    return {
        "old": _document(comparison.old),
        "new": _document(comparison.new),
        "added": [write_task(task) for task in comparison.added],
        "dropped": [write_task(task) for task in comparison.dropped],
        "changed": [_change(change) for change in comparison.changed],
        "kept": comparison.kept,
    }


def _document(policy: Policy) -> Json:
    return {
        "doc": policy.doc,
        "title": policy.title.value if policy.title else None,
        "doc_number": policy.doc_number.value if policy.doc_number else None,
        "issue_date": policy.issue_date.value.isoformat() if policy.issue_date else None,
    }


def _change(change: TaskChange) -> Json:
    before, after = _changed_facts(change, change.before), _changed_facts(change, change.after)
    return {
        "old": {"id": change.before.id, "title": change.before.title},
        "new": {"id": change.after.id, "title": change.after.title},
        **{key: {"before": before[key], "after": after[key]} for key in before},
    }


def _changed_facts(change: TaskChange, task: Task) -> Json:
    """Return the facts of one of the two versions that the other one does not have, by what they are."""
    is_old = task is change.before
    written = write_task(task)
    parts: Json = {}
    if change.leads or change.others:
        leads = change.leads.before if is_old else change.leads.after
        others = change.others.before if is_old else change.others.after
        parts["assignments"] = [{"agency": name, "role": "lead"} for name in leads]
        parts["assignments"] += [{"agency": fact.agency, "role": fact.role.value} for fact in others]
    for key, swap, facts in (
        ("deadlines", change.deadlines, task.deadlines),
        ("thresholds", change.figures, task.thresholds),
    ):
        if swap:
            own: tuple[object, ...] = swap.before if is_old else swap.after
            parts[key] = [said for fact, said in zip(facts, written[key], strict=True) if fact in own]
    if change.is_reworded:
        parts["text"] = task.text
    return parts
