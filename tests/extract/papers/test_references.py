"""In which relation another document is named: repealed, amended, the legal base, or only cited."""

import pytest

from corpus.view import view_of
from extract.papers.citations import find_citations
from ontology.model import Citation, Relation

N = "甲政发〔2013〕12号"


def read(text: str, own: str | None = None, number: str | None = None) -> list[Citation]:
    return find_citations(view_of(text), [own] if own else [], number)


def relations(text: str, own: str | None = None, number: str | None = None) -> dict[str, str]:
    return {one.title: one.relation.value for one in read(text, own, number)}


@pytest.mark.parametrize(
    "text",
    [
        f"《甲办法》（{N}）同时废止。",
        "本办法自印发之日起施行，《甲办法》同时废止。",
        "原《甲办法》即行废止。",
        "《甲办法》自本通知印发之日起停止执行。",
        "自2024年1月1日起，《甲办法》一并废止。",
        "《甲办法》予以废止。",
        "《甲办法》（甲水〔2013〕12号）自2024年5月1日起废止。",
        "原市水务局印发的《甲办法》停止执行。",
        "经研究，决定废止《甲办法》。",
        "自本办法施行之日起废止《甲办法》。",
        "市政府决定对《甲办法》予以废止。",
        "下列文件自本办法施行之日起同时废止：1.《甲办法》（甲发〔2010〕1号）。",
        "以下规范性文件同时废止：\n一、《甲办法》（甲发〔2010〕1号）",
        "《甲办法》即日起停止执行。",
        "市政府决定废止下列文件：1．《甲办法》",
        "2003年5月1日起施行的《甲办法》同时废止。",
        "此前执行《甲办法》。上述文件自本通知印发之日起废止。",
    ],
)
def test_what_repeals(text: str) -> None:
    assert relations(text) == {"甲办法": "repeals"}


@pytest.mark.parametrize(
    "text",
    [
        "《甲办法》已废止。",
        "《甲办法》废止后，按新规定执行。",
        "建议对《甲办法》予以废止。",
        "推动修订《甲办法》，及时废止《甲办法》。",
        "《甲办法》与本办法不一致的，以本办法为准。",
        "根据《甲办法》停止执行限价。",
        "修订《甲办法》，细化技术要求。",
        "提出对《甲办法》的修订建议。",
        "市水务局要对《甲办法》进行修订。",
        "按《甲办法》规定的程序调整为一年一次。",
        "按照《甲办法》执行。",
        "为贯彻落实《甲办法》，制定本方案。",
        "参照《甲办法》，制定本办法。",
        "按照《甲办法》的规定，制定本单位管理制度。",
        "未依照《甲办法》办理的，予以处罚。",
        "依据《甲办法》抓好落实。",
        "各地要根据《甲办法》，结合实际，制定以下制度。",
        "《甲办法》停止执行的，按新规定办理。",
    ],
)
def test_what_only_cites(text: str) -> None:
    assert relations(text) == {"甲办法": "cites"}


@pytest.mark.parametrize(
    "text",
    [
        "市政府决定对《甲办法》作如下修改：",
        f"对《甲办法》（{N}）部分条款进行了修订。",
        "经市政府同意，对《甲办法》作出修改。",
        "将《甲办法》第三条修改为：",
        f"将《甲办法》（{N}）有效期调整为五年。",
        "《甲办法》第五条、第六条同时废止。",
        "《甲办法》中有关补贴标准的规定停止执行。",
        "《甲办法》修改如下：",
        "《甲办法》中第三条第二款不再执行。",
    ],
)
def test_what_amends(text: str) -> None:
    assert relations(text) == {"甲办法": "amends"}


@pytest.mark.parametrize(
    "text",
    [
        "根据《甲办法》，结合本市实际，制定本方案。",
        "依据《甲办法》等有关规定，制定本办法。",
        "按照省政府《甲办法》（甲发〔2020〕1号）要求，现就有关事项通知如下：",
        "根据《甲办法》精神，经市政府同意，现将有关事项通知如下：",
        "本方案根据《甲办法》制定。",
        "1.2 编制依据\n《甲办法》等。",
        "依照《甲办法》，提出以下措施：",
        "根据《甲办法》要求，结合我市实际，抓好以下工作。\n一、压实责任",
    ],
)
def test_what_is_the_base(text: str) -> None:
    assert relations(text) == {"甲办法": "based_on"}


def test_a_list_shares_what_is_said_of_it() -> None:
    text = (
        f"《甲办法》（{N}）、《乙规定》和原市水务局《丙细则》（丙发[2014]3号）同时废止。"
        "根据《丁条例》《戊条例》和市政府《己意见》，参照《庚规划》，制定本办法。"
    )
    assert relations(text) == {
        "甲办法": "repeals",
        "乙规定": "repeals",
        "丙细则": "repeals",
        "丁条例": "based_on",
        "戊条例": "based_on",
        "己意见": "based_on",
        "庚规划": "cites",
    }


def test_a_numbered_list_is_repealed_to_its_end() -> None:
    text = (
        "下列文件予以废止：\n1.《甲办法》（甲发〔2010〕1号）；\n2.《乙办法》（甲发〔2011〕2号）。\n"
        "按《丙办法》办理。"
    )
    assert relations(text) == {"甲办法": "repeals", "乙办法": "repeals", "丙办法": "cites"}


