"""What is held, as far as a question can name it: bodies, documents, their places and headings."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from urllib.parse import unquote

from graph.store import GraphStore
from ontology.iris import Iri
from query.asked.called import NUMBERING, Called
from query.asked.fitting import Names
from query.asked.names import is_role, placed_names, short_names, written_names
from query.asked.places import forms_of
from query.asked.sections import Sections
from query.asked.shortened import find_terms
from query.asked.typos import Spellings
from query.asked.wording import fold, without_quotes
from query.plan import Body, KnownDocument
from query.sparql import load

GRAM = 6  # characters in common by which a title is recognised
SHORT = 4
WORDS_KEPT = 1000  # of which it is known whether a task has them
OF_DOCUMENT = re.compile("/agency/doc:(?P<name>[^/]+)/")  # a body that only its document knows


@dataclass(frozen=True)
class Holdings:
    """The bodies and documents of a store, with the names by which a question may call them."""

    bodies: tuple[Body, ...]
    documents: tuple[KnownDocument, ...]
    titles: tuple[str, ...] = field(default=(), repr=False)
    cited_numbers: tuple[str, ...] = ()
    amounts: frozenset[tuple[Decimal, str]] = frozenset()
    read_text: Callable[[str], str] = field(default=lambda _: "", repr=False)
    is_written: Callable[[str], bool] = field(default=lambda _: False, repr=False)  # in some task

    @cached_property
    def title_grams(self) -> frozenset[str]:
        """Runs of `GRAM` characters of task titles, and short titles whole."""
        grams = {title[i : i + GRAM] for title in self.titles for i in range(len(title) - GRAM + 1)}
        return frozenset(grams | {title for title in self.titles if SHORT <= len(title) < GRAM})

    @cached_property
    def title_pairs(self) -> frozenset[str]:
        """Every two characters that stand side by side in a task's title."""
        return frozenset(title[i : i + 2] for title in self.titles for i in range(len(title) - 1))

    @cached_property
    def title_text(self) -> str:
        """All task titles, one a line."""
        return "\n".join(self.titles)

    @cached_property
    def heading_text(self) -> str:
        """All headings over tasks without their numbers, one a line."""
        steps = {step for document in self.documents for path in document.paths for step in path.split("/")}
        return "\n".join(sorted(NUMBERING.sub("", without_quotes(step)) for step in steps))

    @cached_property
    def document_titles(self) -> str:
        """The titles of documents and of their annexes, folded and without quotation marks, one a line."""
        names = (name for one in self.documents for name in (one.title, *one.attachments))
        return "\n".join(dict.fromkeys(without_quotes(name) for name in names))

    @cached_property
    def title_ends(self) -> frozenset[str]:
        """The last four characters of the titles of documents and annexes."""
        return frozenset(name[-4:] for name in self.document_titles.split("\n"))

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """Terms of the titles of documents by what a question may shorten them to (综保区)."""
        names = [document.title for document in self.documents]
        return find_terms(names, "\n".join((*names, self.title_text, self.heading_text)))

    @cached_property
    def title_runs(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """Runs of four characters of task titles and headings, by their first two (0) and last two (2)."""
        lines = (*self.titles, *self.heading_text.split("\n"), *self.document_titles.split("\n"))
        runs = {line[i : i + 4] for line in lines for i in range(len(line) - 3)}
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for run in sorted(run for run in runs if run.isalpha()):
            found[run[:2], 0].append(run)
            found[run[2:], 2].append(run)
        return {half: tuple(same) for half, same in found.items()}

    @cached_property
    def by_name(self) -> dict[str, tuple[Body, ...]]:
        """Bodies by their names as written or in full; 配合单位 is a role, whoever has it as a name."""
        return _index(
            (name, body) for body in self.bodies for name in written_names(body) if not is_role(name)
        )

    @cached_property
    def short_names(self) -> frozenset[str]:
        """The names by which bodies go without those that they are of, where no body is written so."""
        written = {name for body in self.bodies for name in (body.name, *body.names)}
        return frozenset(name for body in self.bodies for name in short_names(body) if name not in written)

    @cached_property
    def by_place(self) -> dict[str, tuple[Body, ...]]:
        """Bodies by a name with its place before it (武隆区水利局, 武隆水利局, 岳阳楼区政府办)."""
        return _index(
            (name, body) for body in self.bodies if not is_role(body.name) for name in placed_names(body)
        )

    @cached_property
    def by_function(self) -> dict[str, tuple[Body, ...]]:
        """Bodies by the form that all spellings of their names without a place share."""
        return _index((body.function, body) for body in self.bodies if not body.is_group)

    @cached_property
    def called(self) -> Called:
        """What documents and annexes are called."""
        return Called(self.documents)

    @cached_property
    def names(self) -> Names:
        """What documents may be called in passing."""
        return Names(self.documents, self.read_text)

    @cached_property
    def sections(self) -> Sections:
        """The headings over tasks, by how they begin."""
        return Sections(self.documents)

    def is_topic(self, words: str) -> bool:
        """Tell whether `words` stand in the title of a task or in a heading over tasks."""
        return words in self.title_text or words in self.heading_text

    @cached_property
    def spellings(self) -> Spellings:
        """The names of bodies, with and without their place, for finding one that is mistyped."""
        return Spellings({**self.by_place, **self.by_name})

    @cached_property
    def place_sizes(self) -> tuple[int, ...]:
        """The lengths of the names of places, falling."""
        return tuple(sorted({len(place) for place in self.places}, reverse=True))

    def places_in(self, words: str) -> list[str]:
        """Return the places that stand in `words`, the longest first, then in the order of characters."""
        found = {
            words[start : start + size]
            for size in self.place_sizes
            for start in range(len(words) - size + 1)
            if words[start : start + size] in self.places
        }
        return sorted(found, key=lambda place: (-len(place), place))

    @cached_property
    def _place_halves(self) -> dict[tuple[int, bool, str], tuple[str, ...]]:
        found: dict[tuple[int, bool, str], list[str]] = defaultdict(list)
        for place in self.places:
            half = len(place) // 2
            found[len(place), True, place[:half]].append(place)
            found[len(place), False, place[half:]].append(place)
        return {key: tuple(same) for key, same in found.items()}

    def places_like(self, words: str) -> set[str]:
        """Return the places as long as `words` that have its first or its second half."""
        half = len(words) // 2
        keys = ((len(words), True, words[:half]), (len(words), False, words[half:]))
        return {place for key in keys for place in self._place_halves.get(key, ())}

    @cached_property
    def heads(self) -> frozenset[str]:
        """The characters in which the names of bodies end."""
        return frozenset(name[-1] for name in self.by_name)

    @cached_property
    def places(self) -> dict[str, tuple[Iri, ...]]:
        """Regions of documents by every form of their names and of the areas above them."""
        found: dict[str, set[Iri]] = defaultdict(set)
        for document in self.documents:
            if document.region_iri:
                for form in forms_of(document.region):
                    found[form].add(document.region_iri)
        return {form: tuple(sorted(regions)) for form, regions in found.items()}

    @cached_property
    def region_names(self) -> frozenset[str]:
        """Every form of the name of a region that a body or a document belongs to."""
        regions = {body.region for body in self.bodies} | {doc.region for doc in self.documents}
        return frozenset(form for region in regions for form in forms_of(region))

    def in_regions(self, regions: Sequence[Iri]) -> tuple[KnownDocument, ...]:
        """Return the documents of `regions`; all of them where there are none."""
        return tuple(doc for doc in self.documents if not regions or doc.region_iri in regions)


def read_holdings(store: GraphStore) -> Holdings:
    """Return what `store` holds, documents and bodies by name."""
    documents = _read_documents(store)
    bodies = _read_bodies(store, {document.name: document.region for document in documents})
    cited = sorted({str(row["number"]) for row in store.select(load("held_citations"))})

    @lru_cache(WORDS_KEPT)
    def is_written(word: str) -> bool:
        return bool(store.select(load("held_words"), {"word": word}))

    return Holdings(
        bodies, documents, _read_titles(store), tuple(cited), _read_amounts(store), store.text, is_written
    )


def _read_documents(store: GraphStore) -> tuple[KnownDocument, ...]:
    paths: dict[str, list[str]] = defaultdict(list)
    for row in store.select(load("held_paths")):
        paths[str(row["document"])].append(str(row["path"]))
    attachments: dict[str, list[str]] = defaultdict(list)
    for row in store.select(load("held_attachments")):
        attachments[str(row["document"])].append(str(row["title"]))
    found = {}
    for row in store.select(load("held_documents")):
        iri = Iri(row["document"])
        found[iri] = KnownDocument(
            iri,
            str(row["name"]),
            str(row.get("title") or ""),
            str(row.get("number") or ""),
            str(row.get("region") or ""),
            Iri(row["region_iri"]) if row.get("region_iri") else None,
            tuple(attachments[iri]),
            tuple(dict.fromkeys(paths[iri])),
            day if isinstance(day := row.get("date"), date) else None,
            str(row.get("issuer") or ""),
        )
    return tuple(sorted(found.values(), key=lambda document: document.name))


def _read_bodies(store: GraphStore, regions: dict[str, str]) -> tuple[Body, ...]:
    rows: dict[Iri, list[dict[str, object]]] = defaultdict(list)
    for row in store.select(load("held_bodies")):
        rows[Iri(row["agency"])].append(dict(row))
    return tuple(_read_body(iri, rows[iri], regions) for iri in sorted(rows))


def _read_body(iri: Iri, rows: Sequence[dict[str, object]], regions: dict[str, str]) -> Body:
    written = {str(row["written"]) for row in rows if row.get("written")}
    names = tuple(sorted(written, key=lambda name: (len(name), name)))
    own = str(rows[0].get("region") or "")
    of_document = None if own else OF_DOCUMENT.search(unquote(iri))
    around = own or (regions.get(of_document["name"], "") if of_document else "")
    return Body(
        iri,
        str(rows[0]["name"]),
        names,
        str(rows[0].get("unified") or "").removeprefix(own),
        around,
        tuple(sorted({str(row["sector"]) for row in rows if row.get("sector")})),
        any(bool(row.get("group")) for row in rows),
    )


def _read_titles(store: GraphStore) -> tuple[str, ...]:
    return tuple(sorted({without_quotes(str(row["title"])) for row in store.select(load("held_titles"))}))


def _read_amounts(store: GraphStore) -> frozenset[tuple[Decimal, str]]:
    rows = store.select(load("held_amounts"))
    return frozenset((Decimal(str(row["value"])), str(row["unit"])) for row in rows)


def _index(pairs: Iterable[tuple[str, Body]]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, dict[Iri, Body]] = defaultdict(dict)
    for name, body in pairs:
        if len(name) > 1:
            found[fold(name)].setdefault(body.iri, body)
    return {name: tuple(bodies.values()) for name, bodies in found.items()}
