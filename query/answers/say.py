"""Answers as Chinese sentences: the whole list, its size, and how many documents it spans."""

import re
from collections.abc import Sequence

from ontology.model import DeadlineKind, Every
from ontology.rules import describe_rule
from query.answers.describe import EVERY, describe, explain_guesses, explain_kept
from query.answers.facts import Facts
from query.answers.permissions import name_verdict
from query.answers.phrase import phrase
from query.plan import CITED, AnswerKind, Aspect, Question, Reason
from query.result import (
    AgencyRow,
    CitedRow,
    DeadlineRow,
    DefinitionRow,
    DocumentRow,
    TaskRow,
    ThresholdRow,
    ValueRow,
)

HAVING = re.compile(r"有没有|有无")
SHOWN = 60  # characters of a task's text in a sentence
OPERATORS = {">=": "不低于", "<=": "不超过", ">": "超过", "<": "低于", "=": "为"}
MODALITIES = {"binding": "（约束性）", "expected": "（预期性）", "aspired": "（力争）"}
MEASURES = {
    AnswerKind.TASKS: "项",
    AnswerKind.AGENCIES: "个单位",
    AnswerKind.DEADLINES: "个时限",
    AnswerKind.THRESHOLDS: "个指标",
    AnswerKind.DOCUMENTS: "份文件",
    AnswerKind.DEFINITIONS: "处",
}
SILENT = {
    Reason.BODY: "库中各文件的任务和分工里都没有“{unknown}”这个单位",
    Reason.PLACE: "库中没有“{unknown}”的文件",
    Reason.DOCUMENT: "库中没有这份文件",
    Reason.TOPIC: "库中的文件没有讲到这件事",
    Reason.STATED: "文件没有写明所问的内容",
    Reason.UNCLEAR: "没有看懂这个问题，请写明单位、事项或文件（条号查不到的，请写出那一条的内容）",
    Reason.FAILED: "回答这个问题时程序出错，详情已记入日志；请换一种问法",
    Reason.EMPTY: "库中还没有文件，请先收录文件",
}


def say_found(question: Question, facts: Facts) -> str:
    """Return the sentence for rows that were found."""
    rows = facts.rows
    first = rows[0]
    if isinstance(first, ValueRow):
        return _say_value(question, first, facts)
    kind = AnswerKind.DOCUMENTS if isinstance(first, DocumentRow | CitedRow) else question.kind
    items = "；".join(f"{number}. {_item(row, question)}" for number, row in enumerate(rows, 1))
    documents = f"，出自{len(facts.docs)}份文件" if facts.docs and kind is not AnswerKind.DOCUMENTS else ""
    doubts = explain_guesses(question) + explain_kept(question)
    return f"{phrase(question, kind)}{doubts}：{items}。共{len(rows)}{MEASURES[kind]}{documents}。"


def say_compared(counted: Sequence[tuple[str, int]]) -> str:
    """Return the sentence for bodies, places or documents with their numbers of tasks."""
    return "，".join(f"{name}{number}项" for name, number in counted) + "。"


def say_silence(question: Question, reason: Reason, nearest: str = "") -> str:
    """Return the sentence for a silence of the corpus: which one, what was looked for, what is nearest."""
    said = SILENT[reason].format(unknown=question.unknown) + "。"
    if question.mentioned:
        return f"库中各文件的任务里没有提到“{question.mentioned}”。"
    if question.state and reason is Reason.STATED:
        return f"{explain_kept(question)}库中没有这样的文件：{phrase(question, AnswerKind.DOCUMENTS)}。"
    if reason in (Reason.EMPTY, Reason.UNCLEAR, Reason.FAILED):
        return said
    looked = describe(question)
    guesses = explain_guesses(question) + explain_kept(question)
    return said + (f"查找的是：{looked}{guesses}。" if looked else "") + nearest


def _about(question: Question) -> str:
    return (describe(question) or "查询结果") + explain_guesses(question) + explain_kept(question)


def _say_value(question: Question, row: ValueRow, facts: Facts) -> str:
    sources = f"依据出自{len(facts.docs)}份文件。" if facts.docs else ""
    if isinstance(row.value, bool):
        if HAVING.search(question.words):
            said = "有" if row.value else "没有"
        else:
            said = name_verdict(question.words, is_true=row.value)
        return f"{said}。核对的是：{_about(question)}。{sources}"
    measure = "部（份）" if question.aspect in CITED else MEASURES[question.counted]
    doubts = explain_guesses(question) + explain_kept(question)
    return f"{phrase(question, question.counted)}{doubts}共{row.value}{measure}。{sources}"


def _item(row: object, question: Question) -> str:
    if isinstance(row, TaskRow):
        return _task(row)
    if isinstance(row, AgencyRow):
        return row.agency
    if isinstance(row, DeadlineRow):
        return describe_deadline_row(row)
    if isinstance(row, ThresholdRow):
        until = f"（{row.until}）" if row.until else ""
        firmly = MODALITIES.get(row.modality, "")
        return f"{row.named}{OPERATORS[row.operator]}{_number(row)}{firmly}{until}（原文：{row.text}）"
    if isinstance(row, DocumentRow):
        return _document(row, question)
    if isinstance(row, DefinitionRow):
        return row.text.replace("\n", "")
    return f"《{row.title}》{row.number}" if isinstance(row, CitedRow) else str(row)


def _task(row: TaskRow) -> str:
    text = row.text.rstrip("。；;") if len(row.text) <= SHOWN else row.text[:SHOWN] + "……"
    return f"{row.title}：{text}" if row.title and row.title != row.text else text


def describe_deadline_row(row: DeadlineRow) -> str:
    """Return the days or the rhythm of a time limit, then its words and how its days were derived."""
    source = f"（{'；'.join(filter(None, (f'原文：{row.text}', describe_rule(row.inferred))))}）"
    if row.kind == DeadlineKind.RECURRING:
        return f"{EVERY[Every(row.every)] if row.every else '定期'}{source}"
    if row.start and row.end:
        return f"{row.start}至{row.end}{source}"
    return f"{row.end}前{source}" if row.end else f"长期{source}"


def _document(row: DocumentRow, question: Question) -> str:
    title = f"《{row.title}》" if row.title else row.doc
    if question.aspect is Aspect.FORCE:
        said = (f"{row.entry}起施行" if row.entry else "", f"有效期至{row.until}" if row.until else "")
        return "，".join(filter(None, (title, *said)))
    if question.aspect is Aspect.DATE and row.date:
        return f"{title}，成文日期{row.date}"
    why = f"（{row.why}）" if row.why else ""
    return f"{title}，{row.number}{why}" if row.number else title + why


def _number(row: ThresholdRow) -> str:
    words = {
        "m3": "立方米",
        "cm": "厘米",
        "m": "米",
        "km": "公里",
        "mu": "亩",
        "ha": "公顷",
        "t": "吨",
        "yuan": "元",
    }
    words |= {"count": "个", "person": "人", "day": "天"}
    return f"{row.value}{words.get(row.unit, row.unit)}"
