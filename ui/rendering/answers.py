"""Answers for a person: as HTML for the page, as lines for the terminal."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from ontology.model import Role, Span
from ontology.rules import describe_rule
from query.answers.describe import describe_plan
from query.clipping import clip
from query.result import (
    AgencyRow,
    Alternative,
    Answer,
    CitedRow,
    DeadlineRow,
    DefinitionRow,
    DocumentRow,
    Quote,
    Row,
    TaskRow,
    ThresholdRow,
    ValueRow,
)
from query.several import PARAGRAPH
from ui.rendering.present import escape, place
from ui.rendering.wording import ROLES, describe_correction, describe_deadline, describe_threshold, noted

LONGEST_QUOTE = 160
CONTENT = 1  # the cell of a task's words, under which its headings stand
MANY = 12  # quotes, from which on they are not all shown at once
LISTED = re.compile(
    r"(?P<about>.*?)：1\. .*。(?P<count>共\d+[^。]*。)(?P<more>(?:(?:另有\d+份文件在|注意：).*)?)", re.DOTALL
)  # …：1. 甲；2. 乙。共2项。另有1份文件在……
Worded = Mapping[str, Sequence[tuple[Quote, str]]]
"""Quotes by their documents, each with its words without white space."""

# What each kind of row shows: the heads of its columns.
HEADS: dict[type, tuple[str, ...]] = {
    TaskRow: ("任务", "内容", "单位", "时限", "文件"),
    AgencyRow: ("单位", "文件中的名称"),
    DeadlineRow: ("时限", "含义"),
    ThresholdRow: ("指标", "含义"),
    DocumentRow: ("文件", "文号", "成文日期", "地区"),
    DefinitionRow: ("词语", "文件中的解释", "文件"),
    CitedRow: ("文件", "文号"),
}


def cells(row: Row, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return what `row` shows, in the order of its heads; `titles` are shown for documents by name.

    A lone value shows nothing.
    """
    match row:
        case TaskRow():
            text = noted(row.text, row.corrected)
            name, title = row.title or last_heading(row.path), titles.get(row.doc, row.doc)
            return (name, text, _who(row), "；".join(map(_when, row.limits)), title)
        case AgencyRow():
            return (noted(row.agency, row.corrected), "、".join(row.as_written))
        case DeadlineRow():
            known = (_days(row), describe_rule(row.inferred), describe_correction(row.corrected))
            return (row.text, "；".join(filter(None, known)))
        case ThresholdRow():
            until = f"（{row.until}）" if row.until else ""
            bound = describe_threshold(row.named, row.operator, row.value, row.unit, row.modality)
            return (row.text, noted(bound + until, row.corrected))
        case DocumentRow():
            why = f"，{row.why}" if row.why else ""
            return (f"{row.title}（{row.doc}{why}）", row.number, str(row.date or ""), row.region)
        case DefinitionRow():
            return (row.term, row.text, titles.get(row.doc, row.doc))
        case CitedRow():
            return (f"《{row.title}》", row.number)
        case ValueRow():
            return ()


def _who(row: TaskRow) -> str:
    """Return the bodies of a task, those of one role together: 牵头：甲、乙；配合：丙."""
    named = ((role, "、".join(name for one, name in row.shares if one is role)) for role in Role)
    return "；".join(f"{ROLES[role]}：{names}" for role, names in named if names)


def _when(row: DeadlineRow) -> str:
    days = _days(row)
    return f"{row.text}（{days}）" if days and days != row.text else row.text


def _days(row: DeadlineRow) -> str:
    return describe_deadline(row.kind, row.start, row.end, row.every)


