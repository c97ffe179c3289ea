"""The command `serve`: takes the store and the port, then builds the page and runs it."""

import argparse
import asyncio
import logging
import os
import socket
import tempfile
from pathlib import Path

from graph.store import GraphStore
from ontology.errors import PolicyError
from ui.commands import console
from ui.commands.reception import receiving
from ui.desk import Desk

OFFLINE = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
}


def serve(args: argparse.Namespace) -> int:
    """Open the store and serve the page until Ctrl-C or a signal to end.

    Raises:
        PolicyError: the port is taken, or another process holds the store.
    """
    with (
        listen(args.host, args.port) as listener,
        GraphStore.open(args.store) as store,
        tempfile.TemporaryDirectory(prefix="zhengtu-") as passing,
    ):
        os.environ.update(OFFLINE, GRADIO_TEMP_DIR=passing)  # what is uploaded, only for this user's eyes
        console.warn("正在启动网页，约需十秒……")
        desk = Desk(store, Path(passing))
        with receiving(desk, args.store):
            desk.start()
            try:
                run_page(desk, listener, args.host)
            finally:
                desk.close()
    return 0


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port` (0: any free one).

    Raises:
        PolicyError: it cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise PolicyError(
            f"{host}:{port}：不能在这个地址上打开网页（{error}）；请用 --port 换一个端口。"
        ) from error
    return listener


def is_cut_off(record: logging.LogRecord) -> bool:
    """Tell whether uvicorn says that the end of the server cut off a request, which is nobody's error."""
    error = record.exc_info[1] if record.exc_info else None
    return isinstance(error, asyncio.CancelledError) or str(record.msg).startswith("Cancel %s running task")


def run_page(desk: Desk, listener: socket.socket, host: str) -> None:
    """Build the page over `desk` and serve it on `listener` until it is told to end."""
    import uvicorn

    from ui.page.app import build_app
    from ui.page.front import FrontPage

    app = FrontPage(build_app(desk))
    port = listener.getsockname()[1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
    logging.getLogger("uvicorn.error").addFilter(lambda record: not is_cut_off(record))
    console.warn(f"网页已打开：http://{shown}:{port}　（按 Ctrl-C 结束）")
    uvicorn.Server(config).run(sockets=[listener])
