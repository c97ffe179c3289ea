import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.view import view_of
from extract.dates.deadlines import TimeContext, find_deadlines, find_period
from extract.dates.holidays import knows
from ontology.model import Deadline, DeadlineKind

ISSUED = TimeContext(date(2023, 4, 21))
NOTE = TimeContext(date(2023, 4, 21), note=True)

Short = tuple[str, str | None, str | None, str | None]


def _short(deadline: Deadline) -> Short:
    start = deadline.start.isoformat() if deadline.start else None
    end = deadline.end.isoformat() if deadline.end else None
    return deadline.kind.value, start, end, deadline.every.value if deadline.every else None


def _read(text: str, context: TimeContext = ISSUED) -> list[Short]:
    return [_short(deadline) for deadline in find_deadlines(view_of(text), context)]


def _by(end: str) -> list[Short]:
    return [("by", None, end, None)]


def _during(start: str, end: str) -> list[Short]:
    return [("during", start, end, None)]


def _every(every: str, start: str | None = None) -> list[Short]:
    return [("recurring", start, None, every)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2023年底前完成", "2023-12-31"),
        ("力争2025年底前建成", "2025-12-31"),
        ("２０２３年\n　６月底前建成", "2023-06-30"),
        ("二〇二三年十二月底前", "2023-12-31"),
        ("2023年10月前报送", "2023-10-31"),
        ("8月10日前", "2023-08-10"),
        ("9月中旬前完成", "2023-09-20"),
        ("12月上旬前完成", "2023-12-10"),
        ("2023年第三季度完成", "2023-09-30"),
        ("三季度末完成", "2023-09-30"),
        ("2024年上半年完成创建", "2024-06-30"),
        ("年内完成", "2023-12-31"),
        ("今年年底前完成", "2023-12-31"),
        ("明年3月底前完成", "2024-03-31"),
        ("到2025年，基本建成", "2025-12-31"),
        ("到2025年末", "2025-12-31"),
        ("到“十四五”末，全面达标", "2025-12-31"),
        ("至2024年3月底", "2024-03-31"),
        ("申报期限延长至6月24日", "2023-06-24"),
        ("截止2023年10月31日", "2023-10-31"),
        ("不迟于2023年9月1日", "2023-09-01"),
        ("完成时限：2023年12月", "2023-12-31"),
        ("2024年，在全市推广", "2024-12-31"),
        ("2024年度，建成率不低于10%", "2024-12-31"),
        ("2024年度安排经费不少于500万元", "2024-12-31"),
        ("确保2024年融资成本下降", "2024-12-31"),
        ("2023年12月完成验收", "2023-12-31"),
        ("下半年启动", "2023-12-31"),
    ],
)
def test_a_limit_ends_on_the_last_day_of_what_is_named(text: str, end: str) -> None:
    assert _read(text) == _by(end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023年6月—12月开展", "2023-06-01", "2023-12-31"),
        ("2023年6-12月开展", "2023-06-01", "2023-12-31"),
        ("8月1日～9月30日全面开展", "2023-08-01", "2023-09-30"),
        ("3月1—20日集中开展", "2023-03-01", "2023-03-20"),
        ("自2023年1月1日至3月31日，免征", "2023-01-01", "2023-03-31"),
        ("2023年11月至次年3月开展", "2023-11-01", "2024-03-31"),
        ("2023年5月上旬至6月底", "2023-05-01", "2023-06-30"),
        ("5月上旬，召开动员会", "2023-05-01", "2023-05-10"),
        ("2023年5月，印发方案", "2023-05-01", "2023-05-31"),
        ("“十四五”期间，新建水厂", "2021-01-01", "2025-12-31"),
        ("自即日起至6月30日，开展排查", "2023-04-21", "2023-06-30"),
        ("2023—2025年，实施改造", "2023-01-01", "2025-12-31"),
    ],
)
def test_a_period_has_both_its_days(text: str, start: str, end: str) -> None:
    assert _read(text) == _during(start, end)


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("每季度结束前5日内报送", "quarter"),
        ("每月5日前报送", "month"),
        ("每年12月底前报送", "year"),
        ("每半年研究一次", "half-year"),
        ("主要负责人每半年专题研究", "half-year"),
        ("每季度末月25日前", "quarter"),
        ("每月10日、20日、30日前", "month"),
        ("每年6月和12月底前", "year"),
        ("每年4月1日至6月20日组织复核", "year"),
        ("各季度首月10日前", "quarter"),
        ("每周更新", "week"),
        ("每日发布", "day"),
        ("逐月推进", "month"),
        ("按季度汇总", "quarter"),
        ("于次月10日前上报", "month"),
        ("年度终了后15日内", "year"),
        ("实行一月一调度", "month"),
        ("每年安排资金不少于3000万元", "year"),
    ],
)
def test_a_duty_that_returns(text: str, every: str) -> None:
    assert _read(text) == _every(every)


