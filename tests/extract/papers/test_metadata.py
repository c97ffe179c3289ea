import json
import re
from datetime import date
from pathlib import Path

import pytest

from corpus.view import view_of
from extract.lines import read_lines
from extract.papers.metadata import Metadata, read_metadata

NOTICE = """青岚省望川市人民政府办公室

关于印发望川市节水三年
行动方案的通知
望府办发〔2024〕8号

各区县人民政府：

《望川市节水三年行动方案》已经市政府同意，现印发给你们。

青岚省望川市人民政府办公室
2024年5月6日
（此件公开发布）

望川市节水三年
行动方案

为节约用水，制定本方案。
一、总体要求
"""
DIRECT = """望川市水务局文件
望水发〔2023〕12号

望川市水务局关于加强取水口
管理的意见

各区县水务局：
现提出如下意见。

附件：取水口登记清单

2023年7月13日

望川市水务局办公室　2023年7月15日印发
"""
TABLE = "附件\n\n鹭湾区节水任务分解表\n\t任务\n\t单位\n\n\t甲\n\t区水利局\n"
FLAT = (
    "望川市人民政府关于支持企业发展的若干意见 各区县人民政府： "
    + "现提出如下意见。 一、降低成本。减免房租。（责任单位：市财政局） " * 30
    + "望川市人民政府 相关解读"
)
LAW = """# 青岚省河湖条例

2021年6月29日 青岚省第十三届人民代表大会常务委员会第七次会议通过

第一条 为了保护河湖，制定本条例。
"""
WEB = """望川市人民政府关于推进数字政务的通知
[发文机构] 望川市人民政府
[成文日期] 2022-02-03
[发文字号] 望政发〔2022〕5号

各区县人民政府：现通知如下。
"""
STATE = """国务院办公厅关于加强甲工作的意见
国办发〔2019〕4号
各省：
现提出意见。
国务院办公厅
二〇一九年一月十六日
"""


def metadata_of(text: str) -> Metadata:
    """Return what a document of this text says of itself."""
    view = view_of(text)
    return read_metadata(view, read_lines(view))


def _values(metadata: Metadata) -> tuple[str | None, str | None, str | None, date | None, str | None]:
    return (
        metadata.title.value if metadata.title else None,
        metadata.doc_number.value if metadata.doc_number else None,
        metadata.issuer.value if metadata.issuer else None,
        metadata.issue_date.value if metadata.issue_date else None,
        metadata.region.value if metadata.region else None,
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            NOTICE,
            (
                "望川市节水三年行动方案",
                "望府办发〔2024〕8号",
                "青岚省望川市人民政府办公室",
                date(2024, 5, 6),
                "青岚省望川市",
            ),
        ),
        (
            DIRECT,
            (
                "望川市水务局关于加强取水口管理的意见",
                "望水发〔2023〕12号",
                "望川市水务局",
                date(2023, 7, 13),
                "望川市",
            ),
        ),
        (TABLE, ("鹭湾区节水任务分解表", None, None, None, "鹭湾区")),
        (FLAT, ("望川市人民政府关于支持企业发展的若干意见", None, "望川市人民政府", None, "望川市")),
        (LAW, ("青岚省河湖条例", None, "青岚省第十三届人民代表大会常务委员会", date(2021, 6, 29), "青岚省")),
        (
            WEB,
            (
                "望川市人民政府关于推进数字政务的通知",
                "望政发〔2022〕5号",
                "望川市人民政府",
                date(2022, 2, 3),
                "望川市",
            ),
        ),
        (
            STATE,
            (
                "国务院办公厅关于加强甲工作的意见",
                "国办发〔2019〕4号",
                "国务院办公厅",
                date(2019, 1, 16),
                None,
            ),
        ),
    ],
    ids=["notice", "direct", "table", "flat", "law", "web", "state"],
)
def test_a_document_says_what_it_is(text: str, values: tuple[object, ...]) -> None:
    assert _values(metadata_of(text)) == values


@pytest.mark.parametrize("text", [NOTICE, DIRECT, TABLE, FLAT, LAW, WEB, STATE])
def test_every_value_stands_at_its_spans(text: str) -> None:
    metadata = metadata_of(text)
    for stated in (metadata.title, metadata.doc_number, metadata.issuer, metadata.region):
        if stated:
            quoted = "".join(text[span.start : span.end] for span in stated.spans)
            assert re.sub(r"\s", "", quoted) == stated.value


def test_the_plan_named_in_a_notice_is_the_title_where_it_is_not_repeated() -> None:
    text = (
        "望川市人民政府关于印发《望川市用水办法》的通知\n各区县人民政府：\n现印发给你们，请执行。\n一、甲。\n"
    )
    assert _values(metadata_of(text))[0] == "望川市用水办法"


def test_the_parents_of_an_area_are_taken_from_where_the_text_states_them() -> None:
    text = "鹭湾区用水方案\n为做好用水，制定方案。\n一、甲。\n地点：望川市鹭湾区\n"
    assert _values(metadata_of(text))[4] == "望川市鹭湾区"


