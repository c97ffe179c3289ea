"""When and by whom a document came and went: lines beside the store, outside the graph and its exports."""

import getpass
import json
import logging
from datetime import datetime

from graph.store import GraphStore

LOG = logging.getLogger("zhengtu")
NAME = "journal.jsonl"


def note(store: GraphStore, action: str, document: str, file_name: str, sha256: str) -> None:
    """Add a line for what was done, which stays done where it cannot be written; none in memory."""
    if store.folder is None:
        return
    entry = {
        "time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "user": _user(),
        "action": action,
        "document": document,
        "file": file_name,
        "sha256": sha256,
    }
    try:
        with (store.folder / NAME).open("a", encoding="utf-8") as journal:
            journal.write(json.dumps(entry, ensure_ascii=False) + "\n")
    except OSError:
        LOG.exception("%s: not in the journal: %s", store.folder / NAME, entry)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
