"""A small store for tests of the index, written triple by triple, and an embedder that needs no model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from graph.store import GraphStore
from ontology.iris import document_iri, graph_iri, region_iri, selector_iri, task_iri
from ontology.model import Span
from ontology.prefixes import PREFIXES
from query.embed import Progress, Prompts
from query.topics.passages import TaskPlace
from query.topics.weights import Rows

PROMPTS = Prompts(query="问：", passage="文：")
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True)
class Sample:
    """A document for tests: every task is (id, title, path, words), its place is where the words stand.

    `bodies` are the names that tasks give, by the task's id.
    """

    name: str
    title: str
    region: str
    text: str
    tasks: tuple[tuple[str, str | None, tuple[str, ...], str], ...]
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def places(self) -> tuple[TaskPlace, ...]:
        """Return the tasks with their places."""
        return tuple(
            TaskPlace(task, title, path, (Span(place, place + len(words)),), self.bodies.get(task, ()))
            for task, title, path, words in self.tasks
            for place in [self.text.index(words)]
        )


WATER = Sample(
    "water",
    "云渡区节约用水工作方案",
    "望川市云渡区",
    "云渡区节约用水工作方案\n"
    "为把节约用水工作落到实处，结合我区实际，制定本方案。\n"
    "一、重点任务\n"
    "（一）改造供水管网。更换老旧供水管道，降低管网漏损。由区水务局牵头。\n"
    "（二）节水进校园。中小学开设节水课程，培养学生节水习惯。\n",
    (
        (
            "t01",
            "改造供水管网",
            ("一、重点任务", "（一）改造供水管网"),
            "更换老旧供水管道，降低管网漏损。由区水务局牵头。",
        ),
        ("t02", None, ("一、重点任务", "（一）改造供水管网"), "由区水务局牵头。"),
        (
            "t03",
            "节水进校园",
            ("一、重点任务", "（二）节水进校园"),
            "中小学开设节水课程，培养学生节水习惯。",
        ),
    ),
    {"t03": ("区教委", "区财政局")},
)
AIR = Sample(
    "air",
    "松坪县大气污染防治方案",
    "望川市松坪县",
    "松坪县大气污染防治方案\n"
    "一、工作措施\n"
    "（一）管控工地扬尘。施工工地全部围挡，渣土车密闭运输。\n"
    "（二）淘汰燃煤锅炉。年底前淘汰全部小型燃煤锅炉。\n",
    (
        (
            "t01",
            "管控工地扬尘",
            ("一、工作措施", "（一）管控工地扬尘"),
            "施工工地全部围挡，渣土车密闭运输。",
        ),
        (
            "t02",
            "淘汰燃煤锅炉",
            ("一、工作措施", "（二）淘汰燃煤锅炉"),
            "年底前淘汰全部小型燃煤锅炉。",
        ),
    ),
)
ROADS = Sample(
    "roads",
    "松坪县农村公路养护计划",
    "望川市松坪县",
    "松坪县农村公路养护计划\n汛期每周巡查农村公路的边坡和桥梁，发现险情立即封闭。\n\n"
    "\t路线\n\t里程（公里）\n\t养护站\n\n"
    "\t青石线\n\t十二点五\n\t青石乡公路养护站\n\n"
    "\t白沙线\n\t八点三\n\t白沙乡公路养护站\n\n",
    (),
)


def put(store: GraphStore, sample: Sample, *, rules: str = "1") -> None:
    """Add `sample` to `store`, or read it again with other `rules`."""
    data = sample.text.encode("utf-8")
    store.keep.put(sha256(data).hexdigest(), data, sample.text)
    store.replace(graph_iri(sample.name), _triples(sample, sha256(data).hexdigest(), rules))


def make_store(*samples: Sample) -> GraphStore:
    """Return a store in memory that holds `samples`, added in this order."""
    store = GraphStore.open(None)
    for sample in samples:
        put(store, sample)
    return store


def _triples(sample: Sample, digest: str, rules: str) -> Iterator[str]:
    document = document_iri(sample.name)
    region = region_iri(sample.region)
    yield f"<{document}> {A} {_term('eli:LegalResource')} ."
    yield f'<{document}> {_term("zt:name")} "{sample.name}" .'
    yield f'<{document}> {_term("zt:sha256")} "{digest}" .'
    yield f'<{document}> {_term("dcterms:title")} "{sample.title}" .'
    yield f"<{document}> {_term('eli:jurisdiction')} <{region}> ."
    yield f'<{region}> {_term("skos:prefLabel")} "{sample.region}" .'
    yield f"<{document}> {_term('prov:wasGeneratedBy')} <{document}/reading> ."
    yield f'<{document}/reading> {_term("zt:rulesVersion")} "{rules}" .'
    for order, task in enumerate(sample.places(), 1):
        yield from _task_triples(sample.name, order, task)


def _task_triples(name: str, order: int, task: TaskPlace) -> Iterator[str]:
    iri, number = task_iri(name, task.id), f"<{PREFIXES['xsd']}integer>"
    yield f"<{iri}> {_term('zt:inDocument')} <{document_iri(name)}> ."
    yield f'<{iri}> {_term("zt:taskId")} "{task.id}" .'
    yield f'<{iri}> {_term("zt:order")} "{order}"^^{number} .'
    yield f'<{iri}> {_term("zt:path")} "{"/".join(task.path)}" .'
    if task.title:
        yield f'<{iri}> {_term("dcterms:title")} "{task.title}" .'
    for number_of, body in enumerate(task.bodies):
        yield f"<{iri}/assignment/{number_of}> {_term('zt:task')} <{iri}> ."
        yield f'<{iri}/assignment/{number_of}> {_term("zt:asWritten")} "{body}" .'
    for span in task.spans:
        place = selector_iri(name, span)
        yield f"<{iri}> {_term('oa:hasSelector')} <{place}> ."
        yield f'<{place}> {_term("oa:start")} "{span.start}"^^{number} .'
        yield f'<{place}> {_term("oa:end")} "{span.end}"^^{number} .'


def _term(name: str) -> str:
    prefix, _, word = name.partition(":")
    return f"<{PREFIXES[prefix]}{word}>"


@dataclass
class FakeEmbedder:
    """Counts characters into a few places; `calls` keeps the texts that it was asked for."""

    name: str = "fake"
    dimension: int = 32
    prompts: Prompts = PROMPTS
    calls: list[list[str]] = field(default_factory=list)

    def embed(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> Rows:
        """Return how often characters of each residue stand in each text, to length 1."""
        self.calls.append(list(texts))
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.1
            for char in text:
                row[ord(char) % self.dimension] += 1
        if progress:
            progress(len(texts), len(texts))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)
