import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.view import view_of
from extract.deadlines import TimeContext, find_deadlines
from extract.thresholds import find_thresholds

Short = tuple[str, str, float, str]


def _read(text: str) -> list[Short]:
    return [(t.subject, t.operator.value, float(t.value), t.unit) for t in find_thresholds(view_of(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("漏损率不高于8.2%", ("漏损率", "<=", 8.2, "%")),
        ("节水型企业建成率不低于l0%", ("节水型企业建成率", ">=", 10, "%")),
        ("节水企业不得少于2个", ("节水企业", ">=", 2, "count")),
        ("全市用水总量控制在30亿立方米以内", ("全市用水总量", "<=", 3e9, "m3")),
        ("管径20cm以上", ("管径", ">=", 20, "cm")),
        ("将年用水量5000立方米（含）以上的单位", ("年用水量", ">=", 5000, "m3")),
        ("大型和5万亩以上重点中型灌区", ("重点中型灌区", ">=", 50000, "mu")),
        ("贷款利率在原有水平上下浮10%以上", ("贷款利率", ">=", 10, "%")),
        ("能耗比2020年下降16%", ("能耗", ">=", 16, "%")),
        ("普及率达到92%左右", ("普及率", ">=", 92, "%")),
        ("达标率稳定在98%", ("达标率", "=", 98, "%")),
        ("覆盖率稳定在42%以上", ("覆盖率", ">=", 42, "%")),
        ("产值突破1000亿元", ("产值", ">", 1e11, "yuan")),
        ("企业贷款利率低于1.6%", ("企业贷款利率", "<", 1.6, "%")),
        ("保证率不低于百分之九十五", ("保证率", ">=", 95, "%")),
        ("利用系数提高到0.58以上", ("利用系数", ">=", 0.58, "")),
        ("缓缴期限原则上不超过1年", ("缓缴期限", "<=", 1, "年")),
        ("办理缓缴税款，最长不超过3个月", ("缓缴税款", "<=", 3, "个月")),
        ("进修半年及以上", ("进修", ">=", 0.5, "年")),
        ("审批时限压缩至3个工作日以内", ("审批时限", "<=", 3, "个工作日")),
        ("在10个工作日内反馈", ("反馈", "<=", 10, "个工作日")),
        ("三年内实现全覆盖", ("实现全覆盖", "<=", 3, "年")),
        ("15日内完成整改", ("完成整改", "<=", 15, "day")),
        ("年满18周岁的公民", ("公民", ">=", 18, "周岁")),
        ("不满18周岁的未成年人", ("未成年人", "<", 18, "周岁")),
        ("培育专精特新企业50家以上", ("专精特新企业", ">=", 50, "count")),
        ("增加不少于5天的带薪休假", ("带薪休假", ">=", 5, "day")),
        ("县级仓库储备编织袋不少于5万个", ("编织袋", ">=", 50000, "count")),
        ("淤积点60处以上", ("淤积点", ">=", 60, "count")),
        ("每个乡镇至少建成1个示范村", ("示范村", ">=", 1, "count")),
        ("补助标准不超过240元/人/日", ("补助标准", "<=", 240, "元/人/日")),
        ("年均浓度控制在35微克/立方米以下", ("年均浓度", "<=", 35, "微克/立方米")),
        ("风险补偿比例由20%提升至40%", ("风险补偿比例", ">=", 40, "%")),
        ("成本较上年下降50个基点", ("成本", ">=", 50, "基点")),
        ("用水总量达到年度控制指标95%以上", ("用水总量", ">=", 95, "%")),
        ("三分之二以上的村", ("村", ">=", 66.6667, "%")),
        ("总量控制在一亿五千八百万立方米以内", ("总量", "<=", 158000000, "m3")),
        ("1.80周岁及以上的老年人", ("老年人", ">=", 80, "周岁")),
    ],
)
def test_a_bounded_figure(text: str, found: Short) -> None:
    assert _read(text) == [found]


@pytest.mark.parametrize(
    ("text", "subject", "low", "high", "unit"),
    [
        ("选取1—2个乡镇开展试点", "乡镇", 1, 2, "count"),
        ("选取1—2各乡镇开展", "乡镇", 1, 2, "count"),
        ("免收1至3个月房租", "房租", 1, 3, "个月"),
        ("租期顺延1-3个月", "租期顺延", 1, 3, "个月"),
        ("奖励标准为5—10万元", "奖励标准", 50000, 100000, "yuan"),
        ("处五千元以上二万元以下罚款", "罚款", 5000, 20000, "yuan"),
    ],
)
def test_a_range_gives_two(text: str, subject: str, low: float, high: float, unit: str) -> None:
    found = _read(text)
    assert [(one[1], one[2], one[3]) for one in found] == [(">=", low, unit), ("<=", high, unit)]
    assert {one[0] for one in found} == {subject}


@pytest.mark.parametrize(
    "text",
    [
        "3个县区、12个乡镇开展试点",
        "补助300元",
        "返还50%",
        "县级以上人民政府",
        "三级及以上医院",
        "拨打12345热线",
        "第三条以上规定",
        "近5年内没有记录",
        "申请日前12个月内",
        "达到一个新水平",
        "每满1年计5分",
        "每增加1岁（含不满1岁）加2分",
        "取用水总量达到控制指标",
        "低于2019年同期成本",
        "按照《规划（2020年以上）》",
        "2020年6月30日前",
        "印发后3个月内",
        "7×24小时服务",
    ],
)
def test_what_sets_no_bound_is_none(text: str) -> None:
    assert _read(text) == []


def test_a_bare_figure_of_a_list_takes_its_bound() -> None:
    text = "将年取水量300万立方米以上（含本数，下同）、年井水（热水、泉水）采水量50万立方米的单位"
    assert _read(text) == [
        ("年取水量", ">=", 3000000, "m3"),
        ("年井水（热水、泉水）采水量", ">=", 500000, "m3"),
    ]


def test_one_bound_opens_a_list() -> None:
    assert [one[1:] for one in _read("运营经费分别不少于60万元、40万元、5万元")] == [
        (">=", 600000, "yuan"),
        (">=", 400000, "yuan"),
        (">=", 50000, "yuan"),
    ]


def test_a_later_figure_keeps_the_indicator() -> None:
    assert [one[:3] for one in _read("使用再生水的比例，2024年底前达到35%，2026年底前达到60%")] == [
        ("再生水的比例", ">=", 35),
        ("再生水的比例", ">=", 60),
    ]
    assert {one[0] for one in _read("得分90分以上为优秀，75分以上、不足90分为良好")} == {"得分"}


def test_the_text_runs_from_subject_to_bound() -> None:
    [threshold] = find_thresholds(view_of("要使漏损率\n不高于8%，并改造"))
    assert threshold.text == "漏损率不高于8%"


def test_without_an_indicator_the_title_is_it() -> None:
    [threshold] = find_thresholds(view_of("不少于65吨"), title="日均分出量")
    assert (threshold.subject, threshold.text, threshold.inferred) == (
        "日均分出量",
        "不少于65吨",
        "task-title",
    )


def test_a_deadline_is_no_figure() -> None:
    view = view_of("5年内建成")
    deadlines = find_deadlines(view, TimeContext(counted_from=date(2012, 1, 1)))
    assert find_thresholds(view, deadlines) == []


PIECES = [
    "不超过",
    "达到",
    "10",
    "5万",
    "立方米",
    "个",
    "%",
    "以上",
    "以内",
    "取水量",
    "的",
    "、",
    "，",
    "（",
    "）",
    "1—2",
    "月",
    "\n ",
    "《",
    "》",
    "对",
    "在",
    "半",
    "分之",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_text_stands_at_its_spans(pieces: list[str]) -> None:
    source = "".join(pieces)
    for threshold in find_thresholds(view_of(source)):
        quoted = "".join(source[span.start : span.end] for span in threshold.spans)
        assert re.sub(r"\s", "", quoted) == threshold.text
        assert threshold.subject in re.sub(r"\s", "", source)
