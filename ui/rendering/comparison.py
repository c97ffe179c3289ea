"""A comparison of two versions for people: on a terminal, in the page, and as an official explanation."""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from ontology.model import Assignment, Deadline, Policy, Role, Task, Threshold
from query.clipping import clip
from query.views.compare import Comparison, Swap, TaskChange
from ui.rendering.present import escape, place
from ui.rendering.wording import ROLES, write_day

PIECE = re.compile(r"[0-9.]+|.", re.DOTALL)
LONGEST_NAME = 36  # characters of a task without a title that stand for it
CLAUSE = re.compile(r"[^，。；;]+[，。；;]?")
LONGEST_CHANGE, MOST_CHANGES = 60, 4  # characters, and places, of a change of words that is told
NUMBERS = "一二三四五六七八九十"
SAME = "两个版本的任务没有差别。"
Tell = Callable[[TaskChange], str]


def name_task(task: Task) -> str:
    """Return what a task is called: its title, else the start of its text."""
    return clip(task.title or task.text, LONGEST_NAME)


def count_changes(comparison: Comparison) -> str:
    """Return how much changed, in one sentence."""
    if comparison.is_same:
        return SAME
    kinds = [f"{label}{len(found)}项" for label, found in _kinds(comparison) if found]
    detail = f"（{'、'.join(kinds)}）" if kinds else ""
    parts = (
        (len(comparison.added), "新增任务{}项"),
        (len(comparison.dropped), "取消任务{}项"),
        (len(comparison.changed), "调整任务{}项" + detail),
        (comparison.kept, "其余{}项未作变动"),
    )
    return "，".join(said.format(number) for number, said in parts if number) + "。"


def explain(comparison: Comparison) -> str:
    """Return the comparison as it can stand in a 变更说明, one paragraph a kind of change."""
    new, old = name_policy(comparison.new), name_policy(comparison.old)
    pair = f"{new}新版与原版" if new == old else f"{new}与{old}"
    lines = [f"{pair}相比，{count_changes(comparison)}"]
    parts = [
        ("新增任务", [name_task(task) + _bodies_of(task) for task in comparison.added]),
        ("取消任务", [name_task(task) for task in comparison.dropped]),
        *((label, [tell(change) for change in found]) for label, found, tell in _told(comparison)),
    ]
    told = [(label, said) for label, said in parts if said]
    for number, (label, said) in zip(NUMBERS, told, strict=False):
        lines.append(f"{number}、{label}（{len(said)}项）。{_listed(said)}")
    return "\n".join(lines)


def describe(comparison: Comparison) -> list[str]:
    """Return the comparison for a terminal: the counts, then a line for every change."""
    lines = [f"{comparison.old.doc} → {comparison.new.doc}：{count_changes(comparison)}"]
    lines += [f"  新增　[{task.id}] {name_task(task)}{_bodies_of(task)}" for task in comparison.added]
    lines += [f"  取消　[{task.id}] {name_task(task)}" for task in comparison.dropped]
    for change in comparison.changed:
        lines.append(f"  调整　[{change.before.id} → {change.after.id}] {name_task(change.after)}")
        lines += [f"      {label}　{_arrow(before, after)}" for label, before, after in _rows(change)]
        if change.is_reworded:
            lines.append(f"      文字　{change.before.text} → {change.after.text}")
    return lines


def render_comparison(comparison: Comparison) -> str:
    """Return the comparison for the page, every task a link to its words in its version."""
    parts = [f'<p class="zt-said">{escape(count_changes(comparison))}</p>']
    for label, policy, tasks in (
        ("新增", comparison.new, comparison.added),
        ("取消", comparison.old, comparison.dropped),
    ):
        if tasks:
            cards = "".join(_plain_card(policy, task, label) for task in tasks)
            parts.append(f'<h4 class="zt-sub">{label} {len(tasks)} 项</h4>{cards}')
    if comparison.changed:
        cards = "".join(_changed_card(comparison, change) for change in comparison.changed)
        parts.append(f'<h4 class="zt-sub">调整 {len(comparison.changed)} 项</h4>{cards}')
    return f'<div class="zt-compared">{"".join(parts)}</div>'


