import pytest

from corpus.document import Document
from corpus.load import read_bytes
from tests.corpus.marks import check_marks, headings, quotes


def read(text: str) -> Document:
    document = read_bytes(text.encode(), "方案.md")
    check_marks(document)
    assert document.text == text
    return document


def shown(document: Document) -> str:
    """Return the text without its markup."""
    assert document.layout is not None
    hidden = {place for span in document.layout.hidden for place in range(span.start, span.end)}
    return "".join(char for place, char in enumerate(document.text) if place not in hidden)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## 一、目标 ##\n", " 一、目标 \n"),
        ("目标\n===\n", "目标\n\n"),
        ("**牵头单位**：县水务局", "牵头单位：县水务局"),
        ("**（一）加强领导。**各单位要", "（一）加强领导。各单位要"),  # not bold to CommonMark
        ("- 县水务局负责\n  汇总\n* 县财政局\n", " 县水务局负责\n  汇总\n 县财政局\n"),
        ("1. 甲\n2) 乙\n", "1. 甲\n2) 乙\n"),
        ("- 1. 甲\n", " 1. 甲\n"),
        ("（一）甲\n1．乙\n", "（一）甲\n1．乙\n"),
        ("> 引文\n> 续\n", " 引文\n 续\n"),
        ('见[办法](http://a.cn/办法 "办法")第三条', "见办法第三条"),
        ("见[1]与![图](a.png)，<http://a.cn>", "见[1]与，http://a.cn"),
        ("[1]: 注释不是网址", "[1]: 注释不是网址"),
        ("a\\*b\\# &nbsp;&lt;甲&gt;", "a*b# &lt;甲&gt;"),
        ("甲<br>乙<!-- 注 释 -->丙", "甲乙丙"),
        ("甲  \n乙\\\n丙\n", "甲  \n乙\n丙\n"),
        ("```\n代码 | 甲\n```\n后", "\n代码 | 甲\n\n后"),
        ("    四格缩进的正文\n", "    四格缩进的正文\n"),
        ("　　全角缩进\n\n---\n\n末段", "　　全角缩进\n\n\n\n末段"),
        ("---\ntitle: 名\n---\n\n# 方案\r\n", " 方案"),
        ("---\n甲：乙\n\n丙\n\n---\n丁", "甲：乙 丙 丁"),  # two rules, no head
        ("<div align=center>\n方案\n</div>\n", "\n方案\n\n"),
        ("2 * 3 * 4，到2024_2025年，____", "2 * 3 * 4，到2024_2025年，____"),
        ("`年用水量` 与 ``a`b``", "年用水量 与 a`b"),
    ],
)
def test_markup_is_hidden_and_words_are_not(text: str, words: str) -> None:
    assert shown(read(text)).split() == words.split()


def test_headings_are_marked_without_their_markup() -> None:
    text = "# 方案\r\n\r\n## **一、** 目标 ##\r\n正文\r\n\r\n小题\r\n---\r\n#\r\n"
    assert headings(read(text)) == [(1, "方案"), (2, "一、** 目标"), (2, "小题")]


def test_tables_point_into_the_raw_text() -> None:
    text = (
        "表：\n\n| 事项 | **牵头** | 时限 |\n| --- | :-: | --- |\n| 甲\\|乙 |  | 年底前 |\n"
        "| 丙 | 县`水务`局<br>县财政局 |\n丁|戊|己|庚\n\n后\n"
    )
    document = read(text)
    assert document.layout is not None
    (mark,) = document.layout.tables
    assert document.quote([mark.span]).startswith("| 事项") and document.quote([mark.span]).endswith("己|庚")
    assert {place: words for place, (_, _, words) in quotes(document, mark).items()} == {
        (0, 0): "事项",
        (0, 1): "牵头",
        (0, 2): "时限",
        (1, 0): "甲\\|乙",
        (1, 1): "",
        (1, 2): "年底前",
        (2, 0): "丙",
        (2, 1): "县`水务`局<br>县财政局",
        (2, 2): "",
        (3, 0): "丁",
        (3, 1): "戊",
        (3, 2): "己",
        (3, 3): "庚",
    }
    words = "表： 事项 牵头 时限 甲|乙 年底前 丙 县水务局县财政局 丁戊己庚 后"
    assert shown(document).split() == words.split()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_feed_will_do(end: str) -> None:
    document = read(end.join(("# 甲", "", "|乙|丙|", "|-|-|", "|丁|戊|", "")))
    assert headings(document) == [(1, "甲")]
    assert document.layout is not None and len(document.layout.tables[0].cells) == 4
