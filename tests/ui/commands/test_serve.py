"""The end of a running page: what is still being asked is cut off without a trace on the terminal."""

import shutil
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.ui.server import serving


def test_ctrl_c_ends_quietly_while_a_page_listens_and_a_question_is_half_sent(
    samples_store: Path, tmp_path: Path
) -> None:
    with serving(Path(shutil.copytree(samples_store, tmp_path / "data"))) as address:  # raises for a trace
        host = urlsplit(address).netloc
        listening, asking = HTTPConnection(host), HTTPConnection(host)
        listening.request("GET", "/gradio_api/queue/data?session_hash=open")
        response = listening.getresponse()
        assert response.status == 200
        asking.putrequest("POST", "/ask")
        asking.putheader("Content-Length", "1000")
        asking.endheaders(b'{"question": ')
    for left in (response, listening, asking):
        left.close()
    assert "uvicorn" not in (tmp_path / "serve.log").read_text("utf-8")