def render_answer(answer: Answer, copied: str) -> str:
    """Return the answer for the page: the sentence, the rows, the quotes, plan and query behind a fold.

    A quote that is the text of a task shown is reached from its row and not listed again; `copied` is what
    is copied in its place, not shown.
    """
    parts = [f'<p class="zt-said">{escape(said)}</p>' for said in headline(answer).split(PARAGRAPH)]
    parts.append(_readings(answer.readings))
    numbered = enumerate((row for row in answer.rows if type(row) in HEADS), start=1)
    for kind, rows in groupby(numbered, key=lambda pair: type(pair[1])):
        parts.append(_rows(kind, list(rows), answer))
    listed = _unshown(answer)
    if listed:
        parts.append(_quotes(listed, titles_of(answer)))
    parts.append(_plan(answer))
    parts.append(f'<pre class="zt-copied" hidden>{escape(copied)}</pre>')
    refused = "" if answer.is_answered else " zt-refused"
    return f'<div class="zt-answer{refused}">{"".join(parts)}</div>'


def _readings(readings: Sequence[Alternative]) -> str:
    """Return a row of buttons for each doubtful word, the reading taken pressed."""
    rows = []
    for mention, group in groupby(readings, key=lambda reading: reading.mention):
        ways = list(group)
        means = "指" if any(reading.is_taken for reading in ways) else "也许指"
        buttons = "".join(map(_reading, ways))
        rows.append(f'<div class="zt-readings"><span>“{escape(mention)}”{means}</span>{buttons}</div>')
    return "".join(rows)


def _reading(reading: Alternative) -> str:
    meaning = escape(reading.label.partition("＝")[2])
    pressed = "true" if reading.is_taken else "false"
    value = f'data-mention="{escape(reading.mention)}" data-choice="{escape(reading.value)}"'
    return f'<button type="button" class="zt-reading" aria-pressed="{pressed}" {value}>{meaning}</button>'


def _plan(answer: Answer) -> str:
    """Return how the question was understood and the query that answered it, behind a fold."""
    plan = describe_plan(answer.question)
    said = f"<p>{escape(plan)}</p>" if plan else ""
    query = f"<pre>{escape(answer.sparql)}</pre>" if answer.sparql else ""
    if not said and not query:
        return ""
    return f'<details class="zt-plan"><summary>怎样理解、怎样查询</summary>{said}{query}</details>'


def _rows(kind: type, rows: Sequence[tuple[int, Row]], answer: Answer) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("", *HEADS[kind]))
    titles = titles_of(answer)
    worded = _by_document(answer.quotes)
    body = (_row(number, cells(row, titles), _proofs(row, worded), section(row)) for number, row in rows)
    table = f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>"
    return f'<div class="zt-scroll"><table class="zt-rows zt-{kind.__name__}">{table}</table></div>'


def titles_of(answer: Answer) -> dict[str, str]:
    """Return the titles of the documents of an answer by their names."""
    return {document.name: document.title for document in answer.documents if document.title}


def section(row: Row) -> str:
    """Return the headings above a task's own, the place in its document; empty for other rows."""
    if not isinstance(row, TaskRow):
        return ""
    steps = [step for step in row.path.split("/") if step]
    return " › ".join(steps[:-1] if steps and last_heading(row.path).endswith(row.title) else steps)


def last_heading(path: str) -> str:
    """Return the last of the headings of a path."""
    return path.rpartition("/")[2]


def _row(number: int, texts: Sequence[str], proofs: Sequence[Quote], under: str) -> str:
    """Return a row; that of a task has its headings and characters, and leads to its words."""
    written = [escape(text) for text in texts]
    spans = "、".join(f"{quote.start}–{quote.end}" for quote in proofs)
    stands = "　".join(filter(None, (under, f"第 {spans} 字" if spans else "")))
    if stands:
        written[CONTENT] += f"<small>{escape(stands)}</small>"
    shown = "".join(f"<td>{text}</td>" for text in written)
    if not proofs:
        return f"<tr><td>{number}</td>{shown}</tr>"
    where = place(proofs[0].doc, [Span(quote.start, quote.end) for quote in proofs])
    see = f'<button type="button" class="zt-see" {where}>原文</button>'
    return f'<tr class="zt-link" {where}><td>{number}</td>{shown.removesuffix("</td>")}<br>{see}</td></tr>'


