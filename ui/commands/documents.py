"""The commands that bring documents in and out, list and show them."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from corpus.load import find_sources
from graph.ingest import Outcome, Status, add_files, remove_document
from graph.ingest import reread as reread_all
from graph.store import GraphStore
from ontology.errors import PolicyError
from query.embed import Embedder
from query.index import open_model
from query.views.catalogue import list_documents
from ui.commands import console
from ui.commands.indexing import follow
from ui.commands.opening import open_held, open_made, owner
from ui.rendering.remedies import ON_COMMAND_LINE, say_error


def add(args: argparse.Namespace) -> int:
    """Bring files and folders in, print a line for each; 1 where one of them failed."""
    with open_made(args.store) as store:
        total = len(find_sources(args.paths))
        if not total:
            raise PolicyError("没有找到可以读取的文件；支持 txt、md、html、docx。")
        embedder = _open_model(store, args)
        failed = report(add_files(store, args.paths), total, as_json=args.json)
        follow(store, embedder)
    return int(failed > 0)


def reread(args: argparse.Namespace) -> int:
    """Read everything held again, print a line for each; 1 where one of them failed."""
    with open_held(args.store) as store:
        embedder = _open_model(store, args, anew=True)
        failed = report(reread_all(store), len(list_documents(store)), as_json=False)
        follow(store, embedder, anew=True)
    return int(failed > 0)


def _open_model(store: GraphStore, args: argparse.Namespace, *, anew: bool = False) -> Embedder | None:
    """Return the model for the store's index, `None` where vectors are to wait.

    Raises:
        PolicyError: a model is named while a server owns the store.
    """
    if args.model and owner():
        raise PolicyError("网页运行时不能换语义模型；请先停下网页（zhengtu serve），再执行一次。")
    return None if args.no_embed else open_model(store, args.model, anew=anew)


def report(outcomes: Iterable[Outcome], total: int, *, as_json: bool) -> int:
    """Print what became of each file, failures on standard error, and return how many failed."""
    failed = 0
    for outcome in console.progress(outcomes, "读取", total):
        if as_json:
            console.say_json(asdict(outcome))
        elif outcome.status is Status.FAILED:
            console.warn(outcome.message)
        else:
            console.say(outcome.message)
        failed += outcome.status is Status.FAILED
    if failed:
        console.warn(f"{failed} 份文件没有收录。日志：{console.log_path()}")
    return failed


def remove(args: argparse.Namespace) -> int:
    """Take documents out; 1 where one of them is not held."""
    failed = 0
    with open_held(args.store) as store:
        for name in args.docs:
            try:
                remove_document(store, name)
            except PolicyError as error:
                console.warn(say_error(error, ON_COMMAND_LINE))
                failed += 1
                continue
            console.say(f"{name}：已移除")
        follow(store, None)
    return int(failed > 0)
