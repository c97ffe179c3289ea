"""The documents held as a table for the page, and what became of files that came and went."""

from collections.abc import Mapping, Sequence

from query.views.catalogue import DocumentEntry
from query.views.checkup import Checkup
from ui.rendering.present import escape, place

HEAD = ("文件", "文号", "成文日期", "地区", "任务", "提醒", "待看", "校正")
EMPTY = '<p class="zt-empty">还没有收录文件。把政策文件拖到“添加文件”里，或点一下选择文件。</p>'
NOT_FOUND = '<p class="zt-empty">没有符合的文件。请换个词，或清空搜索框。</p>'
UNKNOWN = '<td class="zt-count" title="打开文件，或点“全部体检”，就有数目">—</td>'


def select_entries(entries: Sequence[DocumentEntry], words: str) -> list[DocumentEntry]:
    """Return the documents whose title, name, number, issuer, place or day hold every word of `words`."""
    wanted = words.split()
    return [entry for entry in entries if all(word in _said(entry) for word in wanted)]


def render_held(
    entries: Sequence[DocumentEntry],
    words: str,
    checkups: Mapping[str, Checkup],
    corrections: Mapping[str, int],
) -> str:
    """Return the documents that match `words` as a table; each row opens its document.

    `checkups` has those already made and `corrections` how many hold, both by document.
    """
    if not entries:
        return EMPTY
    found = select_entries(entries, words)
    if not found:
        return NOT_FOUND
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    rows = "".join(_row(one, checkups.get(one.name), corrections.get(one.name, 0)) for one in found)
    tasks = sum(entry.tasks for entry in found)
    count = f'<p class="zt-legend">{len(found)} 份文件，{tasks} 项任务　·　点一行打开</p>'
    table = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'{count}<div class="zt-scroll zt-list"><table class="zt-rows zt-files">{table}</table></div>'


def render_results(results: Sequence[tuple[str, bool | None]], waiting: str = "") -> str:
    """Return a list with a line for each (sentence, whether it went well), and what is still to come.

    It is `None` for what went neither well nor badly: nothing was changed.
    """
    looks = {True: "", False: " class=zt-failed", None: " class=zt-unchanged"}
    lines = "".join(f"<li{looks[well]}>{escape(said)}</li>" for said, well in results)
    last = f'<li class="zt-waiting">{escape(waiting)}</li>' if waiting else ""
    return f'<ul class="zt-results">{lines}{last}</ul>'


def _said(entry: DocumentEntry) -> str:
    day = str(entry.date or "")
    return "\n".join((entry.title, entry.name, entry.number, entry.issuer, entry.region, day))


def _row(entry: DocumentEntry, checkup: Checkup | None, corrections: int) -> str:
    newer = f'<em class="zt-old">已有新版本 {escape(entry.newer)}</em>' if entry.newer else ""
    name = f"<small>{escape(entry.name)}</small>" if entry.name != entry.title else ""
    cells = (entry.number, str(entry.date or ""), entry.region)
    shown = "".join(f"<td>{escape(text)}</td>" for text in cells)
    return (
        f'<tr class="zt-link" tabindex="0" {place(entry.name, ())}>'
        f"<td>{escape(entry.title)}{newer}{name}</td>{shown}{_count(entry.tasks)}"
        f"{_count(len(checkup.findings)) if checkup else UNKNOWN}"
        f"{_count(checkup.open_clauses) if checkup else UNKNOWN}{_count(corrections)}</tr>"
    )


def _count(number: int) -> str:
    return f'<td class="zt-count">{number}</td>'
