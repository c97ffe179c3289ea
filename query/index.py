"""The index of passages, by words and by meaning, which follows the store's list of documents.

It is made of the store alone and can always be made again: a folder that is missing, damaged or of
other rules is built anew at the next opening.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from graph.store import GraphStore
from ontology.errors import QueryError
from query.embed import Embedder, Progress
from query.topics.contents import (
    Contents,
    IndexedDocument,
    Model,
    load,
    load_model,
    no_contents,
    save,
    sentence_rows,
)
from query.topics.engines import open_embedder
from query.topics.held import Listed, list_held, read_held
from query.topics.parts import Part, cut_parts, join_parts, read_part
from query.topics.postings import Numbers, Postings, Scores, join_postings, score_words
from query.topics.weights import EMBEDDED_FILE, EMBEDDED_NAME

FOLDER = "index"
BUILT_IN = "内置"  # the embedded model, as it is named on the command line
CONTEXT = np.float32(0.6)  # of a likeness in context that is that of the sentence under its title and heading
UNRELATED = (  # what a model says of these pairs is its zero
    "今天下午有雷阵雨。",
    "她在学弹钢琴。",
    "这道菜要放两勺盐。",
    "老城墙建于明代。",
    "列车晚点了一刻钟。",
    "小狗趴在门口睡觉。",
    "这部电影的结尾出人意料。",
    "他昨天还清了房贷。",
)


class Index:
    """Passages that can be ranked by words and, with an embedder, by meaning; made by `open_index`."""

    def __init__(self, folder: Path | None, embedder: Embedder | None) -> None:
        self._folder = folder
        self.embedder = embedder
        self.contents = (load(folder) if folder else None) or no_contents()

    def catch_up(self, store: GraphStore, progress: Progress | None = None) -> None:
        """Make the index hold what `store` holds, with vectors where there is an embedder.

        Raises:
            QueryError: the index holds vectors of another model.
        """
        listed = list_held(store)
        contents = self.contents
        if [(one.name, one.key) for one in listed] != [(one.name, one.key) for one in contents.documents]:
            contents = _follow(contents, listed, store)
        if self.embedder:
            contents = _embed(contents, self.contents, self.embedder, progress)
        if contents is not self.contents:
            self.contents = contents
            if self._folder:
                save(self.contents, self._folder)

    def score_words(self, text: str) -> Scores:
        """Return for each passage how well it holds the words of `text`, from 0 to below 1."""
        return score_words(self.contents.postings, text)

    def score_sentences(self, texts: Sequence[str], *, in_context: bool = False) -> Scores | None:
        """Return for each text how near each sentence of each passage is in meaning, in the order of `links`.

        1 is the same, 0 as far as sentences that have nothing in common; `None` without vectors. With
        `in_context` most of it is the likeness of the sentence under its title and heading.
        """
        contents = self.contents
        if self.embedder is None or contents.model is None:
            return None
        _refuse_mixture(contents.model, self.embedder)
        different = sorted(set(texts))
        queries = self.embedder.embed(different, self.embedder.prompts.query)
        likeness = queries @ (contents.contexts if in_context else contents.vectors).T
        likeness -= contents.floor
        likeness /= 1 - contents.floor
        np.clip(likeness, 0, 1, out=likeness)
        rows = [different.index(text) for text in texts]
        of_links = likeness if in_context else likeness[:, contents.links]
        return np.asarray(of_links[rows], np.float32)


def open_model(store: GraphStore, named: str | None = None, *, anew: bool = False) -> Embedder:
    """Return the model of the index of `store`; `named` chooses one where there is none yet, or `anew`.

    Raises:
        QueryError: the index holds vectors of another model, or the model is not on this machine.
    """
    held = load_model(store.folder / FOLDER) if store.folder else None
    if named is None:
        is_other = held is not None and not held.name.startswith(EMBEDDED_FILE)
        return open_embedder(held.name if held and is_other else None)
    embedder = open_embedder(None if named == BUILT_IN else named)
    if held and not anew:
        _refuse_mixture(held, embedder)
    return embedder


def open_index(
    store: GraphStore, embedder: Embedder | None, *, anew: bool = False, progress: Progress | None = None
) -> Index:
    """Return the index of `store`, caught up; without an embedder the vectors wait for the next opening.

    With `anew` vectors of another model are made again, as those of an older reading of the embedded one are.

    Raises:
        QueryError: the index holds vectors of another model.
    """
    index = Index(store.folder / FOLDER if store.folder else None, embedder)
    model = index.contents.model
    if model and embedder and model != _model_of(embedder) and (anew or _is_older(model, embedder)):
        index.contents = no_contents()
    index.catch_up(store, progress)
    return index


def _follow(contents: Contents, listed: Sequence[Listed], store: GraphStore) -> Contents:
    """Return the contents for the documents `listed`: those that did not change are taken over."""
    held = {(document.name, document.key): i for i, document in enumerate(contents.documents)}
    parts: list[Part] = []
    counted: list[tuple[Postings, Numbers]] = []
    moved = np.full(len(contents.places), -1, np.int32)
    begins = np.cumsum([0, *(document.passages for document in contents.documents)])
    width = contents.vectors.shape[1]
    taken = list(cut_parts(contents))
    size = 0
    for one in listed:
        old = held.get((one.name, one.key))
        if old is None:
            part, postings = read_part(read_held(store, one), one.key, width)
            counted.append((postings, np.arange(size, size + len(part.places), dtype=np.int32)))
        else:
            part = taken[old]
            moved[begins[old] : begins[old + 1]] = np.arange(size, size + len(part.places))
        parts.append(part)
        size += len(part.places)
    return join_parts(contents, parts, join_postings([(contents.postings, moved), *counted], size))


def _embed(contents: Contents, before: Contents, embedder: Embedder, progress: Progress | None) -> Contents:
    """Return the contents with the vectors that are missing, all made in one go.

    Those of sentences that a document had `before` it changed are taken over.
    """
    if contents.model:
        _refuse_mixture(contents.model, embedder)
    if all(document.has_vectors for document in contents.documents):
        return contents
    waiting = list(_shares(contents, lambda document: not document.has_vectors))
    held = {(document.name, document.key) for document in contents.documents}
    gone = list(_shares(before, lambda one: one.has_vectors and (one.name, one.key) not in held))
    alone = {text: before.vectors[one.row + i] for one in gone for i, text in enumerate(one.rows)}
    within = {text: before.contexts[one.link + i] for one in gone for i, text in enumerate(one.contexts)}
    texts = {text for one in waiting for text in one.rows if text not in alone}
    texts |= {text for one in waiting for text in one.contexts if text not in within and text not in alone}
    if texts:
        ordered = sorted(texts)
        made = dict(zip(ordered, embedder.embed(ordered, embedder.prompts.passage, progress), strict=True))
        alone |= made
    vectors = np.zeros((len(contents.vectors), embedder.dimension), np.float32)
    contexts = np.zeros((len(contents.contexts), embedder.dimension), np.float32)
    if contents.model:
        vectors[:], contexts[:] = contents.vectors, contents.contexts
    for one in waiting:
        vectors[one.row : one.row + len(one.rows)] = [alone[text] for text in one.rows]
        contexts[one.link : one.link + len(one.contexts)] = [
            within[text] if text in within else (1 - CONTEXT) * alone[sentence] + CONTEXT * alone[text]
            for sentence, text in zip(one.sentences, one.contexts, strict=True)
        ]
    return replace(
        contents,
        model=_model_of(embedder),
        documents=tuple(replace(document, has_vectors=True) for document in contents.documents),
        vectors=vectors,
        contexts=contexts,
        floor=contents.floor if contents.model else _measure_floor(embedder),
    )


def _measure_floor(embedder: Embedder) -> float:
    """Return the mean cosine that the model gives to two sentences that have nothing in common."""
    rows = embedder.embed(UNRELATED, embedder.prompts.passage)
    cosines = np.asarray(rows @ rows.T, np.float64)
    size = len(UNRELATED)
    return round(min(float((cosines.sum() - np.trace(cosines)) / (size * (size - 1))), 0.99), 4)


@dataclass(frozen=True, slots=True)
class _Share:
    """The texts of a document whose vectors begin at `row`, and those in context at `link`.

    `rows` has each sentence once; `sentences` and `contexts` have one for each link.
    """

    row: int
    link: int
    rows: Sequence[str]
    sentences: Sequence[str]
    contexts: Sequence[str]


def _shares(contents: Contents, is_meant: Callable[[IndexedDocument], bool]) -> Iterator[_Share]:
    """Yield the texts of each document that is meant."""
    passage = row = 0
    for document in contents.documents:
        if is_meant(document):
            entries = [contents.entry(number) for number in range(passage, passage + document.passages)]
            yield _Share(
                row,
                int(contents.firsts[passage]),
                list(sentence_rows(entries)),
                [sentence for entry in entries for sentence in entry.sentences],
                [text for entry in entries for text in entry.in_context(document.title)],
            )
        passage += document.passages
        row += document.sentences


def _refuse_mixture(model: Model, embedder: Embedder) -> None:
    """Stop where vectors of two models would be compared.

    Raises:
        QueryError: the embedder is not of the model.
    """
    if model != _model_of(embedder):
        raise QueryError(
            f"检索索引是用语义模型“{model.name}”建的，不能与“{embedder.name}”混用；"
            f"请用 zhengtu reread --model {_called(embedder)} 重建，或继续用原来的模型"
        )


def _model_of(embedder: Embedder) -> Model:
    return Model(embedder.name, embedder.dimension, embedder.prompts)


def _is_older(model: Model, embedder: Embedder) -> bool:
    return embedder.name == EMBEDDED_NAME and model.name.startswith(EMBEDDED_FILE)


def _called(embedder: Embedder) -> str:
    return BUILT_IN if embedder.name == EMBEDDED_NAME else embedder.name
