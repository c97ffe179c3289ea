"""The commands that take the whole graph along: export, backup and restore."""

import argparse
from datetime import date

from graph.backup import restore_backup, write_backup
from ontology.errors import UsageError
from query.views.catalogue import list_documents
from query.views.filters import Filter, list_tasks
from ui.commands import console
from ui.commands.opening import open_held
from ui.rendering.remedies import COUNT_ALL

RDF = ("nq", "trig", "ttl", "jsonld")
TASKS = ("xlsx", "csv", "ics")


def export(args: argparse.Namespace) -> int:
    """Write the graph as RDF, or the tasks as a workbook, a table or a calendar.

    Raises:
        UsageError: the format is unknown, wants a file or takes no scope.
        PolicyError: the file cannot be written.
    """
    form = args.format or (args.out.suffix.lstrip(".").lower() if args.out else "nq")
    if form not in (*RDF, *TASKS):
        raise UsageError(f"不认识的格式“{form}”；可用：{'、'.join((*RDF, *TASKS))}。")
    if form in TASKS:
        return _export_tasks(args, form)
    if args.doc or args.region or args.agency or args.today or args.all:
        raise UsageError(f"RDF 总是整个图谱；选文件、地区、单位、日期只用于 {'、'.join(TASKS)}。")
    with open_held(args.store) as store:
        data = store.dump(form)
    if args.out:
        with console.writing(args.out):
            args.out.write_bytes(data)
        console.warn(f"{args.out}：已写出。")
    else:
        console.say_bytes(data)
    return 0


def _export_tasks(args: argparse.Namespace, form: str) -> int:
    from ui.rendering.task_files import describe_file, write_file

    if form == "xlsx" and not args.out:
        raise UsageError("导出 xlsx 请用 --out 给出文件名。")
    wanted = Filter(
        args.today or date.today(),
        agencies=(args.agency,) if args.agency else (),
        regions=(args.region,) if args.region else (),
        docs=(args.doc,) if args.doc else (),
        counts_all=args.all,
    )
    with open_held(args.store) as store:
        listing = list_tasks(store, wanted, remedy=COUNT_ALL)
        data = write_file(form, listing.rows, list_documents(store))
    if args.out:
        with console.writing(args.out):
            args.out.write_bytes(data)
        console.warn(f"{args.out}：{describe_file(form, listing.rows)}")
    else:
        console.say_bytes(data)
    if listing.note:
        console.warn(listing.note)
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
