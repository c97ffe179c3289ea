"""One document's share of an index, so that those that did not change can be taken over as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from query.topics.contents import PLACE, Contents, IndexedDocument, no_contents, sentence_rows, write_line
from query.topics.passages import HeldDocument, find_entries
from query.topics.postings import Numbers, Postings, count_words
from query.topics.weights import Rows


@dataclass(frozen=True, slots=True)
class Part:
    """One document's share of the contents; line starts and links count from its own beginning."""

    document: IndexedDocument
    lines: NDArray[np.uint8]
    places: NDArray[np.void]
    sizes: Numbers
    links: Numbers
    vectors: Rows
    contexts: Rows


def cut_parts(contents: Contents) -> Iterator[Part]:
    """Yield the parts of which `contents` are made."""
    passage = row = 0
    starts = np.append(contents.places["line"], len(contents.lines))
    for document in contents.documents:
        stop, end = passage + document.passages, row + document.sentences
        places = contents.places[passage:stop].copy()
        places["line"] -= starts[passage]
        links = slice(contents.firsts[passage], contents.firsts[stop])
        yield Part(
            document,
            contents.lines[starts[passage] : starts[stop]],
            places,
            np.diff(contents.firsts[passage : stop + 1]),
            contents.links[links] - np.int32(row),
            contents.vectors[row:end],
            contents.contexts[links],
        )
        passage, row = stop, end


def read_part(document: HeldDocument, key: str, width: int) -> tuple[Part, Postings]:
    """Return a new document's share, without vectors, and the words of its passages."""
    entries = find_entries(document)
    rows = sentence_rows(entries)
    lines = [write_line(entry) for entry in entries]
    places = np.zeros(len(entries), PLACE)
    place = 0
    for i, (entry, line) in enumerate(zip(entries, lines, strict=True)):
        places[i] = (0, entry.start, entry.end, entry.task is not None, place)
        place += len(line)
    about = f"{document.title}\n{document.region}\n"
    links = [rows[sentence] for entry in entries for sentence in entry.sentences]
    part = Part(
        IndexedDocument(
            document.name, key, document.title, document.region, len(entries), len(rows), has_vectors=False
        ),
        np.frombuffer(b"".join(lines), np.uint8),
        places,
        np.array([len(entry.sentences) for entry in entries], np.int32),
        np.array(links, np.int32),
        np.zeros((len(rows), width), np.float32),
        np.zeros((len(links), width), np.float32),
    )
    return part, count_words(about + entry.words for entry in entries)


def join_parts(contents: Contents, parts: Sequence[Part], postings: Postings) -> Contents:
    """Return the contents that the parts make together; the model goes with the last of its vectors."""
    empty = no_contents()
    has_vectors = any(part.document.has_vectors for part in parts)
    places, links, lines = [empty.places], [empty.links], [empty.lines]
    row = line = 0
    for number, part in enumerate(parts):
        moved = part.places.copy()
        moved["document"] = number
        moved["line"] += line
        places.append(moved)
        links.append(part.links + np.int32(row))
        lines.append(part.lines)
        row += part.document.sentences
        line += len(part.lines)
    sizes = np.concatenate([empty.links, *(part.sizes for part in parts)])
    joined = np.concatenate(links)
    return Contents(
        contents.model if has_vectors else None,
        tuple(part.document for part in parts),
        np.concatenate(lines),
        np.concatenate(places),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32),
        joined,
        _join([part.vectors for part in parts], row, has_vectors=has_vectors),
        _join([part.contexts for part in parts], len(joined), has_vectors=has_vectors),
        postings,
        contents.floor if has_vectors else 0.0,
    )


def _join(rows: Sequence[Rows], size: int, *, has_vectors: bool) -> Rows:
    return np.concatenate(rows) if has_vectors else np.zeros((size, 0), np.float32)
