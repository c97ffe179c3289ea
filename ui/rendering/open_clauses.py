"""What the audit found, for people: clauses with their cues in Chinese, for the terminal and for the page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from extract.auditing.audit import CuedClause, Verdict, by_clause
from extract.auditing.cues import CueKind
from extract.auditing.exclusions import LABELS
from query.clipping import clip
from ui.rendering.present import escape, place

KINDS = {CueKind.WHO: "分工", CueKind.DUTY: "职责", CueKind.TIME: "时限", CueKind.FIGURE: "指标"}
SHOWN = 80  # characters of a clause that a line repeats


def count_clauses(found: Iterable[CuedClause]) -> str:
    """Return how many clauses have a cue, and what became of them, in a few words."""
    verdicts = Counter(by_clause(found).values())
    return (
        f"有提示词的小句 {verdicts.total()} 处：已读出 {verdicts[Verdict.COVERED]}，"
        f"按规则不记 {verdicts[Verdict.EXCLUDED]}，待看 {verdicts[Verdict.OPEN]}"
    )


def describe_clauses(found: Iterable[CuedClause], verdict: Verdict) -> list[str]:
    """Return a line for each clause with a cue of `verdict`: its place, its headings, its words, its cues."""
    lines = []
    for clause in _clauses(found, verdict):
        first = clause[0]
        where = f"[{first.spans[0].start}–{first.spans[-1].end}]"
        path = " › ".join(first.path)
        lines.append(f"{where} {path + '　' if path else ''}{clip(first.text, SHOWN)}（{_cues(clause)}）")
    return lines


def render_open(doc: str, found: Iterable[CuedClause]) -> str:
    """Return the open clauses of `doc` as a list that folds away, each a link to its words."""
    clauses = _clauses(found, Verdict.OPEN)
    if not clauses:
        return '<p class="zt-audit zt-done">没有待看的小句：有提示词的地方都已读出，或按规则不记。</p>'
    items = "".join(
        f'<li><button type="button" class="zt-fact" {place(doc, clause[0].spans)}>'
        f"<i>{_cues(clause)}</i>{escape(clip(clause[0].text, SHOWN))}</button></li>"
        for clause in clauses
    )
    return (
        f'<details class="zt-audit"><summary>待看 {len(clauses)} 处：有提示词而没有读出内容的小句</summary>'
        f"<ul>{items}</ul></details>"
    )


def _clauses(found: Iterable[CuedClause], verdict: Verdict) -> list[Sequence[CuedClause]]:
    """Return the cues of `verdict` by clause, in source order."""
    held = [one for one in found if one.verdict is verdict]
    return [list(cues) for _, cues in groupby(held, key=lambda one: one.spans)]


def _cues(clause: Sequence[CuedClause]) -> str:
    """Return the cues of a clause by kind, with the rules that exclude them: 职责：应当；时限：底前."""
    said = dict.fromkeys(
        f"{KINDS[one.kind]}：{one.word}" + (f"，{LABELS[one.rule]}" if one.rule else "") for one in clause
    )
    return "；".join(said)
