import pytest

from corpus.load import read_bytes
from tests.corpus.docx_files import level, make_docx, numbered, numbering, paragraph

RULES = (
    level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)
ONE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
ANEW = (
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
OTHER = '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'


def read_lines(body: str, *levels: str, lists: str = ONE, styles: str = "") -> list[str]:
    data = make_docx(body, numbering=numbering(*levels, lists=lists), styles=styles)
    return read_bytes(data, "a.docx").text.splitlines()


def test_each_level_counts_and_begins_anew_below_a_higher_one() -> None:
    body = "".join(
        numbered(text, 1, at)
        for text, at in [
            ("甲", 0),
            ("乙", 1),
            ("丙", 2),
            ("丁", 2),
            ("戊", 3),
            ("己", 1),
            ("庚", 2),
            ("辛", 0),
            ("壬", 1),
        ]
    )
    assert read_lines(body, *RULES) == [
        "一、甲",
        "（一）乙",
        "1. 丙",
        "2. 丁",
        "① 戊",
        "（二）己",
        "1. 庚",
        "二、辛",
        "（一）壬",
    ]


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (level(0, "chineseCountingThousand", "第%1条"), ["第一条 甲", "第二条 乙"]),
        (level(0, "japaneseCounting", "第%1章", '<w:suff w:val="nothing"/>'), ["第一章甲", "第二章乙"]),
        (level(0, "decimal", "%1、", start=9), ["9、甲", "10、乙"]),
        (level(0, "bullet", "\uf06c"), ["甲", "乙"]),
        (level(0, "none", ""), ["甲", "乙"]),
        (level(0, "chineseCounting", "%1", "<w:isLgl/>"), ["1 甲", "2 乙"]),
        (level(0, "chineseCounting", "附件"), ["附件 甲", "附件 乙"]),
    ],
)
def test_numbers_are_written_in_the_style_of_their_level(rule: str, lines: list[str]) -> None:
    assert read_lines(numbered("甲", 1) + numbered("乙", 1), rule) == lines


def test_a_number_may_hold_those_of_the_levels_above() -> None:
    rules = level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1, 1) + numbered("丁", 1, 2)
    assert read_lines(body, *rules) == ["1 甲", "1.1 乙", "1.2 丙", "1.2.1 丁"]


def test_a_list_that_starts_anew_does_and_one_that_does_not_goes_on() -> None:
    body = numbered("甲", 1) + numbered("乙", 1) + numbered("丙", 2) + numbered("丁", 2) + numbered("戊", 3)
    assert read_lines(body, *RULES, lists=ONE + ANEW + OTHER) == [
        "一、甲",
        "二、乙",
        "一、丙",
        "二、丁",
        "三、戊",
    ]


@pytest.mark.parametrize(("restart", "last"), [("", "1. 丁"), ('<w:lvlRestart w:val="0"/>', "2. 丁")])
def test_a_level_that_never_restarts_goes_on(restart: str, last: str) -> None:
    rules = level(0, "decimal", "%1、"), level(1, "decimal", "%2.", restart)
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1) + numbered("丁", 1, 1)
    assert read_lines(body, *rules)[-1] == last


def test_numbering_comes_from_the_style_and_its_level_from_the_list() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="S1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="S2"><w:name w:val="heading 2"/><w:basedOn w:val="S1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    rules = (
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="S1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="S2"/>'),
    )
    body = (
        paragraph("甲", '<w:pStyle w:val="S1"/>')
        + paragraph("乙", '<w:pStyle w:val="S2"/>')
        + paragraph("丙", '<w:pStyle w:val="S2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("丁", '<w:pStyle w:val="S2"/>')
    )
    assert read_lines(body, *rules, styles=styles) == ["一、甲", "（一）乙", "丙", "（二）丁"]


def test_a_list_without_definition_has_no_number() -> None:
    assert read_lines(numbered("甲", 7) + numbered("乙", 1, 5), *RULES) == ["甲", "乙"]


def test_a_list_may_stand_for_a_numbering_style() -> None:
    definition = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="N"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="5"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="N"><w:name w:val="公文"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert read_lines(numbered("甲", 4), *RULES, lists=ONE + definition, styles=styles) == ["一、甲"]
