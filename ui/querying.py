"""The commands sparql and matrix."""

import argparse
from datetime import date
from pathlib import Path

from graph.sandbox import run_query
from ontology.errors import PolicyError, SourceError
from query.matrix import Scope, build_matrix
from ui import console
from ui.opening import open_held
from ui.results import TRIPLE, WRITERS
from ui.sheet import name_matrix, write_csv, write_html, write_markdown, write_workbook


def sparql(args: argparse.Namespace) -> int:
    """Print what a read-only query gives.

    Raises:
        SourceError: its file cannot be read.
    """
    query = read_query(args.query)
    with open_held(args.store) as store:
        result = run_query(store, query, seconds=args.seconds, rows=args.rows)
    form = args.format or ("ttl" if result.columns == TRIPLE else "table")
    text = WRITERS[form](result)
    if text:
        console.say(text)
    if result.cut:
        console.warn(f"结果超过 {args.rows} 行，只输出前 {args.rows} 行；可用 --rows 放宽。")
    return 0


def read_query(text: str) -> str:
    """Return a query as given, or out of the file that `@FILE` names.

    Raises:
        SourceError: the file cannot be read.
    """
    if not text.startswith("@"):
        return text
    try:
        return Path(text[1:]).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(text[1:], "不能读取这个查询文件；请确认文件存在，并以 UTF-8 保存") from error


def matrix(args: argparse.Namespace) -> int:
    """Print or write the responsibility matrix.

    Raises:
        PolicyError: the file cannot be written.
    """
    form = args.format or (args.out.suffix.lstrip(".").lower() if args.out else "md")
    writers = {"csv": write_csv, "md": write_markdown, "html": write_html}
    if form not in (*writers, "xlsx"):
        raise PolicyError(f"不认识的格式“{form}”；可用：xlsx、csv、md、html。")
    scope = Scope(args.doc, args.region, args.agency, None if args.all else args.today or date.today())
    with open_held(args.store) as store:
        found = build_matrix(store, scope)
    out = args.out or (Path("责任矩阵.xlsx") if form == "xlsx" else None)
    if out is None:
        console.say(writers[form](found).rstrip("\n"))
        _warn(found.note)
        return 0
    with console.writing(out):
        if form == "xlsx":
            write_workbook(found, name_matrix(found, scope), out)
        else:
            out.write_text(writers[form](found), encoding="utf-8-sig" if form == "csv" else "utf-8")
    console.warn(f"{out}：已写出，{len(found.rows)} 项任务，{len(found.agencies)} 个单位。")
    _warn(found.note)
    return 0


def _warn(note: str) -> None:
    if note:
        console.warn(note)
