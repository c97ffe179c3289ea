"""Corrections for people: what each says, who made it and what became of it."""

from collections.abc import Sequence

from graph.applying import Fate
from graph.correcting import Standing, kind_in_words, words_of
from graph.corrections import Correction
from ui.rendering.comparison import name_task
from ui.rendering.present import escape, place

FATES = {
    Fate.APPLIED: "",
    Fate.NO_TASK: "现有版本里没有这项任务，校正保留，未起作用",
    Fate.NO_FACT: "现有版本里没有所改的内容，校正保留，未起作用",
    Fate.STATED: "现有版本已经这样写，校正保留，不再需要",
}
NOTHING = "还没有校正。"


def describe_change(one: Correction) -> str:
    """Return what a correction does: 牵头 市水务局 → 牵头 市财政局."""
    before = f"{kind_in_words(one.before)} {words_of(one.before)}" if one.before else ""
    after = f"{kind_in_words(one.after)} {words_of(one.after)}" if one.after else ""
    if not before:
        return f"增加 {after}"
    return f"{before} → {after}" if after else f"删去 {before}"


def describe_standing(standing: Standing) -> str:
    """Return a correction as a line for the terminal, with what became of it."""
    one = standing.correction
    where = " ".join(filter(None, (standing.document, standing.task)))
    fate = FATES[standing.fate]
    return (
        f"[{one.id}] {where or '（没有文件）'}　{name_task(one.task)}：{describe_change(one)}"
        f"（校正：{one.note}）{_shared(standing)}{f'；{fate}' if fate else ''}"
    )


def say_corrected(standing: Standing) -> str:
    """Return the sentence that a correction was made, and in which other tasks of the same cell or part."""
    one = standing.correction
    return (
        f"已校正“{name_task(one.task)}”：{describe_change(one)}{_shared(standing)}；编号 {one.id}，可以撤销"
    )


def say_undone(one: Correction) -> str:
    """Return the sentence that a correction was taken back."""
    return f"已撤销校正 {one.id}（“{name_task(one.task)}”：{describe_change(one)}），恢复为读出的内容"


def render_corrections(found: Sequence[Standing]) -> str:
    """Return the corrections of a document as a list for the page, each with a button to undo it."""
    if not found:
        return f'<p class="zt-audit zt-done">{NOTHING}</p>'
    items = "".join(map(_item, found))
    return (
        f'<details class="zt-audit" open><summary>校正 {len(found)} 条</summary>'
        f'<ul class="zt-corrections">{items}</ul></details>'
    )


def _shared(standing: Standing) -> str:
    """Return which tasks for which the source writes it only once were corrected too, and which were not."""
    said = [f"同一处写明的 {'、'.join(standing.also)} 一并校正"] if standing.also else []
    said += [f"同一处写明的 {'、'.join(standing.apart)} 没有改，要改请分别校正"] if standing.apart else []
    return "".join(f"；{words}" for words in said)


def _item(standing: Standing) -> str:
    one = standing.correction
    fate = FATES[standing.fate]
    told = f"（{one.note}）{_shared(standing)}{f'；{fate}' if fate else ''}"
    where = place(standing.document, one.task.spans) if standing.fate is Fate.APPLIED else ""
    name = f'<span class="zt-link" {where}>{escape(name_task(one.task))}</span>'
    undo = f'<button type="button" class="zt-see" data-undo="{one.id}">撤销</button>'
    return f"<li>{name}：{escape(describe_change(one))}<small>{escape(told)}</small> {undo}</li>"
