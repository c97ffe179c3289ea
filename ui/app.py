"""The page as a whole: its tabs, its look, and the application that serves it."""

import warnings

import gradio as gr
from fastapi import FastAPI

from ui.api import add_api, build_api
from ui.ask import build_ask_tab, list_examples, render_start
from ui.browse import build_browse_tab
from ui.desk import Desk
from ui.endpoint import add_endpoint
from ui.matrix import build_matrix_tab, list_choices
from ui.theme import build_head, build_theme
from ui.upload import build_upload_tab, list_held

HEADER = """<div class="zt-header"><h1>政图</h1>
<p>政策文件里的责任、时限和指标，可查询、可追溯</p></div>"""
LARGEST = "64mb"
AT_ONCE = 4  # users who may wait for the same thing


def build_page(desk: Desk) -> gr.Blocks:
    """Lay out the page over `desk`."""
    page = gr.Blocks(title="政图", analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(HEADER, js_on_load=None, apply_default_css=False)
        with gr.Tabs():
            with gr.Tab("提问", id="ask"):
                examples, asked = build_ask_tab(desk)
            with gr.Tab("责任矩阵", id="matrix"):
                matrix_document = build_matrix_tab(desk)
            with gr.Tab("文件", id="browse"):
                browsed = build_browse_tab(desk)
            with gr.Tab("添加与移除", id="upload"):
                changed, removable = build_upload_tab(desk)

        def refresh() -> tuple[object, ...]:
            held = list_held(desk)
            return (
                gr.Dataset(samples=list_examples(desk)),
                gr.Dropdown(choices=list_choices(desk)),
                gr.Dropdown(choices=held),
                gr.Dropdown(choices=held, value=[]),
            )

        def renew() -> tuple[object, ...]:
            return *refresh(), render_start(desk)

        lists = [examples, matrix_document, browsed, removable]
        changed.change(refresh, None, lists, api_visibility="private", show_progress="hidden")
        page.load(renew, None, [*lists, asked], api_visibility="private", show_progress="hidden")
    page.queue(default_concurrency_limit=AT_ONCE)
    return page


def build_app(desk: Desk) -> FastAPI:
    """Return the web application of the page, which asks no other host for anything."""
    app = build_api()
    add_api(app, desk)
    add_endpoint(app, desk.store)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mounted: FastAPI = gr.mount_gradio_app(
            app,
            build_page(desk),
            path="/",
            theme=build_theme(),
            head=build_head(),
            footer_links=[],
            run_history=False,
            ssr_mode=False,
            show_error=False,
            max_file_size=LARGEST,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
        )
    return mounted