@pytest.mark.parametrize(
    "text",
    [
        "6月30日前到期的贷款",
        "对2023年12月31日前到期的贷款",
        "2023年6月前建成的小区",
        "2015年12月31日前参加工作的人员",
        "落实《水利规划（2011—2030年）》",
        "根据“十四五”规划要求",
        "截至2023年底，全市已建成200家",
        "本办法自2023年7月1日起施行，有效期至2026年12月31日",
        "本通知自发布之日起暂执行至2023年6月30日止",
        "2023年10月1日起全面推行",
        "认真实施2023年春风行动",
        "对2023年新增的贷款",
        "低于2022年同期成本",
        "疫情期间免收",
        "定期组织，适时公布",
        "自受理之日起5个工作日内办结",
        "近5年内没有违法记录",
        "3年内建成",
        "每人每天100元",
        "每年给予40万元",
        "逐年提高",
        "综合利用年度内的休息日",
        "原缴款期限为2月3日至2月9日期间的",
    ],
)
def test_what_does_not_limit_the_work_is_none(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("印发后3个月内", "2023-07-21"),
        ("自本方案印发之日起30日内制定", "2023-05-21"),
        ("印发后10个工作日内报送", "2023-05-08"),
        ("2022年起5年内", "2026-12-31"),
        ("自2023年1月1日起3个月内", "2023-03-31"),
    ],
)
def test_a_length_counted_from_a_known_day_is_a_limit(text: str, end: str) -> None:
    assert _read(text) == _by(end)


def test_a_length_in_years_counts_from_the_start_that_the_document_states() -> None:
    assert _read("5年内建成", TimeContext(counted_from=date(2012, 1, 1))) == _by("2016-12-31")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年12月底", _by("2023-12-31")),
        ("2023年12月", _by("2023-12-31")),
        ("市水利局牵头，2024年", _by("2024-12-31")),
        ("长期", [("ongoing", None, None, None)]),
        ("（市环保局牵头，持续推进）", [("ongoing", None, None, None)]),
        ("全年", [("ongoing", None, None, None)]),
        ("2023年6月底前完成并长期坚持", [*_by("2023-06-30"), ("ongoing", None, None, None)]),
        ("2023年底前见效，2025年底前完成", [*_by("2023-12-31"), *_by("2025-12-31")]),
        ("每季度", _every("quarter")),
        ("立即整改", []),
    ],
)
def test_a_note_needs_no_word_that_makes_a_date_a_limit(text: str, found: list[Short]) -> None:
    assert _read(text, NOTE) == found


def test_going_on_is_no_limit_outside_a_note() -> None:
    assert _read("持续推进城市排查，形成常态化机制") == []


def test_a_year_holds_for_the_dates_that_follow() -> None:
    text = "2024年3月底前完成清查，6月底前完成整改"
    assert _read(text) == [*_by("2024-03-31"), *_by("2024-06-30")]


def test_listed_months_share_one_limit() -> None:
    assert _read("2023年6月、12月底前分别报送") == [*_by("2023-06-30"), *_by("2023-12-31")]


def test_a_second_month_returns_with_the_first() -> None:
    text = "2024年起，每年2月底前完成考核，3月底前完成分析"
    assert _read(text) == _every("year", "2024-01-01") * 2


@pytest.mark.parametrize(
    ("context", "end", "rule"),
    [
        (TimeContext(date(2023, 4, 21)), "2023-06-30", "issue-year"),
        (TimeContext(date(2023, 12, 21), title_year=2024), "2024-06-30", "title-year"),
        (TimeContext(None, title_year=2018), "2018-06-30", "title-year"),
        (
            TimeContext(date(2020, 7, 1), section=(date(2020, 11, 1), date(2021, 10, 31))),
            "2021-06-30",
            "section-year",
        ),
    ],
)
def test_a_date_without_year_takes_it_from_around(context: TimeContext, end: str, rule: str) -> None:
    [deadline] = find_deadlines(view_of("6月底前完成"), context)
    assert (deadline.end, deadline.inferred) == (date.fromisoformat(end), rule)


