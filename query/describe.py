"""A plan in Chinese: what was understood of a question, for the reader of an answer."""

from ontology.model import Every, Role
from query.model import Feature, Party, Period, Question

ROLES = {Role.LEAD: "牵头", Role.COOPERATE: "配合", Role.RESPONSIBLE: "责任单位"}
EVERY = {
    Every.YEAR: "每年",
    Every.HALF_YEAR: "每半年",
    Every.QUARTER: "每季度",
    Every.MONTH: "每月",
    Every.WEEK: "每周",
    Every.DAY: "每天",
}
HAS = {
    Feature.LEAD: "有牵头单位",
    Feature.COOPERATE: "有配合单位",
    Feature.RESPONSIBLE: "有责任单位",
    Feature.ASSIGNMENT: "写明由谁承担",
    Feature.DEADLINE: "写明时限",
    Feature.ONGOING: "持续推进",
    Feature.THRESHOLD: "有量化指标",
}
LACKS = {
    Feature.NUMBER: "没有发文字号",
    Feature.LEAD: "没有牵头单位",
    Feature.COOPERATE: "没有配合单位",
    Feature.RESPONSIBLE: "没有责任单位",
    Feature.ASSIGNMENT: "没有写明由谁承担",
    Feature.DEADLINE: "没有写明时限",
    Feature.THRESHOLD: "没有量化指标",
}


def describe(question: Question) -> str:
    """Return what a plan looks for (范围：…；主题：…); empty where it looks for nothing."""
    joint = "且" if question.is_joint else "、"
    said = (
        ("范围", question.scope.mention or question.scope.place),
        ("单位", joint.join(_party(party) for party in question.parties)),
        ("所问角色", "、".join(ROLES[role] for role in question.asked)),
        ("期限", _period(question.due) if question.due else ""),
        (
            "周期",
            "、".join(EVERY[one] for one in question.every) if len(question.every) < len(Every) else "定期",
        ),
        ("条件", "、".join([*(HAS[one] for one in question.has), *(LACKS[one] for one in question.lacks)])),
        ("引用", question.cited if question.aspect.value.startswith("cite") else ""),
        ("主题", "，".join(question.topic)),
        ("不含", "，".join(question.excluded)),
    )
    return "；".join(f"{name}：{words}" for name, words in said if words)


def explain_guesses(question: Question) -> str:
    """Return how doubtful names were taken; empty where all are clear."""
    said = []
    for party in question.parties:
        names = "、".join(dict.fromkeys(body.name for body in party.bodies))
        if party.is_guessed or len(party.bodies) > 1:
            said.append(f"按“{party.mention}＝{names}”回答")
    return f"（{'；'.join(said)}）" if said else ""


def _party(party: Party) -> str:
    roles = "或".join(ROLES[role] for role in party.roles)
    return ("不含" if party.is_negated else "") + party.mention + (f"（{roles}）" if roles else "")


def _period(period: Period) -> str:
    if period.start and period.end:
        return f"{period.start}至{period.end}"
    return f"{period.end}以前（含）" if period.end else f"{period.start}以后（含）"
