"""An answer to take along, as data for a file: its sentence, tables and citations; and as text to paste."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from query.answers.describe import describe_plan
from query.result import Answer, Row
from ui.rendering.answers import HEADS, cells, headline, section, titles_of
from ui.rendering.wording import noted

PLACE = "位置"
CITATION_HEAD = ("序号", "文件", "章节", "起止（字）", "原文")
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind: heads and cells, all text; each row ends with its headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(answer: Answer) -> list[Table]:
    """Return the rows of `answer` as tables, one for each run of rows of a kind; lone values give none."""
    titles, found = titles_of(answer), []
    for kind, group in groupby(_listed(answer), key=type):
        rows = [(*cells(row, titles), section(row)) for row in group]
        placed = any(row[-1] for row in rows)
        head = (*HEADS[kind], PLACE) if placed else HEADS[kind]
        found.append(Table(head, tuple(row if placed else row[:-1] for row in rows)))
    return found


def _listed(answer: Answer) -> Iterator[Row]:
    return (row for row in answer.rows if type(row) in HEADS)


def citations(answer: Answer) -> list[tuple[str, ...]]:
    """Return the quotes as cells: number, title, headings, characters (half-open), words."""
    titles = titles_of(answer)
    return [
        (
            str(number),
            titles.get(quote.doc, quote.doc),
            " › ".join(filter(None, quote.path.split("/"))),
            f"{quote.start}–{quote.end}",
            noted(" ".join(quote.text.split()), quote.corrected),
        )
        for number, quote in enumerate(answer.quotes, start=1)
    ]


def write_text(answer: Answer) -> str:
    """Return question, sentence, rows and all citations, to be pasted into a letter or a chat."""
    lines = [f"问：{answer.question.text}", f"答：{headline(answer)}"]
    for table in tables(answer):
        lines += (f"{n}. {'｜'.join(filter(None, row))}" for n, row in enumerate(table.rows, start=1))
    if answer.quotes:
        lines.append("依据：")
        lines += (
            f"[{number}] 《{title}》{f'（{path}）' if path else ''}第{place}字：{words}"
            for number, title, path, place, words in citations(answer)
        )
    return "\n".join(lines)


def name_answer(answer: Answer) -> str:
    """Return what a file of the answer is called: its question, cut where it is long."""
    return answer.question.text.strip("？?。 ")[:LONGEST_NAME] or "回答"


def preamble(answer: Answer, asked_on: date) -> tuple[tuple[str, str], ...]:
    """Return what stands above the tables, as pairs of name and text: question, sentence, plan, day."""
    plan = describe_plan(answer.question)
    rows = (
        ("问题", answer.question.text),
        ("回答", headline(answer)),
        ("理解为", plan),
        ("查询日期", f"{asked_on.year}年{asked_on.month}月{asked_on.day}日"),
    )
    return tuple(row for row in rows if row[1])
