"""The documents that tests read whole: the samples of the project, and real ones where they are."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.document import Document
from corpus.load import read_document
from extract.pipeline import extract
from ontology.codec import write_policy
from ontology.model import Policy

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "corpus" / "samples"
SUFFIXES = (".txt", ".md", ".html", ".docx")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what the extraction reads out of it."""

    document: Document
    policy: Policy


def sample_files() -> list[Path]:
    """Return the project's own documents, by name."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in SUFFIXES)


def shared_files() -> list[Path]:
    """Return the real documents, none where they are absent."""
    folders = (SHARED / "corpus", SHARED / "more" / "corpus", SHARED / "more" / "unlabelled")
    return [path for folder in folders for path in sorted(folder.glob("*.txt"))]


@cache
def read(path: Path) -> Reading:
    """Return `path` read and read out, once a process."""
    document = read_document(path)
    return Reading(document, extract(document))


def write_predictions(paths: Iterable[Path], folder: Path) -> None:
    """Write what is read out of `paths` into `folder`/json, and the texts as read into `folder`/text."""
    for name in ("json", "text"):
        (folder / name).mkdir()
    for path in paths:
        reading = read(path)
        facts = json.dumps(write_policy(reading.policy), ensure_ascii=False, indent=1)
        (folder / "json" / f"{path.stem}.json").write_text(facts, "utf-8")
        (folder / "text" / f"{path.stem}.txt").write_bytes(reading.document.text.encode())
