import json
from datetime import date
from decimal import Decimal

import pytest

from graph.values import Result
from ontology.errors import QueryError
from ontology.iris import Iri
from ontology.prefixes import PREFIXES
from ui.results import write_csv, write_json, write_table, write_tsv, write_turtle

XSD = PREFIXES["xsd"]
LEAD = Iri(PREFIXES["zt"] + "lead")
RESULT = Result(
    ("role", "text", "n", "value", "day", "yes"),
    (
        (LEAD, '说“是”,"否"\n', 3, Decimal("8.50"), date(2024, 9, 30), True),
        (None, "甲", None, None, None, None),
    ),
)


def test_json_says_what_kind_of_term_each_value_is() -> None:
    told = json.loads(write_json(RESULT))
    first, second = told["results"]["bindings"]
    assert told["head"]["vars"] == list(RESULT.columns)
    assert first["role"] == {"type": "uri", "value": str(LEAD)}
    assert first["text"] == {"type": "literal", "value": '说“是”,"否"\n'}
    assert first["value"] == {"type": "literal", "value": "8.50", "datatype": XSD + "decimal"}
    assert first["day"]["datatype"] == XSD + "date"
    assert first["yes"] == {"type": "literal", "value": "true", "datatype": XSD + "boolean"}
    assert set(second) == {"text"}


def test_an_ask_is_a_boolean() -> None:
    assert json.loads(write_json(Result(("boolean",), ((False,),)))) == {"head": {}, "boolean": False}


def test_csv_is_plain_and_quoted() -> None:
    lines = write_csv(RESULT).splitlines()
    assert lines[0] == "role,text,n,value,day,yes"
    assert lines[1].startswith(f'{LEAD},"说“是”,""否""')
    assert write_csv(RESULT).endswith(",甲,,,,")


def test_tsv_has_terms() -> None:
    lines = write_tsv(RESULT).splitlines()
    assert lines[0] == "?role\t?text\t?n\t?value\t?day\t?yes"
    assert lines[1].split("\t")[:3] == [f"<{LEAD}>", '"说“是”,\\"否\\"\\n"', f'"3"^^<{XSD}integer>']


def test_a_table_has_prefixes_and_lines_up() -> None:
    lines = write_table(Result(("role", "n"), ((LEAD, 3),))).splitlines()
    assert lines[2] == "zt:lead  3"
    assert write_table(Result(("role",), ())) == "没有结果。"


def test_triples_are_turtle_and_a_table_is_not() -> None:
    triples = Result(("subject", "predicate", "object"), ((LEAD, LEAD, "甲"),))
    assert write_turtle(triples) == f'<{LEAD}> <{LEAD}> "甲" .'
    with pytest.raises(QueryError, match="CONSTRUCT"):
        write_turtle(RESULT)
