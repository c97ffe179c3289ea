import re

from rdflib import SKOS, Graph, Literal

from ontology import terms
from ontology.rules import RULES, describe_rule
from tests.corpora import ROOT

NAME = re.compile(r'"([a-z]+(?:-[a-z]+)+|weekdays)"')
DERIVING = re.compile(r"inferred|rule|_year|_coming|assign\(|Stated\(|return (?:stated|.*year)")


def test_the_ontology_lists_the_same_rules() -> None:
    policy = Graph().parse(ROOT / "ontology" / "policy.ttl")
    found = {
        str(policy.value(rule, SKOS.notation)): {
            label.language: str(label)
            for label in policy.objects(rule, SKOS.prefLabel)
            if isinstance(label, Literal)
        }
        for rule in policy.subjects(SKOS.inScheme, terms.ZT.rules)
    }
    assert {name: labels["zh"] for name, labels in found.items()} == dict(RULES)
    assert all(labels["en"] for labels in found.values())


def test_every_rule_that_the_code_names_has_words() -> None:
    named = {
        name
        for path in sorted((ROOT / "extract").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if DERIVING.search(line) and "Exclusion" not in line
        for name in NAME.findall(line)
    }
    assert named - {"utf-8"} <= set(RULES)
    assert set(RULES) <= named


def test_a_stated_fact_has_no_words() -> None:
    assert describe_rule(None) == ""
    assert describe_rule("working-days").startswith("按工作日")