def _unshown(answer: Answer) -> list[Quote]:
    """Return the quotes that are not the text of a row."""
    worded = _by_document(answer.quotes)
    shown = {quote for row in answer.rows for quote in _proofs(row, worded)}
    return [quote for quote in answer.quotes if quote not in shown]


def _by_document(quotes: Sequence[Quote]) -> Worded:
    found: dict[str, list[tuple[Quote, str]]] = defaultdict(list)
    for quote in quotes:
        found[quote.doc].append((quote, "".join(quote.text.split())))
    return found


def _proofs(row: Row, worded: Worded) -> list[Quote]:
    """Return the quotes that are the text of a task, whole or else in parts."""
    if not isinstance(row, TaskRow):
        return []
    own = worded.get(row.doc, ())
    whole = [quote for quote, words in own if words == row.text]
    return whole[:1] or [quote for quote, words in own if words in row.text]


def _quotes(quotes: Sequence[Quote], titles: Mapping[str, str]) -> str:
    """Return the quotes as a list, behind a fold where they are many."""
    said = f"依据 {len(quotes)} 处（点一下看原文）"
    shown = "".join(_quote(quote, titles) for quote in quotes)
    if len(quotes) > MANY:
        return f"<details><summary>{said}</summary>{shown}</details>"
    return f"<h4>{said}</h4>{shown}"


def _quote(quote: Quote, titles: Mapping[str, str]) -> str:
    steps = (titles.get(quote.doc, quote.doc), *filter(None, quote.path.split("/")))
    stands = f"{escape(' › '.join(steps))}　第 {quote.start}–{quote.end} 字"
    words = f"<small>{stands}</small>{escape(noted(shorten(quote.text), quote.corrected))}"
    where = place(quote.doc, [Span(quote.start, quote.end)])
    return f'<button type="button" class="zt-quote" {where}>{words}</button>'


def shorten(text: str) -> str:
    """Return the words of a quote on one line, cut where they are many."""
    words = "".join(text.split()) if any(char >= "\u4e00" for char in text) else " ".join(text.split())
    return clip(words, LONGEST_QUOTE)


def headline(answer: Answer) -> str:
    """Return the answer's sentence, without the list where the rows show it anyway."""
    if not any(type(row) in HEADS for row in answer.rows):
        return answer.text
    return PARAGRAPH.join(map(_without_list, answer.text.split(PARAGRAPH)))


def _without_list(said: str) -> str:
    match = LISTED.fullmatch(said)
    return f"{match['about']}，{match['count']}{match['more']}" if match else said


def describe_answer(answer: Answer) -> str:
    """Return the answer for a terminal: the sentence, the rows with their places, the other quotes."""
    lines = [headline(answer), *_offer(answer.readings)]
    worded = _by_document(answer.quotes)
    for number, row in enumerate((row for row in answer.rows if type(row) in HEADS), start=1):
        shown = "｜".join(cell for cell in cells(row, {}) if cell)
        places = " ".join(f"[{q.start}–{q.end}]" for q in _proofs(row, worded))
        lines.append(f"{number:3}. {'｜'.join(filter(None, (shown, section(row))))} {places}".rstrip())
    listed = _unshown(answer)
    if listed:
        lines.append("依据：")
        lines += [f"  [{_place(q)}] {noted(shorten(q.text), q.corrected)}" for q in listed[:MANY]]
        if len(listed) > MANY:
            lines.append(f"  ……另有 {len(listed) - MANY} 处，用 --json 可以看到全部。")
    return "\n".join(lines)


def _place(quote: Quote) -> str:
    """Return the document, the headings and the characters of a quote."""
    steps = (quote.doc, *filter(None, quote.path.split("/")))
    return f"{' › '.join(steps)} {quote.start}–{quote.end}"


def _offer(readings: Sequence[Alternative]) -> list[str]:
    """Return a line with the other readings that a question can name; a refusal names the nearest itself."""
    if not any(reading.is_taken for reading in readings):
        return []
    others = [reading.label for reading in readings if reading.text and not reading.is_taken]
    return [f"也可能是：{'；'.join(others)}。要按其中一个回答，请换成全名再问。"] if others else []
