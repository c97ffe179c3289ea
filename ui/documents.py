"""The commands that bring documents in and out, list and show them."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict

from corpus.load import find_sources
from graph.ingest import Outcome, Status, add_files, remove_document
from graph.ingest import reread as reread_all
from graph.store import GraphStore
from ontology.errors import PolicyError
from query.catalogue import list_documents
from query.embed import Embedder
from query.index import open_index, open_model
from ui import console
from ui.opening import open_held


def add(args: argparse.Namespace) -> int:
    """Bring files and folders in, print a line for each; 1 where one of them failed."""
    with GraphStore.open(args.store) as store:
        total = len(find_sources(args.paths))
        if not total:
            raise PolicyError("没有找到可以读取的文件；支持 txt、md、html、docx。")
        embedder = None if args.no_embed else open_model(store, args.model)
        failed = report(add_files(store, args.paths), total, as_json=args.json)
        follow(store, embedder)
    return int(failed > 0)


def reread(args: argparse.Namespace) -> int:
    """Read everything held again, print a line for each; 1 where one of them failed."""
    with open_held(args.store) as store:
        embedder = None if args.no_embed else open_model(store, args.model, anew=True)
        failed = report(reread_all(store), len(list_documents(store)), as_json=False)
        follow(store, embedder, anew=True)
    return int(failed > 0)


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


def follow(store: GraphStore, embedder: Embedder | None, *, anew: bool = False) -> None:
    """Let the index catch up with the store; without an embedder the vectors wait for the next search."""
    bar = console.Bar("建立检索索引")
    open_index(store, embedder, anew=anew, progress=bar.show)
    bar.clear()


def remove(args: argparse.Namespace) -> int:
    """Take documents out; 1 where one of them is not held."""
    failed = 0
    with open_held(args.store) as store:
        for name in args.docs:
            try:
                remove_document(store, name)
            except PolicyError as error:
                console.warn(str(error))
                failed += 1
                continue
            console.say(f"{name}：已移除")
        follow(store, None)
    return int(failed > 0)
