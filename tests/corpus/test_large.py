"""Files of many small parts: reading them takes as long as they are, not the square of it."""

import pytest

from corpus.document import Document
from corpus.load import read_bytes
from corpus.paragraphs import FlatTable, Paragraph, read_paragraphs
from corpus.tables import read_table
from ontology.errors import SourceError
from tests.in_time import in_time

MANY = 12_000
TABLE = "|名称|单位|\n|--|--|\n|**甲**|乙|\n|丙|**丁**|\n\n"


def bold_headings() -> None:
    text = "## 标题\n\n**各县**要加强管理。\n\n" * 3 * MANY
    parts = read_paragraphs(read_bytes(text.encode(), "a.md"))
    assert [part.level for part in parts if isinstance(part, Paragraph)] == [2, None] * 3 * MANY


def bold_tables() -> None:
    document = read_bytes((TABLE * MANY).encode(), "a.md")
    tables = [read_table(part) for part in read_paragraphs(document) if isinstance(part, FlatTable)]
    assert [table.rows[1][1].text for table in tables if table] == ["丁"] * MANY


def a_sentence_without_end() -> None:
    [paragraph] = read_paragraphs(Document("a", "各县要加强管理，做好各项工作\n" * 16 * MANY))
    assert len(paragraph.view) == 14 * 16 * MANY


def comments_without_end() -> None:
    text = "<div>" + "<!--" * 10 * MANY
    assert read_bytes(text.encode(), "a.md").text == text


def boxes_around_the_notice() -> None:
    page = "<html><body>" + '<div class="share">分享</div><p>正文内容。</p>' * 2 * MANY + "</body></html>"
    assert read_bytes(page.encode(), "a.html").text == "正文内容。\n" * 2 * MANY


def tags_without_end() -> None:
    with pytest.raises(SourceError, match="没有网页标记"):
        read_bytes(b"<a" * 40 * MANY, "a.html")


@pytest.mark.parametrize(
    "call",
    [
        "bold_headings",
        "bold_tables",
        "a_sentence_without_end",
        "comments_without_end",
        "boxes_around_the_notice",
        "tags_without_end",
    ],
)
def test_many_small_parts_are_read_in_time(call: str) -> None:
    in_time(f"{__name__}.{call}()")