def name_policy(policy: Policy) -> str:
    """Return a document by title, number and day, as an official text names it."""
    title = f"《{policy.title.value if policy.title else policy.doc}》"
    known = [policy.doc_number.value] if policy.doc_number else []
    known += [write_day(policy.issue_date.value)] if policy.issue_date else []
    return title + (f"（{'，'.join(known)}）" if known else "")


def _kinds(comparison: Comparison) -> list[tuple[str, list[TaskChange]]]:
    """Return the changes by kind; one of several kinds is in each of them."""
    changed = comparison.changed
    return [
        ("牵头单位调整", [change for change in changed if change.leads]),
        ("配合和责任单位调整", [change for change in changed if change.others]),
        ("时限调整", [change for change in changed if change.deadlines]),
        ("指标调整", [change for change in changed if change.figures]),
        ("文字修改", [change for change in changed if change.is_reworded]),
    ]


def _told(comparison: Comparison) -> list[tuple[str, list[TaskChange], Tell]]:
    tellers = (_tell_leads, _tell_others, _tell_deadlines, _tell_figures, _tell_words)
    return [(label, found, tell) for (label, found), tell in zip(_kinds(comparison), tellers, strict=True)]


def _tell_leads(change: TaskChange) -> str:
    name, leads = name_task(change.after), change.leads
    if not leads.before:
        return f"“{name}”明确由{'、'.join(leads.after)}牵头"
    if not leads.after:
        return f"“{name}”不再列牵头单位{'、'.join(leads.before)}"
    return f"“{name}”的牵头单位由{'、'.join(leads.before)}调整为{'、'.join(leads.after)}"


def _tell_others(change: TaskChange) -> str:
    said = [
        f"{verb}{ROLES[role]}单位{'、'.join(names)}"
        for verb, facts in (("增加", change.others.after), ("不再列", change.others.before))
        for role in (Role.COOPERATE, Role.RESPONSIBLE)
        if (names := [fact.agency for fact in facts if fact.role is role])
    ]
    return f"“{name_task(change.after)}”{'，'.join(said)}"


def _tell_deadlines(change: TaskChange) -> str:
    before, after = change.deadlines.before, change.deadlines.after
    said = _tell_swap("时限", [one.text for one in before], [one.text for one in after])
    return f"“{name_task(change.after)}”{said}{_direction(before, after)}"


def _tell_figures(change: TaskChange) -> str:
    before, after = change.figures.before, change.figures.after
    said = _tell_swap("指标", [one.text for one in before], [one.text for one in after])
    return f"“{name_task(change.after)}”{said}"


def _tell_words(change: TaskChange) -> str:
    """Return what the words of a task became where little changed: “3个公园”改为“5个公园”."""
    said = _reworded(change.before.text, change.after.text)
    return f"“{name_task(change.after)}”" + (f"，{'，'.join(said)}" if said else "")


def _reworded(before: str, after: str) -> list[str]:
    """Return the clauses that were put in place of others; none where there are many or long ones."""
    one, other = CLAUSE.findall(before), CLAUSE.findall(after)
    steps = [step for step in SequenceMatcher(None, one, other, False).get_opcodes() if step[0] != "equal"]
    told = []
    for _, start, end, new_start, new_end in steps:
        old, new = (
            "".join(clauses).rstrip("，。；;、") for clauses in (one[start:end], other[new_start:new_end])
        )
        if max(len(old), len(new)) > LONGEST_CHANGE:
            return []
        told.append(f"“{old}”改为“{new}”" if old and new else f"增加“{new}”" if new else f"删去“{old}”")
    return told if len(told) <= MOST_CHANGES else []


def _tell_swap(what: str, before: Sequence[str], after: Sequence[str]) -> str:
    old, new = (f"“{'；'.join(facts)}”" for facts in (before, after))
    if not before:
        return f"增加{what}{new}"
    return f"的{what}由{old}调整为{new}" if after else f"不再规定{what}（原为{old}）"


