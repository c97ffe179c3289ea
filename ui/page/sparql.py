"""The tab SPARQL: an editor with completion and saved queries; the result as a table, as csv or as json."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode

import gradio as gr

from graph.sandbox import SECONDS, run_query
from graph.snapshot import Asked
from query.completion import list_suggestions
from query.saved_queries import list_saved
from ui.desk import Desk, attempt, in_a_sentence
from ui.page.frame import Following, Frame
from ui.page.links import FOLLOW, build_copy, carry, on_link_in_steps
from ui.rendering.present import escape
from ui.rendering.results import Table, read_table

TAB = "sparql"
ROWS = 500
LIMITS = f"只读。最长运行 {SECONDS:g} 秒，最多显示 {ROWS} 行；下载的文件不限行数。前缀不必声明。"
KEYS = "Ctrl+Enter 执行；输入时用上下键选词，Enter 或 Tab 补全，Esc 关闭。"
START = '<p class="zt-empty">写一个查询，或选一个样例，然后执行。</p>'
RUNNING = '<p class="zt-empty" role="status">正在执行链接里的查询……</p>'
COMPLETE = "zhengtu.complete(element, '#zt-sparql textarea', '#zt-run')"


def build_sparql_tab(frame: Frame) -> Following:
    """Lay out the tab; what can be completed follows what is held."""
    desk = frame.desk
    saved = {one.name: one.text for one in list_saved()}
    first = next(iter(saved))
    with gr.Row(equal_height=True):
        example = gr.Dropdown(
            list(saved), value=first, label="样例查询", scale=4, elem_id="zt-saved", container=False
        )
        build_copy("zt-sparql-copy")
        run = gr.Button("执行", variant="primary", scale=0, min_width=110, elem_id="zt-run")
        table = gr.Button("下载 csv", scale=0, min_width=110, elem_id="zt-csv")
        data = gr.Button("下载 json", scale=0, min_width=110, elem_id="zt-json")
    query = gr.Textbox(saved[first], label="查询", lines=11, max_lines=30, elem_id="zt-sparql")
    terms = gr.HTML(
        render_terms(desk), js_on_load=COMPLETE, apply_default_css=False, elem_classes=["zt-completion"]
    )
    gr.HTML(f'<p class="zt-legend">{LIMITS}　{KEYS}</p>', js_on_load=None, apply_default_css=False)
    saved_file = gr.File(label="下载的文件", visible=False, elem_id="zt-sparql-file")
    shown = gr.HTML(
        carry(write_query(""), START), js_on_load=FOLLOW, apply_default_css=False, elem_id="zt-sparql-shown"
    )
    waiting: dict[str, Any] = {"api_visibility": "private", **frame.in_order}
    example.input(lambda name: saved.get(name, ""), example, query, api_visibility="private")
    run.click(partial(run_shown, desk), query, shown, **waiting)
    for button, form in ((table, "csv"), (data, "json")):
        button.click(partial(save_result, desk, form), query, [saved_file, shown], **waiting)
    on_link_in_steps(frame, TAB, partial(open_link, desk), [query, shown], lambda: [gr.skip()] * 2)
    return [(terms, lambda: render_terms(desk))]


def render_terms(desk: Desk) -> str:
    """Return what the editor can complete, for the script, not to be seen."""
    terms = [[one.text, one.meaning] for one in list_suggestions(desk.store)]
    return f'<div hidden data-terms="{escape(json.dumps(terms, ensure_ascii=False))}"></div>'


def write_query(query: str) -> str:
    """Return the query string, without the question mark, of an address by which `query` is run."""
    return urlencode({"tab": TAB, **({"query": query} if query.strip() else {})})


def open_link(desk: Desk, address: str) -> Iterator[tuple[object, object]]:
    """Yield the query of a link for the editor, then what it gives; the editor is left where it has none."""
    query = parse_qs(address).get("query", [""])[0]
    if not query.strip():
        yield gr.skip(), carry(write_query(""), START)
        return
    yield query, RUNNING
    yield query, run_shown(desk, query)


def run_shown(desk: Desk, query: str) -> str:
    """Return what `query` gives, or one Chinese sentence on why it gives nothing, with its address."""
    return carry(write_query(query), in_a_sentence("执行查询", lambda: _run(desk, query)))


def _run(desk: Desk, query: str) -> str:
    written = run_query(desk.store, Asked(query, "tsv", "ttl", rows=ROWS))
    if written.form != "tsv":
        return f'<pre class="zt-turtle">{escape(written.data.decode("utf-8"))}</pre>'
    return render_table(read_table(written.data), cut=written.cut)


def render_table(table: Table, *, cut: bool) -> str:
    """Return the solutions as a table under their number; `cut` tells that there are more."""
    if not table.rows:
        return '<p class="zt-empty">没有结果。</p>'
    count = f"只显示前 {ROWS} 行；下载的文件是全的" if cut else f"{len(table.rows)} 行"
    head = "".join(f"<th>{escape(name)}</th>" for name in ("", *table.columns))
    body = "".join(
        f"<tr><td>{number}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for number, row in enumerate(table.rows, start=1)
    )
    return (
        f'<p class="zt-legend">{count}</p><div class="zt-scroll">'
        f'<table class="zt-rows"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def save_result(desk: Desk, form: str, query: str) -> tuple[gr.File, object]:
    """Write the whole result in `form`, a graph as Turtle, to a passing file; say what went wrong instead."""

    def work() -> str:
        written = run_query(desk.store, Asked(query, form, "ttl"))
        path = desk.passing_file("查询结果", f".{written.form}")
        path.write_bytes(written.data)
        return str(path)

    made, said = attempt("下载查询结果", work)
    return gr.File(made, visible=made is not None), said if made is None else gr.skip()
