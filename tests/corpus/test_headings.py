import pytest

from corpus.headings import is_heading_line, is_heading_text, run_in_length
from corpus.numbering import parse_numbering
from corpus.view import view_of

REST = "各县要明确专人负责，逐级压实责任。"


def run_in(text: str, *, strict: bool = True) -> str:
    """Return the run-in heading of a paragraph, empty for none."""
    return text[: run_in_length(view_of(text), parse_numbering(text), strict=strict)]


@pytest.mark.parametrize(
    "heading",
    [
        "（一）加强组织领导。",
        "1.建立健全水资源管理制度。",
        "（二）供水管网改造：",
        "三、强化监督检查。",
        "1．农业节水。",
        "（十二）推进农业水价综合改革，健全精准补贴机制。",
    ],
)
def test_a_short_title_before_a_sentence_is_a_run_in_heading(heading: str) -> None:
    assert run_in(heading + REST) == heading


@pytest.mark.parametrize(
    "text",
    [
        f"（一）各县应当按月报送进展情况。{REST}",
        f"1.由县水务局牵头开展核查登记。{REST}",
        f"2.对未按期完成的县予以通报。{REST}",
        f"（三）2024年完成十处水源地整治。{REST}",
        f"3.3月底前完成核查登记。{REST}",
        "（一）加强组织领导。",
        "（一）加强组织领导",
        "（一）加强组织领导。（责任单位：县水务局）",
        f"（二）{'加强水源地保护和供水管网改造' * 4}。{REST}",
        f"（三）强化监管；{REST}",
    ],
    ids=[
        "obliges",
        "由",
        "对",
        "a year",
        "a month",
        "nothing behind it",
        "no stop",
        "only a note behind it",
        "too long",
        "a semicolon",
    ],
)
def test_a_sentence_is_no_run_in_heading(text: str) -> None:
    assert run_in(text) == ""


def test_a_clause_is_one_where_the_siblings_have_headings() -> None:
    text = f"（一）对困难企业给予支持。{REST}"
    assert run_in(text) == ""
    assert run_in(text, strict=False) == "（一）对困难企业给予支持。"


@pytest.mark.parametrize("text", ["（二）各县应当及时报送。", "（三）6月底前办结。"])
def test_a_sentence_that_obliges_is_none_even_there(text: str) -> None:
    assert run_in(text + REST, strict=False) == ""


def is_line(text: str, *, announces: bool = True) -> bool:
    return is_heading_line(view_of(text), parse_numbering(text), announces=announces)


@pytest.mark.parametrize(
    "text", ["一、工作目标", "（一）农业节水", "第二章　水资源配置", "三、保障措施。", "2.1 组织体系"]
)
def test_a_short_line_above_something_is_a_heading(text: str) -> None:
    assert is_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "（一）加强巡查；",
        "（二）加强巡查，",
        "（三）加强巡查。压实责任",
        f"（四）{'加强水源地保护' * 9}",
        "第五条　本办法由县水务局负责解释。",
        "五、",
    ],
    ids=["semicolon", "comma", "two sentences", "long", "article", "empty"],
)
def test_other_lines_are_no_headings(text: str) -> None:
    assert not is_line(text)


def test_a_line_with_nothing_below_it_is_one_only_without_a_stop() -> None:
    assert is_line("（一）农业节水", announces=False)
    assert not is_line("（一）推进农业节水。", announces=False)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("强化考核问责", True),
        ("市水务局职责", True),
        ("各镇（街道）责任", True),
        ("不得擅自取水", False),
        ("各镇应当按时报送", False),
        ("按照要求开展核查", False),
        ("2024年3月5日", False),
        ("", False),
    ],
)
def test_words_that_oblige_or_date_are_no_heading(text: str, fits: bool) -> None:
    assert is_heading_text(text) is fits


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("自查摸底阶段", True),
        ("对标先进水平", True),
        ("为民办实事", True),
        ("从严执法监管", True),
        ("在线服务平台", True),
        ("自2024年起执行", False),
        ("对逾期的县予以通报", False),
        ("为落实水价改革要求", False),
        ("从明年起收费", False),
        ("在全县推广", False),
    ],
)
def test_a_word_that_only_begins_like_a_clause_opens_a_heading(words: str, heading: bool) -> None:
    assert is_heading_text(words) is heading
