"""Names in pinyin: the initials or the syllables of what is held, and words that stay as they are."""

import pytest

from query.asked.initials import spell_out, spells
from query.holdings import Holdings


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("qslj牵头哪些任务", "区水利局牵头哪些任务"),
        ("QSLJ 牵头哪些任务", "区水利局 牵头哪些任务"),
        ("ｑｓｌｊ牵头哪些任务", "区水利局牵头哪些任务"),
        ("ydqslj有哪些任务", "云渡区水利局有哪些任务"),
        ("ydslj有哪些任务", "云渡水利局有哪些任务"),
        ("qushuiliju有哪些任务", "区水利局有哪些任务"),
        ("QuShuiLiJu有哪些任务", "区水利局有哪些任务"),
        ("xslj负责什么", "县水利局负责什么"),
        ("slj负责什么", "水利局负责什么"),
        ("qfgw牵头什么", "区发改委牵头什么"),
        ("qzjw牵头什么", "区住建委牵头什么"),
        ("yunduqu有哪些任务", "云渡区有哪些任务"),
        ("spx有哪些任务", "松坪县有哪些任务"),
        ("ydfa的发文字号是多少", "云渡方案的发文字号是多少"),
        ("qslj牵头、qczj配合的任务", "区水利局牵头、区财政局配合的任务"),
    ],
)
def test_letters_are_read_as_the_name_that_they_spell(holdings: Holdings, text: str, read: str) -> None:
    assert spell_out(text, holdings)[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "QR码由谁负责",
        "PPP项目谁牵头",
        "WLAN覆盖",
        "政务APP",
        "KPI考核",
        "GIS平台",
        "xyzk牵头什么",
        "yd的任务",
        "COVID19",
        "qslj2",
    ],
)
def test_other_letters_stay(holdings: Holdings, text: str) -> None:
    assert spell_out(text, holdings) == (text, ())


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("yhjgj", "银行监管局"),
        ("yxjgj", "银行监管局"),
        ("cqs", "重庆市"),
        ("zqs", "重庆市"),
        ("changshashi", "长沙市"),
        ("zhangshashi", "长沙市"),
        ("lvyouju", "旅游局"),
    ],
)
def test_a_character_has_all_its_readings(run: str, name: str) -> None:
    assert spells(run, name)


def test_letters_that_spell_several_names_offer_them_all(holdings: Holdings) -> None:
    _, [spelling] = spell_out("qslj牵头什么", holdings)
    assert (spelling.letters, spelling.name, spelling.names) == ("qslj", "区水利局", ("区水利局",))


def test_a_name_that_is_chosen_is_taken_where_the_letters_spell_it(holdings: Holdings) -> None:
    assert spell_out("qslj牵头什么", holdings, {"qslj": "区财政局"})[0] == "区水利局牵头什么"