@pytest.mark.parametrize(
    ("text", "issue", "end", "rule"),
    [
        ("自印发之日起30个工作日内", "2023-04-21", "2023-06-05", "working-days"),
        ("自2024年9月2日起11个工作日内", "2024-08-01", "2024-09-14", "working-days"),
        ("2024年春节前", "2023-04-21", "2024-02-10", "festival-day"),
        ("春节前", "2023-04-21", "2024-02-10", "coming-festival"),
        ("国庆节前", "2023-04-21", "2023-10-01", "coming-festival"),
        ("从2023年起，用3年时间", "2023-04-21", "2025-12-31", "from-start"),
    ],
)
def test_the_calendar_of_holidays_counts(text: str, issue: str, end: str, rule: str) -> None:
    [deadline] = find_deadlines(view_of(text), TimeContext(date.fromisoformat(issue)))
    assert (deadline.end, deadline.inferred) == (date.fromisoformat(end), rule)


def test_a_year_whose_holidays_are_not_published_is_told() -> None:
    year = next(year for year in range(2026, 2100) if not knows(year))
    text = f"自{year}年3月1日起5个工作日内"
    [deadline] = find_deadlines(view_of(text), TimeContext(date(year - 1, 12, 1)))
    assert deadline.inferred == "weekdays"
    assert deadline.end is not None
    assert deadline.end.weekday() < 5


def test_a_festival_of_the_moon_has_no_day_in_a_year_that_is_not_known() -> None:
    year = next(year for year in range(2026, 2100) if not knows(year))
    [deadline] = find_deadlines(view_of(f"{year}年春节前"), TimeContext(date(year - 1, 12, 1)))
    assert (deadline.kind, deadline.end) == (DeadlineKind.BY, None)


def test_a_stated_year_is_not_inferred() -> None:
    [deadline] = find_deadlines(view_of("2023年6月底前完成"), ISSUED)
    assert deadline.inferred is None


def test_without_any_year_the_end_stays_open() -> None:
    [deadline] = find_deadlines(view_of("6月底前完成"), TimeContext())
    assert deadline.end is None


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("（二）核查登记（2020年6月—12月）", ("during", "2020-06-01", "2020-12-31", None)),
        ("（一）部署启动（2020年5月）", ("during", "2020-05-01", "2020-05-31", None)),
        ("第一阶段（5月上旬—6月底）", ("during", "2023-05-01", "2023-06-30", None)),
        ("准备阶段（2023年第二季度）", ("during", "2023-04-01", "2023-06-30", None)),
        ("总结（2023年12月底前）", ("by", None, "2023-12-31", None)),
        ("总结（2023年底）", ("by", None, "2023-12-31", None)),
        ("整改（长期坚持）", ("ongoing", None, None, None)),
        ("巩固（2024年起）", ("during", "2024-01-01", None, None)),
    ],
)
def test_the_period_of_a_heading(heading: str, found: Short) -> None:
    period = find_period(view_of(heading), ISSUED)
    assert period is not None
    assert _short(period) == found


def test_a_heading_without_period() -> None:
    assert find_period(view_of("三、时间安排"), ISSUED) is None


PIECES = [
    "2023年",
    "6月",
    "底前",
    "每季度",
    "3个月内",
    "印发后",
    "—",
    "至",
    "到",
    "，",
    "。",
    "（",
    "）",
    "《",
    "》",
    " \n",
    "完成",
    "十四五",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.booleans())
def test_every_text_stands_at_its_spans_and_none_overlap(pieces: list[str], note: bool) -> None:
    source = "".join(pieces)
    found = find_deadlines(view_of(source), TimeContext(date(2023, 4, 21), note=note))
    for deadline in found:
        quoted = "".join(source[span.start : span.end] for span in deadline.spans)
        assert re.sub(r"\s", "", quoted) == deadline.text
    places = [(d.spans[0].start, d.spans[-1].end) for d in found]
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_a_stretch_without_any_year_has_no_days() -> None:
    assert _read("8月30日至31日，学生到校报到。", TimeContext()) == [("during", None, None, None)]


@pytest.mark.parametrize("text", ["明确每季度的形象进度。", "确保2023年各项年度目标任务完成。"])
def test_a_period_that_only_says_which_is_no_limit(text: str) -> None:
    assert _read(text) == []
