"""What the names of the rules mean that derived a fact (`inferred`), for those who read it."""

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    # who
    "merged-cell": "由合并单元格得出",
    "first-named-leads": "按“列首位的为牵头单位”得出",
    "heading-body": "由标题中的单位得出",
    "section-label": "由本节统一写明的“责任单位：”得出",
    # when
    "section-period": "由所在阶段的时间得出",
    "section-year": "年份取自所在阶段的时间",
    "issue-year": "年份取自成文日期",
    "title-year": "年份取自标题",
    "only-year": "年份取自文中唯一写明的年份",
    "stated-before": "年份取自前文",
    "next-year": "取前文或成文年份的下一年",
    "same-sentence": "周期取自同一句前面的时间",
    "from-issue": "自成文日期起算",
    "from-start": "自文中写明的时间起算",
    "working-days": "按工作日推算，已计法定节假日和调休",
    "weekdays": "按周一至周五推算，所涉年份的放假安排尚未收录",
    "festival-day": "节日的日期取自放假安排",
    "coming-festival": "取成文之后的第一个该节日",
    # how much
    "task-title": "由任务名称得出",
    # the document
    "day-of-printing": "由印发日期得出",
    "source-of-page": "由网页写明的来源得出",
}


def describe_rule(rule: str | None) -> str:
    """Return how a fact was derived, empty where it is stated; a rule without words keeps its name."""
    return RULES.get(rule, rule) if rule else ""
