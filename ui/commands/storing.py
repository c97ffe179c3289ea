"""The commands that take the whole graph along: export, backup and restore."""

import argparse

from graph.backup import restore_backup, write_backup
from ontology.errors import PolicyError
from query.catalogue import list_documents
from ui.commands import console
from ui.commands.opening import open_held

FORMATS = ("nq", "trig", "ttl", "jsonld", "xlsx")


def export(args: argparse.Namespace) -> int:
    """Write the graph as RDF, or the tasks as a workbook.

    Raises:
        PolicyError: the format is unknown, or the file cannot be written.
    """
    form = args.format or (args.out.suffix.lstrip(".").lower() if args.out else "nq")
    if form not in FORMATS:
        raise PolicyError(f"不认识的格式“{form}”；可用：{'、'.join(FORMATS)}。")
    if form == "xlsx":
        return _export_tasks(args)
    with open_held(args.store) as store:
        data = store.dump(form)
    if args.out:
        with console.writing(args.out):
            args.out.write_bytes(data)
        console.warn(f"{args.out}：已写出。")
    else:
        console.say_bytes(data)
    return 0


def _export_tasks(args: argparse.Namespace) -> int:
    from ui.rendering.task_sheet import write_tasks

    if not args.out:
        raise PolicyError("导出 xlsx 请用 --out 给出文件名。")
    with open_held(args.store) as store, console.writing(args.out):
        count = write_tasks(store, args.out)
    console.warn(f"{args.out}：已写出 {count} 项任务。")
    return 0


def backup(args: argparse.Namespace) -> int:
    """Write the whole store to one file."""
    with open_held(args.store) as store:
        write_backup(store, args.out)
        count = len(list_documents(store))
    console.say(f"{args.out}：已备份 {count} 份文件。")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Make a store out of a backup, in a folder that holds nothing."""
    restore_backup(args.backup, args.store)
    with open_held(args.store) as store:
        count = len(list_documents(store))
    console.say(f"{args.store}：已恢复 {count} 份文件。")
    return 0
