"""Stores made for tests out of policies, without running the extraction."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from corpus.document import Document
from corpus.view import view_of
from graph.build import Reading, build_document
from graph.claims import identify, read_claims
from graph.issuers import issuers_of
from graph.resolve import read_context, resolve_agency
from graph.shared import Entry, build_shared
from graph.store import GraphStore
from graph.triples import write_lines
from ontology.iris import SHARED_GRAPH, graph_iri
from ontology.model import Policy, Spans, Stated, Task


def make_store(held: Iterable[tuple[Policy, str]]) -> GraphStore:
    """Return a store in memory with `held`, each a policy with the text that its spans point into."""
    store = GraphStore.open(None)
    entries = []
    for number, (policy, text) in enumerate(held, 1):
        digest = sha256(text.encode()).hexdigest()
        document = Document(policy.doc, text, digest)
        context = read_context(policy)
        names = {part.agency for task in policy.tasks for part in task.assignments}
        names |= set(issuers_of(policy))
        bodies = {name: resolve_agency(name, context) for name in sorted(names)}
        reading = Reading(document, policy, f"{policy.doc}.txt", identify(policy), context, bodies)
        store.replace(graph_iri(policy.doc), write_lines(build_document(reading)))
        store.keep.put(digest, text.encode(), text)
        entries.append(Entry(number, read_claims(policy, context, bodies)))
    store.replace(SHARED_GRAPH, write_lines(build_shared(entries)))
    return store


def place_policy(policy: Policy, text: str) -> Policy:
    """Return an annotated policy with the spans of its words in `text`; what is not found has none."""
    finder = Finder(text)
    return replace(
        policy,
        title=_stated(policy.title, finder),
        doc_number=_stated(policy.doc_number, finder),
        issuer=_stated(policy.issuer, finder),
        region=_stated(policy.region, finder),
        cites=tuple(replace(cite, spans=finder.find(cite.title)) for cite in policy.cites),
        tasks=tuple(_place_tasks(policy.tasks, finder)),
    )


class Finder:
    """Finds words in a text whatever white space stands between their characters."""

    def __init__(self, text: str) -> None:
        self.view = view_of(text).compact()
        self.words = self.view.written

    def find(self, words: str, start: int = 0, end: int | None = None) -> Spans:
        """Return where `words` stand between two places of the view; empty where they do not."""
        place = self.words.find("".join(words.split()), start, end)
        return self.view.spans(place, place + len("".join(words.split()))) if place >= 0 and words else ()

    def range(self, words: str, start: int) -> tuple[int, int]:
        """Return where in the view `words` stand, looked for from `start` on and then anywhere."""
        bare = "".join(words.split())
        place = self.words.find(bare, start)
        place = self.words.find(bare) if place < 0 else place
        return max(place, 0), max(place, 0) + len(bare)


def _place_tasks(tasks: Iterable[Task], finder: Finder) -> Iterator[Task]:
    last = 0
    for task in tasks:
        start, end = finder.range(task.text, last)
        last = start if task.parent is None else last
        around = (start, min(len(finder.view), end + 400))
        yield replace(
            task,
            spans=finder.view.spans(start, end),
            assignments=tuple(
                replace(a, spans=finder.find(a.agency, *around) or finder.find(a.agency))
                for a in task.assignments
            ),
            deadlines=tuple(
                replace(d, spans=finder.find(d.text, *around) or finder.find(d.text)) for d in task.deadlines
            ),
            thresholds=tuple(
                replace(t, spans=finder.find(t.text, start, end) or finder.find(t.text))
                for t in task.thresholds
            ),
        )


def _stated(fact: Stated[str] | None, finder: Finder) -> Stated[str] | None:
    return replace(fact, spans=finder.find(fact.value)) if fact else None
