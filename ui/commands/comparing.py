"""The command `compare`: two versions of a document, or any two, task by task."""

import argparse
from pathlib import Path

from corpus.load import read_document
from extract.pipeline import extract
from graph.read import read_policy
from graph.store import GraphStore
from ontology.model import Policy
from query.views.compare import compare as compare_policies
from query.views.compare_json import comparison_to_json
from ui.commands import console
from ui.commands.opening import open_held
from ui.rendering.comparison import describe, explain


def compare(args: argparse.Namespace) -> int:
    """Print what changed from the old version to the new one.

    Raises:
        PolicyError: one of them is neither held nor a file that can be read.
    """
    with open_held(args.store) as store:
        comparison = compare_policies(_read(store, args.old), _read(store, args.new))
    if args.json:
        console.say_json(comparison_to_json(comparison))
        return 0
    for line in [explain(comparison)] if args.explain else describe(comparison):
        console.say(line)
    return 0


def _read(store: GraphStore, named: str | Path) -> Policy:
    """Return what a held document or a file says."""
    return read_policy(store, named) if isinstance(named, str) else extract(read_document(named))
