"""The command `check`: the shapes over what is held."""

import argparse
from dataclasses import asdict

from graph.check import check_document
from graph.validate import Severity
from query.catalogue import list_documents
from ui import console
from ui.opening import open_held

SEVERITIES = {Severity.VIOLATION: "错误", Severity.WARNING: "提醒"}


def check(args: argparse.Namespace) -> int:
    """Print what the shapes say of one document or of all; 1 where something is wrong."""
    with open_held(args.store) as store:
        names = [args.doc] if args.doc else [entry.name for entry in list_documents(store)]
        findings = {name: check_document(store, name) for name in console.progress(names, "检查", len(names))}
    wrong = 0
    for name, found in findings.items():
        wrong += sum(finding.severity is Severity.VIOLATION for finding in found)
        if args.json:
            for finding in found:
                console.say_json({"doc": name, **asdict(finding)})
            continue
        console.say(f"{name}：{len(found)} 条" if found else f"{name}：没有问题")
        for finding in found:
            console.say(f"  {SEVERITIES[finding.severity]}　{finding}")
    return int(wrong > 0)
