"""The commands that show what is held: list and show."""

import argparse
from dataclasses import asdict

from graph.issuers import issuers_of
from graph.read import read_policy
from ontology.codec import write_policy
from ontology.model import Fact, Policy, Task
from ontology.rules import describe_rule
from query.views.catalogue import DocumentEntry, find_document, list_documents
from ui.commands import console
from ui.commands.opening import open_held
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

OLD = "有新版本"


def list_held(args: argparse.Namespace) -> int:
    """Print the documents held."""
    with open_held(args.store) as store:
        entries = list_documents(store)
    if args.json:
        for entry in entries:
            console.say_json(write_entry(entry))
        return 0
    if not entries:
        console.warn(f"{args.store} 里还没有文件；可用 zhengtu add 文件或文件夹 添加。")
        return 0
    rows = [
        (e.name, e.title, e.number, str(e.date or ""), e.region, str(e.tasks), OLD if e.newer else "")
        for e in entries
    ]
    console.say(console.table(("文件名", "标题", "文号", "成文日期", "地区", "任务", ""), rows, widest=44))
    console.say(f"共 {len(entries)} 份文件，{sum(entry.tasks for entry in entries)} 项任务。")
    return 0


def write_entry(entry: DocumentEntry) -> dict[str, object]:
    """Return an entry as JSON values."""
    return {**asdict(entry), "date": entry.date.isoformat() if entry.date else None}


def show(args: argparse.Namespace) -> int:
    """Print all that was read out of one document."""
    with open_held(args.store) as store:
        entry = find_document(store, args.doc)
        policy = read_policy(store, args.doc)
    if args.json:
        console.say_json(write_policy(policy))
        return 0
    for line in describe(entry, policy):
        console.say(line)
    return 0


def describe(entry: DocumentEntry, policy: Policy) -> list[str]:
    """Return a document for the terminal: what it is, then its tasks under their headings."""
    known = (
        ("标题", entry.title),
        ("文号", entry.number),
        ("发文机关", "、".join(issuers_of(policy))),
        ("成文日期", str(entry.date or "")),
        *((label, text) for label, text, _ in describe_validity(policy)),
        ("地区", entry.place),
        *(
            (name, "；".join(describe_citation(cite) for cite in policy.cites if cite.relation is relation))
            for relation, name in RELATIONS.items()
        ),
        ("附件", "；".join(annex.title for annex in policy.attachments)),
        ("新版本", entry.newer),
        ("任务", f"{len(policy.tasks)} 项"),
    )
    lines = [f"{name}：{value}" for name, value in known if value]
    path: tuple[str, ...] = ()
    for task in policy.tasks:
        if section_of(task) != path:
            path = section_of(task)
            lines.append("\n" + " › ".join(path))
        lines += describe_task(task)
    return lines


def describe_task(task: Task) -> list[str]:
    """Return a task for the terminal: its text, then who, when and how much."""
    indent = "    " if task.parent else "  "
    title = f"{task.title}：" if task.title and task.title != task.text else ""
    lines = [f"{indent}[{task.id}] {title}{task.text}"]
    facts: list[tuple[str, str, str, Fact]] = [(ROLES[a.role], a.agency, "", a) for a in task.assignments]
    facts += [("时限", d.text, describe_deadline(d.kind, d.start, d.end, d.every), d) for d in task.deadlines]
    facts += [
        ("指标", t.text, describe_threshold(t.subject, t.operator, t.value, t.unit, t.modality), t)
        for t in task.thresholds
    ]
    for kind, text, meaning, fact in facts:
        known = (meaning, describe_rule(fact.inferred), describe_correction(fact.corrected))
        notes = "；".join(filter(None, known))
        lines.append(f"{indent}    {kind}　{text}" + (f"（{notes}）" if notes else ""))
    if task.corrected:
        lines.append(f"{indent}    {describe_correction(task.corrected)}")
    return lines