@pytest.mark.parametrize(
    "title", ["加强全市水资源管理方案", "社区服务实施方案", "园区管理办法", "城市更新行动方案"]
)
def test_a_common_word_is_no_area(title: str) -> None:
    assert _values(metadata_of(f"{title}\n为了工作，制定本方案。\n"))[4] is None


def test_a_text_without_title_has_none() -> None:
    assert metadata_of("今天天气很好。\n").title is None


def test_an_empty_text_says_nothing() -> None:
    assert _values(metadata_of("")) == (None, None, None, None, None)


def test_real_documents_state_what_was_read_out_of_them(shared: Path) -> None:
    right = total = 0
    for folder in (shared, shared / "more"):
        for path in sorted((folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            text = (folder / "corpus" / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
            values = _values(metadata_of(text))
            wanted = (gold["title"], gold["doc_number"], gold["issuer"], gold["issue_date"], gold["region"])
            got = (*values[:3], values[3].isoformat() if values[3] else None, values[4])
            right += sum(one == other for one, other in zip(got, wanted, strict=True))
            total += 5
    assert right / total >= 0.98


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］", "【】", "（）", "()", "﹝﹞", "〖〗", "＜＞"])
def test_a_number_of_every_bracket_shape_is_the_own_one(brackets: str) -> None:
    number = f"望府办发{brackets[0]}2024{brackets[1]}8号"
    metadata = metadata_of(NOTICE.replace("望府办发〔2024〕8号", number))
    assert metadata.doc_number is not None
    assert metadata.doc_number.value == number


@pytest.mark.parametrize(
    "number",
    ["望川市人民政府令第12号", "望川市人民政府令（第12号）", "望川市人民政府第12号令", "望府规〔2024〕第8号"],
)
def test_orders_have_numbers_too(number: str) -> None:
    metadata = metadata_of(NOTICE.replace("望府办发〔2024〕8号", number))
    assert metadata.doc_number is not None
    assert metadata.doc_number.value == number


ORDER = "松坪市市场管理规定\n（1995年3月2日松坪市人民政府令第9号发布）\n第一条 为加强管理，制定本规定。\n"
GLUED = (
    "中共松坪市委、松坪市人民政府关于加快旅游业发展的意见(松发(2001)第11号2001年5月8日)"
    "为落实会议精神，提出意见。\n"
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            ORDER,
            ("松坪市市场管理规定", "松坪市人民政府令第9号", "松坪市人民政府", date(1995, 3, 2), "松坪市"),
        ),
        (
            GLUED,
            (
                "中共松坪市委、松坪市人民政府关于加快旅游业发展的意见",
                "松发(2001)第11号",
                "中共松坪市委、松坪市人民政府",
                date(2001, 5, 8),
                "松坪市",
            ),
        ),
        (
            "《松坪市扶持企业实施细则》\n为落实政策，制定如下细则。\n",
            ("松坪市扶持企业实施细则", None, None, None, "松坪市"),
        ),
        (
            "松坪市教育局2025年重点工作任务分解表\n一、甲。\n",
            ("松坪市教育局2025年重点工作任务分解表", None, "松坪市教育局", None, "松坪市"),
        ),
        (
            "松坪市用水条例\n松坪市人民代表大会常务委员会\n二00四年五月八日\n第一条 甲。\n",
            ("松坪市用水条例", None, "松坪市人民代表大会常务委员会", date(2004, 5, 8), "松坪市"),
        ),
    ],
    ids=["order", "glued", "title-marks", "office-and-year", "zeros"],
)
def test_exports_of_laws_state_themselves_in_one_line(text: str, values: tuple[object, ...]) -> None:
    assert _values(metadata_of(text)) == values


def test_a_title_may_go_on_behind_a_school() -> None:
    text = "松坪市人民政府办公室关于加强高等学校\n\n毕业生就业工作的通知\n\n各区县人民政府：\n一、甲。\n"
    assert _values(metadata_of(text))[0] == "松坪市人民政府办公室关于加强高等学校毕业生就业工作的通知"


@pytest.mark.parametrize(
    "text", ["整合市科技局资金，由市财政局拨付。", "分管县领导和县教育局负责，以下简称县办。"]
)
def test_a_level_behind_another_word_is_no_area(text: str) -> None:
    assert _values(metadata_of(text))[4] is None


def test_many_sign_on_one_line() -> None:
    names = [f"望川市{what}局" for what in ("民政", "财政", "教育", "公安", "司法", "水利", "交通运输")]
    names += ["望川市人力资源和社会保障局", "望川市住房和城乡建设局"]
    lines = ["关于印发办法的通知", "各区县：", "现印发给你们。", " ".join(names), "2024年3月14日"]
    view = view_of("\n".join(lines))
    issuer = read_metadata(view, read_lines(view)).issuer
    assert issuer and issuer.value == "".join(names)


def test_what_stands_before_the_issuer_is_no_part_of_the_title() -> None:
    text = "新闻详情\n望川市人民政府关于加快供水改造的意见\n2024-05-19\n各县要抓好落实。"
    title = metadata_of(text).title
    assert title is not None
    assert title.value == "望川市人民政府关于加快供水改造的意见"
