import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.view import view_of
from extract.papers.citations import find_citations
from extract.pipeline import extract


def _read(text: str, own: str | None = None) -> list[tuple[str, str | None]]:
    return [
        (citation.title, citation.doc_number)
        for citation in find_citations(view_of(text), [own] if own else [])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "根据《中华人民共和国水法》《地下水管理条例》",
            [("中华人民共和国水法", None), ("地下水管理条例", None)],
        ),
        ("按《关于甲事的通知》（国发〔2015〕43号）办", [("关于甲事的通知", "国发〔2015〕43号")]),
        ("按《关于甲事的通知》（甲水资\n\n[2020]132号)办", [("关于甲事的通知", "甲水资[2020]132号")]),
        (
            "按《关于甲事的通知》（甲发（2020）2号，以下简称《通知》）及《通知》",
            [("关于甲事的通知", "甲发（2020）2号")],
        ),
        ("《甲办法》（国务院令第460号）", [("甲办法", "国务院令第460号")]),
        ("《关于印发〈甲规划〉的通知》", [("关于印发〈甲规划〉的通知", None)]),
        ("《关于印发《甲规划》的通知》和《乙规划》", [("关于印发《甲规划》的通知", None), ("乙规划", None)]),
        ("落实《甲省用水办法》，再按《用水办法》", [("甲省用水办法", None)]),
        ("按《甲条例》，又按《甲条例》（甲发〔2020〕1号）", [("甲条例", "甲发〔2020〕1号")]),
        ("《甲市供水规划（2021—2025年）》", [("甲市供水规划（2021—2025年）", None)]),
    ],
)
def test_cited_titles(text: str, found: list[tuple[str, str | None]]) -> None:
    assert _read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "《甲市用水方案》已经市政府同意，现印发给你们",
        "现将《甲市用水方案》印发给你们",
        "关于印发《甲市用水方案》的通知",
        "国家制定《甲考核指标》（见附件）",
        "取得《取水许可证》",
        "填写《信息登记表》",
        "签订《价格承诺书》",
        "未闭合《甲条例",
    ],
)
def test_what_is_no_other_document(text: str) -> None:
    assert _read(text) == []


def test_the_own_title_is_not_cited_even_with_other_signs() -> None:
    assert _read("解读《贯彻〈甲办法〉工作方案》和《乙条例》", "贯彻甲办法的工作方案") == [("乙条例", None)]


def test_an_attachment_is_not_cited() -> None:
    text = "按《甲任务分解清单》落实。\n附件：甲任务分解清单\n"
    assert extract(Document("甲", text)).cites == ()


@given(st.text(alphabet="《》〈〉（）〔〕甲条例发2020号\n ", max_size=60))
def test_every_title_stands_at_its_spans(source: str) -> None:
    for citation in find_citations(view_of(source)):
        quoted = "".join(source[span.start : span.end] for span in citation.spans)
        assert re.sub(r"\s", "", quoted) == citation.title
