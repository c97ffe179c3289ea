import pytest

from corpus.numbering import Numbering, parse_numbering, parse_ordinal


@pytest.mark.parametrize(
    ("text", "style", "ordinal", "words"),
    [
        ("第一章 总则", "chapter", 1, "总则"),
        ("第12章总则", "chapter", 12, "总则"),
        ("第三节　供水", "section", 3, "供水"),
        ("第十条 市、县应当", "article", 10, "市、县应当"),
        ("第一百零二条　本条例", "article", 102, "本条例"),
        ("一、工作目标", "han", 1, "工作目标"),
        ("十二、保障措施", "han", 12, "保障措施"),
        ("二十．监督检查", "han", 20, "监督检查"),
        ("（三）强化监管", "han-bracket", 3, "强化监管"),
        ("(十一)强化监管", "han-bracket", 11, "强化监管"),
        ("〔二〕强化监管", "han-bracket", 2, "强化监管"),
        ("（四）、强化监管", "han-bracket", 4, "强化监管"),
        ("（ 五 ）强化监管", "han-bracket", 5, "强化监管"),
        ("1.建立台账", "arabic", 1, "建立台账"),
        ("2．建立台账", "arabic", 2, "建立台账"),
        ("3、建立台账", "arabic", 3, "建立台账"),
        ("10. 建立台账", "arabic", 10, "建立台账"),
        ("1.2024年建成两座泵站", "arabic", 1, "2024年建成两座泵站"),
        ("（6）建立台账", "arabic-bracket", 6, "建立台账"),
        ("(7) 建立台账", "arabic-bracket", 7, "建立台账"),
        ("8）建立台账", "arabic-half", 8, "建立台账"),
        ("⑨建立台账", "circled", 9, "建立台账"),
        ("1.2 编制目的", "decimal-2", 2, "编制目的"),
        ("1.3编制目的", "decimal-2", 3, "编制目的"),
        ("2.1.4 组成", "decimal-3", 4, "组成"),
        ("1　总则", "decimal-1", 1, "总则"),
    ],
)
def test_a_leading_number_is_read_with_its_style(text: str, style: str, ordinal: int, words: str) -> None:
    numbering = parse_numbering(text)
    assert numbering == Numbering(style, ordinal, len(text) - len(words))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "加强管理",
        "2024年底前完成",
        "3月底前完成",
        "1.5万亩高标准农田",
        "1.2亿元",
        "3.5%以上",
        "2.5公里",
        "5日内报送",
        "一是健全机制",
        "一律停用",
        "第三方机构",
        "（以下简称方案）",
        "20　年",
    ],
)
def test_a_figure_or_a_word_is_no_number_of_a_heading(text: str) -> None:
    assert parse_numbering(text) is None


@pytest.mark.parametrize("text", ["第三条规定的情形", "第三条所列情形", "第三条第二款的情形"])
def test_a_reference_to_an_article_is_no_number_of_a_heading(text: str) -> None:
    assert parse_numbering(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("三十五", 35),
        ("百", 100),
        ("一百", 100),
        ("一百零八", 108),
        ("二百一十三", 213),
        ("〇", 0),
        ("7", 7),
        ("42", 42),
        ("⑫", 12),
        ("⑳", 20),
    ],
)
def test_an_ordinal_has_its_value(text: str, value: int) -> None:
    assert parse_ordinal(text) == value


@pytest.mark.parametrize(
    ("text", "style", "ordinal"),
    [
        ("2.5月10日前完成栽植", "arabic", 2),
        ("3.24小时内上报火情", "arabic", 3),
        ("1.2 组织机构", "decimal-2", 2),
    ],
)
def test_a_number_before_a_date_or_a_length_is_no_decimal(text: str, style: str, ordinal: int) -> None:
    found = parse_numbering(text)
    assert found is not None
    assert (found.style, found.ordinal) == (style, ordinal)
