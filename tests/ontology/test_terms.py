import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology import terms
from ontology.prefixes import PREFIXES, ZT
from ontology.terms import ELI, OA, QUDT

ROOT = Path(__file__).resolve().parents[2]
POLICY = Graph().parse(ROOT / "ontology" / "policy.ttl")
DEFINED = {str(term).removeprefix(ZT) for term in POLICY.subjects() if str(term).startswith(ZT)}
DECLARED = set(terms.ZT.__annotations__)
CODE = [
    path
    for folder in ("ontology", "corpus", "extract", "graph", "query", "ui")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".rq", ".ttl"}
]


def test_the_class_and_the_ontology_have_the_same_terms() -> None:
    assert DECLARED == DEFINED


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_term_used_is_defined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"\bzt:([A-Za-z]\w*)", text)) | set(re.findall(r"\bZT\.([A-Za-z]\w*)", text))
    assert used <= DEFINED


@pytest.mark.parametrize("name", sorted(DEFINED))
def test_every_term_is_named_and_explained_in_both_languages(name: str) -> None:
    for said in (RDFS.label, RDFS.comment):
        languages = [getattr(text, "language", None) for text in POLICY.objects(URIRef(ZT + name), said)]
        assert sorted(filter(None, languages)) == ["en", "zh"]


def test_every_property_has_a_range() -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in POLICY.subjects(RDF.type, kind):
            assert POLICY.value(term, RDFS.range) is not None


def test_the_roles_are_concepts_of_one_scheme() -> None:
    roles = set(POLICY.subjects(SKOS.inScheme, terms.ZT.roles))
    assert roles == {terms.ZT.lead, terms.ZT.cooperate, terms.ZT.responsible}


@pytest.mark.parametrize("namespace", [terms.ZT, ELI, OA, QUDT])
def test_a_misspelt_term_fails(namespace: type) -> None:
    with pytest.raises(AttributeError):
        getattr(namespace, "misspelt")  # noqa: B009  (a static read would not type-check)


def test_the_ontology_uses_our_prefixes() -> None:
    declared = {prefix: str(iri) for prefix, iri in POLICY.namespaces()}
    assert all(declared[prefix] == iri for prefix, iri in PREFIXES.items() if prefix in declared)
