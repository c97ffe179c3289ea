"""The page as a whole: its tabs, its look, and the application that serves it."""

import warnings
from collections.abc import Callable

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from gradio.components import Component
from gradio.data_classes import BlocksConfigDict

from ui.desk import Desk
from ui.page.ask import build_ask_tab
from ui.page.files import build_files_tab
from ui.page.frame import QUIET, Following, Frame
from ui.page.graph_view import build_graph_tab
from ui.page.ledger import build_ledger_tab
from ui.page.links import build_opener
from ui.page.matrix import build_matrix_tab
from ui.page.sparql import build_sparql_tab
from ui.page.theme import STATIC, build_head, build_theme
from ui.page.timeline import build_timeline_tab
from ui.protocols.api import add_api, build_api
from ui.protocols.endpoint import add_endpoint

HEADER = """<div class="zt-header"><h1>政图</h1>
<p>政策文件里的责任、时限和指标，可查询、可追溯</p></div>"""
LARGEST = "64mb"
AT_ONCE = 4  # users who may wait for the same thing
SESSIONS = 500  # pages whose state is kept, of more the last ones used
WORDS = {  # of Gradio's own that its Chinese lacks, which it would say in English or by their keys
    "common.complete": "已完成",
    "common.progress": "进度",
    "common.upload": "上传",
    "status.queue_position": "排队：第 {position} 位，共 {size} 位",
}
TABS: tuple[tuple[str, str, Callable[[Frame], Following]], ...] = (
    ("ask", "问答", build_ask_tab),
    ("matrix", "责任矩阵", build_matrix_tab),
    ("ledger", "任务台账", build_ledger_tab),
    ("timeline", "时间轴", build_timeline_tab),
    ("graph", "图谱", build_graph_tab),
    ("files", "文件", build_files_tab),
    ("sparql", "SPARQL", build_sparql_tab),
)


class Page(gr.Blocks):
    """A page that holds no connection while nothing happens: a browser has only six for one server."""

    def get_config_file(self) -> BlocksConfigDict:
        """Return what the browser is told, without the connection by which a page left would be noticed."""
        config = super().get_config_file()
        config["connect_heartbeat"] = False
        return config


def build_page(desk: Desk) -> gr.Blocks:
    """Lay out the page over `desk`."""
    page = Page(title="政图", analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(HEADER, js_on_load=None, apply_default_css=False)
        changed = gr.State(0)
        openers = {name: build_opener(name) for name, _, _ in TABS}
        with gr.Tabs(overflow_behavior="wrap") as tabs:
            following: list[tuple[Component, Callable[[], object]]] = []
            for name, label, build in TABS:
                with gr.Tab(label, id=name) as tab:
                    following += build(Frame(desk, page, tabs, tab, openers[name], changed))
        parts = [part for part, _ in following]

        def renew() -> list[object]:
            return [become() for _, become in following]

        for event in (changed.change, page.load):
            event(renew, None, parts, **QUIET)
        page.load(desk.prepare, None, None, **QUIET)
    page.state_session_capacity = SESSIONS
    page.queue(default_concurrency_limit=AT_ONCE)
    return page


def build_app(desk: Desk) -> FastAPI:
    """Return the web application of the page, which asks no other host for anything."""
    app = build_api()
    add_api(app, desk)
    add_endpoint(app, desk.store)
    app.mount("/zt", StaticFiles(directory=STATIC))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mounted: FastAPI = gr.mount_gradio_app(
            app,
            build_page(desk),
            path="/",
            theme=build_theme(),
            head=build_head(),
            footer_links=[],
            i18n=gr.I18n(**{"zh-CN": WORDS}),
            run_history=False,
            ssr_mode=False,
            show_error=False,
            max_file_size=LARGEST,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
        )
    return mounted
