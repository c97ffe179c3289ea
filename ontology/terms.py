"""The vocabulary as rdflib terms; asking for one that is not listed is an AttributeError."""

from functools import cache
from pathlib import Path

from rdflib import RDFS, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.prefixes import PREFIXES

POLICY = Path(__file__).parent / "policy.ttl"


class ZT(DefinedNamespace):
    """Our own terms, as ontology/policy.ttl defines them."""

    _NS = Namespace(PREFIXES["zt"])
    _fail = True

    Assignment: URIRef  # 分工
    Attachment: URIRef  # 附件
    Citation: URIRef  # 引用
    Correction: URIRef  # 校正
    Deadline: URIRef  # 时限
    Region: URIRef  # 行政区域
    Task: URIRef  # 任务
    Threshold: URIRef  # 指标要求
    AgencyGroup: URIRef  # 单位群体

    roles: URIRef
    lead: URIRef  # 牵头
    cooperate: URIRef  # 配合
    responsible: URIRef  # 责任
    agencyClasses: URIRef

    agency: URIRef
    agencyClass: URIRef
    asWritten: URIRef
    attachment: URIRef
    cites: URIRef
    claims: URIRef
    cooperatesOn: URIRef
    corrected: URIRef
    corrects: URIRef
    dateAt: URIRef
    deadline: URIRef
    divisionCandidate: URIRef
    divisionCode: URIRef
    end: URIRef
    every: URIRef
    fileName: URIRef
    hasAttachment: URIRef
    identifierAt: URIRef
    identity: URIRef
    inDocument: URIRef
    inForceFromAt: URIRef
    inForceUntilAt: URIRef
    inRegion: URIRef
    indicator: URIRef
    inferred: URIRef
    inferredValue: URIRef
    issuerAt: URIRef
    issuerName: URIRef
    kind: URIRef
    leads: URIRef
    level: URIRef
    modality: URIRef
    modalityAt: URIRef
    name: URIRef
    operator: URIRef
    order: URIRef
    partOf: URIRef
    partOfRegion: URIRef
    path: URIRef
    reason: URIRef
    record: URIRef
    regionAt: URIRef
    regionName: URIRef
    relation: URIRef
    relationAt: URIRef
    resolvesTo: URIRef
    responsibleFor: URIRef
    role: URIRef
    rrule: URIRef
    rules: URIRef
    rulesVersion: URIRef
    sequence: URIRef
    sha256: URIRef
    start: URIRef
    task: URIRef
    taskId: URIRef
    text: URIRef
    threshold: URIRef
    titleAt: URIRef
    toolVersion: URIRef
    unit: URIRef
    withheld: URIRef


class ELI(DefinedNamespace):
    """The terms we use of the European Legislation Identifier."""

    _NS = Namespace(PREFIXES["eli"])
    _fail = True

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    amends: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    date_no_longer_in_force: URIRef
    first_date_entry_in_force: URIRef
    is_part_of: URIRef
    jurisdiction: URIRef
    passed_by: URIRef
    repeals: URIRef


class OA(DefinedNamespace):
    """The terms we use of the Web Annotation vocabulary."""

    _NS = Namespace(PREFIXES["oa"])
    _fail = True

    TextPositionSelector: URIRef
    end: URIRef
    hasSelector: URIRef
    start: URIRef


class QUDT(DefinedNamespace):
    """The terms we use of QUDT."""

    _NS = Namespace(PREFIXES["qudt"])
    _fail = True

    hasUnit: URIRef
    numericValue: URIRef


@cache
def read_labels() -> dict[str, str]:
    """Return the Chinese labels of our own terms by their IRIs, from ontology/policy.ttl."""
    graph = Graph().parse(POLICY, format="turtle")
    found = graph.subject_objects(RDFS.label)
    return {str(term): str(label) for term, label in found if getattr(label, "language", None) == "zh"}
