"""From when and until when a document says that it is in force; what is said of others is not taken."""

from datetime import date

import pytest

from corpus.view import view_of
from extract.lines import read_lines
from extract.papers.validity import Validity, find_validity

ISSUE = date(2020, 2, 10)


def read(text: str, issue: date | None = ISSUE) -> Validity:
    view = view_of(text)
    return find_validity(view, read_lines(view), issue)


def days(text: str, issue: date | None = ISSUE) -> tuple[str, str]:
    found = read(text, issue)
    return tuple(str(day.value) if day else "" for day in (found.first, found.last))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("本办法自2020年3月1日起施行，有效期至2025年2月28日。", "2020-03-01", "2025-02-28"),
        ("本办法自2020年3月1日起施行，有效期5年。", "2020-03-01", "2025-02-28"),
        ("本意见有效期5年。", "", "2025-02-09"),
        ("本规定有效期3年，自2020年3月1日起施行。", "2020-03-01", "2023-02-28"),
        ("自印发之日起施行，有效期两年", "2020-02-10", "2022-02-09"),
        ("五、其他。自印发之日起施行，有效期两年。", "2020-02-10", "2022-02-09"),
        ("本办法由市水务局负责解释。自印发之日起施行。", "2020-02-10", ""),
        ("第三十条　自2020年5月1日起施行。", "2020-05-01", ""),
        ("本措施由区水利局负责解释，自印发之日起施行，适用于汛期。", "2020-02-10", ""),
        ("本办法试行两年。", "", "2022-02-09"),
        ("本办法自印发之日起试行，试行期一年。", "2020-02-10", "2021-02-09"),
        ("本办法自2020年3月1日起正式施行，暂定三年。", "2020-03-01", "2023-02-28"),
        ("本办法自公布之日起30日后施行。", "2020-03-11", ""),
        ("本细则自发布之日起三十日后实施，有效期为三年。", "2020-03-11", "2023-03-10"),
        ("本通知有效期自2020年1月1日至2024年12月31日。", "2020-01-01", "2024-12-31"),
        ("本政策自2020年1月1日起至2022年12月31日止执行。", "2020-01-01", "2022-12-31"),
        ("本方案实施至2022年底。", "", "2022-12-31"),
        ("本通知自发布之日起暂执行至2021年9月30日止。", "2020-02-10", "2021-09-30"),
        ("本意见执行期暂定为自意见发布之日起至2021年9月底。", "2020-02-10", "2021-09-30"),
        ("本政策措施执行期暂定为自发布之日起的3个月。", "2020-02-10", "2020-05-09"),
        ("上述相关条款除另有规定外，执行期限自发布之日起3个月止。", "2020-02-10", "2020-05-09"),
        ("本公告自发布之日起，有效期5年。", "2020-02-10", "2025-02-09"),
        ("本办法自2020年7月1日起施行，2022年12月31日废止。", "2020-07-01", "2022-12-31"),
        ("以上措施自2020年2月1日起执行，至2020年4月30日结束。", "2020-02-01", "2020-04-30"),
        ("本办法自6月1日起施行，至12月31日止。", "2020-06-01", "2020-12-31"),
        ("本条例自二〇二〇年三月一日起施行。", "2020-03-01", ""),
        ("本办法（试行）自2020年３月１日\n起施行，有效期至\n2021年底。", "2020-03-01", "2021-12-31"),
        ("本办法\n自2021年1月1日起施行\n望川市人民政府", "2021-01-01", ""),
        ("本《意见》自2020年3月1日起施行，有效期5年。", "2020-03-01", "2025-02-28"),
        ("本办法自2020年5月1日起施行，《旧办法》同时废止，有效期5年。", "2020-05-01", "2025-04-30"),
        ("本通知自印发之日起施行，有效期至防汛应急响应解除。", "2020-02-10", ""),
        ("〔实施日期〕 2020-03-01\n〔失效日期〕 2025-02-28\n各区：", "2020-03-01", "2025-02-28"),
        ("本通知自印发之日起执行。\n附件\n第九条　本办法自2020年3月1日起施行。", "2020-03-01", ""),
    ],
)
def test_what_a_document_says_of_itself(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "《望川市节水办法》自2015年1月1日起施行，有效期5年。",
        "原办法自2010年3月1日起施行，有效期至2015年12月31日。",
        "该办法自2020年3月1日起施行。",
        "本市供水条例自2010年5月1日起施行。",
        "本条政策自2020年3月1日起执行。",
        "《旧办法》第三条自2021年1月1日起废止。",
        "本办法施行前已经取得的证书，有效期至2022年12月31日。",
        "本办法所称证书自发放之日起有效期3年。",
        "本办法有效期届满前，由市水务局评估。",
        "本方案自印发之日起30日内，各单位报送实施细则。",
        "本规划期限为2021—2025年。",
        "居民用水每立方米3元。自2020年1月1日起执行。",
        "取水许可证有效期5年。",
        "将第九条修改为：“本办法自2020年3月1日起施行，有效期5年。”",
        "上述补贴在疫情期间有效。",
        "自本通知印发之日起，《旧办法》停止执行。",
    ],
)
def test_what_is_said_of_others_is_not_taken(text: str) -> None:
    assert days(text) == ("", "")


def test_without_a_date_of_issue_nothing_counts_from_it() -> None:
    assert days("本办法自印发之日起施行，有效期5年。", None) == ("", "")
    assert days("本办法自2020年3月1日起施行，有效期5年。", None) == ("2020-03-01", "2025-02-28")


def test_a_day_has_its_place_and_its_rule() -> None:
    text = "第九条　本办法自印发之日\n起施行，有效期5年。"
    found = read(text)
    assert found.first and found.last
    shown = [text[span.start : span.end] for span in (*found.first.spans, *found.last.spans)]
    assert shown == ["自印发之日\n起施行", "有效期5年"]
    assert (found.first.inferred, found.last.inferred) == ("from-issue", "from-issue")
    stated = read("本办法自2020年3月1日起施行，有效期5年。")
    assert stated.first and stated.last
    assert (stated.first.inferred, stated.last.inferred) == (None, "from-start")


def test_it_is_quick_on_a_long_line() -> None:
    assert days("本办法自" * 20_000 + "起施行，" * 20_000) == ("", "")
