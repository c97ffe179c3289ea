"""What a command printed in JSON, told to an assistant: a text with citations, and the same as data."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ui.rendering.results import Table, show, write_table
from ui.rendering.wording import describe_correction

Json = dict[str, Any]
SHOWN = 200  # rows of a result or a matrix in the text; how many there are is said
ROLES = {"lead": "牵头", "cooperate": "配合", "responsible": "责任"}


@dataclass(frozen=True, slots=True)
class Told:
    """A result for an assistant."""

    text: str
    data: Json


Teller = Callable[[str], Told]


def write_batch(questions: Sequence[str]) -> str:
    """Return questions that follow up on each other, as `ask --batch` reads them."""
    lines = (
        {"id": str(number), "question": text, **({"after": str(number - 1)} if number else {})}
        for number, text in enumerate(questions)
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def tell_answer(printed: str) -> Told:
    """Tell the last answer of a batch."""
    data = json.loads(printed.splitlines()[-1])
    del data["id"]
    lines = [data["text"]]
    if data["citations"]:
        lines.append("依据：")
        lines += [f"{_place(cited)} {_one_line(cited['quote'])}{_note(cited)}" for cited in data["citations"]]
    return Told("\n".join(lines), data)


def tell_passages(printed: str) -> Told:
    """Tell passages, the best first."""
    found = json.loads(printed)
    lines = [
        f"{number}. {_place(one)} {' › '.join(one['path'])}\n   {_one_line(one['text'])}"
        for number, one in enumerate(found, start=1)
    ]
    return Told("\n".join(lines) or "没有找到相关段落。", {"results": found})


def tell_solutions(printed: str) -> Told:
    """Tell the solutions of a query, or its graph."""
    data = json.loads(printed)
    if isinstance(data, list):
        return Told(json.dumps(data[:SHOWN], ensure_ascii=False) + _cut(data), {"graph": data})
    if "boolean" in data:
        return Told("是" if data["boolean"] else "否", data)
    names, rows = data["head"]["vars"], data["results"]["bindings"]
    shown = [[_term(row.get(name)) for name in names] for row in rows[:SHOWN]]
    return Told(write_table(Table(tuple(names), tuple(map(tuple, shown)))) + _cut(rows), data)


def tell_matrix(printed: str) -> Told:
    """Tell who does what by when, a task a line."""
    data = json.loads(printed)
    rows = data["rows"]
    lines = [f"{number}. {_task(row)}" for number, row in enumerate(rows[:SHOWN], start=1)]
    count = f"{len(rows)} 项任务，{len(data['agencies'])} 个单位。"
    return Told("\n".join([count, *lines]) + _cut(rows), data)


def _task(row: Json) -> str:
    who = "；".join(
        f"{ROLES[role]}：{'、'.join(names)}"
        for role in ROLES
        if (names := [one["agency"] for one in row["roles"] if one["role"] == role])
    )
    when = f"时限：{'、'.join(row['deadlines'])}" if row["deadlines"] else ""
    places = " ".join(_place({"doc": row["doc"], **span}) for span in row["spans"])
    told = "｜".join(filter(None, (row["title"], row["text"], who, when)))
    return f"{told} {places}"


def _place(cited: Json) -> str:
    return f"[{cited['doc']} {cited['start']}–{cited['end']}]"


def _note(cited: Json) -> str:
    return f"（{describe_correction(cited['corrected'])}）" if cited.get("corrected") else ""


def _one_line(text: str) -> str:
    return "".join(text.split())


def _term(term: Json | None) -> str:
    if term is None:
        return ""
    return show(f"<{term['value']}>") if term["type"] == "uri" else str(term["value"])


def _cut(rows: Sequence[object]) -> str:
    return f"\n共 {len(rows)} 行，这里是前 {SHOWN} 行；其余请缩小范围再查。" if len(rows) > SHOWN else ""
