from datetime import datetime
from importlib import import_module

import pytest

from graph.rrule import rrule_of
from ontology.model import Deadline, DeadlineKind, Every


def _rule(text: str, every: Every | None) -> str | None:
    return rrule_of(Deadline(text, DeadlineKind.RECURRING, None, None, every, ()))


@pytest.mark.parametrize(
    ("text", "every", "rule"),
    [
        ("每年", Every.YEAR, "FREQ=YEARLY"),
        ("每年6月底前", Every.YEAR, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("每年的3月31日前", Every.YEAR, "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
        ("每年3月、9月底前", Every.YEAR, "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1"),
        ("每年4月1日至6月20日", Every.YEAR, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"),
        ("每年3月到5月", Every.YEAR, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1"),
        ("每年10月中旬前", Every.YEAR, "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=20"),
        ("每年第一季度", Every.YEAR, "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
        ("每年上半年", Every.YEAR, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
        ("每年年底前", Every.YEAR, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("每年结束前10日内", Every.YEAR, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("每年度结束后20日内", Every.YEAR, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=20"),
        ("每半年", Every.HALF_YEAR, "FREQ=MONTHLY;INTERVAL=6"),
        ("每半年结束后10日内", Every.HALF_YEAR, "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=10"),
        ("每季度", Every.QUARTER, "FREQ=MONTHLY;INTERVAL=3"),
        ("每季度首月10日前", Every.QUARTER, "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("每季度最后一个月的20日前", Every.QUARTER, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("每季度结束前5日内", Every.QUARTER, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("每季度结束后15个工作日内", Every.QUARTER, "FREQ=YEARLY;BYMONTH=1,4,7,10"),
        ("每月5日前", Every.MONTH, "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("每月10日、25日前", Every.MONTH, "FREQ=MONTHLY;BYMONTHDAY=10,25"),
        ("每月底前", Every.MONTH, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每周五17时前", Every.WEEK, "FREQ=WEEKLY;BYDAY=FR;BYHOUR=17;BYMINUTE=0"),
        ("每周一、周四", Every.WEEK, "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("一周一调度", Every.WEEK, "FREQ=WEEKLY"),
        ("每日8:30前", Every.DAY, "FREQ=DAILY;BYHOUR=8;BYMINUTE=30"),
        ("每天下午5时前", Every.DAY, "FREQ=DAILY;BYHOUR=17;BYMINUTE=0"),
        ("每个工作日", Every.DAY, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每两年", None, "FREQ=YEARLY;INTERVAL=2"),
        ("每2个月", None, "FREQ=MONTHLY;INTERVAL=2"),
        ("每15日", None, "FREQ=DAILY;INTERVAL=15"),
        ("每旬", None, "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"),
    ],
)
def test_the_months_and_days_that_are_named_stand_in_the_rule(
    text: str, every: Every | None, rule: str
) -> None:
    assert _rule(text, every) == rule


@pytest.mark.parametrize("text", ["每学期开学前", "考核期第2年10月底前"])
def test_an_interval_that_is_not_told_has_no_rule(text: str) -> None:
    assert _rule(text, None) is None


@pytest.mark.parametrize(
    ("text", "every", "days"),
    [
        ("每季度首月10日前", Every.QUARTER, ["2024-01-10", "2024-04-10", "2024-07-10"]),
        ("每季度结束前5日内", Every.QUARTER, ["2024-03-31", "2024-06-30", "2024-09-30"]),
        ("每年2月底前", Every.YEAR, ["2024-02-29", "2025-02-28", "2026-02-28"]),
        ("每周五前", Every.WEEK, ["2024-01-05", "2024-01-12", "2024-01-19"]),
        ("每旬", None, ["2024-01-10", "2024-01-20", "2024-01-31"]),
    ],
)
def test_a_calendar_reads_the_days_that_are_meant(text: str, every: Every | None, days: list[str]) -> None:
    rule = import_module("dateutil.rrule").rrulestr(_rule(text, every), dtstart=datetime(2024, 1, 1))
    assert [day.date().isoformat() for day, _ in zip(rule, days, strict=False)] == days
