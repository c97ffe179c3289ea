"""The Chinese words and signs for what the records hold."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ontology.model import (
    Citation,
    DeadlineKind,
    Every,
    Modality,
    Operator,
    Policy,
    Relation,
    Role,
    Spans,
    Stated,
    Task,
    TaskKind,
)
from ontology.rules import describe_rule
from query.views.cells import Part
from query.views.standing import Standing, Status

ROLES = {Role.LEAD: "牵头", Role.COOPERATE: "配合", Role.RESPONSIBLE: "责任"}
SIGNS = {Role.LEAD: "●", Role.COOPERATE: "○", Role.RESPONSIBLE: "△"}
LEGEND = "● 牵头　○ 配合　△ 责任单位　（括号内、不着色的：文件没有直接写明，推断得出）"
KINDS = {
    TaskKind.ROW: "任务分解表",
    TaskKind.ITEM: "正文条目",
    TaskKind.DUTY: "职责",
    TaskKind.MILESTONE: "进度安排",
}
STATUSES = {
    Status.OVERDUE: "逾期",
    Status.SOON: "30天内",
    Status.LATER: "以后",
    Status.RECURRING: "周期",
    Status.ONGOING: "持续",
    Status.UNDATED: "日期不定",
    Status.PARTS: "分项有时限",
    Status.NONE: "无时限",
}
RELATIONS = {
    Relation.REPEALS: "废止",
    Relation.AMENDS: "修订",
    Relation.BASED_ON: "依据",
    Relation.CITES: "引用",
}
OPERATORS = {
    Operator.AT_LEAST: "≥",
    Operator.AT_MOST: "≤",
    Operator.MORE: "＞",
    Operator.LESS: "＜",
    Operator.EQUAL: "＝",
}
MODALITIES = {Modality.BINDING: "约束性", Modality.EXPECTED: "预期性", Modality.ASPIRED: "力争"}
UNITS = {
    "m3": "立方米",
    "m": "米",
    "km": "公里",
    "cm": "厘米",
    "mu": "亩",
    "ha": "公顷",
    "t": "吨",
    "yuan": "元",
    "count": "个",
    "person": "人",
    "day": "日",
}
EVERY = {
    Every.YEAR: "每年",
    Every.HALF_YEAR: "每半年",
    Every.QUARTER: "每季度",
    Every.MONTH: "每月",
    Every.WEEK: "每周",
    Every.DAY: "每日",
}


def sign_of(part: Part) -> str:
    """Return the sign of a cell of the matrix: its role's, in brackets where it is inferred."""
    return f"({SIGNS[part.role]})" if part.rule else SIGNS[part.role]


def describe_part(part: Part) -> str:
    """Return the role of a cell of the matrix, and how it was inferred."""
    rule = describe_rule(part.rule)
    return f"{ROLES[part.role]}（{rule}）" if rule else ROLES[part.role]


def describe_deadline(kind: str, start: date | None, end: date | None, every: str | None) -> str:
    """Return the days that a time limit comes to, or how often it returns."""
    if every:
        return EVERY[Every(every)]
    if kind == DeadlineKind.RECURRING:
        return "定期"
    if kind == DeadlineKind.ONGOING:
        return "持续"
    if start and end and start != end:
        return f"{start} 至 {end}"
    return f"{end} 前" if end else ""


def describe_standing(standing: Standing) -> str:
    """Return how a limit stands, with the next day of one that recurs: 逾期, 下次 2026-12-31."""
    if standing.status is Status.RECURRING and standing.day:
        return f"下次 {standing.day}"
    return STATUSES[standing.status]


def describe_statuses(statuses: Iterable[Status]) -> str:
    """Return how the limits of a task stand."""
    held = set(statuses)
    return "、".join(name for status, name in STATUSES.items() if status in held)


def describe_threshold(
    subject: str, operator: str, value: Decimal | float, unit: str, modality: str | None = None
) -> str:
    """Return a bound with its value in the base unit, and how firmly it is set where that is known."""
    firmly = f"（{MODALITIES[Modality(modality)]}）" if modality else ""
    plain = f"{Decimal(str(value)).normalize():f}"
    return f"{subject} {OPERATORS[Operator(operator)]} {plain} {UNITS.get(unit, unit)}".strip() + firmly


def describe_correction(note: str | None) -> str:
    """Return the note of what was put right by hand as it is shown everywhere, empty where there is none."""
    return f"校正：{note}" if note else ""


def noted(text: str, note: str | None) -> str:
    """Return `text` with what was put right by hand behind it."""
    return f"{text}（{describe_correction(note)}）" if note else text


def write_day(day: date) -> str:
    """Return a day as official texts write it: 2024年7月26日."""
    return f"{day.year}年{day.month}月{day.day}日"


def describe_validity(policy: Policy) -> list[tuple[str, str, Spans]]:
    """Return the first and last day in force that a document states: label, day and rule, place."""
    days = (("施行", policy.in_force_from), ("有效期至", policy.in_force_until))
    return [(label, _derived(day), day.spans) for label, day in days if day]


def _derived(day: Stated[date]) -> str:
    rule = describe_rule(day.inferred)
    return f"{day.value}（{rule}）" if rule else str(day.value)


def describe_citation(citation: Citation) -> str:
    """Return a cited document by title and number, as a document writes it."""
    if citation.title == citation.doc_number:
        return citation.title
    return f"《{citation.title}》" + (f"（{citation.doc_number}）" if citation.doc_number else "")


def section_of(task: Task) -> tuple[str, ...]:
    """Return the headings under which a task is listed: those above its own, or its parent's."""
    return task.path[:-1] if task.title or task.parent else task.path
