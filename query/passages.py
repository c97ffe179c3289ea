"""What is searched: the tasks of a document and its paragraphs that are no task, cut into sentences.

A passage can be found by its words and by the meaning of any one of its sentences; its heading counts
as a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.document import Document
from corpus.outline import Section, read_outline
from corpus.view import View, join_views, view_of
from ontology.model import Policy, Span, Spans

PASSAGE_RULES = "1"  # to be raised when other passages or sentences come out of the same document
SHORTEST = 12  # characters of a paragraph that is worth finding
LONGEST_SENTENCE = 160
COVERED = 0.5  # of a paragraph's characters that tasks may hold before it counts as said by them
CUT = re.compile(r"(?<=[。！？；;!?])(?![”’」』）)])")  # 。 closes a sentence, not inside a closing mark
NARROW = re.compile(r"(?<=[，,、：:])")
GAP = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")  # white space that no Latin word needs


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A task as far as search needs it: where it stands and under which headings."""

    id: str
    title: str | None
    path: tuple[str, ...]
    spans: Spans


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document with its text as read and its tasks, as the store holds it."""

    name: str
    title: str
    region: str
    text: str
    tasks: tuple[TaskPlace, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to be indexed; `task` is the id of the task that it is, `None` for a paragraph.

    `text` is the source from `start` to `end`; `sentences` are what is compared by meaning, the heading
    first where there is one.
    """

    task: str | None
    start: int
    end: int
    path: tuple[str, ...]
    text: str
    sentences: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return what the passage is found by word for word: its headings and its sentences."""
        return "\n".join(dict.fromkeys((*self.path, *self.sentences)))


def hold(policy: Policy, text: str) -> HeldDocument:
    """Return a document that was just read in the form in which the store gives it."""
    return HeldDocument(
        policy.doc,
        policy.title.value if policy.title else policy.doc,
        policy.region.value if policy.region else "",
        text,
        tuple(TaskPlace(task.id, task.title, task.path, task.spans) for task in policy.tasks),
    )


def find_entries(document: HeldDocument) -> list[Entry]:
    """Return the passages of `document` in source order, a whole before its parts."""
    tasks = [entry for task in document.tasks for entry in _read_task(document, task)]
    taken = [span for task in document.tasks for span in task.spans]
    paragraphs = list(_read_paragraphs(document, taken))
    return sorted(tasks + paragraphs, key=lambda entry: (entry.start, -entry.end, entry.task or ""))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of `text` without needless white space; a very long one is cut at commas."""
    sentences: list[str] = []
    for sentence in CUT.split(GAP.sub("", text.strip())):
        sentences.extend([sentence] if len(sentence) <= LONGEST_SENTENCE else _narrow(sentence))
    return [sentence for sentence in map(str.strip, sentences) if sentence]


def _narrow(sentence: str) -> Iterator[str]:
    """Yield a long sentence in pieces of whole clauses, each within the limit where a comma allows."""
    piece = ""
    for clause in NARROW.split(sentence):
        if piece and len(piece) + len(clause) > LONGEST_SENTENCE:
            yield piece
            piece = ""
        piece += clause
    yield piece


def _read_task(document: HeldDocument, task: TaskPlace) -> Iterator[Entry]:
    """Yield the passage of a task; none for a task without a place."""
    if not task.spans:
        return
    start, end = task.spans[0].start, task.spans[-1].end
    words = join_views([view_of(document.text, span.start, span.end) for span in task.spans]).text
    heading = task.title or (task.path[-1] if task.path else "")
    sentences = ([heading] if heading else []) + split_sentences(words)
    yield Entry(task.id, start, end, task.path, document.text[start:end], tuple(dict.fromkeys(sentences)))


def _read_paragraphs(document: HeldDocument, taken: Iterable[Span]) -> Iterator[Entry]:
    """Yield the paragraphs of running text that no task holds."""
    held = bytearray(len(document.text))
    for span in taken:
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for part in read_outline(Document(document.name, document.text)):
        above = (part.title.text,) if part.annex and part.title else ()
        for path, view in _walk(part.root, above):
            entry = _read_paragraph(document, path, view, held)
            if entry:
                yield entry


def _walk(section: Section, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], View]]:
    """Yield the paragraphs of a section and of those below it with the headings above them."""
    path = (*above, section.heading.text) if section.heading else above
    for view in section.paragraphs:
        yield path, view
    for inner in section.sections:
        yield from _walk(inner, path)


def _read_paragraph(
    document: HeldDocument, path: tuple[str, ...], view: View, held: bytearray
) -> Entry | None:
    """Return the passage of a paragraph, or `None` for one that is too short or that tasks hold."""
    places = view.compact().offsets
    if len(places) < SHORTEST or sum(held[place] for place in places) > COVERED * len(places):
        return None
    start, end = places[0], places[-1] + 1
    sentences = ([path[-1]] if path else []) + split_sentences(view.text)
    return Entry(None, start, end, path, document.text[start:end], tuple(dict.fromkeys(sentences)))
