"""Answers for a person: as HTML for the page, as lines for the terminal."""

from collections.abc import Sequence
from itertools import groupby

from ontology.model import Span
from query.model import (
    AgencyRow,
    Answer,
    CitedRow,
    DeadlineRow,
    DocumentRow,
    Quote,
    Row,
    TaskRow,
    ThresholdRow,
    ValueRow,
)
from ui.present import escape, place
from ui.wording import describe_deadline, describe_threshold

LONGEST_QUOTE = 160

# What each kind of row shows: the heads of its columns.
HEADS: dict[type, tuple[str, ...]] = {
    TaskRow: ("任务", "内容", "文件"),
    AgencyRow: ("单位", "文件中的名称"),
    DeadlineRow: ("时限", "含义"),
    ThresholdRow: ("指标", "含义"),
    DocumentRow: ("文件", "文号", "成文日期", "地区"),
    CitedRow: ("文件", "文号"),
}


def cells(row: Row) -> tuple[str, ...]:
    """Return what `row` shows, in the order of its heads; a lone value shows nothing."""
    match row:
        case TaskRow():
            return (row.title or row.path.rpartition("/")[2], row.text, row.doc)
        case AgencyRow():
            return (row.agency, "、".join(row.as_written))
        case DeadlineRow():
            return (row.text, describe_deadline(row.kind, row.start, row.end, row.every))
        case ThresholdRow():
            return (row.text, describe_threshold(row.indicator, row.operator, row.value, row.unit))
        case DocumentRow():
            return (f"{row.title}（{row.doc}）", row.number, str(row.date or ""), row.region)
        case CitedRow():
            return (f"《{row.title}》", row.number)
        case ValueRow():
            return ()


def render_answer(answer: Answer) -> str:
    """Return the answer for the page: the sentence, the rows, the quotes, the query behind a fold.

    A quote that is the text of a task shown is reached from its row and not listed again.
    """
    parts = [f'<p class="zt-said">{escape(answer.text)}</p>']
    numbered = enumerate((row for row in answer.rows if type(row) in HEADS), start=1)
    for kind, rows in groupby(numbered, key=lambda pair: type(pair[1])):
        parts.append(_rows(kind, list(rows), answer.quotes))
    listed = [quote for quote in answer.quotes if not any(_proves(quote, row) for row in answer.rows)]
    if listed:
        parts.append(f"<h4>依据 {len(listed)} 处（点一下看原文）</h4>")
        parts += [_quote(quote) for quote in listed]
    if answer.sparql:
        query = escape(answer.sparql)
        parts.append(f"<details><summary>查询语句（SPARQL）</summary><pre>{query}</pre></details>")
    refused = "" if answer.is_answered else " zt-refused"
    return f'<div class="zt-answer{refused}">{"".join(parts)}</div>'


def _rows(kind: type, rows: Sequence[tuple[int, Row]], quotes: Sequence[Quote]) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("", *HEADS[kind]))
    body = (_row(number, row, [q for q in quotes if _proves(q, row)]) for number, row in rows)
    table = f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>"
    return f'<div class="zt-scroll"><table class="zt-rows zt-{kind.__name__}">{table}</table></div>'


def _row(number: int, row: Row, proofs: Sequence[Quote]) -> str:
    shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells(row))
    if not proofs:
        return f"<tr><td>{number}</td>{shown}</tr>"
    where = place(proofs[0].doc, [Span(quote.start, quote.end) for quote in proofs])
    see = f'<button type="button" class="zt-see" {where}>原文</button>'
    return f'<tr class="zt-link" {where}><td>{number}</td>{shown.removesuffix("</td>")}<br>{see}</td></tr>'


def _proves(quote: Quote, row: Row) -> bool:
    """Tell whether `quote` is the task's own text or a part of it."""
    return isinstance(row, TaskRow) and quote.doc == row.doc and "".join(quote.text.split()) in row.text


def _quote(quote: Quote) -> str:
    words = f"<small>{escape(quote.doc)}</small>{escape(shorten(quote.text))}"
    where = place(quote.doc, [Span(quote.start, quote.end)])
    return f'<button type="button" class="zt-quote" {where}>{words}</button>'


def shorten(text: str) -> str:
    """Return the words of a quote on one line, cut where they are many."""
    words = "".join(text.split()) if any(char >= "\u4e00" for char in text) else " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE] + "…"


def describe_answer(answer: Answer) -> str:
    """Return the answer for a terminal: the sentence, the rows, where it stands."""
    lines = [answer.text]
    for number, row in enumerate((row for row in answer.rows if type(row) in HEADS), start=1):
        shown = "｜".join(cell for cell in cells(row) if cell)
        lines.append(f"  {number}. {shown}")
    if answer.quotes:
        lines.append("依据：")
        lines += [f"  [{q.doc} {q.start}–{q.end}] {shorten(q.text)}" for q in answer.quotes]
    return "\n".join(lines)