def _direction(before: Sequence[Deadline], after: Sequence[Deadline]) -> str:
    """Return whether one time limit moved to later or to earlier, where that can be told."""
    old, new = ([one.end for one in facts if one.end] for facts in (before, after))
    if len(old) != 1 or len(new) != 1 or old == new:
        return ""
    return "（推后）" if new[0] > old[0] else "（提前）"


def _bodies_of(task: Task) -> str:
    """Return who does a task and by when, in brackets: （牵头：市水务局；时限：2025年底前）."""
    said = [
        f"{ROLES[role]}：{'、'.join(names)}"
        for role in Role
        if (names := [fact.agency for fact in task.assignments if fact.role is role])
    ]
    said += [f"时限：{'、'.join(one.text for one in task.deadlines)}"] if task.deadlines else []
    return f"（{'；'.join(said)}）" if said else ""


def _listed(said: Sequence[str]) -> str:
    if len(said) == 1:
        return f"{said[0]}。"
    return "；".join(f"{number}.{text}" for number, text in enumerate(said, start=1)) + "。"


def _rows(change: TaskChange) -> list[tuple[str, str, str]]:
    """Return what changed beside the words: its label, the old facts and the new ones."""
    rows = [("牵头", "、".join(change.leads.before), "、".join(change.leads.after))]
    rows += [
        (ROLES[role], _names(change.others.before, role), _names(change.others.after, role))
        for role in (Role.COOPERATE, Role.RESPONSIBLE)
    ]
    facts: tuple[tuple[str, Swap[Deadline] | Swap[Threshold]], ...] = (
        ("时限", change.deadlines),
        ("指标", change.figures),
    )
    rows += [
        (label, "；".join(one.text for one in swap.before), "；".join(one.text for one in swap.after))
        for label, swap in facts
    ]
    return [row for row in rows if row[1] or row[2]]


def _names(facts: Iterable[Assignment], role: Role) -> str:
    return "、".join(fact.agency for fact in facts if fact.role is role)


def _arrow(before: str, after: str) -> str:
    return f"{before or '（无）'} → {after or '（无）'}"


def _plain_card(policy: Policy, task: Task, label: str) -> str:
    text = "" if task.title in (None, task.text) else f"<p>{escape(task.text)}</p>"
    facts = escape(_bodies_of(task).strip("（）"))
    return (
        f'<div class="zt-card" tabindex="0" {place(policy.doc, task.spans)}><b>{escape(name_task(task))}</b>'
        f"{text}{f'<small>{facts}</small>' if facts else ''}</div>"
    )


def _changed_card(comparison: Comparison, change: TaskChange) -> str:
    rows = "".join(
        f"<dt>{label}</dt><dd>{_mark(before, after)}</dd>" for label, before, after in _rows(change)
    )
    if change.is_reworded:
        rows += f"<dt>文字</dt><dd>{_diff(change.before.text, change.after.text)}</dd>"
    old = _see(comparison.old, change.before, "原版")
    new = _see(comparison.new, change.after, "新版")
    return f'<div class="zt-card"><b>{escape(name_task(change.after))}</b> {old} {new}<dl>{rows}</dl></div>'


def _see(policy: Policy, task: Task, label: str) -> str:
    return f'<button type="button" class="zt-see" {place(policy.doc, task.spans)}>{label}</button>'


def _mark(before: str, after: str) -> str:
    old = f"<del>{escape(before)}</del>" if before else ""
    new = f"<ins>{escape(after)}</ins>" if after else ""
    return f"{old}{' → ' if old and new else ''}{new}"


def _diff(before: str, after: str) -> str:
    """Return the new words with what was struck and what was put in marked; a number is one piece."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    parts = []
    for verb, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        struck, put_in = escape("".join(old[i:j])), escape("".join(new[k:m]))
        if verb == "equal":
            parts.append(struck)
            continue
        parts.append(f"<del>{struck}</del>" if struck else "")
        parts.append(f"<ins>{put_in}</ins>" if put_in else "")
    return "".join(parts)
