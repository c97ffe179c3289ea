"""A plan as the words of a sentence: 由区水利局牵头、2022-12-31以前到期的任务."""

import re
from collections.abc import Iterator

from ontology.model import Every, Role
from query.answers.describe import EVERY, HAS, LACKS, ROLES, say_period, say_scope, say_state
from query.plan import CITING, Act, AnswerKind, Aspect, Party, Question

WITHIN = re.compile(r"(?:里面|里头|里边|当中|之中|[里中])$")  # 条例里: said once
NOUNS = {
    AnswerKind.TASKS: "任务",
    AnswerKind.AGENCIES: "单位",
    AnswerKind.DEADLINES: "时限",
    AnswerKind.THRESHOLDS: "指标",
    AnswerKind.DOCUMENTS: "文件",
    AnswerKind.DEFINITIONS: "解释",
}
EXTREMES = {
    Act.EARLIEST: "最早",
    Act.LATEST: "最晚",
    Act.MOST: "最多",
    Act.FEWEST: "最少",
    Act.MORE: "较多",
    Act.LESS: "较少",
}
BY_TIME = {AnswerKind.TASKS: "到期", AnswerKind.DOCUMENTS: "印发"}  # what is earliest of each
ASPECTS = {
    Aspect.NUMBER: "发文字号",
    Aspect.DATE: "印发时间",
    Aspect.FORCE: "施行和有效期",
    Aspect.ISSUER: "发文单位",
    Aspect.CITES: "引用的文件",
    Aspect.REPEALS: "废止的文件",
}
DOERS = {
    (): "涉及{body}",
    (Role.LEAD,): "由{body}牵头",
    (Role.COOPERATE,): "由{body}配合",
    (Role.RESPONSIBLE,): "以{body}为责任单位",
    (Role.LEAD, Role.RESPONSIBLE): "由{body}负责",
}


def phrase(question: Question, kind: AnswerKind) -> str:
    """Return what things of `kind` a plan looks for, as a noun with its conditions, on which day if named."""
    named = question.day and not question.state
    return (f"按{question.day}有效的文件，" if named else "") + _things(question, kind)


def _things(question: Question, kind: AnswerKind) -> str:
    scope = say_scope(question.scope)
    if question.aspect in CITING:
        named = question.cited if question.cited.endswith("号") else f"《{question.cited}》"
        return f"{'引用' if question.aspect is Aspect.CITED_BY else '废止'}{named}的文件"
    if question.aspect in ASPECTS:
        return f"{scope}的{ASPECTS[question.aspect]}" if scope else ASPECTS[question.aspect]
    where = f"{WITHIN.sub('', scope)}中" if question.scope.parts and scope else scope or _earlier(question)
    if question.sides:
        sides = "、".join(map(say_scope, question.sides))
        return f"{sides}里任务{EXTREMES.get(question.act, '')}的{NOUNS[kind]}"
    if question.act in (Act.MORE, Act.LESS):
        bodies = "、".join(party.mention for party in question.parties)
        return f"{where}{bodies}里任务{EXTREMES[question.act]}的单位"
    said = "、".join(_conditions(question, kind))
    if kind is AnswerKind.DOCUMENTS and question.scope.parts and not said:
        return f"{scope}所指的文件"
    joint = "的" if said or (scope and not question.scope.parts) else ""
    return f"{where}{said}{joint}{_extreme(question, kind)}{_noun(question, kind)}"


def _earlier(question: Question) -> str:
    return "上一问的任务中" if question.tasks else ""


def _noun(question: Question, kind: AnswerKind) -> str:
    is_doer = kind is AnswerKind.AGENCIES and question.act is Act.LIST
    return ("和".join(map(_doer, question.asked)) if is_doer else "") or NOUNS.get(kind, "内容")


def _extreme(question: Question, kind: AnswerKind) -> str:
    """Return what is the most or the first of things of `kind` (牵头任务最多的, 最早到期的)."""
    word = EXTREMES.get(question.act, "")
    word = word.replace("最", "第二") if question.rank > 1 else word
    if not word or question.act in (Act.EARLIEST, Act.LATEST):
        return f"{word}{'到期' if question.state else BY_TIME.get(kind, '')}的" if word else ""
    if kind is AnswerKind.TASKS:
        return f"{'和'.join(map(_doer, question.asked)) or '单位'}{word}的"
    return f"{'和'.join(ROLES[role] for role in question.asked)}任务{word}的"


def _doer(role: Role) -> str:
    return ROLES[role].removesuffix("单位") + "单位"


def _conditions(question: Question, kind: AnswerKind) -> Iterator[str]:
    if question.topic:
        about = "讲" if kind is AnswerKind.DOCUMENTS else ""
        yield f"{about}“{'，'.join(question.topic)}”"
    if question.mentioned:
        yield f"任务里提到“{question.mentioned}”"
    if question.aspect is Aspect.ISSUED_BY:
        yield f"{'、'.join(party.mention for party in question.parties)}印发"
    doers = [party for party in question.parties if not party.is_left_out]
    if doers and question.aspect is not Aspect.ISSUED_BY:
        yield ("、" if question.is_joint else "或").join(map(_done_by, doers))
    if question.issued:
        yield f"{say_period(question.issued)}印发"
    if question.due:
        yield f"{say_period(question.due)}到期"
    if question.every:
        yield EVERY[question.every[0]] + "要做" if len(question.every) < len(Every) else "定期要做"
    if question.state:
        yield say_state(question)
    yield from (HAS[feature] for feature in question.has)
    yield from (LACKS[feature] for feature in question.lacks)
    left_out = [*question.excluded, *(party.mention for party in question.parties if party.is_left_out)]
    if left_out:
        yield f"不含“{'，'.join(left_out)}”"


def _done_by(party: Party) -> str:
    if party.is_negated:
        roles = "或".join(ROLES[role] for role in party.roles)
        return f"没有{party.mention}{roles or '参与'}"
    template = DOERS.get(party.roles, "由{body}" + "或".join(ROLES[role] for role in party.roles))
    return ("只" if party.is_sole else "") + template.format(body=party.mention)
