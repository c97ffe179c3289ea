"""The commands sparql and matrix."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.sandbox import run_query
from graph.snapshot import GRAPHS, TABLES, Asked
from ontology.errors import SourceError, UsageError
from query.views.matrix import build_matrix
from query.views.scope import Scope
from ui.commands import console
from ui.commands.opening import open_held
from ui.rendering.remedies import COUNT_ALL
from ui.rendering.results import read_table, write_table
from ui.rendering.sheet import name_matrix, write_csv, write_html, write_json, write_markdown
from ui.rendering.workbook import write_workbook


def sparql(args: argparse.Namespace) -> int:
    """Print what a read-only query gives.

    Raises:
        SourceError: its file cannot be read.
    """
    asked = read_asked(args)
    with open_held(args.store) as store:
        written = run_query(store, asked, seconds=args.seconds)
    is_table = asked.rows is not None and written.form == "tsv"
    said = write_table(read_table(written.data)) if is_table else written.data.decode("utf-8").rstrip("\r\n")
    if said:
        console.say(said)
    if written.cut:
        console.warn(f"结果超过 {args.rows} 行，只输出前 {args.rows} 行；可用 --rows 放宽。")
    return 0


def read_asked(args: argparse.Namespace) -> Asked:
    """Return the query of the command and its form: of a table that people read only so many rows.

    Raises:
        SourceError: its file cannot be read.
    """
    query, form = read_query(args.query), args.format
    if args.json:
        return Asked(query, "json", "jsonld")
    if form in (None, "table"):
        return Asked(query, "tsv", None if form else "ttl", rows=args.rows)
    return Asked(query, form if form in TABLES else None, form if form in GRAPHS else None)


def read_query(query: str | Path) -> str:
    """Return a query as given, or out of a file.

    Raises:
        SourceError: the file cannot be read.
    """
    if isinstance(query, str):
        return query
    try:
        return query.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(query), "不能读取这个查询文件；请确认文件存在，并以 UTF-8 保存") from error


def matrix(args: argparse.Namespace) -> int:
    """Print or write the responsibility matrix.

    Raises:
        UsageError: the format is unknown.
        PolicyError: the file cannot be written.
    """
    form = "json" if args.json else args.format or (args.out.suffix.lstrip(".").lower() if args.out else "md")
    writers = {"csv": write_csv, "md": write_markdown, "html": write_html, "json": write_json}
    if form not in (*writers, "xlsx"):
        raise UsageError(f"不认识的格式“{form}”；可用：xlsx、csv、md、html。")
    scope = Scope(args.doc, args.region, args.agency, None if args.all else args.today or date.today())
    with open_held(args.store) as store:
        found = build_matrix(store, scope, remedy=COUNT_ALL)
        whole = (
            build_matrix(store, replace(scope, partners=True), remedy=COUNT_ALL)
            if args.agency and form == "xlsx"
            else found
        )
    out = args.out or (Path("责任矩阵.xlsx") if form == "xlsx" else None)
    if out is None:
        console.say(writers[form](found).rstrip("\n"))
        _warn(found.note)
        return 0
    with console.writing(out):
        if form == "xlsx":
            write_workbook(found, name_matrix(found, scope), out, whole)
        else:
            out.write_text(writers[form](found), encoding="utf-8-sig" if form == "csv" else "utf-8")
    console.warn(f"{out}：已写出，{len(found.rows)} 项任务，{len(found.agencies)} 个单位。")
    _warn(found.note)
    return 0


def _warn(note: str) -> None:
    if note:
        console.warn(note)
