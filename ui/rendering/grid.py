"""The matrix as a table of HTML whose head and first columns stay in sight. Knows nothing of Gradio."""

from collections.abc import Iterator
from itertools import groupby

from ontology.model import Role
from query.clipping import clip
from query.views.cells import MatrixAgency
from query.views.matrix import Matrix, MatrixRow
from query.views.workload import Load, measure_loads
from ui.rendering.present import escape, mark_corrected, place
from ui.rendering.wording import ROLES, SIGNS, describe_part, sign_of

LONGEST = 40  # characters of a task without a title
FEW = 4  # bodies beside which the tasks can be wide


def render_matrix(whole: Matrix, *, bodies: int | None = None, tasks: int | None = None) -> str:
    """Return the matrix as a table: the number of tasks of each body under its name, by role at the foot.

    Of more than so many `bodies` or `tasks` the busiest and the first are shown, and how many are left out.
    """
    if not whole.rows:
        return '<p class="zt-empty">这个范围内没有任务；请换一个文件、地区或单位，或放宽筛选。</p>'
    matrix = Matrix(whole.agencies[:bodies], whole.rows[:tasks])
    loads = {load.agency.iri: load for load in measure_loads(whole)}
    several = len({row.doc for row in matrix.rows}) > 1
    parts = []
    for _, rows in groupby(matrix.rows, key=lambda row: row.doc):
        held = list(rows)
        parts.append(_document(matrix, held) if several else "")
        parts += [_row(matrix, row) for row in held]
    return (
        f"{_say_cut(whole, matrix)}"
        f'<div class="zt-matrix{" zt-few" if len(matrix.agencies) <= FEW else ""}" tabindex="0"><table>'
        '<colgroup><col class="zt-name"><col class="zt-when">'
        f'<col class="zt-agency" span="{max(len(matrix.agencies), 1)}"></colgroup>'
        f"<thead>{_head(matrix, loads)}</thead><tbody>{''.join(parts)}</tbody>"
        f"<tfoot>{_foot(matrix, loads)}</tfoot></table></div>"
    )


def _say_cut(whole: Matrix, shown: Matrix) -> str:
    """Return the sentence on what is left out, empty where nothing is."""
    bodies, tasks = len(whole.agencies) - len(shown.agencies), len(whole.rows) - len(shown.rows)
    left = [f"{count} {unit}" for count, unit in ((bodies, "个单位"), (tasks, "项任务")) if count]
    if not left:
        return ""
    said = (
        f"先列任务最多的单位和靠前的任务，另有 {'、'.join(left)}没有列出；请缩小范围，或导出 Excel 看全部。"
    )
    return f'<p class="zt-legend">{said}</p>'


def _head(matrix: Matrix, loads: dict[str, Load]) -> str:
    names = "".join(_agency(agency, loads[agency.iri]) for agency in matrix.agencies)
    size = f"{len(matrix.rows)} 项任务，{len(matrix.agencies)} 个单位"
    return (
        f'<tr><th class="zt-name">任务<small>{size}</small></th>'
        f'<th class="zt-when">时限<small>各单位合计 →</small></th>{names}</tr>'
    )


def _agency(agency: MatrixAgency, load: Load) -> str:
    said = "、".join(f"{ROLES[role]} {load.tasks[role]}" for role in Role if load.tasks[role])
    kind = "、".join(filter(None, (agency.place, *agency.sectors)))
    inferred = f"，其中推断 {load.inferred}" if load.inferred else ""
    title = f"{agency.name}（{kind}）：共 {load.total} 项，{said}{inferred}"
    return (
        f'<th class="zt-agency" title="{escape(title)}"><span>{escape(agency.label)}</span>'
        f"<b>{load.total}</b></th>"
    )


def _document(matrix: Matrix, rows: list[MatrixRow]) -> str:
    title = f"{rows[0].document_title}（{len(rows)} 项）"
    left = f'<td colspan="{len(matrix.agencies)}"></td>' if matrix.agencies else ""
    return f'<tr class="zt-document"><th colspan="2"><span>{escape(title)}</span></th>{left}</tr>'


def _row(matrix: Matrix, row: MatrixRow) -> str:
    name = row.title or clip(row.text, LONGEST)
    when = escape("；".join(row.deadlines))
    head = f'class="zt-name" title="{escape(row.text)}" tabindex="0" {place(row.doc, row.spans, row.id)}'
    cells = "".join(_cells(matrix, row))
    shown = f"<span>{escape(name)}</span>{mark_corrected(row.corrected)}"
    return f'<tr><th {head}>{shown}</th><td class="zt-when">{when}</td>{cells}</tr>'


def _cells(matrix: Matrix, row: MatrixRow) -> Iterator[str]:
    """Yield the cells of a row; empty ones side by side are one, which keeps a wide matrix light."""
    for has_part, run in groupby(matrix.agencies, key=lambda agency: agency.iri in row.parts):
        agencies = list(run)
        if not has_part:
            yield f'<td class="zt-none" colspan="{len(agencies)}"></td>'
            continue
        for agency in agencies:
            part = row.parts[agency.iri]
            style = f"zt-{part.role.value}" + (" zt-inferred" if part.rule else "")
            title = escape(f"{agency.name}：{describe_part(part)}")
            where = place(row.doc, part.spans or row.spans, row.id)
            yield f'<td class="{style}" title="{title}" {where}>{sign_of(part)}</td>'


def _foot(matrix: Matrix, loads: dict[str, Load]) -> str:
    rows = []
    for role in Role:
        counts = [loads[agency.iri].tasks[role] for agency in matrix.agencies]
        cells = "".join(f"<td>{count or ''}</td>" for count in counts)
        head = f'<th class="zt-name">{SIGNS[role]} {ROLES[role]}</th>'
        rows.append(f'<tr>{head}<td class="zt-when">{sum(counts)} 次</td>{cells}</tr>')
    return "".join(rows)
