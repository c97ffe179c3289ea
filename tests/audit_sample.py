"""Excluded clauses drawn at random, for someone else to read: `python -m tests.audit_sample SEED N`."""

import random
import sys
from dataclasses import dataclass

from corpus.document import Document
from extract.auditing.audit import CuedClause, Verdict
from extract.auditing.exclusions import EXCLUSIONS
from tests.corpora import read, shared_files
from tests.evaluate_audit import audited

AROUND = 60  # characters of the text before and behind the clause
HEAD = "| # | 文件 | 位置 | 标题 | 原文（小句在【】中，提示词在〖〗中） | 提示词 | 规则 | 判断 |"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An excluded cue with the document in which it stands."""

    document: Document
    found: CuedClause


def draw(seed: int, count: int) -> list[Drawn]:
    """Return `count` excluded cues of all real documents by place, the same ones for the same seed."""
    excluded = [
        Drawn(read(path).document, one)
        for path in shared_files()
        for one in audited(path)
        if one.verdict is Verdict.EXCLUDED
    ]
    chosen = random.Random(seed).sample(range(len(excluded)), min(count, len(excluded)))
    return [excluded[place] for place in sorted(chosen)]


def write_table(drawn: list[Drawn]) -> str:
    """Return what was drawn as a table of markdown, the last column left for the reader."""
    labels = {rule.name: f"{rule.label}（{rule.name}）" for rule in EXCLUSIONS}
    lines = [HEAD, "|" + " --- |" * HEAD.count(" | ") + " --- |"]
    for number, one in enumerate(drawn, start=1):
        found = one.found
        where = f"{found.spans[0].start}–{found.spans[-1].end}"
        cells = (
            str(number),
            one.document.name,
            where,
            " › ".join(found.path),
            _context(one),
            f"{found.kind}：{found.word}",
            labels[found.rule or ""],
            "",
        )
        lines.append("| " + " | ".join(cell.replace("|", "／") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _context(one: Drawn) -> str:
    """Return the clause with its cue marked, and what stands around it, without white space."""
    text, found = one.document.text, one.found
    start, end = found.spans[0].start, found.spans[-1].end
    first, last = found.at[0].start, found.at[-1].end
    parts = (
        text[max(0, start - AROUND) : start],
        f"【{text[start:first]}〖{text[first:last]}〗{text[last:end]}】",
        text[end : end + AROUND],
    )
    return "".join("".join(parts).split())


if __name__ == "__main__":
    seed, count = (int(word) for word in (*sys.argv[1:], "1", "100")[:2])
    sys.stdout.write(write_table(draw(seed, count)))
