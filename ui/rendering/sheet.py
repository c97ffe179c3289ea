"""The responsibility matrix as text: markdown, CSV, JSON, or a page of its own."""

import csv
import io
import json
from dataclasses import asdict

from query.clipping import clip
from query.views.matrix import Matrix, MatrixRow
from query.views.scope import Scope
from ui.rendering.grid import render_matrix
from ui.rendering.present import page
from ui.rendering.wording import LEGEND, noted, sign_of

LONGEST_NAME = 30
HEAD = ("序号", "文件", "章节", "任务", "内容", "时限")


def name_task(row: MatrixRow) -> str:
    """Return the short name of the task: its title, else how its text begins."""
    return row.title or clip(row.text, LONGEST_NAME)


def name_matrix(matrix: Matrix, scope: Scope) -> str:
    """Return what the matrix is called: by the document's title, the region and the body of its scope."""
    title = matrix.rows[0].document_title if scope.doc and matrix.rows else scope.doc
    return " ".join(filter(None, ("责任矩阵", title, scope.region, scope.agency)))


def lines(matrix: Matrix) -> list[list[str]]:
    """Return the matrix as text cells, the head first."""
    head = [*HEAD, *(agency.label for agency in matrix.agencies)]
    body = [
        [
            str(number),
            row.document_title,
            row.path.replace("/", " / "),
            noted(name_task(row), row.corrected),
            row.text,
            "；".join(row.deadlines),
            *(sign_of(row.parts[a.iri]) if a.iri in row.parts else "" for a in matrix.agencies),
        ]
        for number, row in enumerate(matrix.rows, start=1)
    ]
    return [head, *body]


def write_csv(matrix: Matrix) -> str:
    """Return the matrix as CSV; a cell that a spreadsheet would take for a formula is quoted with '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cells in lines(matrix):
        writer.writerow("'" + cell if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells)
    return out.getvalue()


def write_json(matrix: Matrix) -> str:
    """Return the matrix as JSON: a row for each task, with its bodies, roles and places."""
    rows = [
        {
            "doc": row.doc,
            "id": row.id,
            "title": row.title,
            "text": row.text,
            "path": row.path.split("/") if row.path else [],
            "deadlines": list(row.deadlines),
            "roles": [
                {"agency": a.name, "label": a.label, "role": part.role.value, "inferred": part.rule}
                for a in matrix.agencies
                if (part := row.parts.get(a.iri))
            ],
            "spans": [asdict(span) for span in row.spans],
            **({"corrected": row.corrected} if row.corrected else {}),
        }
        for row in matrix.rows
    ]
    return json.dumps({"agencies": [a.name for a in matrix.agencies], "rows": rows}, ensure_ascii=False)


def write_markdown(matrix: Matrix) -> str:
    """Return the matrix as a markdown table without the long columns."""
    kept = [[cells[0], *cells[3:4], *cells[5:]] for cells in lines(matrix)]
    kept.insert(1, ["---"] * len(kept[0]))
    rows = ("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in kept)
    return "\n".join(rows) + f"\n\n{LEGEND}\n"


def write_html(matrix: Matrix) -> str:
    """Return the matrix as a page that needs no other file."""
    return page("责任矩阵", f"<h1>责任矩阵</h1><p>{LEGEND}</p>{render_matrix(matrix)}")
