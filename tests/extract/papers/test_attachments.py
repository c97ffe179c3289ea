import pytest

from corpus.view import view_of
from extract.lines import read_lines
from extract.papers.attachments import find_attachments
from ontology.model import Attachment


def attachments_of(text: str) -> list[Attachment]:
    """Return the attachments that a document of this text lists."""
    view = view_of(text)
    return find_attachments(view, read_lines(view))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("附件：甲任务分解表\n甲市人民政府\n2020年5月6日", ["甲任务分解表"]),
        ("附件：1. 甲名单\n2. 乙登记表\n\n2020年7月13日", ["甲名单", "乙登记表"]),
        ("附件:1、甲名单\n　　2、乙登记表\n甲市水利局办公室\n", ["甲名单", "乙登记表"]),
        ("附件：\n1．《甲办法》任务表\n2．乙表\n附件1\n甲办法任务表", ["《甲办法》任务表", "乙表"]),
        ("附件：1.甲名单；2.乙登记表", ["甲名单", "乙登记表"]),
        (
            "附件：1.2024年度甲考核指标\n2.2024年度乙清单\n附件1\n2024年度甲考核指标",
            ["2024年度甲考核指标", "2024年度乙清单"],
        ),
        ("附件：1.甲市关于落实乙\n工作的任务分解表\n2.丙表\n", ["甲市关于落实乙工作的任务分解表", "丙表"]),
        ("附件1：甲名单\n附件2：乙表\n2020年5月6日", ["甲名单", "乙表"]),
        ("附件：《甲任务清单》\n", ["甲任务清单"]),
        ("在线填报基础信息（附件一）。\n附件1\n登记表", []),
        ("正文没有附件。", []),
    ],
)
def test_the_list_of_attachments(text: str, titles: list[str]) -> None:
    assert [attachment.title for attachment in attachments_of(text)] == titles


def test_a_title_broken_over_lines_is_one_span() -> None:
    text = "附件：1.甲市关于落实乙\n工作的分解表\n"
    [attachment] = attachments_of(text)
    [span] = attachment.spans
    assert text[span.start : span.end] == "甲市关于落实乙\n工作的分解表"
