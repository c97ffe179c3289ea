"""A plan in Chinese: what was understood of a question, for the reader of an answer."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from extract.segment import cut
from ontology.model import Every, Role
from query.asked.carried import Carried
from query.asked.frame import read_question
from query.asked.wording import fold
from query.plan import CITED, CITING, AnswerKind, Body, Feature, Party, Period, Question, Scope, State

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
    Feature.DATED: "有完成日期",
    Feature.NUMBER: "有发文字号",
    Feature.CITATION: "引用了其他文件",
    Feature.MANY: "有两个以上单位",
    Feature.ONE_LEAD: "只有一个牵头单位",
    Feature.ONE_COOPERATE: "只有一个配合单位",
    Feature.ONE_RESPONSIBLE: "只有一个责任单位",
    Feature.ONGOING: "持续推进",
    Feature.THRESHOLD: "有量化指标",
}
LACKS = {
    Feature.NUMBER: "没有发文字号",
    Feature.CITATION: "没有引用其他文件",
    Feature.LEAD: "没有牵头单位",
    Feature.COOPERATE: "没有配合单位",
    Feature.RESPONSIBLE: "没有责任单位",
    Feature.ASSIGNMENT: "没有写明由谁承担",
    Feature.DEADLINE: "没有写明时限",
    Feature.DATED: "没有具体的完成日期",
    Feature.THRESHOLD: "没有量化指标",
}
KINDS = {
    AnswerKind.TASKS: "任务",
    AnswerKind.AGENCIES: "单位",
    AnswerKind.DEADLINES: "时限",
    AnswerKind.THRESHOLDS: "指标",
    AnswerKind.DOCUMENTS: "文件",
    AnswerKind.DEFINITIONS: "含义",
    AnswerKind.COUNT: "数量",
    AnswerKind.BOOLEAN: "是否",
}
STATES = {
    State.IN_FORCE: "{day}有效",
    State.LAPSED: "到{day}已经失效",
    State.ENDING: "{day}以后有效期届满",
    State.PENDING: "到{day}还没有施行",
    State.OUT: "{day}不在有效期内",
}
NAMED = 3  # bodies or titles that are named


def describe(question: Question) -> str:
    """Return what a plan looks for (范围：…；主题：…); empty where it looks for nothing."""
    return "；".join(f"{name}：{words}" for name, words in _conditions(question) if words)


def describe_plan(question: Question) -> str:
    """Return the whole plan: what is asked for, and what it looks for."""
    asked = KINDS.get(question.kind, "")
    if question.kind is AnswerKind.COUNT:
        asked = f"{KINDS[question.counted]}的数量"
    return "；".join(filter(None, (f"所问：{asked}" if asked else "", describe(question))))


def _conditions(question: Question) -> tuple[tuple[str, str], ...]:
    joint = "且" if question.is_joint else "、"
    return (
        ("范围", "、".join(map(say_scope, question.sides)) or say_scope(question.scope)),
        ("日期", f"{question.day}有效的文件" if question.day and not question.state else ""),
        ("单位", joint.join(_party(party) for party in question.parties)),
        ("所问角色", "、".join(ROLES[role] for role in question.asked)),
        ("效力", say_state(question)),
        ("期限", say_period(question.due) if question.due else ""),
        (
            "周期",
            "、".join(EVERY[one] for one in question.every) if len(question.every) < len(Every) else "定期",
        ),
        ("数值", question.amount.said if question.amount else ""),
        ("条件", "、".join(_features(question))),
        ("引用", question.cited if question.aspect in (*CITED, *CITING) else ""),
        ("提到", question.mentioned),
        ("主题", "，".join(question.topic)),
        ("不含", "，".join(question.excluded)),
    )


def _features(question: Question) -> Iterator[str]:
    yield from (HAS[one] for one in question.has)
    yield from (LACKS[one] for one in question.lacks)
    if question.needs:
        yield HAS[question.needs]


def explain_guesses(question: Question) -> str:
    """Return how doubtful names were taken; empty where all are clear."""
    said = [f"按“{spelling.letters}＝{spelling.name}”回答" for spelling in question.spelt]
    said += [f"按“{words}”回答" for words in _mended(question)]
    said += [
        f"按“{party.mention}＝{_bodies(party.bodies)}”回答" + (f"：{party.why}" if party.why else "")
        for party in question.parties
        if party.bodies and (party.is_guessed or len(party.bodies) > 1)
    ]
    return f"（{'；'.join(said)}）" if said else ""


def explain_kept(question: Question) -> str:
    """Return what a follow-up took over from the question before; empty where nothing is."""
    said = dict.fromkeys(filter(None, (_kept(question, kept) for kept in question.kept)))
    return f"（沿用上一问：{'；'.join(said)}）" if said else ""


def _kept(question: Question, kept: Carried) -> str:
    roles = dict.fromkeys(role for party in question.parties for role in party.roles)
    regions = dict.fromkeys(body.region for party in question.parties for body in party.bodies)
    conditions = dict(_conditions(question))
    told = {
        Carried.SCOPE: ("范围", conditions["范围"]),
        Carried.PARTIES: ("单位", "、".join(party.mention for party in question.parties)),
        Carried.PLACE: ("地方", "、".join(filter(None, regions))),
        Carried.ROLES: ("角色", "、".join(ROLES[role] for role in roles)),
        Carried.ASKED: ("角色", conditions["所问角色"]),
        Carried.DUE: ("期限", conditions["期限"]),
        Carried.EVERY: ("周期", conditions["周期"]),
        Carried.FEATURES: ("条件", conditions["条件"]),
        Carried.STATE: ("效力", conditions["效力"]),
        Carried.TOPIC: ("主题", conditions["主题"]),
        Carried.TASKS: ("任务", f"上一问查到的{len(question.tasks)}项"),
        Carried.KIND: ("所问", KINDS.get(question.kind, "")),
    }
    name, words = told[kept]
    return f"{name}：{words}" if words else ""


def _mended(question: Question) -> Iterator[str]:
    """Yield the words of a question that were read as others which sound alike (湘谭＝湘潭)."""
    typed = fold(question.text)
    for spelling in question.spelt:
        typed = typed.replace(spelling.letters, spelling.name)
    typed = read_question(typed).words
    if typed == question.words or len(typed) != len(question.words):
        return
    other = [place for place, (one, two) in enumerate(zip(typed, question.words, strict=True)) if one != two]
    for start, end in dict.fromkeys(_word_at(question, place) for place in other):
        yield f"{typed[start:end]}＝{question.words[start:end]}"


def _word_at(question: Question, place: int) -> tuple[int, int]:
    """Return where the name around a character of a question begins and ends, or else the word."""
    names = [question.scope.place, question.scope.mention, *(party.mention for party in question.parties)]
    for name in filter(None, names):
        start = question.words.find(name)
        if 0 <= start <= place < start + len(name):
            return start, start + len(name)
    end = 0
    for word in cut(question.words):
        end += len(word)
        if end > place:
            return min(end - len(word), max(place - 1, 0)), end
    return place, place + 1


def _bodies(bodies: tuple[Body, ...]) -> str:
    names = list(dict.fromkeys(body.name for body in bodies))
    more = f"等{len(names)}个单位" if len(names) > NAMED else ""
    return "、".join(names[:NAMED] if more else names) + more


def say_scope(scope: Scope) -> str:
    """Return the words of a scope, or the documents that it was narrowed to without any."""
    said = scope.mention or scope.place
    titles = list(dict.fromkeys(part.document.title or part.document.name for part in scope.parts))
    if said or not titles:
        return said
    more = f"等{len(titles)}份文件" if len(titles) > NAMED else ""
    return "、".join(f"《{title}》" for title in (titles[:NAMED] if more else titles)) + more


def _party(party: Party) -> str:
    roles = "或".join(ROLES[role] for role in party.roles)
    return ("不含" if party.is_negated else "") + party.mention + (f"（{roles}）" if roles else "")


def say_state(question: Question) -> str:
    """Return the state of the documents asked for with its day or period; empty where none is asked for."""
    if question.ending:
        return f"有效期在{say_period(question.ending)}届满"
    return STATES[question.state].format(day=question.scope.on) if question.state else ""


def say_period(period: Period) -> str:
    """Return the days of a period, both included; a whole year or month by its name."""
    start, end = period.start, period.end
    if start and end:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"{start.year}年"
        if start.day == 1 and end == _month_end(start):
            return f"{start.year}年{start.month}月"
        return f"{_day(start)}至{_day(end)}"
    if end:
        return f"{_day(end)}以前（含）"
    return f"{_day(start)}以后（含）" if start else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _month_end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])
