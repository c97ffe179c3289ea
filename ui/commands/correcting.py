"""The command `correct`: put a fact of a held document right, list what was put right, take it back."""

import argparse
from datetime import datetime

from graph.correcting import Request, Said, Standing, correct, list_corrections, undo
from graph.corrections import with_fact
from graph.store import GraphStore
from ontology.codec import write_task
from ontology.errors import UsageError
from ui.commands import console
from ui.commands.indexing import follow
from ui.commands.opening import open_held
from ui.rendering.corrections import describe_standing, say_corrected, say_undone


def run(args: argparse.Namespace) -> int:
    """Correct a fact, or list or undo corrections.

    Raises:
        PolicyError: something needed is missing, or the correction cannot be made.
    """
    with open_held(args.store) as store:
        if args.undo is not None:
            console.say(say_undone(undo(store, args.undo)))
        elif args.list:
            _list(store, args)
            return 0
        else:
            console.say(say_corrected(correct(store, read_request(args))))
        follow(store, None)
    return 0


def read_request(args: argparse.Namespace) -> Request:
    """Return the correction that the arguments name.

    Raises:
        UsageError: something needed is missing.
    """
    given = ((args.doc, "文件名"), (args.task, "任务编号"), (args.reason, "--reason 理由"))
    missing = [name for value, name in given if not value]
    if not args.add and not args.remove:
        missing.append("--add 或 --remove")
    if missing:
        raise UsageError(f"校正还缺：{'、'.join(missing)}；用法见 zhengtu correct --help")
    before, after = (Said(*said) if said else None for said in (args.remove, args.add))
    now = datetime.now().astimezone().replace(microsecond=0)
    return Request(args.doc, args.task, before, after, args.reason, args.author, now)


def _list(store: GraphStore, args: argparse.Namespace) -> None:
    found = list_corrections(store, args.doc)
    if args.json:
        for standing in found:
            console.say_json(write_standing(standing))
        return
    for standing in found:
        console.say(describe_standing(standing))
    if not found:
        console.warn("没有校正。")


def write_standing(standing: Standing) -> dict[str, object]:
    """Return a correction with what became of it as JSON values."""
    one = standing.correction
    before, after = (write_task(with_fact(one.task, fact)) for fact in (one.before, one.after))
    facts = ("assignments", "deadlines", "thresholds")
    return {
        "id": one.id,
        "fate": standing.fate.value,
        "doc": standing.document or None,
        "task": standing.task or None,
        "text": one.task.text,
        "before": next((fact for key in facts for fact in before[key]), None),
        "after": next((fact for key in facts for fact in after[key]), None),
        "reason": one.reason,
        "author": one.author,
        "time": one.time.isoformat(),
    }