def test_a_numbered_list_may_lack_the_signs_of_titles() -> None:
    text = (
        "决定废止下列文件：\n1．甲市人民政府关于用水的意见（甲发〔2010〕1号）\n"
        "2．甲市人民政府关于节水的通知（甲发〔2011〕2号）\n"
    )
    assert relations(text) == {
        "甲市人民政府关于用水的意见": "repeals",
        "甲市人民政府关于节水的通知": "repeals",
    }


def test_what_leads_another_verb_is_no_part_of_the_list() -> None:
    text = "根据《甲条例》，《乙办法》同时废止。《丙办法》施行后，《丁办法》停止执行。"
    assert relations(text) == {"甲条例": "cites", "乙办法": "repeals", "丙办法": "cites", "丁办法": "repeals"}


def test_the_strongest_relation_counts_and_stands_where_it_is_said() -> None:
    text = "现将《甲办法》（甲发〔2013〕1号）重新公布。\n《甲办法》（甲发〔2013〕1号）同时废止。"
    (one,) = read(text)
    assert one.relation is Relation.REPEALS
    assert [text[span.start : span.end] for span in (*one.spans, *one.relation_spans)] == [
        "甲办法",
        "同时废止",
    ]
    assert one.spans[0].start > text.index("\n")


def test_a_short_form_says_it_of_what_it_stands_for() -> None:
    text = "执行《甲市用水办法》（甲发〔2013〕1号，以下简称《办法》）。自本通知印发之日起，《办法》停止执行。"
    assert relations(text) == {"甲市用水办法": "repeals"}


def test_a_repealed_document_may_bear_the_same_title() -> None:
    text = "甲办法\n第九条 本办法自印发之日起施行，原《甲办法》同时废止。"
    assert relations(text, own="甲办法") == {"甲办法": "repeals"}
    text = "甲办法\n《甲办法》（甲发〔2013〕1号）到期。"
    assert relations(text, own="甲办法", number="甲发〔2023〕9号") == {"甲办法": "cites"}


def test_a_title_may_say_what_the_document_does() -> None:
    title = "甲市人民政府关于修改《甲办法》的决定"
    assert relations(title, own=title) == {"甲办法": "amends"}
    assert relations(title, own="甲市用水方案") == {"甲办法": "cites"}
    title = "甲市人民政府关于废止《甲办法》等3件规范性文件的通知"
    assert relations(title, own=title) == {"甲办法": "repeals"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲政发〔2013〕12号文件同时废止。", [("甲政发〔2013〕12号", "repeals")]),
        ("原甲政发〔2013〕12号同时废止。", [("甲政发〔2013〕12号", "repeals")]),
        (
            "按照国发〔2015〕43号和国办发〔2016〕2号要求办理。",
            [("国发〔2015〕43号", "cites"), ("国办发〔2016〕2号", "cites")],
        ),
        ("依据国务院令第460号", [("国务院令第460号", "cites")]),
        (
            "《乙办法》（乙发〔2010〕3号）和甲政发[2013]12号文同时废止。",
            [("乙办法", "repeals"), ("甲政发[2013]12号", "repeals")],
        ),
        (
            "甲市关于加强用水管理的通知（甲政发（2013）12号）同时废止。",
            [("甲市关于加强用水管理的通知", "repeals")],
        ),
        ("取水（国）字第12号；热线2013年12号", []),
    ],
)
def test_numbers_without_a_title_in_signs(text: str, found: list[tuple[str, str]]) -> None:
    assert list(relations(text).items()) == found


def test_a_bare_number_is_the_document_that_was_named_with_it() -> None:
    text = f"《甲办法》（{N}）施行已久。{N}文件自本通知印发之日起废止。"
    assert relations(text) == {"甲办法": "repeals"}


def test_the_own_number_is_no_citation() -> None:
    text = "甲市人民政府关于用水的通知\n甲政发〔2024〕1号\n各区人民政府：\n甲政发［2024］1号"
    assert relations(text, number="甲政发〔2024〕1号") == {}
    assert list(relations(text, number="甲政发〔2024〕2号")) == ["甲政发〔2024〕1号"]


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］", "【】", "（）", "()", "﹝﹞", "〖〗"])
@pytest.mark.parametrize("digits", ["2013", "２０１３"])
def test_a_number_in_brackets_of_every_shape(brackets: str, digits: str) -> None:
    number = f"甲政办发{brackets[0]}{digits}{brackets[1]}12号"
    for text in (
        f"《甲办法》（{number}）同时废止",
        f"《甲办法》({number}，以下简称《办法》)同时废止",
        f"{number}《甲办法》同时废止",
    ):
        (one,) = read(text)
        assert (one.title, one.doc_number, one.relation) == ("甲办法", number, Relation.REPEALS)


def test_a_law_and_what_implements_it_are_two_documents() -> None:
    text = "落实《市政府关于印发实施〈甲法〉若干规定的通知》和《甲法》。"
    assert list(relations(text)) == ["市政府关于印发实施〈甲法〉若干规定的通知", "甲法"]
