import pytest

from ontology.prefixes import PREFIXES
from ui.rendering.results import Table, read_table, show, write_table

ZT = PREFIXES["zt"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (f"<{ZT}lead>", "zt:lead"),
        ("<urn:a>", "<urn:a>"),
        ('"说“是”,\\"否\\"\\n"', '说“是”,"否"\n'),
        ('"a\\\\n"', "a\\n"),
        ('"甲"@zh', "甲"),
        ('"2024-09-30"^^<http://www.w3.org/2001/XMLSchema#date>', "2024-09-30"),
        ("8.50", "8.50"),
        ("_:b0", "_:b0"),
        ("", ""),
    ],
)
def test_a_term_is_shown_as_a_person_reads_it(cell: str, shown: str) -> None:
    assert show(cell) == shown


def test_solutions_are_read_with_their_columns() -> None:
    assert read_table(b"?a\t?b\n1\t\n\t2\n") == Table(("a", "b"), (("1", ""), ("", "2")))
    assert read_table(b"?a\n") == Table(("a",), ())
    assert read_table(b"true") == Table(("是否",), (("是",),))


def test_a_table_has_prefixes_and_lines_up() -> None:
    lines = write_table(Table(("role", "n"), (("zt:lead", "3"),))).splitlines()
    assert lines[2] == "zt:lead  3"
    assert write_table(Table(("role",), ())) == "没有结果。"
