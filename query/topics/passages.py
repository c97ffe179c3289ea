"""What is searched: the tasks of a document and its paragraphs that are no task, cut into sentences.

A passage can be found by its words and by the meaning of any one of its sentences; its heading counts
as a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.document import Document
from corpus.outline import Section, read_outline
from corpus.tables import Cell
from corpus.view import View, join_views, view_of
from ontology.model import Policy, Spans

PASSAGE_RULES = "3"  # to be raised when other passages or sentences come out of the same document
SHORTEST = 12  # characters of a paragraph, or of what tasks leave of it, that are worth finding
LONGEST_SENTENCE = 160
SPEAKS_FOR_ITSELF = 60  # characters of a sentence from which on title and heading tell little more
CUT = re.compile(r"(?<=[。！？；;!?])(?![”’」』）)])")  # 。 closes a sentence, not inside a closing mark
NARROW = re.compile(r"(?<=[，,、：:])")
GAP = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")  # white space that no Latin word needs


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A task as far as search needs it: where it stands, under which headings, and whom it names."""

    id: str
    title: str | None
    path: tuple[str, ...]
    spans: Spans
    bodies: tuple[str, ...] = ()


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
    first where there is one; `bodies` are the names that stand beside a task and are found as words.
    """

    task: str | None
    start: int
    end: int
    path: tuple[str, ...]
    text: str
    sentences: tuple[str, ...]
    bodies: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return what the passage is found by word for word: headings, sentences and bodies."""
        return "\n".join(dict.fromkeys((*self.path, *self.sentences, *self.bodies)))

    def in_context(self, title: str) -> tuple[str, ...]:
        """Return each sentence under the title of its document and the nearest heading but itself.

        A long one, which tells its own context, comes as it is.
        """
        above = (self.sentences[0], *reversed(self.path)) if self.sentences else ()
        return tuple(
            sentence if len(sentence) > SPEAKS_FOR_ITSELF else _under(title, above, sentence)
            for sentence in self.sentences
        )


def _under(title: str, above: Iterable[str], sentence: str) -> str:
    heading = next((one for one in above if one != sentence), "")
    return f"{title}，{heading.rstrip('：。')}：{sentence}" if heading else f"{title}：{sentence}"


def hold(policy: Policy, text: str) -> HeldDocument:
    """Return a document that was just read in the form in which the store gives it."""
    return HeldDocument(
        policy.doc,
        policy.title.value if policy.title else policy.doc,
        policy.region.value if policy.region else "",
        text,
        tuple(
            TaskPlace(task.id, task.title, task.path, task.spans, tuple(a.agency for a in task.assignments))
            for task in policy.tasks
        ),
    )


def find_entries(document: HeldDocument) -> list[Entry]:
    """Return the passages of `document` in source order, a whole before its parts."""
    tasks = [entry for task in document.tasks for entry in _read_task(document, task)]
    return sorted(
        [*tasks, *_read_rest(document)], key=lambda entry: (entry.start, -entry.end, entry.task or "")
    )


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
    words = join_views([view_of(document.text, span.start, span.end) for span in task.spans])
    heading = task.title or (task.path[-1] if task.path else "")
    yield replace(
        _make_entry(document, task.path, heading, words, split_sentences(words.written)),
        task=task.id,
        bodies=task.bodies,
    )


def _read_rest(document: HeldDocument) -> Iterator[Entry]:
    """Yield the paragraphs of running text and the rows of tables that no task holds."""
    held = bytearray(len(document.text))
    for span in (span for task in document.tasks for span in task.spans):
        held[span.start : span.end] = b"\1" * (span.end - span.start)
    for part in read_outline(Document(document.name, document.text)):
        above = (part.title.written,) if part.annex and part.title else ()
        for path, section in _walk(part.root, above):
            heading = path[-1] if path else ""
            for view in section.paragraphs:
                for rest in _left_of(view, held):
                    yield _make_entry(document, path, heading, rest, split_sentences(rest.written))
            for row in (row for table in section.tables for row in table.rows):
                whole = _row_view(row)
                if whole and next(_left_of(whole, held), None) is whole:
                    cells = [sentence for cell in row for sentence in split_sentences(cell.view.written)]
                    yield _make_entry(document, path, heading, whole, cells)


def _walk(section: Section, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Yield a section and those below it, each with its headings from the top down."""
    path = (*above, section.heading.written) if section.heading else above
    yield path, section
    for inner in section.sections:
        yield from _walk(inner, path)


def _row_view(row: Sequence[Cell]) -> View | None:
    """Return a table's row from the first of its own words to the last, or `None` where it has none."""
    places = [cell.view.offsets for cell in row if cell.text and not cell.merged]
    if not places:
        return None
    source = row[0].view.source
    return view_of(source, min(place[0] for place in places), max(place[-1] for place in places) + 1)


def _left_of(view: View, held: bytearray) -> Iterator[View]:
    """Yield the stretches of `view` that no task holds and that are long enough; all of it as it is."""
    places = view.compact().offsets
    free = [place for place in places if not held[place]]
    if len(free) == len(places):
        yield from [view] if len(free) >= SHORTEST else []
        return
    for is_held, run in groupby(places, key=lambda place: held[place]):
        stretch = list(run)
        if not is_held and len(stretch) >= SHORTEST:
            yield view_of(view.source, stretch[0], stretch[-1] + 1)


def _make_entry(
    document: HeldDocument, path: tuple[str, ...], heading: str, view: View, sentences: Iterable[str]
) -> Entry:
    """Return the passage where `view`, which is not blank, stands."""
    places = view.compact().offsets
    start, end = places[0], places[-1] + 1
    told = dict.fromkeys((heading, *sentences) if heading else sentences)
    return Entry(None, start, end, path, document.text[start:end], tuple(told))
